package council_test

import (
	"slices"
	"testing"

	"ratsgraph/examples/council"
	"ratsgraph/ingest/minutes"
)

// TestWorldFitsDocuments holds the timelines of parties and seats against who
// sat where in each session.
func TestWorldFitsDocuments(t *testing.T) {
	for c := range worlds() {
		town := council.NewTown(c, 0)
		documents := slices.Collect(town.Documents())
		persons := map[string]council.TruePerson{}
		for _, p := range town.World().Persons {
			persons[p.ID] = p
		}
		for _, d := range documents {
			for _, x := range d.Truth.People {
				p := persons[x.Person]
				if x.Party != "" && !slices.Contains(at(p.Party, d.Truth.Date), x.Party) {
					t.Errorf("seed %d, %s: %s sits for %s, but was in %v", c.Seed, d.Name, x.Name, x.Party, p.Party)
				}
				seated := slices.Contains(at(p.Seats, d.Truth.Date), d.Truth.Body)
				member := x.Voting && x.For == "" && p.Office == ""
				if member && !seated || x.For != "" && seated && d.Truth.Body != "Seniorenbeirat" && d.Truth.Body != "Integrationsrat" {
					t.Errorf("seed %d, %s: %s has the seats %v", c.Seed, d.Name, x.Name, p.Seats)
				}
			}
			checkGroups(t, c, d)
		}
	}
}

// at lists what somebody was in on a day. A stint ends on the day before Until.
func at(stints []council.Stint, day string) (out []string) {
	for _, s := range stints {
		if s.From <= day && (s.Until == "" || day < s.Until) {
			out = append(out, s.In)
		}
	}
	return out
}

// checkGroups wants somebody who presides and someone who writes, each of whom
// is in the list where there is one.
func checkGroups(t *testing.T, c council.Config, d council.Document) {
	m := d.Truth.Minutes
	if m.Session.Chair == "" || m.Session.Secretary == "" {
		t.Errorf("seed %d, %s: chair %q, secretary %q", c.Seed, d.Name, m.Session.Chair, m.Session.Secretary)
	}
	if m.AttendanceGap != nil {
		return
	}
	for name, group := range map[minutes.Printed]minutes.Group{m.Session.Chair: minutes.Council, m.Session.Secretary: minutes.Administration} {
		if !slices.ContainsFunc(m.Attendance, func(a minutes.Attendee) bool {
			return a.Name == string(name) && a.Group == group && a.Status == minutes.Present
		}) {
			t.Errorf("seed %d, %s: %s is not listed", c.Seed, d.Name, name)
		}
	}
}
