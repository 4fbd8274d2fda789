package attend_test

import (
	"strings"
	"testing"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
	"ratsgraph/graph/view/attend"
)

const council, committee = graph.ID("body:Musterau/Rat"), graph.ID("body:Musterau/Bauausschuss")

// A row is one entry of a list: who, and how.
type row struct {
	who    string
	status graph.Status
	change func(*graph.Attendance)
}

func present(who string) row { return row{who: who, status: graph.StatusPresent} }
func excused(who string) row { return row{who: who, status: graph.StatusExcused} }
func missing(who string) row { return row{who: who, status: graph.StatusAbsent} }

func (r row) with(change func(*graph.Attendance)) row {
	r.change = change
	return r
}

func until(printed string) func(*graph.Attendance) {
	return func(a *graph.Attendance) { a.Until = &printed }
}

func standsInFor(who string) func(*graph.Attendance) {
	return func(a *graph.Attendance) { a.Substitute, a.SubstitutesID = true, person(who) }
}

func person(name string) graph.ID { return graph.NewID(graph.KindPerson, "Musterau", name) }

// held invents a session with its list; without rows, none is recorded.
func held(body graph.ID, day graph.Date, rows ...row) graph.SessionFacts {
	id := graph.ID("session:" + body.Path() + "/" + string(day))
	start, end := "18:00", "20:00"
	f := graph.Facts{Body: graph.Body{ID: body, Name: body.Path()},
		Session: graph.Session{ID: id, BodyID: body, Date: graph.OnDay(day), Start: &start, End: &end, AttendanceRecord: graph.AttendanceComplete}}
	if len(rows) == 0 {
		f.Session.AttendanceRecord = graph.AttendanceNotRecorded
	}
	for _, n := range []string{"1", "2", "3"} {
		f.Items = append(f.Items, graph.Item{ID: id.Under(graph.KindItem, n), SessionID: id, Number: n, Position: int(n[0] - '0'), Status: graph.ItemHandled})
	}
	for i, r := range rows {
		a := graph.Attendance{ID: id.Under(graph.KindAttendance, r.who), SessionID: id, PersonID: person(r.who), Status: r.status, Group: graph.GroupCouncil, Position: i + 1}
		if r.change != nil {
			r.change(&a)
		}
		f.Attendances = append(f.Attendances, a)
		f.Persons = append(f.Persons, graph.Person{ID: a.PersonID, Name: r.who})
		if _, key, ok := strings.Cut(a.PartyID.Path(), "/"); ok {
			p := graph.Party{ID: a.PartyID, Name: key, Key: key}
			if key == "fraktionslos" {
				p.Key, p.Kind = "", graph.PartyNone
			}
			f.Parties = append(f.Parties, p)
		}
	}
	return graph.SessionFacts{Facts: f}
}

func town(sessions ...graph.SessionFacts) *view.Town {
	return view.New(graph.MunicipalityFacts{Revision: 7, Sessions: sessions})
}

// TestFairDenominator counts a member who joined late, missed in every way, and
// stood in elsewhere.
func TestFairDenominator(t *testing.T) {
	tw := town(
		held(council, "2020-01-01", present("Ute")), // before Jan belonged to it
		held(council, "2020-02-01", present("Jan")),
		held(council, "2020-03-01", present("Jan").with(until("19:00"))),
		held(council, "2020-04-01", excused("Jan"), present("Ute").with(standsInFor("Jan"))),
		held(council, "2020-05-01", missing("Jan")),
		held(council, "2020-06-01", present("Ute")), // a complete list without him
		held(council, "2020-07-01"),                 // no list
		held(council, "2021-01-01", present("Jan")),
		held(committee, "2020-03-03", present("Jan").with(standsInFor("Ute"))),
		held(committee, "2020-05-03", present("Ute")),
	)
	got := attend.Rates(tw, person("Jan"), council, graph.DateRange{}, attend.PerYear)
	if len(got) != 2 || *got[0].Year != 2020 || *got[1].Year != 2021 {
		t.Fatalf("years: %+v", got)
	}
	r := got[0]
	if r.N != 5 || r.Missing != 1 || r.Rate != (graph.Rate{Count: 2, Of: 5}) || r.Revision != 7 {
		t.Errorf("2020: %+v, want 2 of 5 and 1 missing", r.Measure)
	}
	if r.Present != 1 || r.Partial != 1 || r.Excused != 1 || r.Absent != 1 || r.NotListed != 1 || r.Substituted != 1 {
		t.Errorf("2020: %+v", r)
	}
	if len(r.Sessions) != r.N+r.Missing || len(attend.OfKinds(r.Sessions, []attend.MemberSessionKind{attend.KindNotListed})) != 1 {
		t.Errorf("sessions behind it: %+v", r.Sessions)
	}
	other := attend.Rates(tw, person("Jan"), committee, graph.DateRange{}, attend.Whole)
	if len(other) != 1 || other[0].N != 0 || other[0].AsDeputy != 1 || other[0].Rate.Value() != nil {
		t.Errorf("as deputy in the committee: %+v, want no rate", other)
	}
	if v := attend.Visitors(tw, committee, graph.DateRange{}).List; len(v) != 1 || v[0].PersonID != person("Jan") || v[0].AsDeputy != 1 || v[0].Elsewhere[0] != council {
		t.Errorf("visitors of the committee: %+v, want Jan, of the council", v)
	}
}

