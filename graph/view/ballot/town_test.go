package ballot_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// townOf makes a municipality from lines:
//
//	session DAY BODY
//	there NAME PARTY         excused NAME PARTY       (a PARTY of - is none)
//	recused NAME             of the item that comes next
//	item HEADING
//	decision OUTCOME [unanimous] [yes=N] [no=N] [abstain=N] [WHO:CHOICE[:N]]...
//
// A WHO that is listed is a person, any other a party. Parties are their own keys.
func townOf(t testing.TB, lines string) *view.Town {
	t.Helper()
	b := builder{t: t}
	for line := range strings.Lines(lines) {
		if f := strings.Fields(line); len(f) > 0 {
			b.line(f)
		}
	}
	return view.New(graph.MunicipalityFacts{Revision: 7, Municipality: graph.Municipality{ID: "municipality:Musterau", Name: "Musterau"}, Sessions: b.sessions})
}

type builder struct {
	t        testing.TB
	sessions []graph.SessionFacts
	recused  []string
}

func (b *builder) line(f []string) {
	s := &graph.SessionFacts{}
	if n := len(b.sessions); n > 0 {
		s = &b.sessions[n-1]
	}
	id := s.Session.ID
	switch f[0] {
	case "session":
		b.session(f[1], f[2])
	case "there", "excused":
		status := map[string]graph.Status{"there": graph.StatusPresent, "excused": graph.StatusExcused}[f[0]]
		s.Persons = append(s.Persons, graph.Person{ID: person(f[1]), Name: f[1]})
		s.Attendances = append(s.Attendances, graph.Attendance{ID: id.Under(graph.KindAttendance, f[1]), SessionID: id, PersonID: person(f[1]),
			Status: status, Group: graph.GroupCouncil, PartyID: b.party(s, f[2]), Position: len(s.Attendances) + 1})
	case "recused":
		b.recused = append(b.recused, f[1])
	case "item":
		title, number := strings.Join(f[1:], " "), strconv.Itoa(len(s.Items)+1)
		it := graph.Item{ID: id.Under(graph.KindItem, number), SessionID: id, BodyID: s.Body.ID, Number: number, Title: &title, Position: len(s.Items) + 1, Status: graph.ItemHandled}
		s.Items = append(s.Items, it)
		for _, who := range b.recused {
			s.Recusals = append(s.Recusals, graph.Recusal{ID: it.ID.Under(graph.KindRecusal, who), SessionID: id, ItemID: it.ID, Number: number, Name: who, PersonID: person(who)})
		}
		b.recused = nil
	case "decision":
		b.decision(s, f[1:])
	default:
		b.t.Fatalf("line %v", f)
	}
}

func (b *builder) session(day, body string) {
	bodyID := graph.NewID(graph.KindBody, "Musterau", body)
	id := graph.NewID(graph.KindSession, "Musterau", body, day)
	b.sessions = append(b.sessions, graph.SessionFacts{Facts: graph.Facts{Body: graph.Body{ID: bodyID, Name: body},
		Session: graph.Session{ID: id, BodyID: bodyID, Date: graph.OnDay(graph.Date(day)), AttendanceRecord: graph.AttendanceComplete}}})
}

func person(name string) graph.ID { return graph.NewID(graph.KindPerson, "Musterau", name) }

func (b *builder) party(s *graph.SessionFacts, name string) graph.ID {
	if name == "-" {
		return ""
	}
	id := graph.NewID(graph.KindParty, "Musterau", name)
	s.Parties = append(s.Parties, graph.Party{ID: id, Name: name, Key: strings.ToLower(name), CommonName: name})
	return id
}

func (b *builder) decision(s *graph.SessionFacts, f []string) {
	it := s.Items[len(s.Items)-1]
	ordinal := len(s.Decisions) + 1
	d := graph.Decision{ID: it.ID.Under(graph.KindDecision, strconv.Itoa(ordinal)), ItemID: it.ID, SessionID: it.SessionID, BodyID: it.BodyID,
		Ordinal: ordinal, Outcome: graph.Outcome(strings.ToUpper(f[0])), VoteRecord: graph.VoteNotRecorded}
	for _, w := range f[1:] {
		if w == "unanimous" {
			yes := true
			d.Unanimous, d.VoteRecord = &yes, graph.VoteUnanimous
			continue
		}
		if name, n, ok := strings.Cut(w, "="); ok {
			d.VoteRecord = graph.VoteCounts
			*map[string]**int{"yes": &d.Yes, "no": &d.No, "abstain": &d.Abstain}[name] = number(b.t, n)
			continue
		}
		d.VoteRecord = graph.VoteByParty
		b.vote(s, d, strings.Split(w, ":"))
	}
	s.Decisions = append(s.Decisions, d)
}

func (b *builder) vote(s *graph.SessionFacts, d graph.Decision, f []string) {
	v := graph.Vote{ID: d.ID.Under(graph.KindVote, f...), DecisionID: d.ID, SessionID: d.SessionID, Who: f[0], Choice: graph.Choice(strings.ToUpper(f[1]))}
	for _, p := range s.Persons {
		if p.Name == f[0] {
			v.PersonID = p.ID
		}
	}
	if v.PersonID == "" {
		v.PartyID = b.party(s, f[0])
	}
	if len(f) > 2 {
		v.Count = number(b.t, f[2])
	}
	s.Votes = append(s.Votes, v)
}

func number(t testing.TB, s string) *int {
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return &n
}

// places names decisions by day and heading.
func places(ds []view.Decided) string {
	var out []string
	for _, d := range ds {
		out = append(out, fmt.Sprintf("%s %s", d.At.Day(), *d.Item.Title))
	}
	return strings.Join(out, ", ")
}
