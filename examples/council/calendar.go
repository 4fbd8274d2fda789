package council

import (
	"fmt"
	"time"
)

var (
	weekdays = [...]string{"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"}
	months   = [...]string{"", "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"}
)

func day(year, month, d int) time.Time {
	return time.Date(year, time.Month(month), d, 0, 0, 0, 0, time.UTC)
}

// long is "15. Dezember 2015".
func long(d time.Time) string {
	return fmt.Sprintf("%d. %s %d", d.Day(), months[d.Month()], d.Year())
}

// short is "15.12.2015".
func short(d time.Time) string { return d.Format("02.01.2006") }

// clock is "17:30".
func clock(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60) }

// sitting is the day on which a body meets in a round: local councils and
// boards first, then the committees, then the council, so that a paper can pass
// through all of them.
func (t *Town) sitting(b *body, round int) time.Time {
	per := t.c.Rounds
	year, n := t.c.Start+round/per, round%per
	length := 330 / per
	first := day(year, 1, 14).AddDate(0, 0, n*length)
	offset := [...]float64{kindCouncil: 0.8, kindCommittee: 0.4, kindLocal: 0.1, kindAdvisory: 0.2}[b.kind]
	d := first.AddDate(0, 0, int(offset*float64(min(length, 60)))+b.index%3)
	for d.Weekday() == time.Saturday || d.Weekday() == time.Sunday {
		d = d.AddDate(0, 0, 1)
	}
	return d
}
