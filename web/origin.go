package web

import (
	"net/http"
	"slices"
)

// What pages of other sites may send and see.
const (
	methodsAllowed = "GET, HEAD, POST, OPTIONS"
	headersAllowed = "Accept, Authorization, Content-Type, If-None-Match, " + idHeader
	headersShown   = "ETag, Retry-After, RateLimit, RateLimit-Policy, " + idHeader
	keepPreflight  = "7200" // seconds: the longest that browsers keep one
)

// crossOrigin lets pages of some sites ask. No cookies are involved, so a page
// can do no more than its reader could without it.
func crossOrigin(next http.Handler, origins []string) http.Handler {
	if len(origins) == 0 {
		return next
	}
	anyone := slices.Contains(origins, "*")
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h, origin := w.Header(), r.Header.Get("Origin")
		if !anyone {
			h.Add("Vary", "Origin")
		}
		switch {
		case origin == "" || !anyone && !slices.Contains(origins, origin):
			next.ServeHTTP(w, r)
			return
		case anyone:
			h.Set("Access-Control-Allow-Origin", "*")
		default:
			h.Set("Access-Control-Allow-Origin", origin)
		}
		if r.Method == http.MethodOptions && r.Header.Get("Access-Control-Request-Method") != "" {
			h.Set("Access-Control-Allow-Methods", methodsAllowed)
			h.Set("Access-Control-Allow-Headers", headersAllowed)
			h.Set("Access-Control-Max-Age", keepPreflight)
			w.WriteHeader(http.StatusNoContent)
			return
		}
		h.Set("Access-Control-Expose-Headers", headersShown)
		next.ServeHTTP(w, r)
	})
}
