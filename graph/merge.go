package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Merge says what several documents on one session say together. It is a pure
// function of the set of documents: their order does not matter. The document
// that says most speaks first; the others add what it does not say. Where they
// differ, the difference is kept in the session's contradictions.
func Merge(docs []Facts) Facts {
	docs = slices.Clone(docs)
	slices.SortFunc(docs, func(a, b Facts) int {
		return cmp.Or(-cmp.Compare(a.said(), b.said()), cmp.Compare(a.Document.ID, b.Document.ID))
	})
	out := docs[0]
	if len(docs) == 1 {
		return out
	}
	out = Facts{Body: out.Body, Session: mergeSessions(docs)}
	m := merger{out: &out, handled: map[ID]ID{}}
	for _, d := range docs {
		m.add(d)
	}
	m.order()
	return out
}

// said is how much a document says: a protocol speaks before its excerpts.
func (f Facts) said() int { return len(f.Attendances) + len(f.Items) + len(f.Decisions) }

// A merger gathers the facts of documents that come in order of weight.
type merger struct {
	out     *Facts
	handled map[ID]ID // item: the document whose decisions on it count
}

func (m *merger) add(d Facts) {
	o := m.out
	o.Municipalities = union(o.Municipalities, d.Municipalities, func(x Municipality) ID { return x.ID }, nil)
	o.Persons = union(o.Persons, d.Persons, func(x Person) ID { return x.ID }, nil)
	o.Parties = union(o.Parties, d.Parties, func(x Party) ID { return x.ID }, nil)
	o.Papers = union(o.Papers, d.Papers, func(x Paper) ID { return x.ID }, nil)
	o.Attendances = union(o.Attendances, d.Attendances, func(x Attendance) ID { return x.ID }, m.attendance)
	o.Items = union(o.Items, d.Items, func(x Item) ID { return x.ID }, m.item)
	o.Recusals = union(o.Recusals, d.Recusals, func(x Recusal) ID { return x.ID },
		func(a *Recusal, b Recusal) { a.Sources = append(a.Sources, b.Sources...) })
	o.Mentions = union(o.Mentions, d.Mentions, func(x Mention) ID { return x.ID },
		func(a *Mention, b Mention) { a.Sources = append(a.Sources, b.Sources...) })
	m.decisions(d)
}

func (m *merger) attendance(a *Attendance, b Attendance) {
	if a.Status != b.Status {
		m.contradict(ContradictionDocuments, fmt.Sprintf("%s is listed as %s and as %s", a.ID.Path(), a.Status, b.Status), b.Sources)
	}
	a.Sources = append(slices.Clip(a.Sources), b.Sources...)
}

func (m *merger) item(a *Item, b Item) {
	if a.Status == ItemAnnounced && b.Status != ItemAnnounced {
		a.Status, a.Reason = b.Status, b.Reason
	}
	if a.Title == nil {
		a.Title, a.RepairedTitle = b.Title, b.RepairedTitle
	}
	for _, p := range b.PaperIDs {
		if !slices.Contains(a.PaperIDs, p) {
			a.PaperIDs = append(slices.Clip(a.PaperIDs), p)
		}
	}
	a.Sources = append(slices.Clip(a.Sources), b.Sources...)
}

// decisions takes the decisions on an item from the first document that has
// any; a later document that decides the same adds its source, one that says
// otherwise is a contradiction.
func (m *merger) decisions(d Facts) {
	taken := map[ID]bool{}
	for _, x := range d.Decisions {
		from, seen := m.handled[x.ItemID]
		if !seen || from == d.Document.ID {
			m.handled[x.ItemID] = d.Document.ID
			m.out.Decisions = append(m.out.Decisions, x)
			taken[x.ID] = true
			continue
		}
		m.support(x)
	}
	for _, v := range d.Votes {
		if taken[v.DecisionID] {
			m.out.Votes = append(m.out.Votes, v)
		}
	}
}

func (m *merger) support(x Decision) {
	i := slices.IndexFunc(m.out.Decisions, func(o Decision) bool { return o.ID == x.ID })
	if i < 0 || m.out.Decisions[i].Outcome != x.Outcome {
		m.contradict(ContradictionDocuments, fmt.Sprintf("decision %s is %s in one document only", x.ID.Path(), x.Outcome), x.Sources)
		return
	}
	o := &m.out.Decisions[i]
	if was, is := o.counted(x), x.counted(*o); was != is {
		m.contradict(ContradictionDocuments, fmt.Sprintf("the vote on decision %s is %s and %s", x.ID.Path(), was, is), x.Sources)
		return
	}
	o.Sources = append(slices.Clip(o.Sources), x.Sources...)
}

