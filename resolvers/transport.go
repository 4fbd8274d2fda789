package resolvers

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// plain answers one operation a request, by POST and GET, as the specification
// "GraphQL over HTTP" has it.
type plain struct {
	timeout time.Duration
	fresh   freshness
}

var _ graphql.Transport = plain{}

// errorsMax is how many things are named that are wrong with an operation.
const errorsMax = 20

// Supports takes all but what is to become another protocol.
func (plain) Supports(r *http.Request) bool { return r.Header.Get("Upgrade") == "" }

// Do answers a request. When its time is over, or the client has gone, the
// reading ends too.
func (p plain) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	ctx, cancel := context.WithTimeout(r.Context(), p.timeout)
	defer cancel()
	a := &answer{w: w, media: negotiate(r)}
	params, refused := read(r)
	if refused != nil {
		a.send(refused.status, exec.DispatchError(ctx, gqlerror.List{refused.err}))
		return
	}
	op, errs := exec.CreateOperationContext(ctx, params)
	if errs == nil {
		errs = suits(r.Method, op.Operation)
	}
	if errs != nil {
		errs = errs[:min(len(errs), errorsMax)]
		a.send(0, exec.DispatchError(graphql.WithOperationContext(ctx, op), errs))
		return
	}
	tag := p.fresh.tag(ctx, r, a.media, params.Query, params.OperationName, params.Variables)
	if tag != "" && matches(r, tag) {
		p.fresh.unchanged(w, tag)
		return
	}
	respond, inner := exec.DispatchOperation(ctx, op)
	resp := respond(inner)
	if resp == nil { // the time was over before anything was read
		resp = exec.DispatchError(graphql.WithOperationContext(ctx, op), gqlerror.List{gqlerror.WrapIfUnwrapped(context.Cause(ctx))})
	}
	if tag != "" {
		p.fresh.mark(w, tag, len(resp.Errors) == 0)
	}
	a.send(0, resp)
}

// suits says whether an operation can be answered to a request of this method.
func suits(method string, op *ast.OperationDefinition) gqlerror.List {
	switch {
	case op.Operation == ast.Subscription:
		return gqlerror.List{refuse(codeInput, "a subscription is answered as text/event-stream or over a WebSocket, not here")}
	case method == http.MethodGet && op.Operation != ast.Query:
		return gqlerror.List{refuse(codeMethod, "by GET only queries are answered: send a %s by POST", op.Operation)}
	}
	return nil
}

// A refusal is why a request is none that GraphQL could answer.
type refusal struct {
	status int
	err    *gqlerror.Error
}

func refuseRequest(status int, code, format string, args ...any) *refusal {
	return &refusal{status, refuse(code, format, args...)}
}

// asked is the request as it is sent.
type asked struct {
	graphql.RawParams
	DocumentID string `json:"documentId"` // of a document that both sides know
}

// read takes the operation out of a request.
func read(r *http.Request) (*graphql.RawParams, *refusal) {
	start := graphql.Now()
	var a asked
	var refused *refusal
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		refused = a.fromURL(r.URL.RawQuery)
	case http.MethodPost:
		refused = a.fromBody(r)
	default:
		refused = refuseRequest(http.StatusMethodNotAllowed, codeMethod, "ask by GET or POST")
	}
	if a.DocumentID != "" {
		if a.Extensions == nil {
			a.Extensions = map[string]any{}
		}
		a.Extensions[documentIDExtension] = a.DocumentID
	}
	a.Headers = r.Header
	a.ReadTime = graphql.TraceTiming{Start: start, End: graphql.Now()}
	return &a.RawParams, refused
}

func (a *asked) fromURL(raw string) *refusal {
	q, err := url.ParseQuery(raw)
	if err != nil {
		return refuseRequest(http.StatusBadRequest, codeInput, "the address is not well formed")
	}
	for _, values := range q {
		for _, v := range values {
			if !utf8.ValidString(v) {
				return refuseRequest(http.StatusBadRequest, codeInput, "the address holds what is no UTF-8")
			}
		}
	}
	a.Query, a.OperationName, a.DocumentID = q.Get("query"), q.Get("operationName"), q.Get("documentId")
	for name, into := range map[string]*map[string]any{"variables": &a.Variables, "extensions": &a.Extensions} {
		if text := q.Get(name); text != "" && decode(strings.NewReader(text), into) != nil {
			return refuseRequest(http.StatusBadRequest, codeInput, "%s: want a JSON object", name)
		}
	}
	return nil
}

func (a *asked) fromBody(r *http.Request) *refusal {
	if media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || media != "application/json" {
		return refuseRequest(http.StatusUnsupportedMediaType, codeInput, "send the operation as application/json")
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return refuseRequest(http.StatusBadRequest, codeInput, "the request ended too early")
	}
	if !utf8.Valid(body) { // what reads JSON would put something else in its place, and say nothing
		return refuseRequest(http.StatusBadRequest, codeInput, "the body is no UTF-8")
	}
	if bytes.HasPrefix(bytes.TrimSpace(body), []byte("[")) {
		return refuseRequest(http.StatusBadRequest, codeInput, "batches are not answered: send each operation as a request of its own, or ask for several fields in one operation")
	}
	if decode(bytes.NewReader(body), a) != nil {
		return refuseRequest(http.StatusBadRequest, codeInput, `the body is not JSON as it is wanted here: {"query": "…", "operationName": "…", "variables": {…}}`)
	}
	return nil
}

// decode reads one value and nothing after it.
func decode(r io.Reader, into any) error {
	d := json.NewDecoder(r)
	d.UseNumber()
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return errors.New("more than one value")
	}
	return nil
}
