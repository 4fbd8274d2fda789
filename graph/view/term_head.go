package view

import (
	"cmp"
	"slices"
	"strings"

	"ratsgraph/graph"
)

// A head is a session whose head names its legislative term.
type head struct {
	at   *Session
	name string
}

// headed are the terms that the heads of sessions name without years: "17.
// Wahlperiode". Another name begins a term where two sessions in a row print it:
// one alone can be a misprint.
func headed(t *Town) []beginning {
	var heads []head
	for _, s := range t.Sessions {
		if p := s.Session.PrintedTerm; p != nil && s.Day() != "" && !years.MatchString(*p) {
			heads = append(heads, head{s, strings.Join(strings.Fields(*p), " ")})
		}
	}
	var out []beginning
	for i, h := range heads {
		n := len(out)
		switch {
		case n > 0 && out[n-1].name == h.name:
			out[n-1].printedTo = h.at.Day()
		case i+1 < len(heads) && heads[i+1].name != h.name, slices.ContainsFunc(out, func(b beginning) bool { return b.name == h.name }):
		default:
			b := beginning{by: h.at.Day(), printedTo: h.at.Day(), name: h.name, basis: graph.BasisPrinted,
				reasons: []graph.TermReason{{Text: "printed in the head: " + h.name, SessionID: h.at.Session.ID}}}
			if n > 0 {
				b.after = out[n-1].printedTo
			}
			out = append(out, b)
		}
	}
	return out
}

// withHeads refines when terms began by what heads name. A begin that is only
// inferred does not hold against heads that name one term before and after it. The
// first term that a head names began before the first session, unless a begin
// before it is known.
func withHeads(t *Town, starts, heads []beginning) []beginning {
	for _, h := range heads {
		starts = slices.DeleteFunc(starts, func(s beginning) bool { return s.basis == graph.BasisInferred && s.by > h.by && s.by <= h.printedTo })
	}
	for _, h := range heads {
		i := len(starts) - 1
		for i >= 0 && (starts[i].after >= h.by && starts[i].by > h.by || starts[i].by <= h.after) {
			i--
		}
		if i < 0 {
			if h.after == "" {
				h.by, h.unseen = firstDay(t), true
			}
			starts = append(starts, h)
			continue
		}
		s := &starts[i]
		s.after, s.by, s.basis = max(s.after, h.after), min(s.by, h.by), graph.BasisPrinted
		s.name, s.reasons = cmp.Or(s.name, h.name), append(h.reasons, s.reasons...)
	}
	slices.SortFunc(starts, byDay)
	return starts
}

func firstDay(t *Town) graph.Date {
	first, _ := span(t)
	return first
}

func byDay(a, b beginning) int { return cmp.Compare(a.by, b.by) }