// counted is what is printed about a vote, as far as another document prints the
// same of it: what only one of them says is no contradiction.
func (d Decision) counted(other Decision) string {
	var out []string
	for _, c := range []struct {
		name       string
		here, also *int
	}{{"yes", d.Yes, other.Yes}, {"no", d.No, other.No}, {"abstain", d.Abstain, other.Abstain}} {
		if c.here != nil && c.also != nil {
			out = append(out, fmt.Sprintf("%s %d", c.name, *c.here))
		}
	}
	if d.Unanimous != nil && other.Unanimous != nil && (*d.Unanimous != *other.Unanimous || len(out) == 0) {
		out = append(out, map[bool]string{true: "unanimous", false: "not unanimous"}[*d.Unanimous])
	}
	return strings.Join(out, ", ")
}

func (m *merger) contradict(kind, text string, at []Source) {
	p := Problem{Kind: kind, Text: text}
	if len(at) > 0 {
		p.Page, p.First, p.Last = at[0].Page, at[0].First, at[0].Last
	}
	m.out.Session.Contradictions = append(m.out.Session.Contradictions, p)
}

// order numbers the items of several documents by their printed numbers, since
// no single document gives the order of all of them.
func (m *merger) order() {
	slices.SortStableFunc(m.out.Items, func(a, b Item) int {
		return cmp.Or(-cmp.Compare(a.Part, b.Part), cmp.Compare(Natural(a.Number), Natural(b.Number)), cmp.Compare(a.ID, b.ID))
	})
	for i := range m.out.Items {
		m.out.Items[i].Position = i + 1
	}
}

// union adds to a what is new in b, by id; combine sees what is in both.
func union[T any](a, b []T, id func(T) ID, combine func(*T, T)) []T {
	at := make(map[ID]int, len(a))
	for i, x := range a {
		at[id(x)] = i
	}
	for _, x := range b {
		if i, ok := at[id(x)]; ok {
			if combine != nil {
				combine(&a[i], x)
			}
			continue
		}
		at[id(x)] = len(a)
		a = append(a, x)
	}
	return a
}

// mergeSessions takes each value from the first document that has it.
func mergeSessions(docs []Facts) Session {
	s := docs[0].Session
	s.Sources, s.Contradictions = slices.Clone(s.Sources), slices.Clone(s.Contradictions)
	s.Announced, s.Organisations = slices.Clone(s.Announced), slices.Clone(s.Organisations)
	for _, d := range docs[1:] {
		o := d.Session
		if s.Date.Precision != PrecisionDay {
			s.Date = o.Date
		}
		if s.MunicipalityBasis != BasisPrinted && o.MunicipalityBasis == BasisPrinted {
			s.MunicipalityBasis = BasisPrinted
		}
		s.AttendanceRecord = fuller(s.AttendanceRecord, o.AttendanceRecord)
		fill(&s, "number", &s.Number, o.Number)
		fill(&s, "start", &s.Start, o.Start)
		fill(&s, "end", &s.End, o.End)
		fill(&s, "place", &s.Place, o.Place)
		fill(&s, "term", &s.PrintedTerm, o.PrintedTerm)
		fill(&s, "next", &s.NextDate, o.NextDate)
		fill(&s, "noRecusal", &s.NoRecusal, o.NoRecusal)
		fill(&s, "quorum", &s.Quorum, o.Quorum)
		s.Announced = union(s.Announced, o.Announced, func(a AnnouncedDate) ID { return ID(a.Date) },
			func(a *AnnouncedDate, b AnnouncedDate) { a.Sources = append(slices.Clip(a.Sources), b.Sources...) })
		s.Organisations = union(s.Organisations, o.Organisations, func(a Organisation) ID { return ID(a.Name + "|" + a.Number) },
			func(a *Organisation, b Organisation) { a.Sources = append(slices.Clip(a.Sources), b.Sources...) })
		s.Sources = append(s.Sources, o.Sources...)
		s.Contradictions = append(s.Contradictions, o.Contradictions...)
	}
	return s
}

// fill takes a value that is missing, and notes one that differs in what would
// be a figure or a day.
func fill[T ~string](s *Session, field string, have **T, more *T) {
	switch {
	case more == nil:
	case *have == nil:
		*have = more
	case **have != *more && field != "place" && field != "term" && field != "noRecusal" && field != "quorum":
		s.Contradictions = append(s.Contradictions, Problem{Kind: ContradictionDocuments,
			Text: fmt.Sprintf("%s is %s and %s", field, **have, *more)})
	}
}

func fuller(a, b AttendanceRecord) AttendanceRecord {
	rank := map[AttendanceRecord]int{AttendanceNotRecorded: 0, AttendanceIncomplete: 1, AttendanceComplete: 2}
	if rank[b] > rank[a] {
		return b
	}
	return a
}
