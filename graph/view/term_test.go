package view_test

import (
	"testing"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// met invents a session with a number, a heading and members.
func met(body, number string, day graph.Date, title string, members ...string) graph.SessionFacts {
	b := graph.NewID(graph.KindBody, "Musterau", body)
	id := b.Under(graph.KindSession, string(day))
	f := graph.Facts{Body: graph.Body{ID: b, Name: body}, Session: graph.Session{ID: id, BodyID: b, Number: &number, Date: graph.OnDay(day)}}
	if title != "" {
		f.Items = []graph.Item{{ID: id.Under(graph.KindItem, "1"), SessionID: id, Title: &title}}
	}
	for _, m := range members {
		p := graph.NewID(graph.KindPerson, "Musterau", m)
		f.Persons = append(f.Persons, graph.Person{ID: p, Name: m})
		f.Attendances = append(f.Attendances, graph.Attendance{ID: id.Under(graph.KindAttendance, m), PersonID: p, Group: graph.GroupCouncil, Status: graph.StatusPresent})
	}
	return graph.SessionFacts{Facts: f}
}

func terms(sessions ...graph.SessionFacts) []graph.LegislativeTerm {
	return view.New(graph.MunicipalityFacts{Municipality: graph.Municipality{ID: "municipality:Musterau", Name: "Musterau"}, Sessions: sessions}).Terms()
}

// TestTermsByNumbers infers a term from bodies that number anew and have new
// members.
func TestTermsByNumbers(t *testing.T) {
	got := terms(met("Rat", "30", "2016-08-01", "", "A", "B"), met("Bau", "12", "2016-09-01", "", "A"),
		met("Rat", "1", "2016-11-10", "", "A", "C"), met("Bau", "1", "2016-12-01", "", "C"), met("Rat", "2", "2017-02-01", "", "A"))
	if len(got) != 2 || got[1].ID != "term:Musterau/2016" || got[1].Basis != graph.BasisInferred || got[1].Sessions != 3 || got[0].Sessions != 2 {
		t.Fatalf("%+v", got)
	}
	if from := got[1].From; from.From != "2016-08-01" || from.To != "2016-11-10" || got[0].Counted.To != "2016-11-09" {
		t.Errorf("begin %+v, end of the one before %+v", from, got[0].Counted)
	}
	if len(got[1].Reasons) < 2 || got[1].Reasons[0].Text != "the sessions of Rat are numbered anew from 1 on" {
		t.Errorf("reasons: %+v", got[1].Reasons)
	}
}

func TestNumbersOfEachYearAreNoTerms(t *testing.T) {
	if got := terms(met("Rat", "6", "2015-12-01", ""), met("Rat", "1", "2016-01-10", ""), met("Rat", "5", "2016-12-01", ""), met("Rat", "1/2017", "2017-01-10", "")); got != nil {
		t.Errorf("%+v, want none", got)
	}
}

// TestConstitutingSession is known by what it does; that one of it happens later
// does not begin a term.
func TestConstitutingSession(t *testing.T) {
	anew := met("Rat", "1", "2016-11-01", "Förmliche Verpflichtung der Ratsmitglieder")
	election := "Wahl des Ratsvorsitzenden"
	anew.Items = append(anew.Items, graph.Item{ID: "item:x", Title: &election})
	got := terms(met("Rat", "28", "2016-10-27", ""), met("Bau", "", "2016-06-01", ""), anew, met("Rat", "9", "2019-11-01", "Verpflichtung eines nachgerückten Mitglieds"))
	if len(got) != 2 || got[1].From.To != "2016-11-01" || got[1].Reasons[1].ItemID != "item:x" {
		t.Errorf("%+v", got)
	}
}

// TestPrintedTerms takes the years from the print and the day from the session
// with which the council constituted itself; one misprint does not hold.
func TestPrintedTerms(t *testing.T) {
	got := terms(met("Rat", "7", "2016-06-01", ""), met("Rat", "1", "2016-11-10", "Feststellung der Konstituierung des Rates"),
		met("Rat", "2", "2016-12-10", "Geschäftsordnung für die Wahlperiode 2016 bis 2021"), met("Rat", "3", "2017-12-10", "Wahlperiode 2016 bis 2020"),
		met("Rat", "4", "2018-12-10", "Ausschüsse der Wahlperiode 2016 – 2021"))
	if len(got) != 2 || got[1].Name != "Wahlperiode 2016 bis 2021" || got[1].Basis != graph.BasisPrinted || got[1].Sessions != 4 {
		t.Fatalf("%+v", got)
	}
	if x := got[1]; x.From.To != "2016-11-10" || x.To.From != "2021-01-01" || x.To.To != "2021-12-31" {
		t.Errorf("from %+v to %+v", x.From, x.To)
	}
}
