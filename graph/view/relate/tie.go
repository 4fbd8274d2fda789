package relate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"ratsgraph/graph"
)

// TieKind says by what two persons are connected directly.
type TieKind string

// The kinds of ties.
const (
	TieBody         TieKind = "BODY"         // both belonged to a body at the same time
	TieSession      TieKind = "SESSION"      // both attended a session
	TieSubstitution TieKind = "SUBSTITUTION" // one stood in for the other
	TiePaper        TieKind = "PAPER"        // both are named where a paper was dealt with
)

// TieKinds are all kinds of ties.
var TieKinds = []TieKind{TieBody, TieSession, TieSubstitution, TiePaper}

// evidenceMax is how many pieces of evidence a tie names.
const evidenceMax = 3

// A Tie connects two persons directly. Specificity is one divided by the number
// of others whom the narrowest of what it rests on connects as well: 1 where
// nobody else is.
type Tie struct {
	Kind        TieKind
	Count       int // bodies, sessions, substitutions or papers
	Specificity float64
	First, Last graph.Date // "": not known
	Explanation string
	BodyIDs     []graph.ID // the narrowest first, at most three of each
	SessionIDs  []graph.ID
	PaperIDs    []graph.ID
	ItemIDs     []graph.ID
	Entries     []graph.ID // of lists, with their sources
}

// A link is what a tie rests on: a context that connects two persons.
type link struct {
	size     int // how many persons the context connects
	from, to graph.Date
	bodies, sessions, papers, items,
	entries []graph.ID
}

// tighter keeps the links of the narrowest contexts, as many as a tie names; of
// those as narrow, the ones that came first.
func tighter(kept []link, size int, make func() link) []link {
	at := len(kept)
	for at > 0 && kept[at-1].size > size {
		at--
	}
	if at == evidenceMax {
		return kept
	}
	kept = slices.Insert(kept, at, make())
	return kept[:min(len(kept), evidenceMax)]
}

// ties are all direct ties of two persons, the most specific first.
func (w *web) ties(a, b int) []Tie {
	var out []Tie
	for _, k := range w.kinds {
		var links []link
		if k == TieSession {
			if t, ok := w.meetings(a, b); ok {
				out = append(out, t)
			}
			continue
		}
		switch k {
		case TieBody:
			links = w.bodyLinks(a, b)
		case TieSubstitution:
			links = w.substitutionLinks(a, b)
		case TiePaper:
			links = w.paperLinks(a, b)
		}
		if len(links) > 0 {
			out = append(out, w.tie(k, a, b, links))
		}
	}
	slices.SortStableFunc(out, func(x, y Tie) int { return -cmp.Compare(x.Specificity, y.Specificity) })
	return out
}

func (w *web) tie(k TieKind, a, b int, links []link) Tie {
	slices.SortStableFunc(links, func(x, y link) int { return cmp.Compare(x.size, y.size) })
	t := Tie{Kind: k, Count: len(links), Specificity: specificity(links[0].size)}
	for i, l := range links {
		if l.from != "" && (t.First == "" || l.from < t.First) {
			t.First = l.from
		}
		t.Last = max(t.Last, l.to)
		if i < evidenceMax {
			t.show(l)
		}
	}
	t.Explanation = w.explain(k, a, b, t, links[0])
	return t
}

// specificity of a context that connects so many persons.
func specificity(size int) float64 { return 1 / float64(max(1, size-1)) }

func (w *web) explain(k TieKind, a, b int, t Tie, l link) string {
	pair := w.called(a) + " and " + w.called(b)
	when := "on days that are not known"
	if t.First == t.Last && t.First != "" {
		when = "on " + string(t.First)
	} else if t.First != "" {
		when = fmt.Sprintf("between %s and %s", t.First, t.Last)
	}
	switch k {
	case TieBody:
		return fmt.Sprintf("%s probably belonged to %s at the same time, %s; the narrowest is %s with %d others listed as members then.",
			pair, number(t.Count, "body", "bodies"), when, w.town.Bodies[l.bodies[0]].Name, l.size-2)
	case TieSession:
		return fmt.Sprintf("%s both attended %s %s; at the smallest, %s of the council side were present.", pair, number(t.Count, "session", "sessions"), when, number(l.size, "person", "persons"))
	case TieSubstitution:
		return w.standing(a, b) + " " + when + "."
	}
	return fmt.Sprintf("%s are both named where %s dealt with %s.", pair, number(t.Count, "paper was", "papers were"), when)
}

// standing says which of two stood in for the other, and how often.
func (w *web) standing(a, b int) string {
	var times [2]int
	for _, s := range w.stood[a] {
		if s.other == b && s.deputy {
			times[0]++
		} else if s.other == b {
			times[1]++
		}
	}
	var said []string
	for i, p := range [][2]int{{a, b}, {b, a}} {
		if times[i] > 0 {
			said = append(said, fmt.Sprintf("%s stood in for %s at %s", w.called(p[0]), w.called(p[1]), number(times[i], "session", "sessions")))
		}
	}
	return strings.Join(said, ", and ")
}

