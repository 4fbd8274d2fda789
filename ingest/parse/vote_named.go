package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// Rows that name who voted how, each side in front of its names.
//
//	Dafür: ABC, DEF
//	Dagegen: FWG
//	Namentliche Abstimmung: Ja: Vogt, Klee, Brandt; Nein: Muster

// sidesRow is such a row: one side or several.
var sidesRow = compile(`^(?i:dafür|dagegen|ja(?:-?stimmen?)?|nein(?:-?stimmen?)?|gegenstimmen?|(?:stimm)?enthaltung(?:en)?) ?: ?` + sideNamed + `(?:(?:, | und |; )(?:(?i:dafür|dagegen|ja|nein|enthaltung(?:en)?): ?)?` + sideNamed + `)*[.;]?$`)

// namesSides reports a row that is one of those below each other, or names both
// sides itself.
func (d *decider) namesSides(i int) bool {
	r := d.rows[i]
	if strings.IndexByte("djnegs", first1(r.fold)) < 0 || len(r.text) > 400 || !strings.Contains(r.text, ":") || !sidesRow.MatchString(r.text) {
		return false
	}
	if list := sidesBehindColon(r.text); sideOf(list, minutes.ChoseYes) && sideOf(list, minutes.ChoseNo) {
		return true
	}
	for _, k := range []int{i - 1, i + 1} {
		if k >= 0 && k < len(d.rows) && len(d.rows[k].text) < 400 && (sidesRow.MatchString(d.rows[k].text) || pureResult(d.rows[k].fold)) {
			return true
		}
	}
	return false
}

// first1 is the first byte of a text; 0 if it is empty.
func first1(s string) byte {
	if s == "" {
		return 0
	}
	return s[0]
}

// byNames says what a vote came to of which every vote is printed with a name: more
// people are named for it than against it. Parties do not say that.
func byNames(list []minutes.Side) minutes.Outcome {
	yes, no := 0, 0
	for _, s := range list {
		switch {
		case s.Count != nil || isParty(s.Who) || partyLetters.MatchString(s.Who):
			return ""
		case s.Choice == minutes.ChoseYes:
			yes++
		case s.Choice == minutes.ChoseNo:
			no++
		}
	}
	switch {
	case yes == 0 || no == 0:
		return ""
	case yes > no:
		return minutes.Accepted
	}
	return minutes.Rejected
}
