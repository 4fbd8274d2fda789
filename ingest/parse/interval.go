package parse

import (
	"fmt"
	"strings"

	"ratsgraph/ingest/minutes"
)

const (
	clockForm = `(?:ca\. ?)?(\d{1,2})(?:[:.](\d{2}))? ?(Uhr|h\b|Uh[nr]\b)?`
	topForm   = `(?:TOP|Top|top|Punkt|Pkt\.?|Tagesordnungspunkt|Traktandum|Ö|TO-Punkt)s? ?(?:Ö ?)?(\d{1,3}(?:\.\d{1,2})*[a-z]?)\b`
)

// The parts of a partial presence.
//
//	ab 18:40 Uhr    (ab 19:02 Uhr / TOP 8)    bis einschließlich TOP 4
//	(17.30 - 18.15 Uhr)    zu TOP 11    zu TOP 4 und 5    bis 20 Uhr
var (
	fromWord  = compile(`(?i)(?:^|[\s(,–-])(?:anwesend )?(?:(?:verspätet |erst )?(?:ab|seit)|(?:kommt|kam|erscheint|erschien|eingetroffen|ankunft|verspätet)(?: (?:um|gegen|ab|zu))?:?)\s+(?:dem )?` + `(?:` + clockForm + `|` + topForm + `)`)
	untilWord = compile(`(?i)(?:^|[\s(,–-])(?:bis|(?:geht|ging|gegangen|verlässt die sitzung|verließ die sitzung)(?: (?:um|gegen|nach))?)\s+(?:einschließlich|einschl\.|inkl\.|incl\.|Mitte|zum|zu|Ende|nach|ca\.)?\s*(?:` + clockForm + `|` + topForm + `)(?: einschließlich)?`)
	fromUntil = compile(`(?i)(?:von )?(\d{1,2})[:.](\d{2})(?: ?Uhr)? ?(?:-|–|bis) ?(\d{1,2})[:.](\d{2}) ?(?:Uhr|h\b)`)
	atItems   = compile(`(?i)(?:^|[\s(,}–-])(zu |zum |bei |nur )?(?:den )?` + topForm + `(?: ?(?:-|–|und|bis|,|u\.|\+) ?(?:TOP )?(\d{1,3}(?:\.\d{1,2})*[a-z]?)\b)*`)
	alsoAt    = compile(`^[\s,/(]*(?:und |bzw\. )?(?:` + clockForm + `|` + topForm + `)[\s)]*`)
)

// atSection names an item that is counted as a section: "ab § 3", "zu § 7".
var atSection = compile(`(?i)\b(ab|bis|zu|nur) § ?(\d{1,2}\b)`)

// readInterval takes what is said about partial presence out of the words behind
// a name. It returns the words without it.
func readInterval(a *minutes.Attendee, s string) string {
	if !hasDigit(s) {
		return s
	}
	if strings.Contains(s, "§") {
		s = atSection.ReplaceAllString(s, "$1 TOP $2")
	}
	if m := fromUntil.FindStringSubmatchIndex(s); m != nil {
		a.From, a.Until = clockOf(s, m[2:6]), clockOf(s, m[6:10])
		return s[:m[0]] + " " + s[m[1]:]
	}
	s = takeBound(&a.From, fromWord, s)
	s = takeBound(&a.Until, untilWord, s)
	if a.From == "" && a.Until == "" {
		s = takeItems(a, s)
	}
	return s
}

// takeBound reads one end of the presence: a time, else an item.
func takeBound(dst *minutes.Printed, form *pattern, s string) string {
	m := form.FindStringSubmatchIndex(s)
	if m == nil || ofOffice(s[:m[0]+1]) && s[m[0]] != ',' && s[m[0]] != '(' {
		return s
	}
	v := bound(s, m)
	if v == "" {
		return s
	}
	*dst = v
	rest := s[m[1]:]
	if more := alsoAt.FindStringSubmatchIndex(rest); more != nil && !strings.HasPrefix(strings.TrimSpace(rest), "bis") {
		if t := bound(rest, more); strings.Contains(string(t), ":") && !strings.Contains(string(v), ":") {
			*dst = t
		}
		rest = rest[more[1]:]
	}
	return s[:m[0]+1] + " " + rest
}

// bound is the time or the item that a match of a bound holds.
func bound(s string, m []int) minutes.Printed {
	if m[2] >= 0 && (m[4] >= 0 || m[6] >= 0) {
		return clockOf(s, m[2:6])
	}
	if len(m) > 9 && m[8] >= 0 {
		return minutes.Printed("TOP " + s[m[8]:m[9]])
	}
	return ""
}

// takeItems reads the items for which somebody was there.
func takeItems(a *minutes.Attendee, s string) string {
	m := atItems.FindStringSubmatchIndex(s)
	if m == nil || ofOffice(s[:m[0]+1]) || ofOffice(boundWord.ReplaceAllString(s[:m[0]+1], "")) || m[2] < 0 && strings.Contains(Fold(s), "hrer") {
		return s
	}
	a.From = minutes.Printed("TOP " + s[m[4]:m[5]])
	a.Until = a.From
	if m[6] >= 0 {
		a.Until = minutes.Printed("TOP " + s[m[6]:m[7]])
	}
	return s[:m[0]+1] + " " + s[m[1]:]
}

// boundWord begins a bound that is the office's: "Vorsitzender ab TOP 9".
var boundWord = compile(` (?:ab|bis|seit) ?$`)

// ofOffice reports whether the words end in the office of chair or secretary:
// what follows without a comma is how long they held it, not how long they were
// there.
func ofOffice(s string) bool {
	f := strings.TrimRight(Fold(s), " (")
	for _, e := range []string{"fuhrer", "fuhrerin", "vorsitzender", "vorsitzende", "sitzungsleitung", "protokoll"} {
		if strings.HasSuffix(f, e) {
			return true
		}
	}
	return false
}

// clockOf writes a time as HH:MM; nothing if there is no such time of day.
func clockOf(s string, m []int) minutes.Printed {
	h, min := number(s[m[0]:m[1]]), 0
	if m[2] >= 0 {
		min = number(s[m[2]:m[3]])
	}
	if h > 24 || min > 59 {
		return ""
	}
	return minutes.Printed(fmt.Sprintf("%02d:%02d", h, min))
}

func hasDigit(s string) bool {
	for i := 0; i < len(s); i++ {
		if digit(s[i]) {
			return true
		}
	}
	return false
}
