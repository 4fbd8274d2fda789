package view

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"time"

	"ratsgraph/graph"
)

// Terms are the legislative terms (Wahlperioden) into which the sessions of the
// municipality fall, by their begin. Without a sign of a new one there is none.
func (t *Town) Terms() []graph.LegislativeTerm { return Derive(t, termsOf) }

// Term finds a legislative term; nil where there is none with that id.
func (t *Town) Term(id graph.ID) *graph.LegislativeTerm {
	all := t.Terms()
	if i := slices.IndexFunc(all, func(x graph.LegislativeTerm) bool { return x.ID == id }); i >= 0 {
		return &all[i]
	}
	return nil
}

// TermOn is the legislative term in which a day counts; nil where none is known.
func (t *Town) TermOn(day graph.Date) *graph.LegislativeTerm {
	all := t.Terms()
	for i := range all {
		if day != "" && all[i].Counted.Holds(day) {
			return &all[i]
		}
	}
	return nil
}

// A beginning is where a term begins, as far as that shows.
type beginning struct {
	after, by graph.Date // it began after the one day, and by the other
	reasons   []graph.TermReason
	name      string
	ends      int // year that is printed as that of its end; 0: none is
	basis     graph.Basis
	unseen    bool       // it began before the first session
	printedTo graph.Date // the last day of a session whose head names it
	until     graph.Date // the last day, where it is given
}

func termsOf(t *Town) []graph.LegislativeTerm {
	starts := withGiven(withHeads(t, joined(inferred(t), printed(t)), headed(t)), given(t))
	if len(starts) == 0 {
		return nil
	}
	first, last := span(t)
	if first < starts[0].by && (starts[0].after == "" || first <= starts[0].after) {
		starts = append([]beginning{{by: first, unseen: true, basis: graph.BasisInferred, reasons: []graph.TermReason{{Text: "sessions before the begin of the next term; when it began is not recorded"}}}}, starts...)
	}
	var out []graph.LegislativeTerm
	for i, b := range starts {
		x := graph.LegislativeTerm{MunicipalityID: t.ID, Basis: b.basis, Reasons: b.reasons, Name: b.name, From: bounded(b.after, b.by), Counted: graph.DateRange{From: b.by}}
		x.To = graph.Between(last, "")
		if i+1 < len(starts) {
			next := starts[i+1]
			x.To, x.Counted.To = bounded(next.after, next.by), dayBefore(next.by)
		} else if b.ends > 0 {
			x.To = bounded(yearDay(b.ends, "-01-01"), yearDay(b.ends, "-12-31"))
			x.Counted.To = x.To.To
		}
		withDays(&x, b)
		x.ID = graph.NewID(graph.KindTerm, t.ID.Path(), termKey(b))
		x.Name = cmp.Or(x.Name, "Wahlperiode ab "+termKey(b))
		if b.unseen {
			x.Name = cmp.Or(b.name, fmt.Sprintf("Wahlperiode bis %d", starts[min(i+1, len(starts)-1)].by.Year()))
			x.Counted.From = ""
		}
		for _, s := range t.Sessions {
			if d := s.Day(); d != "" && x.Counted.Holds(d) {
				x.Sessions++
			}
		}
		out = append(out, x)
	}
	return out
}

// withDays takes over what is given of a term's days.
func withDays(x *graph.LegislativeTerm, b beginning) {
	if b.basis != graph.BasisGiven {
		return
	}
	x.From.Given = true
	if b.until != "" {
		x.To, x.Counted.To = graph.OnDay(b.until), b.until
		x.To.Given = true
	}
}

// termKey is what tells a term apart in its id: the year of its begin.
func termKey(b beginning) string {
	if b.unseen {
		return "first"
	}
	return strconv.Itoa(b.by.Year())
}

// bounded is a date between two days, both included.
func bounded(from, to graph.Date) graph.UncertainDate {
	if from == to && from != "" {
		return graph.OnDay(from)
	}
	return graph.Between(from, to)
}

// joined refines what is printed by what is inferred of the same year.
func joined(inferred, printed []beginning) []beginning {
	out := slices.Clone(printed)
	for _, b := range inferred {
		i := slices.IndexFunc(out, func(p beginning) bool { return p.by.Year() == b.by.Year() || p.by.Year() == b.after.Year() })
		within := func(p beginning) bool { return p.by.Year() < b.by.Year() && b.by.Year() < p.ends }
		switch {
		case i < 0 && slices.ContainsFunc(printed, within):
			continue // what is printed says that none begins there
		case i < 0:
			out = append(out, b)
			continue
		}
		out[i].after, out[i].by = max(out[i].after, b.after), b.by
		out[i].reasons = append(out[i].reasons, b.reasons...)
	}
	slices.SortFunc(out, func(a, b beginning) int { return cmp.Compare(a.by, b.by) })
	return out
}

// span is the first and the last day of a session.
func span(t *Town) (first, last graph.Date) {
	for _, s := range t.Sessions {
		if d := s.Day(); d != "" {
			first, last = min(cmp.Or(first, d), d), max(last, d)
		}
	}
	return first, last
}

func yearDay(year int, rest string) graph.Date { return graph.Date(fmt.Sprintf("%04d%s", year, rest)) }

func dayBefore(d graph.Date) graph.Date {
	day, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return ""
	}
	return graph.Date(day.AddDate(0, 0, -1).Format(time.DateOnly))
}
