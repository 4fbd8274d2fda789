package survey_test

import (
	"fmt"
	"strings"
	"testing"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
	"ratsgraph/graph/view/survey"
)

// held is a session of a council with decisions.
func held(day, number string, minutes int, decisions ...graph.Decision) graph.SessionFacts {
	body := graph.ID("body:Musterau/Rat")
	id := graph.NewID(graph.KindSession, "Musterau", "Rat", day, number)
	s := graph.Session{ID: id, BodyID: body, AttendanceRecord: graph.AttendanceComplete, Number: &number}
	if day != "" {
		s.Date = graph.OnDay(graph.Date(day))
	}
	if minutes > 0 {
		start, end := "23:30", fmt.Sprintf("%02d:%02d", (23*60+30+minutes)/60%24, (30+minutes)%60)
		s.Start, s.End = &start, &end
	}
	f := graph.Facts{Body: graph.Body{ID: body, Name: "Rat"}, Session: s}
	for i, n := range []string{"1", "2", "4"} {
		it := graph.Item{ID: id.Under(graph.KindItem, n), SessionID: id, BodyID: body, Number: n, Position: i + 1, Status: graph.ItemHandled}
		f.Items = append(f.Items, it)
	}
	for i, d := range decisions {
		d.ID, d.ItemID, d.SessionID, d.BodyID, d.Ordinal = id.Under(graph.KindDecision, fmt.Sprint(i)), f.Items[0].ID, id, body, i+1
		f.Decisions = append(f.Decisions, d)
	}
	return graph.SessionFacts{Facts: f, Documents: []graph.Document{{Understood: 3, Readable: 4, Parser: "7", Problems: []graph.Problem{{Kind: "odd"}}}}}
}

func town(sessions ...graph.SessionFacts) *view.Town {
	return view.New(graph.MunicipalityFacts{Revision: 2, Sessions: sessions})
}

var (
	yes, no   = true, false
	agreed    = graph.Decision{Outcome: graph.OutcomeAccepted, Unanimous: &yes, VoteRecord: graph.VoteUnanimous}
	contested = graph.Decision{Outcome: graph.OutcomeRejected, Unanimous: &no, VoteRecord: graph.VoteMajority}
	silent    = graph.Decision{Outcome: graph.OutcomeAccepted, VoteRecord: graph.VoteNotRecorded}
	noted     = graph.Decision{Outcome: graph.OutcomeNoted, VoteRecord: graph.VoteNotRecorded}
)

func TestSeriesFillsAndMarksEmptyPeriods(t *testing.T) {
	all := town(held("2019-02-01", "1", 60, agreed, contested, silent, noted), held("2019-11-05", "2", 0, agreed), held("", "3", 0, agreed))
	say := func(st survey.Statistic, s survey.Scope) string {
		got := survey.Over(all, st, graph.PerQuarter, s)
		var out []string
		for _, b := range got.Buckets {
			v := "-"
			if b.Value() != nil {
				v = fmt.Sprint(*b.Value())
			}
			out = append(out, fmt.Sprintf("%s %s/%d/%d %v", b.Label, v, b.N(), b.Missing, b.Empty()))
		}
		return fmt.Sprintf("%s; %d, %d missing", strings.Join(out, ", "), got.N, got.Missing)
	}
	for st, want := range map[survey.Statistic]string{
		survey.StatSessions:  "2019-Q1 1/1/0 false, 2019-Q2 0/0/0 true, 2019-Q3 0/0/0 true, 2019-Q4 1/1/0 false; 2, 1 missing",
		survey.StatUnanimous: "2019-Q1 0.5/2/1 false, 2019-Q2 -/0/0 true, 2019-Q3 -/0/0 true, 2019-Q4 1/1/0 false; 3, 2 missing",
		survey.StatDuration:  "2019-Q1 60/1/0 false, 2019-Q2 -/0/0 true, 2019-Q3 -/0/0 true, 2019-Q4 -/0/1 false; 1, 2 missing",
		survey.StatDecisions: "2019-Q1 4/4/0 false, 2019-Q2 0/0/0 true, 2019-Q3 0/0/0 true, 2019-Q4 1/1/0 false; 5, 1 missing",
	} {
		if got := say(st, survey.Scope{}); got != want {
			t.Errorf("%s: %s, want %s", st, got, want)
		}
	}
	if got := say(survey.StatSessions, survey.Scope{During: graph.DateRange{From: "2018-10-01", To: "2019-03-31"}}); got != "2018-Q4 0/0/0 true, 2019-Q1 1/1/0 false; 1, 1 missing" {
		t.Errorf("a period: %s", got)
	}
}

func TestQualityAndGaps(t *testing.T) {
	all := town(held("2019-02-01", "1", 60, agreed, silent), held("2019-11-05", "4/2019", 0, agreed), held("", "7", 0))
	rows := survey.Qualities(all, survey.Scope{})
	if len(rows) != 2 || rows[0].Year != nil || rows[0].WithoutDay != 1 || *rows[1].Year != 2019 {
		t.Fatalf("got %+v", rows)
	}
	q := rows[1]
	if q.Sessions != 2 || q.Reading.Count != 6 || q.Reading.Of != 8 || q.Decisions != 3 || q.DecisionsUnvoted != 1 || q.Problems[0] != (graph.ProblemCount{Kind: "odd", Count: 2}) {
		t.Errorf("got %+v", q)
	}
	var gaps []string
	for _, g := range survey.NumberingGaps(all, survey.Scope{}) {
		gaps = append(gaps, fmt.Sprint(g.Of, g.From, "-", g.To))
	}
	if got := strings.Join(gaps, " "); got != "ITEMS3-3 SESSIONS2-3 ITEMS3-3 ITEMS3-3" {
		t.Errorf("gaps: %s", got)
	}
}

func TestGroupsAddUp(t *testing.T) {
	got := survey.GroupDecisions([]graph.Decision{agreed, contested, silent, agreed}, survey.ByUnanimity)
	if fmt.Sprint(got) != "[{YES 2} {NO 1} {NOT_RECORDED 1}]" {
		t.Errorf("got %v", got)
	}
}
