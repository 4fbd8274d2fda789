package export

import (
	"bufio"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"ratsgraph/graph"
	"ratsgraph/graph/view/relate"
)

// A markup writes XML piece by piece and keeps the first error.
type markup struct {
	ctx context.Context
	w   *bufio.Writer
	err error
}

func newMarkup(ctx context.Context, w io.Writer) *markup {
	return &markup{ctx: ctx, w: bufio.NewWriterSize(w, 32<<10)}
}

// put writes a format whose holes are texts: each is escaped.
func (m *markup) put(format string, texts ...string) {
	if m.err == nil {
		m.err = m.ctx.Err()
	}
	if m.err != nil {
		return
	}
	escaped := make([]any, len(texts))
	for i, t := range texts {
		var b strings.Builder
		if m.err = xml.EscapeText(&b, []byte(t)); m.err != nil {
			return
		}
		escaped[i] = b.String()
	}
	_, m.err = fmt.Fprintf(m.w, format, escaped...)
}

// end writes what is left and returns the first error.
func (m *markup) end() error {
	if m.err != nil {
		return m.err
	}
	return m.w.Flush()
}

// A value is one attribute of a node or an edge.
type value struct {
	key, text string
}

// An attribute is what nodes or edges are described by.
type attribute struct {
	name, typ, about string // typ is one that both formats have
}

// What nodes and edges are described by. What is not recorded is left out.
var (
	nodeAttributes = []attribute{
		{"kind", "string", "person or body"},
		{"party", "string", "Key of the party as last stated within the scope; left out where none is."},
		{"sessions", "long", "Sessions that the person attended, or that the body held, within the scope."},
	}
	edgeAttributes = []attribute{
		{"kind", "string", "co-presence, substitution or membership"},
		{"n", "long", "Sessions that the edge rests on."},
		{"timed", "long", "Of these, sessions of which minutes are known."},
		{"minutes", "long", "Minutes that both were there, in the timed sessions; left out where none is timed."},
		{"first", "string", "First day of a membership."},
		{"last", "string", "Last day of a membership."},
		{"certainty", "string", "PRINTED if minutes print it, INFERRED if it follows by a rule."},
	}
)

// nodeValues are the attributes that a node has.
func nodeValues(n relate.Node) []value {
	out := []value{{"kind", n.ID.Kind()}}
	if n.Party != "" {
		out = append(out, value{"party", n.Party})
	}
	return append(out, value{"sessions", strconv.Itoa(n.Sessions)})
}

// edgeValues are the attributes that an edge of a kind has.
func edgeValues(kind string, e relate.Edge) []value {
	out := []value{{"kind", kind}, {"n", strconv.Itoa(e.N)}}
	if kind == "co-presence" {
		out = append(out, value{"timed", strconv.Itoa(e.Timed)})
	}
	if e.Timed > 0 {
		out = append(out, value{"minutes", strconv.Itoa(e.Minutes)})
	}
	if e.First != "" {
		out = append(out, value{"first", string(e.First)}, value{"last", string(e.Last)})
	}
	return append(out, value{"certainty", string(e.Certainty)})
}

// label is the name of a node for the eye; where none is printed, its id.
func label(n relate.Node) string {
	if n.Name == "" {
		return string(n.ID)
	}
	return n.Name
}

// facts are what is said of a network as a whole.
func facts(n relate.Network, s scope) []value {
	var asked []string
	for _, name := range slices.Sorted(maps.Keys(s.parameters)) {
		asked = append(asked, name+"="+s.parameters[name])
	}
	return []value{{"definition", n.Definition}, {"n", strconv.Itoa(n.N)}, {"missing", strconv.Itoa(n.Missing)},
		{"revision", strconv.Itoa(n.Revision)}, {"parameters", strings.Join(asked, " ")}}
}

// places numbers nodes.
func places(n relate.Network) map[graph.ID]int {
	out := make(map[graph.ID]int, len(n.Nodes))
	for i, x := range n.Nodes {
		out[x.ID] = i
	}
	return out
}
