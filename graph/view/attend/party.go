package attend

import (
	"cmp"
	"runtime"
	"slices"
	"sync"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
	"ratsgraph/graph/view/ballot"
)

// A PartyParticipation says how often the members that a party had in bodies
// attended their sessions in one year.
type PartyParticipation struct {
	graph.Measure
	tally
	Party          *ballot.Party // nil: those who are said to belong to none
	MunicipalityID graph.ID      // of a local list: where it is known
	Year           int

	key   string
	parts [][]seat
}

// PartyParticipations say how often members attended, by party and year.
type PartyParticipations struct {
	graph.Measure
	NotRecorded int // of those missing, sessions of which nothing is recorded of the member
	Rows        []PartyParticipation

	partyless [][]seat
}

const partyDefinition = "Share of the sessions that members attended, if only for a part, each session once for each member, counted as attendanceRates counts them: among those held while the person was a member, deputies and visitors left out. " + view.JointRule + ". " +
	"They count for the party stated for the member on the session's list, else at the nearest session before it, of whatever body, and never at a later one. " +
	"Missing are sessions without a list, or with an incomplete one that does not name the member"

// Rate is the share that was attended.
func (p PartyParticipation) Rate() graph.Rate {
	return graph.Rate{Count: p.Present + p.Partial, Of: p.N}
}

// Empty reports whether the party had no members whose sessions could count.
func (p PartyParticipation) Empty() bool { return p.N+p.Missing == 0 }

// Members is how many persons it is about.
func (p PartyParticipation) Members() int {
	seen := map[graph.ID]bool{}
	for _, part := range p.parts {
		for _, s := range part {
			seen[s.person] = true
		}
	}
	return len(seen)
}

// Records are the sessions that it is about, by day, each once for each member.
func (p PartyParticipation) Records() []MemberSession { return records(p.parts) }

// WithoutParty are the sessions of members for whom no party is stated yet, nor
// that they belong to none. They are missing.
func (p PartyParticipations) WithoutParty() []MemberSession { return records(p.partyless) }

func records(parts [][]seat) []MemberSession {
	all := slices.Concat(parts...)
	slices.SortStableFunc(all, inTime)
	out := make([]MemberSession, len(all))
	for i, s := range all {
		out[i] = s.session()
	}
	return out
}

// ByParty counts how often members attended over some municipalities, by party and
// year; an empty body means all. A party has a row for every year from its first to
// its last.
func ByParty(towns []*view.Town, revision int, body graph.ID, during graph.DateRange) PartyParticipations {
	out := PartyParticipations{Measure: graph.Measure{Definition: partyDefinition + ", and those of members for whom no party is stated by then.", Revision: revision}}
	at := map[rowKey]int{}
	for _, t := range towns {
		book, local := ballot.Of(t), view.Derive(t, newLocalLists)
		for _, all := range view.Derive(t, newSums)[body] {
			switch s := all.within(during); {
			case len(s.parts) == 0:
			case s.party == notStated:
				out.partyless = append(out.partyless, s.parts...)
				out.Missing += s.tally.n() + s.tally.NotRecorded
				out.NotRecorded += s.tally.NotRecorded
			default:
				row := PartyParticipation{Year: s.year}
				row.of(t, book, s.party, local)
				out.row(at, row).add(s)
			}
		}
	}
	for _, r := range out.Rows {
		out.N, out.Missing, out.NotRecorded = out.N+r.N, out.Missing+r.Missing, out.NotRecorded+r.Missing
	}
	out.fill()
	return out
}

// Everywhere is [ByParty] of all that is in memory, at any time. It is counted once
// for a snapshot, several municipalities at a time.
func Everywhere(s *view.Snapshot) *PartyParticipations {
	return view.DeriveWhole(s, func(s *view.Snapshot) *PartyParticipations {
		var wait sync.WaitGroup
		free := make(chan struct{}, runtime.GOMAXPROCS(0))
		for _, t := range s.Towns {
			free <- struct{}{}
			wait.Go(func() { view.Derive(t, newSums); <-free })
		}
		wait.Wait()
		p := ByParty(s.Towns, s.Revision, "", graph.DateRange{})
		return &p
	})
}

// of says whose row it is.
func (p *PartyParticipation) of(t *view.Town, book *ballot.Book, place int, local localLists) {
	if place == ballot.NoParty {
		return
	}
	p.Party = &book.Parties[place]
	if p.key = p.Party.Key; local[p.key] {
		p.MunicipalityID = t.ID
	}
}

func (p *PartyParticipation) add(s sum) {
	p.tally.add(s.tally)
	p.N, p.Missing = p.n(), p.tally.NotRecorded
	p.parts = append(p.parts, s.parts...)
}

// A rowKey says what a row is of.
type rowKey struct {
	party        string
	municipality graph.ID
	year         int
}

// row is the row of a party and year.
func (p *PartyParticipations) row(at map[rowKey]int, r PartyParticipation) *PartyParticipation {
	k := rowKey{r.key, r.MunicipalityID, r.Year}
	i, ok := at[k]
	if !ok {
		i, at[k] = len(p.Rows), len(p.Rows)
		r.Measure = graph.Measure{Definition: partyDefinition + ".", Revision: p.Revision}
		p.Rows = append(p.Rows, r)
	}
	return &p.Rows[i]
}

// fill puts the rows in order, by party and year, and adds the years in which a
// party had no members whose sessions could count.
func (p *PartyParticipations) fill() {
	slices.SortFunc(p.Rows, func(a, b PartyParticipation) int {
		return cmp.Or(cmp.Compare(none(a), none(b)), cmp.Compare(a.key, b.key), cmp.Compare(a.MunicipalityID, b.MunicipalityID), cmp.Compare(a.Year, b.Year))
	})
	rows := make([]PartyParticipation, 0, len(p.Rows))
	for i, r := range p.Rows {
		if i > 0 && r.key == p.Rows[i-1].key && r.MunicipalityID == p.Rows[i-1].MunicipalityID {
			for y := p.Rows[i-1].Year + 1; y < r.Year; y++ {
				rows = append(rows, PartyParticipation{Measure: graph.Measure{Definition: r.Definition, Revision: r.Revision}, Party: r.Party, MunicipalityID: r.MunicipalityID, Year: y, key: r.key})
			}
		}
		rows = append(rows, r)
	}
	p.Rows = rows
}

// none puts those without a party last.
func none(p PartyParticipation) int {
	if p.Party == nil {
		return 1
	}
	return 0
}
