package parse

import (
	"fmt"
	"time"
)

// dateForm is a date as minutes print it.
//
//  28. April 2016      15.06.2017      5. 6. 2017      9. Marz 2019
var dateForm = compile(`(?i)\b(\d{1,2})\. ?(?:(\d{1,2})\. ?(\d{4}|\d{2})\b|(jan|jän|jaen|feb|m[aäé]rz|apr|mai|juni|juli|aug|sep|okt|nov|dez)[a-zäéü]*\.? ?(\d{4}))`)

var monthNumbers = map[string]int{"jan": 1, "feb": 2, "mar": 3, "mer": 3, "apr": 4, "mai": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "okt": 10, "nov": 11, "dez": 12, "jae": 1}

// findDate finds the first date in s. It returns it in ISO form, and where it
// stands.
func findDate(s string) (iso string, from, to int) {
	if iso, from, to = printedDate(s); iso == "" {
		if mended := mendDigits(s); mended != s {
			return printedDate(mended)
		}
	}
	return iso, from, to
}

// printedDate finds the first date whose digits are all there.
func printedDate(s string) (iso string, from, to int) {
	for at := 0; at < len(s); {
		m := dateForm.FindStringSubmatchIndex(s[at:])
		if m == nil {
			return "", 0, 0
		}
		if iso = isoDate(s[at:], m); iso != "" {
			return iso, at + m[0], at + m[1]
		}
		at += m[1]
	}
	return "", 0, 0
}

// isoDate makes the ISO form of a match; nothing if the calendar has no such day.
func isoDate(s string, m []int) string {
	day, month, year := number(s[m[2]:m[3]]), 0, 0
	if m[4] >= 0 {
		month, year = number(s[m[4]:m[5]]), number(s[m[6]:m[7]])
	} else {
		month, year = monthNumbers[Fold(s[m[8]:m[9]])[:3]], number(s[m[10]:m[11]])
	}
	if year < 100 {
		year += 2000
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if month < 1 || month > 12 || t.Day() != day || year < 1900 || year > 2199 {
		return ""
	}
	return t.Format(time.DateOnly)
}

// weekdays are the days of the week, folded, from Sunday.
var weekdays = []string{"sonntag", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag"}

// weekdayForm is a day of the week in front of a date.
var weekdayForm = compile(`(?i)\b(sonntag|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend),? ?(?:de[mnr] ?)?$`)

// wrongWeekday says so when the day of the week in front of a date is not the
// one that the calendar has.
func wrongWeekday(before, iso string) string {
	m := weekdayForm.FindStringSubmatch(before)
	t, err := time.Parse(time.DateOnly, iso)
	if m == nil || err != nil {
		return ""
	}
	day := Fold(m[1])
	if day == "sonnabend" {
		day = "samstag"
	}
	if weekdays[t.Weekday()] == day {
		return ""
	}
	return fmt.Sprintf("%s was no %s", iso, m[1])
}

// timeForm is a time of day.
//
//	18:30 Uhr      18.30 Uhr      18 Uhr      18:30
var timeForm = compile(`(?i)\b(\d{1,2})(?:[:.](\d{2})(?: ?(?:Uhr|h\b))?| ?Uhr)`)

// spanForm is a duration printed with both its ends.
//
//	17:00 - 18:30 Uhr      von 17.00 Uhr bis 18.30 Uhr
var spanForm = compile(`(?i)(\d{1,2})(?:[:.](\d{2}))?(?: ?Uhr)? ?(?:-|–|bis) ?(\d{1,2})(?:[:.](\d{2}))?(?: ?Uhr|h\b)|^(\d{1,2})[:.](\d{2}) ?(?:-|–|bis) ?(\d{1,2})[:.](\d{2})$`)

// findTime finds the first time of day in s that is part of no date.
func findTime(s string) string {
	s = mendClock(s)
	for at := 0; at < len(s); {
		m := timeForm.FindStringSubmatchIndex(s[at:])
		if m == nil {
			return ""
		}
		rest := s[at+m[1]:]
		if !(len(rest) > 1 && rest[0] == '.' && rest[1] >= '0' && rest[1] <= '9') {
			if c := clockOf(s[at:], m[2:6]); c != "" {
				return string(c)
			}
		}
		at += m[1]
	}
	return ""
}
