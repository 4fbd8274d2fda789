package view

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"ratsgraph/graph"
)

// given are the terms that whoever ingested the documents stated. Of several
// statements, the one that most documents came with holds.
func given(t *Town) []beginning {
	type statement struct {
		terms []graph.GivenTerm
		first *Session
		n     int
	}
	all := map[string]*statement{}
	for _, s := range t.Sessions {
		for _, d := range s.Documents {
			if len(d.GivenTerms) == 0 {
				continue
			}
			text, _ := json.Marshal(d.GivenTerms) // texts only: they can always be written
			if all[string(text)] == nil {
				all[string(text)] = &statement{terms: d.GivenTerms, first: s}
			}
			all[string(text)].n++
		}
	}
	var best *statement
	for _, st := range all {
		if best == nil || cmp.Or(cmp.Compare(st.n, best.n), cmp.Compare(best.first.sort, st.first.sort)) > 0 {
			best = st
		}
	}
	if best == nil {
		return nil
	}
	var out []beginning
	for _, g := range best.terms {
		why := graph.TermReason{Text: fmt.Sprintf("given with %d documents", best.n), SessionID: best.first.Session.ID}
		out = append(out, beginning{after: g.From, by: g.From, until: g.To, name: g.Name, basis: graph.BasisGiven, reasons: []graph.TermReason{why}})
	}
	return out
}

// withGiven puts what is given before what is known otherwise: a begin near a given
// one is that one, and within a given term none begins.
func withGiven(starts, given []beginning) []beginning {
	for _, g := range given {
		starts = slices.DeleteFunc(starts, func(s beginning) bool {
			same := !s.unseen && (near(min(s.by, g.by), max(s.by, g.by), togetherDays) || s.after < g.by && g.by <= s.by)
			if same {
				g.name, g.reasons = cmp.Or(g.name, s.name), append(g.reasons, s.reasons...)
			}
			return same || s.by >= g.by && g.until != "" && s.by <= g.until
		})
		starts = append(starts, g)
	}
	slices.SortFunc(starts, byDay)
	return starts
}
