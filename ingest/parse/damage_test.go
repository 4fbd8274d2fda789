package parse_test

import (
	"testing"

	"ratsgraph/ingest/parse"
	"ratsgraph/ingest/text"
)

// TestDamagedNumbers reads numbers in which letters stand for digits; words that
// hold such letters are none.
func TestDamagedNumbers(t *testing.T) {
	m := parse.Minutes(text.FromLines("Gemeinde Musterau", "Niederschrift über die Sitzung des Rates am O3.l2.2O15 im Rathaus", "Beginn: l8:3O Uhr", "Anwesend:", "Frau Berta Probe",
		"Zu1: Eröffnung", "Die Bürgermeisterin eröffnet die Sitzung.", "Zu2: Haushalt 20l6", "Beschluss:", "Der Haushalt wird beschlossen.", "Abstimmungsergebnis: I2 Ja-Stimmen, O Nein-Stimmen", "Zu3: Anfragen", "Es liegen keine vor."))
	if s := m.Session; s.Date != "2015-12-03" || s.Start != "18:30" {
		t.Errorf("got the day %q, start %q, want 2015-12-03, 18:30", s.Date, s.Start)
	}
	if len(m.Agenda) != 3 || m.Agenda[1].Title != "Haushalt 20l6" || len(m.Agenda[1].Decisions) != 1 {
		t.Fatalf("got the agenda %+v", m.Agenda)
	}
	if d := m.Agenda[1].Decisions[0]; d.Yes == nil || *d.Yes != 12 || d.No == nil || *d.No != 0 || d.Result != "I2 Ja-Stimmen, O Nein-Stimmen" {
		t.Errorf("got %+v", d)
	}
}
