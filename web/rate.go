package web

import (
	"context"
	"fmt"
	"math"
	"net/http"
	"sync"

	"golang.org/x/time/rate"
)

// An Allowance is what a client may still ask.
type Allowance struct {
	Limit     int     `json:"limit"`     // requests at once
	Remaining int     `json:"remaining"` // of these
	Rate      float64 `json:"perSecond"` // requests that come back in a second
}

// AllowanceOf is what the client of a request may still ask; nil if it may ask
// as it likes.
func AllowanceOf(ctx context.Context) *Allowance {
	if c := callOf(ctx); c != nil {
		return c.allowance
	}
	return nil
}

// Client tells the client of a request from others; empty outside of one.
func Client(ctx context.Context) string {
	if c := callOf(ctx); c != nil {
		return c.client
	}
	return ""
}

// limited lets each client ask so often.
func limited(next http.Handler, o Options) http.Handler {
	if o.Rate <= 0 {
		return next
	}
	burst := o.Burst
	if burst == 0 {
		burst = max(1, int(10*o.Rate))
	}
	all := &limiters{rate: rate.Limit(o.Rate), burst: burst}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if unlimited(r.URL.Path) {
			next.ServeHTTP(w, r)
			return
		}
		l := all.of(o.Client.key(r))
		allowed := l.Allow()
		left := &Allowance{Limit: burst, Remaining: max(0, int(l.Tokens())), Rate: o.Rate}
		if c := callOf(r.Context()); c != nil {
			c.allowance = left
		}
		w.Header().Set("RateLimit-Policy", fmt.Sprintf(`"client";q=%d;w=%d`, burst, int(math.Ceil(float64(burst)/o.Rate))))
		w.Header().Set("RateLimit", fmt.Sprintf(`"client";r=%d`, left.Remaining))
		if !allowed {
			tooOften(w, o.Rate)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// unlimited are the places that watchers ask.
func unlimited(path string) bool { return path == "/healthz" || path == "/readyz" }

// tooOften refuses in the words of GraphQL, which most clients here speak.
func tooOften(w http.ResponseWriter, perSecond float64) {
	wait := max(1, int(math.Ceil(1/perSecond)))
	w.Header().Set("Retry-After", fmt.Sprint(wait))
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(http.StatusTooManyRequests)
	fmt.Fprintf(w, `{"errors":[{"message":"too many requests: ask again in %d s","extensions":{"code":"RATE_LIMITED","retryAfter":%d}}]}`, wait, wait)
}

// limiters are those of the clients that asked lately. However many addresses
// ask, memory is bounded: who has not asked since half of it filled up is
// forgotten, and starts anew.
type limiters struct {
	rate  rate.Limit
	burst int

	mu         sync.Mutex
	young, old map[string]*rate.Limiter
}

// clientsMax is how many clients are known at once, twice.
const clientsMax = 20_000

func (l *limiters) of(key string) *rate.Limiter {
	l.mu.Lock()
	defer l.mu.Unlock()
	if c := l.young[key]; c != nil {
		return c
	}
	c := l.old[key]
	if c == nil {
		c = rate.NewLimiter(l.rate, l.burst)
	}
	if l.young == nil || len(l.young) >= clientsMax {
		l.young, l.old = map[string]*rate.Limiter{}, l.young
	}
	l.young[key] = c
	return c
}
