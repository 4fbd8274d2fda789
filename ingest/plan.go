package ingest

import (
	"encoding/json"
	"strconv"

	"ratsgraph/graph"
	"ratsgraph/ingest/identity"
	"ratsgraph/ingest/minutes"
	"ratsgraph/ingest/source"
	"ratsgraph/ingest/text"
)

// A Reading is a document and what was read in it.
type Reading struct {
	Digest    string
	Locations []string
	Given     source.Given
	Text      text.Text
	Says      minutes.Minutes
}

// Plan says what should be true in the graph because of a document. It needs
// nothing but the reading: the same one gives the same facts, whatever else is
// known.
func Plan(r Reading, who identity.Matcher) graph.Facts {
	p := &planner{
		Reading: r,
		id:      graph.NewID(graph.KindDocument, r.Digest),
		uses:    map[graph.ID]int{},
		known:   map[graph.ID]bool{},
	}
	p.out.Document = p.document()
	p.place()
	p.session()
	p.links = who.Session(identity.Town{Scope: p.scope, MunicipalityID: p.town}, r.Says.Attendance)
	p.people()
	p.items()
	p.recusals()
	p.outside()
	return p.out
}

// A planner makes the facts of one document.
type planner struct {
	Reading
	id    graph.ID // of the document
	scope string   // the first part of ids
	town  graph.ID // empty if it is not known
	links identity.Linker
	uses  map[graph.ID]int  // how often an id was wanted
	known map[graph.ID]bool // persons, parties and papers that stand in out
	out   graph.Facts
}

func (p *planner) document() graph.Document {
	d := graph.Document{
		ID:         p.id,
		Digest:     p.Digest,
		Locations:  p.Locations,
		Parser:     Version,
		Layout:     printed(p.Says.Layout),
		Pages:      p.Text.Pages,
		LineCount:  len(p.Text.Lines),
		Understood: p.Says.Quality.Understood,
		Readable:   p.Says.Quality.Lines,
		Running:    p.Says.Quality.Running,
		Format:     string(p.Text.Format),
		Words:      p.Says.Quality.Words,
		Confidence: p.Says.Quality.Confidence,
		GivenTown:  printed(p.Given.Municipality),
		GivenDate:  printed(graph.Date(p.Given.Date)),
		GivenTerms: givenTerms(p.Given.Terms),
		Text:       keptText(p.Text),
	}
	for _, o := range p.Says.Problems {
		d.Problems = append(d.Problems, graph.Problem{Kind: o.Kind, Text: o.Text, Page: o.Page, First: o.First, Last: o.Last})
	}
	return d
}

// givenTerms reads terms as they are stated.
func givenTerms(stated string) []graph.GivenTerm {
	var out []graph.GivenTerm
	if stated != "" {
		if err := json.Unmarshal([]byte(stated), &out); err != nil {
			panic(err) // this program has written it
		}
	}
	return out
}

// keptText is the text of a document as it is kept.
func keptText(t text.Text) string {
	lines := make([]graph.Line, len(t.Lines))
	for i, l := range t.Lines {
		lines[i] = graph.Line{Number: i + 1, Page: l.Page, Text: l.Text}
	}
	return graph.JoinLines(lines)
}

// problem notes what was found while planning.
func (p *planner) problem(kind, sentence string, s minutes.Span) graph.Problem {
	o := graph.Problem{Kind: kind, Text: sentence, Page: s.Page, First: s.First, Last: s.Last}
	p.out.Document.Problems = append(p.out.Document.Problems, o)
	return o
}

// distinct is an id that nothing in this document has yet: a repeated one gets
// its ordinal.
func (p *planner) distinct(id graph.ID) graph.ID {
	p.uses[id]++
	if n := p.uses[id]; n > 1 {
		return id + graph.ID("~"+strconv.Itoa(n))
	}
	return id
}

// first reports whether a shared thing is met for the first time.
func (p *planner) first(id graph.ID) bool {
	if id == "" || p.known[id] {
		return false
	}
	p.known[id] = true
	return true
}

// printed is a value that is nil where it is not printed.
func printed[S ~string](s S) *S {
	if s == "" {
		return nil
	}
	return &s
}

// printedText is printed for values of the paper.
func printedText(s minutes.Printed) *string { return printed(string(s)) }

// repaired is a repaired reading of what the paper says.
func repaired(r *minutes.Repair) *graph.RepairedReading {
	if r == nil {
		return nil
	}
	return &graph.RepairedReading{Text: r.Text, Rule: r.Rule}
}

// value is what a pointer points to, or the zero value.
func value[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}