func number(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func (w *web) called(p int) string { return w.town.Persons[w.rooms.IDs[p]].Name }

func (w *web) bodyLinks(a, b int) []link {
	var out []link
	for _, x := range w.town.Memberships(w.rooms.IDs[a]) {
		for _, y := range w.town.Memberships(w.rooms.IDs[b]) {
			from, to, ok := w.together(x, y)
			if !ok {
				continue
			}
			l := link{from: from, to: to, bodies: []graph.ID{x.BodyID}, size: w.membersBetween(x.BodyID, from, to)}
			l.sessions = with([]graph.ID{x.Evidence[0]}, y.Evidence[0])
			out = append(out, l)
		}
	}
	return out
}

// together is when two memberships in one body held both.
func (w *web) together(x, y graph.Membership) (from, to graph.Date, ok bool) {
	from, to = max(x.First, y.First, w.in.During.From), min(x.Last, y.Last)
	if w.in.During.To != "" {
		to = min(to, w.in.During.To)
	}
	return from, to, x.BodyID == y.BodyID && from <= to && (w.in.Body == "" || x.BodyID == w.in.Body)
}

// membersBetween counts who belonged to a body at some day of a span: who had
// come by its end, without who had gone before it.
func (w *web) membersBetween(body graph.ID, from, to graph.Date) int {
	d, ok := w.spans[body]
	if !ok {
		for _, m := range w.town.Members(body) {
			d.came, d.went = append(d.came, m.First), append(d.went, m.Last)
		}
		slices.Sort(d.went)
		slices.Sort(d.came)
		w.spans[body] = d
	}
	went, _ := slices.BinarySearch(d.went, from)
	came, _ := slices.BinarySearch(d.came, to+"~") // after all of that day
	return came - went
}

// meetings is the tie of two who met. There may be hundreds of meetings: only
// those that are named are kept.
func (w *web) meetings(a, b int) (Tie, bool) {
	t := Tie{Kind: TieSession}
	var narrowest []link
	for _, s := range w.meeting.shared(a, b) {
		at := w.town.Sessions[s.number]
		day := w.rooms.Days[s.number]
		if t.Count++; day != "" && (t.First == "" || day < t.First) {
			t.First = day
		}
		t.Last = max(t.Last, day)
		narrowest = tighter(narrowest, w.rooms.Size[s.number], func() link {
			return link{size: w.rooms.Size[s.number], sessions: []graph.ID{s.SessionID}, bodies: []graph.ID{at.Body.ID}, entries: []graph.ID{s.EntryA, s.EntryB}}
		})
	}
	if t.Count == 0 {
		return t, false
	}
	t.Specificity = specificity(narrowest[0].size)
	for _, l := range narrowest {
		t.show(l)
	}
	t.Explanation = w.explain(TieSession, a, b, t, narrowest[0])
	return t, true
}

// show names what a link rests on.
func (t *Tie) show(l link) {
	t.BodyIDs, t.SessionIDs = append(t.BodyIDs, l.bodies...), append(t.SessionIDs, l.sessions...)
	t.PaperIDs, t.ItemIDs = append(t.PaperIDs, l.papers...), append(t.ItemIDs, l.items...)
	t.Entries = append(t.Entries, l.entries...)
}

func (w *web) substitutionLinks(a, b int) []link {
	var out []link
	for _, s := range w.stood[a] {
		if s.other == b {
			out = append(out, link{size: 2, from: s.at.Day(), to: s.at.Day(), sessions: []graph.ID{s.at.Session.ID}, bodies: []graph.ID{s.at.Body.ID}, entries: []graph.ID{s.entry}})
		}
	}
	return out
}

func (w *web) paperLinks(a, b int) []link {
	var out []link
	for paper, named := range w.papers {
		i := slices.IndexFunc(named, func(n naming) bool { return n.person == a })
		j := slices.IndexFunc(named, func(n naming) bool { return n.person == b })
		if i < 0 || j < 0 {
			continue
		}
		l := link{papers: []graph.ID{paper}, size: distinct(named)}
		for _, n := range []naming{named[i], named[j]} {
			l.items = with(l.items, n.item)
			l.sessions = with(l.sessions, n.at.Session.ID)
			if d := n.at.Day(); d != "" {
				l.from, l.to = min(cmp.Or(l.from, d), d), max(l.to, d)
			}
		}
		out = append(out, l)
	}
	slices.SortFunc(out, func(x, y link) int { return cmp.Compare(x.papers[0], y.papers[0]) })
	return out
}

func distinct(named []naming) int {
	seen := map[int]bool{}
	for _, n := range named {
		seen[n.person] = true
	}
	return len(seen)
}
