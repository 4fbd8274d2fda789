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

func head(printed string, f graph.SessionFacts) graph.SessionFacts {
	f.Session.PrintedTerm = &printed
	return f
}

// TestTermsInHeads takes terms from the heads of sessions; a misprint begins none,
// and neither does what would only be inferred.
func TestTermsInHeads(t *testing.T) {
	got := terms(head("16. Wahlperiode", met("Rat", "29", "2014-02-01", "")), head("16. Wahlperiode", met("Rat", "30", "2014-03-01", "")), head("17. Wahlperiode", met("Rat", "1", "2014-07-01", "")),
		head("17. Wahlperiode", met("Rat", "2", "2015-03-01", "")), head("11. Wahlperiode", met("Rat", "3", "2016-03-01", "")),
		head("17. Wahlperiode", met("Rat", "1", "2018-03-01", "Feststellung der Konstituierung des Rates")), head("17. Wahlperiode", met("Rat", "2", "2019-03-01", "")))
	if len(got) != 2 || got[0].Name != "16. Wahlperiode" || got[1].Name != "17. Wahlperiode" || got[1].Basis != graph.BasisPrinted || got[1].Sessions != 5 {
		t.Fatalf("%+v", got)
	}
	if x := got[1]; x.From.From != "2014-03-01" || x.From.To != "2014-07-01" || x.Reasons[0].Text != "printed in the head: 17. Wahlperiode" {
		t.Errorf("from %+v, because %+v", x.From, x.Reasons)
	}
}

// TestGivenTerms hold before what is printed and inferred, with their days.
func TestGivenTerms(t *testing.T) {
	stated := func(f graph.SessionFacts) graph.SessionFacts {
		f.Documents = []graph.Document{{GivenTerms: []graph.GivenTerm{{Name: "16. Wahlperiode", From: "2011-11-01", To: "2016-10-31"}, {From: "2016-11-01", To: "2021-10-31"}}}}
		return f
	}
	got := terms(stated(met("Rat", "1", "2014-06-01", "Feststellung der Konstituierung des Rates")), stated(met("Rat", "7", "2016-06-01", "")), stated(met("Rat", "1", "2016-11-10", "Feststellung der Konstituierung des Rates")),
		met("Rat", "2", "2016-12-10", "Geschäftsordnung für die Wahlperiode 2016 bis 2021"))
	if len(got) != 2 || got[0].Basis != graph.BasisGiven || got[1].Basis != graph.BasisGiven || got[0].Name != "16. Wahlperiode" || got[1].Name != "Wahlperiode 2016 bis 2021" {
		t.Fatalf("%+v", got)
	}
	if x := got[1]; x.From.From != "2016-11-01" || !x.From.Given || x.To.To != "2021-10-31" || x.Sessions != 2 || x.Reasons[0].Text != "given with 3 documents" {
		t.Errorf("%+v", x)
	}
}
