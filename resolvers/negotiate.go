package resolvers

import (
	"bytes"
	"encoding/json"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
)

// The media types of answers. The elder one has status 200 whatever it says;
// who asks for the younger one is told by the status, too.
const (
	mediaLegacy   = "application/json"
	mediaResponse = "application/graphql-response+json"
)

// negotiate says which of the two a client wants. Who does not name the younger
// one gets what every tool understands.
func negotiate(r *http.Request) string {
	best, media := 0.0, mediaLegacy
	for part := range strings.SplitSeq(strings.Join(r.Header.Values("Accept"), ","), ",") {
		name, params, err := mime.ParseMediaType(part)
		if err != nil || name != mediaLegacy && name != mediaResponse {
			continue
		}
		q := 1.0
		if given, err := strconv.ParseFloat(params["q"], 64); err == nil {
			q = given
		}
		if q > best {
			best, media = q, name
		}
	}
	return media
}

// An answer is written once, as a whole.
type answer struct {
	w     http.ResponseWriter
	media string
}

// send writes an answer. Without a status, what it says decides.
func (a *answer) send(status int, resp *graphql.Response) {
	if status == 0 {
		status = http.StatusOK
		if a.media == mediaResponse {
			status = statusOf(resp)
		}
	}
	body := buffers.Get().(*bytes.Buffer)
	body.Reset()
	defer func() {
		if body.Cap() <= bufferMax {
			buffers.Put(body)
		}
	}()
	if err := write(body, resp); err != nil { // no value of ours; a resolver gave what is no JSON
		answerError(a.w, http.StatusInternalServerError, codeInternal, "internal error")
		return
	}
	if status == http.StatusMethodNotAllowed {
		a.w.Header().Set("Allow", "GET, HEAD, OPTIONS, POST")
	}
	a.w.Header().Set("Content-Type", a.media+"; charset=utf-8")
	a.w.Header().Add("Vary", "Accept")
	a.w.WriteHeader(status)
	a.w.Write(body.Bytes()) // the client may be gone: nothing to do about it
}

// buffers are those that answers were written to before, unless they are larger
// than bufferMax.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

const bufferMax = 1 << 20

// write writes an answer as JSON. The data are JSON already, and may be long: they
// are not looked through again. Without data there is no such entry: that tells
// what was refused from what came to nothing.
func write(out *bytes.Buffer, resp *graphql.Response) error {
	before := byte('{')
	for _, part := range []struct {
		name  string
		value any
		empty bool
	}{{"errors", resp.Errors, len(resp.Errors) == 0}, {"data", resp.Data, len(resp.Data) == 0}, {"extensions", resp.Extensions, len(resp.Extensions) == 0}} {
		if part.empty {
			continue
		}
		text, ok := part.value.(json.RawMessage)
		if !ok {
			var err error
			if text, err = json.Marshal(part.value); err != nil {
				return err
			}
		}
		out.WriteByte(before)
		out.WriteString(strconv.Quote(part.name))
		out.WriteByte(':')
		out.Write(text)
		before = ','
	}
	if before == '{' {
		out.WriteByte(before)
	}
	return out.WriteByte('}')
}

// statuses are those of answers without data, by the code of the first error.
// Any other code is about what the client asked: 400.
var statuses = map[string]int{
	codeUnauthenticated: http.StatusUnauthorized,
	codeForbidden:       http.StatusForbidden,
	codeMethod:          http.StatusMethodNotAllowed,
	codeBusy:            http.StatusServiceUnavailable,
	codeMany:            http.StatusTooManyRequests,
	codeTimeout:         http.StatusServiceUnavailable,
	codeDown:            http.StatusServiceUnavailable,
	codeLarge:           http.StatusServiceUnavailable,
	codeInternal:        http.StatusInternalServerError,
}

func statusOf(resp *graphql.Response) int {
	if resp.Data != nil || len(resp.Errors) == 0 {
		return http.StatusOK
	}
	code, _ := resp.Errors[0].Extensions["code"].(string)
	if status, ok := statuses[code]; ok {
		return status
	}
	return http.StatusBadRequest
}
