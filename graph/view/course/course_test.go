package course_test

import (
	"fmt"
	"strings"
	"testing"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
	"ratsgraph/graph/view/course"
)

// A step is one item of a session: what it was about, who moved it, and what was
// decided.
type step struct {
	day, body, paper, mover string
	status                  graph.ItemStatus
	outcome                 graph.Outcome // empty: nothing was decided
}

// played makes a municipality of steps, each in a session of its own.
func played(steps ...step) *view.Town {
	var all []graph.SessionFacts
	for i, s := range steps {
		body := graph.NewID(graph.KindBody, "Musterau", s.body)
		id := graph.NewID(graph.KindSession, "Musterau", s.body, fmt.Sprint(s.day, "-", i))
		f := graph.Facts{Body: graph.Body{ID: body, Name: s.body}, Session: graph.Session{ID: id, BodyID: body, Date: graph.OnDay(graph.Date(s.day))}}
		it := graph.Item{ID: id.Under(graph.KindItem, "1"), SessionID: id, BodyID: body, Number: "1", Position: 1, Status: s.status}
		if it.Status == "" {
			it.Status = graph.ItemHandled
		}
		if s.paper != "" {
			p := graph.Paper{ID: graph.NewID(graph.KindPaper, "Musterau", s.paper), Number: s.paper}
			if base, _, ok := strings.Cut(s.paper, " "); ok {
				p.BaseID = graph.NewID(graph.KindPaper, "Musterau", base)
				f.Papers = append(f.Papers, graph.Paper{ID: p.BaseID, Number: base})
			}
			f.Papers, it.PaperIDs = append(f.Papers, p), []graph.ID{p.ID}
		}
		if s.mover != "" {
			p := graph.Party{ID: graph.NewID(graph.KindParty, "Musterau", s.mover), Name: s.mover, Key: strings.ToLower(s.mover)}
			f.Parties, it.MoverIDs = append(f.Parties, p), []graph.ID{p.ID}
		}
		f.Items = []graph.Item{it}
		if s.outcome != "" {
			f.Decisions = []graph.Decision{{ID: it.ID.Under(graph.KindDecision, "1"), ItemID: it.ID, SessionID: id, BodyID: body, PaperIDs: it.PaperIDs, Ordinal: 1, Outcome: s.outcome}}
		}
		all = append(all, graph.SessionFacts{Facts: f})
	}
	return view.New(graph.MunicipalityFacts{Revision: 3, Sessions: all})
}

func TestMotionsCountTheirLastDecision(t *testing.T) {
	town := played(
		step{day: "2019-01-01", body: "Rat", paper: "A1", mover: "SPD", outcome: graph.OutcomeReferred},
		step{day: "2019-02-01", body: "Bauausschuss", paper: "A1", mover: "SPD", outcome: graph.OutcomeAccepted},
		step{day: "2019-03-01", body: "Rat", paper: "A1", outcome: graph.OutcomeRejected},
		step{day: "2019-03-02", body: "Rat", paper: "A2", mover: "SPD", outcome: graph.OutcomeReferred},
		step{day: "2019-03-09", body: "Rat", paper: "A2 1._Ergänzung", outcome: graph.OutcomeAccepted},
		step{day: "2019-03-03", body: "Rat", mover: "SPD", outcome: graph.OutcomeWithdrawn},
		step{day: "2019-04-04", body: "Rat", mover: "SPD", outcome: graph.OutcomeNotRecorded},
		step{day: "2019-03-04", body: "Rat", mover: "CDU"},
	)
	all := course.Motions(town, course.Scope{}, 1)
	if all.N != 2 || all.Missing != 3 {
		t.Errorf("%+v, want two motions decided and three not", all.Measure)
	}
	got := all.List
	if len(got) != 2 {
		t.Fatalf("got %+v", got)
	}
	cdu, spd := got[0], got[1]
	if spd.Motions != 4 || spd.N != 2 || spd.Accepted != 1 || spd.Rejected != 1 || spd.Withdrawn != 1 || spd.Missing != 2 || spd.Rate().Count != 1 {
		t.Errorf("SPD: %+v", spd)
	}
	if cdu.Motions != 1 || cdu.N != 0 || cdu.Missing != 1 || cdu.Rate() != nil {
		t.Errorf("CDU: %+v", cdu)
	}
}

