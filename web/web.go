// Package web stands between the network and what answers: it names requests,
// says who may ask from where and how often, makes answers small, and tells what
// was served. It knows nothing of councils and nothing of GraphQL.
package web

import (
	"context"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/klauspost/compress/gzhttp"
)

// Options set what stands in front of a handler. The zero value lets everybody
// ask as often as they like, from no other site.
type Options struct {
	Origins []string      // sites whose pages may ask; "*" is any
	Rate    float64       // requests a second of one client; 0: no limit
	Burst   int           // requests at once of one client; 0: ten seconds' worth
	Client  ClientOf      // who asks
	Log     *slog.Logger  // for one line a request; nil: none
	Served  func(Served)  // is told of every answer; nil: nobody is
	Trace   Middleware    // nil: no traces
	Slow    time.Duration // how long a client may take to fetch an answer; 0: 2 minutes
}

// A Middleware puts something in front of a handler.
type Middleware func(http.Handler) http.Handler

// Served is what may be told of an answer. Neither the address nor the question
// is in it.
type Served struct {
	Method  string
	Route   string // the pattern that matched, not the path
	Status  int
	Bytes   int64
	Took    time.Duration
	Request string // its id
	Notes   []slog.Attr
}

// Wrap puts all that the options say in front of a handler.
func Wrap(next http.Handler, o Options) (http.Handler, error) {
	compress, err := gzhttp.NewWrapper(gzhttp.MinSize(1024), gzhttp.ContentTypeFilter(compressible))
	if err != nil {
		return nil, err
	}
	if o.Slow == 0 {
		o.Slow = 2 * time.Minute
	}
	next = compress(next)
	next = limited(next, o)
	next = crossOrigin(next, o.Origins)
	if o.Trace != nil {
		next = o.Trace(next)
	}
	return named(next, o), nil
}

// compressible says which answers grow smaller. A stream of events must not
// wait for more to compress.
func compressible(contentType string) bool {
	kind, _, _ := strings.Cut(contentType, ";")
	switch kind = strings.TrimSpace(kind); {
	case kind == "text/event-stream":
		return false
	case strings.HasPrefix(kind, "text/"), strings.HasSuffix(kind, "+json"), strings.HasSuffix(kind, "+xml"), strings.HasSuffix(kind, "json"):
		return true
	}
	return kind == "application/javascript" || kind == "application/xml"
}

// named gives each request an id, says at the end what was served, and keeps a
// client that fetches nothing from holding an answer forever.
func named(next http.Handler, o Options) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		c := &call{id: requestID(r), client: o.Client.key(r)}
		r = r.WithContext(context.WithValue(r.Context(), callKey{}, c))
		w.Header().Set(idHeader, c.id)
		w.Header().Set("X-Content-Type-Options", "nosniff") // an answer that quotes what was asked is no page
		rec := &recorder{ResponseWriter: w, slow: o.Slow}
		defer func() {
			s := Served{Method: r.Method, Route: r.Pattern, Status: rec.status, Bytes: rec.bytes, Took: time.Since(start), Request: c.id, Notes: c.attrs()}
			if o.Served != nil {
				o.Served(s)
			}
			if o.Log != nil {
				logServed(r.Context(), o.Log, s)
			}
		}()
		next.ServeHTTP(rec, r)
	})
}
