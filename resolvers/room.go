package resolvers

import (
	"context"
	"net/http"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// How many subscriptions, and connections for them, there may be unless told.
const (
	followersMost = 1000 // at once
	followersEach = 20   // of one client
)

// A room holds those who stay: so many at all, and so many of one client, that no
// one takes the place of all others.
type room struct {
	what       string // the plural of what stays
	most, each int
	client     func(context.Context) string // tells clients apart; empty: not known, then only the whole is bounded

	mu sync.Mutex
	n  int
	of map[string]int
}

func newRoom(what string, o Options) *room {
	r := &room{what: what, most: o.Followers, each: o.FollowersEach, client: o.Client, of: map[string]int{}}
	if r.client == nil {
		r.client = func(context.Context) string { return "" }
	}
	return r
}

// enter counts somebody in, until they leave.
func (r *room) enter(ctx context.Context) (leave func(), refused *gqlerror.Error) {
	who := r.client(ctx)
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case who != "" && r.of[who] >= r.each:
		return nil, refuse(codeMany, "you have %d %s already: end one first", r.of[who], r.what)
	case r.n >= r.most:
		return nil, refuse(codeBusy, "there are %d %s already: try again later, or ask for changes after the cursor that you have", r.n, r.what)
	}
	r.n++
	r.of[who]++
	return sync.OnceFunc(func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.n--
		if r.of[who]--; r.of[who] == 0 {
			delete(r.of, who)
		}
	}), nil
}

// roomy lets a transport hold only so many connections. Who says nothing on them
// takes a place, too.
type roomy struct {
	graphql.Transport
	room *room
}

// Do answers if there is room for the connection.
func (t roomy) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	leave, refused := t.room.enter(r.Context())
	if refused != nil {
		code := refused.Extensions["code"].(string)
		answerError(w, statuses[code], code, refused.Message)
		return
	}
	defer leave()
	t.Transport.Do(w, r, exec)
}
