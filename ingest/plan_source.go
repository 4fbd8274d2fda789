package ingest

import (
	"maps"
	"slices"
	"strings"

	"ratsgraph/graph"
	"ratsgraph/ingest/minutes"
)

// source is where a fact was read, with the words as printed there.
func (p *planner) source(s minutes.Span) graph.Source {
	o := p.at(s)
	o.Words = p.words(s)
	return o
}

// at is where a fact was read, without the words.
func (p *planner) at(s minutes.Span) graph.Source {
	if s.Page == 0 && s.First >= 1 && s.First <= len(p.Text.Lines) {
		s.Page = p.Text.Lines[s.First-1].Page
	}
	return graph.Source{Document: p.id, Page: s.Page, First: s.First, Last: s.Last, Rule: s.Rule}
}

// sources are the places that a fact rests on; the first is the one that says
// most.
func (p *planner) sources(s minutes.Span, more ...minutes.Span) []graph.Source {
	out := []graph.Source{p.source(s)}
	for _, m := range more {
		out = also(out, p.source(m))
	}
	return out
}

// also adds a place unless the fact rests on these lines already.
func also(have []graph.Source, o graph.Source) []graph.Source {
	same := func(h graph.Source) bool { return h.First == o.First && h.Last == o.Last && h.Field == o.Field }
	if slices.ContainsFunc(have, same) {
		return have
	}
	return append(have, o)
}

// words are the printed lines of a span, which may lie in part outside the text.
func (p *planner) words(s minutes.Span) string {
	first, last := max(s.First, 1), min(s.Last, len(p.Text.Lines))
	var lines []string
	for n := first; n <= last; n++ {
		lines = append(lines, p.Text.Lines[n-1].Text)
	}
	return strings.Join(lines, "\n")
}

// sessionSources are the places of the session's fields. A head without any
// rests on the document as a whole.
func (p *planner) sessionSources() []graph.Source {
	var out []graph.Source
	spans := p.Says.Session.Spans
	for _, field := range slices.Sorted(maps.Keys(spans)) {
		out = append(out, p.field(field, spans[field]))
	}
	if s := p.Says.NextSpan; s != nil && p.Says.Next != "" {
		out = append(out, p.field("nextDate", *s))
	}
	if s := p.Says.NoRecusal; s != nil {
		out = append(out, p.field("noRecusal", s.Span))
	}
	if s := p.Says.Quorum; s != nil {
		out = append(out, p.field("quorum", s.Span))
	}
	if s := p.Says.AttendanceGap; s != nil && s.First > 0 {
		out = append(out, p.field("attendanceRecord", s.Span))
	}
	out = append(out, p.dateSources()...)
	if len(out) == 0 {
		out = append(out, graph.Source{Document: p.id, Page: 1, First: 1, Last: len(p.Text.Lines), Rule: "document"})
	}
	return out
}

func (p *planner) field(name string, s minutes.Span) graph.Source {
	o := p.source(s)
	o.Field = name
	return o
}
