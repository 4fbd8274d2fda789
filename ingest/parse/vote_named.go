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
var sidesRow = compile(`^(?i:dafür|dagegen|zustimmung|ablehnung|ja(?:-?stimmen?)?|nein(?:-?stimmen?)?|gegenstimmen?|(?:stimm)?enthaltung(?:en)?) ?: ?` + sideNamed + `(?:(?:, | und |; |[,;]? (?i:dafür|dagegen|ja|nein|enthaltung(?:en)?)(?:-?[Ss]timmen)?: ?)` + sideNamed + `)*[.;]?$`)

// namesSides reports a row that is one of those below each other, or names both
// sides itself.
func (d *decider) namesSides(i int) bool {
	r := d.rows[i]
	if strings.IndexByte("djnegsza", first1(r.fold)) < 0 || len(r.text) > 400 || !strings.Contains(r.text, ":") || !sidesRow.MatchString(r.text) {
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

// byNames says what a vote came to of which every vote is printed with a name, or
// every party with its number: more are for it than against it. Parties without a
// number do not say that.
func byNames(list []minutes.Side) minutes.Outcome {
	yes, no := 0, 0
	for _, s := range list {
		n := 1
		switch {
		case s.Count != nil:
			n = *s.Count
		case isParty(s.Who) || partyLetters.MatchString(s.Who) || s.Choice == minutes.ChoseAbsent:
			return ""
		}
		switch s.Choice {
		case minutes.ChoseYes:
			yes += n
		case minutes.ChoseNo:
			no += n
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

// bySides says what a vote came to of which only sides are told: nobody is against
// it, or it was passed against those who were. A list of who was for it and who
// against does not say who had more votes.
//
//	gegen die Stimmen der ABC-Fraktion      Dafür: ABC, DEF   Enthaltung: GHI
func bySides(folded string, list []minutes.Side) minutes.Outcome {
	if inSpiteOf.MatchString(folded) || sideOf(list, minutes.ChoseYes) && !sideOf(list, minutes.ChoseNo) {
		return minutes.Accepted
	}
	return ""
}

// inSpiteOf is against whom, or with whose abstention, something was passed.
var inSpiteOf = compile(`(?:^|[ (])(?:gegen|bei|mit) [^:;]*(?:stimm|enthaltung|fraktion)|^(?:gegen|bei) `)

// sidesAsAgreement names the sides "Zustimmung" and "Ablehnung" as others do, where
// both stand in front of names: alone, either is what a vote came to.
//
//	Zustimmung: ABC, DEF      Ablehnung: FWG
func sidesAsAgreement(s string) string {
	if !strings.Contains(s, "Zustimmung: ") || !strings.Contains(s, "Ablehnung: ") {
		return s
	}
	return agreementSides.Replace(s)
}

var agreementSides = strings.NewReplacer("Zustimmung: ", "Dafür: ", "Ablehnung: ", "Dagegen: ")
