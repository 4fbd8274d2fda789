package relate

import (
	"slices"
	"strings"
	"sync/atomic"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// A web is who is tied to whom within a scope, by some kinds of ties. It is worked
// out person by person, as far as a search comes.
type web struct {
	*meeting
	in     Scope
	kinds  []TieKind
	stood  map[int][]substitution // by either person
	papers map[graph.ID][]naming
	named  map[int][]graph.ID // papers by person

	spans map[graph.ID]spans
	near  []float64 // of the person at hand: specificity of the tightest tie, by person
}

// spans are the first and the last days of a body's members, in order.
type spans struct{ came, went []graph.Date }

// A substitution is that one of two persons stood in for the other.
type substitution struct {
	other  int
	at     *view.Session
	entry  graph.ID
	deputy bool // whether the other was the one replaced
}

// A naming is that a person is named where a paper was dealt with.
type naming struct {
	person int
	item   graph.ID
	at     *view.Session
}

func newWeb(t *view.Town, in Scope, kinds []TieKind) *web {
	w := &web{meeting: newMeeting(t, in), in: in, kinds: kinds, stood: map[int][]substitution{}, papers: map[graph.ID][]naming{}, named: map[int][]graph.ID{}, spans: map[graph.ID]spans{}}
	w.near = make([]float64, len(w.rooms.IDs))
	substitutions, papers := slices.Contains(kinds, TieSubstitution), slices.Contains(kinds, TiePaper)
	for i, s := range t.Sessions {
		if !substitutions && !papers {
			break
		}
		if !w.counts[i] {
			continue
		}
		if substitutions {
			w.addSubstitutions(s)
		}
		if papers {
			w.addPapers(s)
		}
	}
	return w
}

func (w *web) addSubstitutions(s *view.Session) {
	for i := range s.Attendances {
		a := &s.Attendances[i]
		if a.SubstitutesID == "" {
			continue
		}
		deputy, known := w.rooms.Number(a.PersonID)
		member, named := w.rooms.Number(a.SubstitutesID)
		if known && named && a.Status == graph.StatusPresent {
			w.stood[deputy] = append(w.stood[deputy], substitution{member, s, a.ID, true})
			w.stood[member] = append(w.stood[member], substitution{deputy, s, a.ID, false})
		}
	}
}

// addPapers notes who is named where papers were dealt with: by a recusal, a vote
// under the name, or as who moved the item.
func (w *web) addPapers(s *view.Session) {
	for _, r := range s.Recusals {
		if it, ok := w.town.Item(r.ItemID); ok {
			w.names(r.PersonID, it.Item, s)
		}
	}
	for _, v := range s.Votes {
		if d, ok := w.town.Decision(v.DecisionID); ok && v.PersonID != "" && d.Item != nil {
			w.names(v.PersonID, d.Item, s)
		}
	}
	for i := range s.Items {
		for _, mover := range s.Items[i].Movers {
			w.names(graph.NewID(graph.KindPerson, w.town.Name, bareName(mover)), &s.Items[i], s)
		}
	}
}

func (w *web) names(person graph.ID, it *graph.Item, s *view.Session) {
	p, known := w.rooms.Number(person)
	if !known {
		return
	}
	for _, paper := range it.PaperIDs {
		w.papers[paper] = append(w.papers[paper], naming{p, it.ID, s})
		w.named[p] = with(w.named[p], paper)
	}
}

// bareName is a name without the words before it.
func bareName(printed string) string {
	for _, word := range []string{"Herr ", "Herrn ", "Frau ", "Ratsherr ", "Ratsherrn ", "Ratsfrau ", "Ratsmitglied "} {
		printed = strings.TrimPrefix(printed, word)
	}
	return printed
}

// A neighbour is somebody who is tied to a person.
type neighbour struct {
	person      int
	specificity float64 // of the tightest tie
}

// neighbours are all who are tied to a person, in order of numbers. Those whom
// meetings of any time tie are asked for most: they are kept with the town.
func (w *web) neighbours(p int) []neighbour {
	if w.in != (Scope{}) || len(w.kinds) != 1 || w.kinds[0] != TieSession {
		return w.around(p)
	}
	kept := view.Derive(w.town, func(t *view.Town) []atomic.Pointer[[]neighbour] {
		return make([]atomic.Pointer[[]neighbour], len(t.Persons))
	})
	if have := kept[p].Load(); have != nil {
		return *have
	}
	all := w.around(p)
	kept[p].Store(&all)
	return all
}

func (w *web) around(p int) []neighbour {
	var met []int
	note := func(o int, s float64) {
		if o == p {
			return
		}
		if w.near[o] == 0 {
			met = append(met, o)
		}
		w.near[o] = max(w.near[o], s)
	}
	for _, k := range w.kinds {
		w.reach(k, p, note)
	}
	slices.Sort(met)
	out := make([]neighbour, len(met))
	for i, o := range met {
		out[i] = neighbour{o, w.near[o]}
		w.near[o] = 0
	}
	return out
}

func (w *web) reach(k TieKind, p int, note func(int, float64)) {
	switch k {
	case TieBody:
		for _, x := range w.town.Memberships(w.rooms.IDs[p]) {
			for _, y := range w.town.Members(x.BodyID) {
				if from, to, ok := w.together(x, y); ok {
					o, _ := w.rooms.Number(y.PersonID)
					note(o, specificity(w.membersBetween(x.BodyID, from, to)))
				}
			}
		}
	case TieSession:
		for i := range w.rooms.Of[p] {
			w.reachAt(&w.rooms.Of[p][i], note)
		}
	case TieSubstitution:
		for _, s := range w.stood[p] {
			note(s.other, 1)
		}
	case TiePaper:
		for _, paper := range w.named[p] {
			for _, n := range w.papers[paper] {
				note(n.person, specificity(distinct(w.papers[paper])))
			}
		}
	}
}

func (w *web) reachAt(mine *view.Stay, note func(int, float64)) {
	if !w.counts[mine.Session] || !mine.Council {
		return
	}
	room := w.rooms.At[mine.Session]
	for j := range room {
		o := &room[j]
		if minutes, known := mine.Overlap(*o); o.Council && !(known && minutes == 0) {
			note(int(o.Person), specificity(w.rooms.Size[mine.Session]))
		}
	}
}
