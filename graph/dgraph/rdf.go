package dgraph

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"unicode/utf8"

	"ratsgraph/graph"
)

// An rdfWriter writes triples with uids of our own choice, for the bulk loader.
type rdfWriter struct {
	open func() (io.WriteCloser, error) // where they go; called for the first of them
	to   *ahead                         // nil: not open
	buf  *bufio.Writer
	last uint64              // the uid that was given last; the state of the graph has the first
	uids map[graph.ID]string // of the shared nodes of a municipality, and of what is being written
	line []byte
}

func newRDFWriter(open func() (io.WriteCloser, error)) *rdfWriter {
	return &rdfWriter{open: open, last: 1, uids: map[graph.ID]string{}}
}

// begin forgets the uids: nothing that follows refers to what came before. The
// uid of what comes first may be chosen.
func (r *rdfWriter) begin(first uint64) {
	r.uids = map[graph.ID]string{}
	if first != 0 {
		r.uids[stateID] = uidText(first)
	}
}

func (r *rdfWriter) uid(id graph.ID) string { return r.uids[id] }

func (r *rdfWriter) give(id graph.ID) {
	r.last++
	r.uids[id] = uidText(r.last)
}

// change writes a plan that takes nothing away.
func (r *rdfWriter) change(p plan) error {
	w := writer{known: r.uids, nodes: p.nodes}
	var all []triple
	for _, id := range w.needs(p.change) {
		if n := p.nodes[id]; n != nil && n.shared {
			r.give(id)
			all = append(all, n.triples()...)
		}
	}
	for _, id := range p.change.created {
		r.give(id)
		all = append(all, p.nodes[id].triples()...)
	}
	for _, t := range append(all, p.change.set...) {
		if r.uid(t.subject) == "" || t.object != "" && r.uid(t.object) == "" {
			return fmt.Errorf("%w: a fact refers to a thing that was not given (predicate %s)", graph.ErrInvalid, t.pred)
		}
		if err := r.write(t); err != nil {
			return err
		}
	}
	for _, id := range p.change.created {
		delete(r.uids, id) // only shared nodes are referred to by what follows
	}
	return nil
}

// write writes a triple.
func (r *rdfWriter) write(t triple) error {
	if r.to == nil {
		to, err := r.open()
		if err != nil {
			return err
		}
		r.to = writeAhead(to)
		r.buf = bufio.NewWriterSize(r.to, 1<<20)
	}
	r.line = appendRDF(r.line[:0], t, r.uid)
	_, err := r.buf.Write(r.line)
	return err
}

func (r *rdfWriter) close() error {
	if r.to == nil {
		return nil
	}
	err := errors.Join(r.buf.Flush(), r.to.Close())
	r.to = nil // a load that could not be finished is discarded as well
	return err
}

// appendRDF writes a triple as a line, or as one for each value of a list.
func appendRDF(b []byte, t triple, uid func(graph.ID) string) []byte {
	if all, ok := t.value.([]string); ok {
		for _, one := range all {
			b = appendRDF(b, triple{subject: t.subject, pred: t.pred, value: one}, uid)
		}
		return b
	}
	b = append(append(append(append(b, '<'), uid(t.subject)...), "> <"...), t.pred...)
	b = append(b, "> "...)
	switch v := t.value.(type) {
	case string:
		b = appendLiteral(b, v)
	case int:
		b = append(strconv.AppendInt(append(b, '"'), int64(v), 10), `"^^<xs:int>`...)
	case bool:
		b = append(strconv.AppendBool(append(b, '"'), v), `"^^<xs:boolean>`...)
	default:
		b = append(append(append(b, '<'), uid(t.object)...), '>')
		b = appendFacets(b, t.facets)
	}
	return append(b, " .\n"...)
}

// appendFacets writes the facets of an edge, if it has any.
func appendFacets(b []byte, facets map[string]string) []byte {
	if len(facets) == 0 {
		return b
	}
	sign := " ("
	for _, k := range slices.Sorted(maps.Keys(facets)) {
		if facets[k] != "" {
			b = append(append(append(b, sign...), k...), '=')
			b = appendLiteral(b, facets[k])
			sign = ","
		}
	}
	if sign == "," {
		b = append(b, ')')
	}
	return b
}

// appendLiteral writes a string in quotes. Dgraph reads the escapes of Go, as far
// as they are those of RDF.
func appendLiteral(b []byte, s string) []byte {
	b = append(b, '"')
	for _, c := range s {
		switch {
		case c == '"' || c == '\\':
			b = append(b, '\\', byte(c))
		case c == '\n':
			b = append(b, `\n`...)
		case c < ' ' || c == 0x7f:
			b = fmt.Appendf(b, `\u%04x`, c)
		default:
			b = utf8.AppendRune(b, c)
		}
	}
	return append(b, '"')
}