func TestPendingPapers(t *testing.T) {
	town := played(
		step{day: "2019-01-01", body: "Bauausschuss", paper: "V1", outcome: graph.OutcomeAccepted},
		step{day: "2019-02-01", body: "Rat", paper: "V1", status: graph.ItemPostponed},
		step{day: "2019-01-01", body: "Bauausschuss", paper: "V2", outcome: graph.OutcomePostponed},
		step{day: "2019-01-02", body: "Bauausschuss", paper: "V3"},
		step{day: "2019-05-01", body: "Rat", paper: "V3 1._Ergänzung", outcome: graph.OutcomeRejected},
		step{day: "2018-01-02", body: "Rat", paper: "V4"},
	)
	say := func(by graph.ID) string {
		var out []string
		for _, p := range course.PendingPapers(town, graph.DateRange{From: "2019-01-01", To: "2019-12-31"}, by).List {
			out = append(out, fmt.Sprint(p.PaperID.Path(), " ", p.Last.At.Body.Name, " ", p.Last.At.Day(), " ", p.Deferred))
		}
		return strings.Join(out, ", ")
	}
	if got := say(""); got != "Musterau/V2 Bauausschuss 2019-01-01 true" {
		t.Errorf("any body decides: %s", got)
	}
	if got := say("body:Musterau/Rat"); got != "Musterau/V1 Rat 2019-02-01 true, Musterau/V2 Bauausschuss 2019-01-01 true" {
		t.Errorf("the council decides: %s", got)
	}
}

// TestLongestWays ranks papers with their supplements, and says whom it cannot.
func TestLongestWays(t *testing.T) {
	town := played(
		step{day: "2019-01-01", body: "Bauausschuss", paper: "V1", outcome: graph.OutcomePostponed},
		step{day: "2019-02-01", body: "Rat", paper: "V1 1._Ergänzung", status: graph.ItemDropped},
		step{day: "2019-01-01", body: "Bauausschuss", paper: "V2", outcome: graph.OutcomeAccepted},
		step{day: "2019-06-01", body: "Bauausschuss", paper: "V2", outcome: graph.OutcomeAccepted},
		step{day: "2019-07-01", body: "Bauausschuss", paper: "V2", outcome: graph.OutcomeAccepted},
		step{day: "2018-01-01", body: "Rat", paper: "V3", status: graph.ItemPostponed},
	)
	for by, want := range map[course.WayMeasure]string{
		course.WayDeferrals: "[Musterau/V1 Musterau/V3] 3 0", course.WayBodies: "[Musterau/V1 Musterau/V3 Musterau/V2] 3 0",
		course.WayStages: "[Musterau/V2 Musterau/V1 Musterau/V3] 3 0", course.WayDays: "[Musterau/V2 Musterau/V1] 2 1",
	} {
		w := course.LongestWays(town, graph.DateRange{}, by, 10)
		var paths []string
		for _, id := range w.List {
			paths = append(paths, id.Path())
		}
		if got := fmt.Sprint(paths, " ", w.N, " ", w.Missing); got != want {
			t.Errorf("%s: got %s, want %s", by, got, want)
		}
	}
	if w := course.LongestWays(town, graph.DateRange{From: "2019-01-01"}, course.WayDeferrals, 1); w.N != 2 || len(w.List) != 1 {
		t.Errorf("since 2019: %+v", w)
	}
}

// TestWhereTheRecusedWas reads the words of recusals, and says what they do not.
func TestWhereTheRecusedWas(t *testing.T) {
	for words, want := range map[string]course.Room{
		"Herr Muster verlässt wegen Befangenheit den Sitzungssaal.":                 course.RoomLeft,
		"Frau Probe erklärt sich für befangen und verlässt den Sitzungstisch.":      course.RoomAtSide,
		"Frau Probe nimmt wegen Befangenheit im Zuhörerraum Platz.":                 course.RoomAtSide,
		"Herr Muster ist befangen und nimmt an Beratung und Abstimmung nicht teil.": course.RoomNotRecorded,
	} {
		town := played(step{day: "2019-01-01", body: "Rat", outcome: graph.OutcomeAccepted})
		s := town.Sessions[0]
		s.Recusals = []graph.Recusal{{ID: "recusal:x", ItemID: s.Items[0].ID, Sources: []graph.Source{{Words: words}}}}
		got := course.Recusals(town, course.Scope{}).List
		if len(got) != 1 || got[0].Room != want || len(got[0].Decisions) != 1 {
			t.Errorf("%s: %+v, want %s", words, got, want)
		}
	}
}
