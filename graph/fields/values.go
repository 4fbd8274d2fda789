package fields

import (
	"bytes"
	"encoding/json"
	"io"
	"strconv"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// Int is a number as it is written.
func Int(n int) graphql.Marshaler { return number(n) }

type number int

// MarshalGQL writes it.
func (n number) MarshalGQL(w io.Writer) {
	if b, ok := w.(*bytes.Buffer); ok {
		b.Write(strconv.AppendInt(b.AvailableBuffer(), int64(n), 10))
		return
	}
	io.WriteString(w, strconv.Itoa(int(n)))
}

// buffers are those that answers were written to before.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// bufferMax is how large a buffer may be that is kept.
const bufferMax = 1 << 20

// Written is an answer as JSON.
func Written(m graphql.Marshaler) json.RawMessage {
	b := buffers.Get().(*bytes.Buffer)
	b.Reset()
	m.MarshalGQL(b)
	out := bytes.Clone(b.Bytes())
	if b.Cap() <= bufferMax {
		buffers.Put(b)
	}
	return out
}

// Asked are the fields that an operation asks of its objects. All entries of a list
// are asked the same, which is worked out once.
type Asked struct {
	mu  sync.RWMutex
	was map[selection][]graphql.CollectedField
}

// selection is a place in an operation, and the type that is found there.
type selection struct {
	at *ast.Selection
	n  int
	of *string // its name, and those of what it implements
}

// Of are the fields that are selected of a type.
func (a *Asked) Of(oc *graphql.OperationContext, sel ast.SelectionSet, satisfies []string) []graphql.CollectedField {
	if len(sel) == 0 || len(satisfies) == 0 {
		return graphql.CollectFields(oc, sel, satisfies)
	}
	key := selection{&sel[0], len(sel), &satisfies[0]}
	a.mu.RLock()
	got, ok := a.was[key]
	a.mu.RUnlock()
	if ok {
		return got
	}
	got = graphql.CollectFields(oc, sel, satisfies)
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.was == nil {
		a.was = map[selection][]graphql.CollectedField{}
	}
	a.was[key] = got
	return got
}
