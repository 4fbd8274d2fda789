package resolvers

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"

	"ratsgraph/graph/view"
)

// freshness lets caches keep answers by GET for as long as the graph stays as
// it is. An answer depends on nothing but the graph, the question and this
// program; the tag names all three.
type freshness struct {
	revision func(context.Context) (int, error)
	program  [sha256.Size]byte // the schema and the version
	maxAge   time.Duration
}

func newFreshness(revision func(context.Context) (int, error), o Options) freshness {
	return freshness{revision: revision, program: sha256.Sum256([]byte(o.Version + "\n" + SDL())), maxAge: o.MaxAge}
}

// tag names the answer to a question; empty if it must not be kept. It takes the
// revision before the answer is read: an answer that is newer than its tag is
// asked for once too often, never once too seldom.
func (f freshness) tag(ctx context.Context, r *http.Request, question ...any) string {
	if r.Method == http.MethodPost {
		return ""
	}
	revision, err := f.revision(ctx)
	if err != nil {
		return "" // the reading will say what is wrong
	}
	text, err := json.Marshal([]any{f.program, question})
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(text)
	return fmt.Sprintf(`W/"%d-%x"`, revision, sum[:12])
}

// matches says if a client has the answer of this tag.
func matches(r *http.Request, tag string) bool {
	for known := range strings.SplitSeq(strings.Join(r.Header.Values("If-None-Match"), ","), ",") {
		if known = strings.TrimSpace(known); known == tag || known == strings.TrimPrefix(tag, "W/") || known == "*" {
			return true
		}
	}
	return false
}

// mark gives an answer its tag. What went wrong is not kept.
func (f freshness) mark(w http.ResponseWriter, tag string, well bool) {
	if !well {
		w.Header().Set("Cache-Control", "no-store")
		return
	}
	w.Header().Set("Cache-Control", fmt.Sprintf("public, max-age=%d, must-revalidate", int(f.maxAge.Seconds())))
	w.Header().Set("ETag", tag)
}

// unchanged tells a client to use what it has.
func (f freshness) unchanged(w http.ResponseWriter, tag string) {
	f.mark(w, tag, true)
	w.Header().Add("Vary", "Accept")
	w.WriteHeader(http.StatusNotModified)
}

// NewCached lets caches keep what another handler answers from the graph by GET,
// for as long as the graph stays as it is: ETag and Cache-Control as for the API,
// and Last-Modified, the time of the graph's last change.
func NewCached(next http.Handler, m Memory, o Options) http.Handler {
	f, last := newFreshness(m.answeredAt, o), &changed{changes: m.Changes}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r = r.WithContext(view.Pin(r.Context()))
		tag := f.tag(r.Context(), r, r.Host, r.URL.Path, r.URL.Query())
		if tag == "" {
			next.ServeHTTP(w, r)
			return
		}
		if revision, err := f.revision(r.Context()); err == nil {
			last.tell(r.Context(), w, revision)
		}
		if matches(r, tag) {
			f.unchanged(w, tag)
			return
		}
		next.ServeHTTP(&marked{ResponseWriter: w, mark: func(status int) { f.mark(w, tag, status < 300) }}, r)
	})
}

// marked marks an answer when its status is known.
type marked struct {
	http.ResponseWriter
	mark func(status int)
	done bool
}

// WriteHeader marks what is to come.
func (m *marked) WriteHeader(status int) {
	if !m.done {
		m.done = true
		m.mark(status)
	}
	m.ResponseWriter.WriteHeader(status)
}

// Write marks what has no status of its own.
func (m *marked) Write(b []byte) (int, error) {
	if !m.done {
		m.done = true
		m.mark(http.StatusOK)
	}
	return m.ResponseWriter.Write(b)
}

// Unwrap lets a response controller through.
func (m *marked) Unwrap() http.ResponseWriter { return m.ResponseWriter }