func TestDistribution(t *testing.T) {
	tw := town(
		held(council, "2020-01-01", present("A"), present("B"), missing("C")),
		held(council, "2020-02-01", present("A"), missing("B"), missing("C")),
	)
	d := attend.Distribute(tw, council, graph.DateRange{}, 4)
	if d.N != 3 || *d.Median != 0.5 || *d.LowerQuartile != 0.25 || *d.UpperQuartile != 0.75 {
		t.Errorf("%+v, median %v", d.Measure, *d.Median)
	}
	for i, want := range []int{1, 0, 1, 1} {
		if d.Buckets[i].Members != want {
			t.Errorf("bucket %+v, want %d", d.Buckets[i], want)
		}
	}
	if d.Members[0].PersonID != person("C") {
		t.Errorf("lowest: %s", d.Members[0].PersonID)
	}
	if none := attend.Distribute(tw, committee, graph.DateRange{}, 4); none.Median != nil || none.N != 0 {
		t.Errorf("of nobody: %+v", none)
	}
}

// TestEarlyLeavers leaves at a time, after an item, and at the end.
func TestEarlyLeavers(t *testing.T) {
	tw := town(
		held(council, "2020-01-01", present("A").with(until("19:00")), present("B").with(until("20:00"))),
		held(council, "2020-02-01", present("A").with(until("TOP 2")), present("B").with(until("TOP 3"))),
		held(council, "2020-03-01", present("A"), present("B")),
		held(council, "2020-04-01", present("A").with(until("20:30"))),
		held(council, "2020-05-01", present("A").with(func(a *graph.Attendance) { until("TOP 2")(a); a.From = a.Until })),
	)
	all := attend.EarlyLeavers(tw, "", graph.DateRange{}, 0.3, 1)
	if all.N != 5 || all.Missing != 2 {
		t.Errorf("%+v, want five attendances settled and two not", all.Measure)
	}
	got := all.List
	if len(got) != 1 || got[0].PersonID != person("A") || got[0].Rate != (graph.Rate{Count: 2, Of: 3}) {
		t.Fatalf("%+v, want A in 2 of 3", got)
	}
	if got[0].Missing != 1 {
		t.Errorf("%+v, want the departure after the printed end unsettled", got[0])
	}
	d := got[0].Departures
	if d[0].ItemID != "" || d[0].Until != "19:00" || d[1].ItemID.Kind() != graph.KindItem {
		t.Errorf("departures: %+v", d)
	}
	if b := attend.EarlyLeavers(tw, "", graph.DateRange{}, -1, 1).List; b[1].Missing != 1 || b[1].N != 2 {
		t.Errorf("B: %+v, want the departure at the last item unsettled", b[1])
	}
}

// TestHonouredIsNoChair leaves the chair one stretch, with an honoured one beside.
func TestHonouredIsNoChair(t *testing.T) {
	called := func(role string) func(*graph.Attendance) { return func(a *graph.Attendance) { a.Role = &role } }
	list := []row{present("A").with(called("Ortsbürgermeister")), present("B").with(called("Ehrenortsbürgermeisterin"))}
	got := attend.OfficeHolders(town(held(council, "2020-01-01", list...), held(council, "2020-02-01", list...)), council, graph.DateRange{})
	if len(got) != 1 || got[0].PersonID != person("A") || got[0].Sessions != 2 {
		t.Errorf("%+v, want A alone, over both", got)
	}
}

func TestCompositionSaysWhatIsPrinted(t *testing.T) {
	salutation := func(s string) func(*graph.Attendance) {
		return func(a *graph.Attendance) { a.Salutation = &s }
	}
	tw := town(
		held(council, "2020-01-01", present("A"), present("B").with(salutation("Herr")), present("C")),
		held(council, "2020-02-01", present("A").with(salutation("Frau")), present("B"), present("D").with(standsInFor("C"))),
		held(council, "2021-01-01", present("A")),
	)
	got := attend.Compose(tw, council, attend.TraitSalutation, graph.DateRange{})
	if len(got) != 2 || got[0].N != 2 || got[0].Missing != 1 || got[0].Record != attend.TraitRecorded || got[0].Shares[0].Rate != (graph.Rate{Count: 1, Of: 2}) {
		t.Errorf("2020: %+v, want one Frau, one Herr, one without", got[0])
	}
	if got[1].Record != attend.TraitNotRecorded || got[1].Shares != nil || got[1].Missing != 1 {
		t.Errorf("2021: %+v, want not recorded", got[1])
	}
}
