package resolvers

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/coder/websocket"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"ratsgraph/graph/view"
)

// pingEvery is how often a connection shows that it is alive.
const pingEvery = 15 * time.Second

const mediaEvents = "text/event-stream"

// events answers subscriptions as server-sent events, by GET as browsers ask for
// them (EventSource), and by POST.
type events struct{ ping time.Duration }

var _ graphql.Transport = events{}

// Supports takes what asks for events and nothing else. Some clients name them
// beside JSON with every query.
func (events) Supports(r *http.Request) bool {
	accept := strings.Join(r.Header.Values("Accept"), ",")
	return r.Header.Get("Upgrade") == "" && strings.Contains(accept, mediaEvents) &&
		!strings.Contains(accept, mediaLegacy) && !strings.Contains(accept, mediaResponse)
}

// Do sends an event for every answer until the client goes away.
func (e events) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	a := &answer{w: w, media: mediaLegacy}
	params, refused := read(r)
	if refused != nil {
		a.send(refused.status, exec.DispatchError(r.Context(), gqlerror.List{refused.err}))
		return
	}
	op, errs := exec.CreateOperationContext(r.Context(), params)
	if errs == nil && op.Operation.Operation != ast.Subscription {
		errs = gqlerror.List{refuse(codeInput, "only subscriptions are answered as %s", mediaEvents)}
	}
	if errs != nil {
		a.send(http.StatusBadRequest, exec.DispatchError(graphql.WithOperationContext(r.Context(), op), errs))
		return
	}
	ctx, cancel := context.WithCancel(r.Context())
	defer cancel()
	respond, inner := exec.DispatchOperation(ctx, op)
	e.send(ctx, w, answersOf(inner, respond))
}

// answersOf gives answers one by one, and ends with the context.
func answersOf(ctx context.Context, respond graphql.ResponseHandler) <-chan *graphql.Response {
	out := make(chan *graphql.Response)
	go func() {
		defer close(out)
		for resp := respond(ctx); resp != nil; resp = respond(ctx) {
			select {
			case out <- resp:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

// send writes events, and comments between them so that nobody on the way takes
// the connection for dead.
func (e events) send(ctx context.Context, w http.ResponseWriter, answers <-chan *graphql.Response) {
	w.Header().Set("Content-Type", mediaEvents+"; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Accel-Buffering", "no") // proxies must not gather events
	write := func(text string) bool {
		_, err := fmt.Fprint(w, text)
		return err == nil && http.NewResponseController(w).Flush() == nil
	}
	tick := time.NewTicker(e.ping)
	defer tick.Stop()
	for well := write(":\n\n"); well; {
		select {
		case resp, more := <-answers:
			if !more {
				write("event: complete\ndata:\n\n")
				return
			}
			body, err := json.Marshal(resp)
			well = err == nil && write("event: next\ndata: "+string(body)+"\n\n")
			tick.Reset(e.ping)
		case <-tick.C:
			well = write(": ping\n\n")
		case <-ctx.Done():
			return
		}
	}
}

// How WebSockets are kept.
const (
	socketInit    = 10 * time.Second // for the first message
	socketMessage = 64 << 10         // bytes of one message
)

// sockets answers over WebSockets, in the protocol graphql-transport-ws. Pages of
// other sites may ask, too: what is answered is public.
func sockets(ping time.Duration) graphql.Transport {
	limit := int64(socketMessage)
	return transport.Websocket{
		Implementation:   transport.CoderWebsocketImplementation{AcceptOptions: websocket.AcceptOptions{InsecureSkipVerify: true}},
		InitTimeout:      socketInit,
		PingPongInterval: ping,
		PayloadReadLimit: &limit,
	}
}

// streamed answers each event of a subscription from the graph as it is then.
type streamed struct{ Memory }

var _ interface {
	graphql.HandlerExtension
	graphql.OperationContextMutator
	graphql.ResponseInterceptor
} = streamed{}

// ExtensionName names the extension.
func (streamed) ExtensionName() string { return "Streamed" }

// Validate accepts any schema.
func (streamed) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext refuses what would have no end in time on a WebSocket.
func (streamed) MutateOperationContext(_ context.Context, op *graphql.OperationContext) *gqlerror.Error {
	if op.Headers.Get("Upgrade") != "" && op.Operation.Operation != ast.Subscription {
		return refuse(codeInput, "over a WebSocket only subscriptions are answered: send a %s by POST", op.Operation.Operation)
	}
	return nil
}

// InterceptResponse gives each event its own loaders, and one state of the graph.
func (s streamed) InterceptResponse(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	if graphql.HasOperationContext(ctx) {
		if op := graphql.GetOperationContext(ctx).Operation; op != nil && op.Operation == ast.Subscription {
			resp := next(withLoaders(view.Repin(ctx), s.Memory))
			if resp != nil { // the executor writes the next event over the bytes of this one
				resp.Data = bytes.Clone(resp.Data)
			}
			return resp
		}
	}
	return next(ctx)
}
