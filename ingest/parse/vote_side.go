package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// Sides: what is printed about the vote of a party or of a named person.
//
//	gegen die Stimmen der BfO-Fraktion bei Enthaltung der Fraktion Grüne Liste
//	10 Ja-Stimmen (5 CDU, 4 SPD, 1 FDP)      dagegen: 1 (OP)
//	Bei 1 Nein-Stimme (Stadtrat Dr. Vogt) ansonsten Zustimmung
//	(Nicht anwesend: Herr Brandt)

var (
	sideAgainst = compile(`(?:gegen|Gegen)(?: die| eine| zwei| drei| \d+)? Stimmen? (?:der|des|von|aus der) ([^.;:()]+)`)
	sideBare    = compile(`(?:gegen|Gegen) (?:die )?((?:[A-ZÄÖÜ0-9][^ ,.;()]*)(?:(?:, | und | sowie )(?:die )?[A-ZÄÖÜ0-9][^ ,.;()]*)*)`)
	sideAbstain = compile(`(?:Stimmenthaltung|Enthaltung)(?:en)? (?:der|des|von|durch|aus der|aus den Reihen der) ([^.;:()]+)`)
	sideParens  = compile(`(?i)(ja|nein|dafür|dagegen|enth(?:altung(?:en)?)?|gegenstimmen?|stimmenthaltung(?:en)?)\.?(?:[- ]*stimmen?)?:? *\d* *\(([^()]+)\)`)
	sideCounted = compile(`(?i)\bgegen \pL*\d* ?Stimmen? \(([^()]+)\)`)
	sideWith    = compile(`\b[Mm]it den Stimmen (?:der|des|von|aus) ([^.;:()]+)`)
	sideGegen   = compile(`Gegenstimmen? (?:von|der|des|durch) ([^.;:()]+)`)
	sideAway    = compile(`\((?:[Nn]icht anwesend:?|[Aa]bwesend:?|[Oo]hne) ([^()]+)\)`)
	sideEnd     = compile(` (?:ab|bei|gegen|mit|und bei|mehrheitlich|einstimmig|angenommen|abgelehnt|zugestimmt|beschlossen|genehmigt|wird|ansonsten|empfohlen|gewählt|zu|für|folgende[nr]?|fasst|nachstehende[nr]?|wie|den|dem|gegen) ?.*$`)
	sideCount   = compile(`^(\d{1,3})x? +(.+)$|^(.+?):? +\(?(\d{1,3})\)?$`)
	sideParty   = compile(`[A-ZÄÖÜ]{2,}|[Ff]raktion|[Gg]ruppe|Grüne|Linke|Herrn? |Frau |Stadtr[aä]t|Ratsherr|Ratsfrau|[Ll]iste\b|Piraten|Freie|[Pp]artei|[Ww]ähler|[Bb]ündnis|[Ff]orum|Volt\b|r(?:at|ätin) \p{Lu}|verordnete[rn]? \p{Lu}|mitglied \p{Lu}|(?:Stv|Rh|Rf|Bgm|Vzbgm)\. \p{Lu}|^R[mM] \p{Lu}`)
	sideJoin    = compile(`, | und | sowie |; `)
)

// readSides reads the sides in the words of a result.
func readSides(printed, folded string, t tally) []minutes.Side {
	var out []minutes.Side
	printed = titleDots.Replace(printed)
	if m := sideFacing.FindStringSubmatch(printed); m != nil {
		return append(sideNames(m[1], minutes.ChoseYes), sideNames(m[2], minutes.ChoseNo)...)
	}
	if strings.Contains(folded, "gegen") {
		against := minutes.ChoseNo
		if motionLost.MatchString(folded) {
			against = minutes.ChoseYes // against the refusal is for the motion
		}
		out = append(out, withCountOf(againstCount, sidesBy(sideAgainst, printed, against), printed)...)
		if len(out) == 0 && !strings.Contains(folded, "stimmt ") && !strings.Contains(folded, "spricht") {
			out = append(out, sidesBy(sideBare, printed, minutes.ChoseNo)...)
		}
	}
	for _, m := range sideCounted.FindAllStringSubmatch(printed, 2) {
		out = append(out, sideNames(bareNames(m[1]), minutes.ChoseNo)...)
	}
	if strings.Contains(folded, "mit den stimmen") {
		with := minutes.ChoseYes
		if strings.Contains(folded, "abgelehnt") {
			with = minutes.ChoseNo
		}
		out = append(sidesBy(sideWith, printed, with), out...)
	}
	if strings.Contains(folded, "gegenstimme") {
		out = append(out, sidesBy(sideGegen, printed, minutes.ChoseNo)...)
	}
	if strings.Contains(folded, "enthaltung") {
		out = append(out, withCountOf(abstainCount, sidesBy(sideAbstain, printed, minutes.ChoseAbstain), printed)...)
	}
	if strings.Contains(folded, ": ") {
		out = withBoth(out, sidesBehindColon(printed))
	}
	if strings.Contains(folded, "(") {
		out = append(out, sidesInParens(printed)...)
		out = append(out, awaySides(printed)...)
	}
	return out
}

// awaySides are those who did not vote.
//
//	(Nicht anwesend: Herr Brandt)      13 : 0 (ohne Marktgemeinderat Vogt)
func awaySides(printed string) []minutes.Side {
	list := sidesBy(sideAway, printed, minutes.ChoseAbsent)
	for i := range list {
		list[i].Who = personOf(list[i].Who)
	}
	return list
}

// abstainCount is how many of one party abstained.
//
//	bei 2 Enthaltungen der ABC-Fraktion
var abstainCount = compile(`(\d{1,2}) (?:Stimme?n?[- ]?[Ee]|E)nthaltungen (?:der|von der) `)

// againstCount is how many of one party voted against.
//
//	gegen 2 Stimmen der ABC-Fraktion
var againstCount = compile(`\bgegen (\d{1,2}) Stimmen (?:der|des|von der|von) `)

// withCountOf gives the count to the one party whose votes are counted.
func withCountOf(form *pattern, list []minutes.Side, printed string) []minutes.Side {
	if m := form.FindStringSubmatch(printed); m != nil && len(list) == 1 && list[0].Count == nil {
		n := number(m[1])
		list[0].Count = &n
	}
	return list
}

// titleDots drops titles, of which the full stop would end a list of names.
var titleDots = strings.NewReplacer("Dr. ", "", "Prof. ", "")

// sideFacing is a vote of parties against each other.
//
//	Mit 8 Stimmen (5 ABC, 3 DEF) gegen 4 Stimmen (4 GHI) beschlossen
var sideFacing = compile(`(?i)\bmit \pL*\d* ?Stimmen \(([^()]+)\) gegen \pL*\d* ?Stimmen \(([^()]+)\)`)

// motionLost is a motion refused against the votes of those who wanted it.
var motionLost = compile(`(?:abgelehnt|ablehnung) gegen die stimme|\blehn(?:t|te|en|ten) [^.;]{3,160} gegen die stimmen? [^.;]{2,90} ab\b|gegen die stimmen? [^.;]{2,90} (?:abgelehnt|ablehnung)`)

// sidesBy reads the names behind one phrase.
func sidesBy(phrase *pattern, printed string, c minutes.Choice) []minutes.Side {
	var out []minutes.Side
	for _, m := range phrase.FindAllStringSubmatch(printed, -1) {
		out = append(out, sideNames(sideEnd.ReplaceAllString(m[1], ""), c)...)
	}
	return out
}

// sidesInParens reads the parties or people that follow a count in parentheses.
func sidesInParens(printed string) []minutes.Side {
	var out []minutes.Side
	for _, at := range sideParens.FindAllStringSubmatchIndex(printed, -1) {
		m := submatches(printed, at)
		if strings.HasPrefix(m[2], "gegen ") || strings.HasPrefix(m[2], "bei ") {
			continue // a sentence about the vote
		}
		c := minutes.ChoseYes
		switch b := ballotWords[strings.SplitN(Fold(m[1]), " ", 2)[0]]; b {
		case ballotNo:
			c = minutes.ChoseNo
		case ballotAbstain:
			c = minutes.ChoseAbstain
		}
		list := sideNames(bareNames(m[2]), c)
		if n := countBeside(printed[max(0, at[0]-4):at[0]], printed[at[3]:at[4]-1]); len(list) == 1 && list[0].Count == nil && (isParty(m[2]) || partyLetters.MatchString(m[2])) {
			list[0].Count = n // the one party cast them all
		}
		out = append(out, list...)
	}
	return out
}

// partyLetters are the letters of a party.
var partyLetters = compile(`^[A-ZÄÖÜ]{2,6}$`)

// endingNumber is the number with which words end.
var endingNumber = compile(`(?:^|[^\d.,:/])(\d{1,3}) ?$`)

// countBeside reads the count in front of the side of a party, or behind it.
//
//	2 Ja-Stimmen (ABC)      dagegen: 1 (DEF)
func countBeside(before, behind string) *int {
	for _, s := range []string{behind, before} {
		if m := endingNumber.FindStringSubmatch(s); m != nil {
			n := number(m[1])
			return &n
		}
	}
	return nil
}

// bareName is a surname, printed without anything in front of it.
var bareName = compile(`^\p{Lu}\p{Ll}[\p{L}-]+$`)

// notNamed are words in brackets that name nobody.
var notNamed = wordSet("verwaltung rat ausschuss mitglieder enthaltungen enthaltung stimmen ja nein stimme beschluss anlage fraktionslos parteilos fraktionen gemeinde stadt einstimmig mehrheitlich punkt ziffer antrag siehe mehrheit pers")

// bareNames marks surnames as the names of people ("Herr"), so that they are
// taken for sides behind a count.
func bareNames(list string) string {
	parts := sideJoin.Split(list, -1)
	for i, s := range parts {
		if s = strings.TrimSpace(s); bareName.MatchString(s) && !notNamed[Fold(s)] {
			parts[i] = "Herr " + s
		}
	}
	return strings.Join(parts, ", ")
}

// sideColon names people or parties behind a side.
//
//	dagegen: Vogt, Klee; Enthaltung: Brandt
var sideColon = compile(`(?i)\b(dafür|dagegen|gegenstimmen?|nein|ja|enthaltung(?:en)?|stimmenthaltung(?:en)?)(?:-?stimmen?)? ?: ?(` + sideNamed + `(?:(?:, | und )` + sideNamed + `)*)(?:[;.)]|$)`)

// sideNamed is a name in such a list: "Vogt", "SPD", "Bürgerliste Musterau",
// "Bündnis 90/Die Grünen".
const sideNamed = `(?-i:(?:\d+ )?\p{Lu}[\p{L}/-]+(?: 90/(?:Die|DIE) \p{Lu}\pL+|(?:[ -]\p{Lu}[\p{L}-]+){0,2})(?: \(\d{1,3}\)| \d{1,3}\b)?)`

// nextSide is a side that begins behind the names of another one, on the same line
// or below it.
var nextSide = compile(`(?i),? ((?:ja|nein|dafür|dagegen|gegenstimmen?|(?:stimm)?enthaltung(?:en)?)(?:-?stimmen?)? ?:)`)

// sidesBehindColon reads them.
func sidesBehindColon(printed string) []minutes.Side {
	var out []minutes.Side
	for _, m := range sideColon.FindAllStringSubmatch(nextSide.ReplaceAllString(printed, "; $1"), -1) {
		if ballotWords[Fold(firstWord(m[2]))] != ballotNone {
			continue
		}
		c := minutes.ChoseNo
		switch ballotWords[Fold(m[1])] {
		case ballotYes:
			c = minutes.ChoseYes
		case ballotAbstain:
			c = minutes.ChoseAbstain
		}
		out = append(out, wholeCount(sideNames(bareNames(m[2]), c))...)
	}
	return out
}

// wholeCount takes the number in front of several names for that of the whole side,
// if none of the others has one: "Ja-Stimmen: 12 ABC, DEF".
func wholeCount(list []minutes.Side) []minutes.Side {
	if len(list) < 2 || list[0].Count == nil {
		return list
	}
	for _, s := range list[1:] {
		if s.Count != nil {
			return list
		}
	}
	list[0].Count = nil
	return list
}

// sideOf reports that somebody is printed for a choice.
func sideOf(list []minutes.Side, c minutes.Choice) bool {
	for _, s := range list {
		if s.Choice == c {
			return true
		}
	}
	return false
}

// counted reports a name with a number in front: a party, whatever its letters.
func counted(name string) bool {
	return len(name) > 2 && (digit(name[0]) || name[len(name)-1] == ')') && sideCount.MatchString(name) && !strings.Contains(name, ".")
}

// sideNames cuts a list of parties or people into sides, each with its count if
// one is printed.
func sideNames(list string, c minutes.Choice) []minutes.Side {
	var out []minutes.Side
	for _, name := range sideJoin.Split(list, -1) {
		name = strings.TrimSpace(name)
		if len(name) > 60 || notNamed[Fold(strings.TrimLeft(name, "0123456789 "))] || !sideParty.MatchString(name) && !counted(name) {
			continue
		}
		s := minutes.Side{Choice: c}
		if m := sideCount.FindStringSubmatch(name); m != nil {
			n := newToken(m[1]+m[4], 0).number
			s.Count, name = &n, m[2]+m[3]
		}
		s.Who = sideName(name)
		if s.Who != "" {
			out = append(out, s)
		}
	}
	return out
}

// sideName takes articles, salutations and offices away from the name of a side.
func sideName(s string) string {
	if i := strings.Index(s, " wegen "); i > 0 {
		s = s[:i]
	}
	for again := true; again; {
		again = false
		for _, w := range []string{"der ", "die ", "des ", "den ", "dem ", "Herrn ", "Herr ", "Frau ", "Stadtrat ", "Stadträtin ", "Ratsherrn ", "Ratsherr ", "Ratsfrau ", "GRE ", "GRin ", "GGR ", "GR ", "Gemeinderat ", "Gemeinderätin ", "Gemeindevertreter ", "Gemeindevertreterin ", "Stadtverordneter ", "Stadtverordnete ", "Stv. ", "Rh. ", "Rf. ", "Bgm. ", "Vzbgm. ", "Ratsmitglied ", "Stadtratsmitglied ", "Ortsratsmitglied ", "Gemeinderatsmitglied ", "Ausschussmitglied ", "Bezirksratsherr ", "Bezirksratsfrau ", "Ortschaftsrat ", "Ortschaftsrätin ", "GV ", "Rm ", "RM ", "Fraktion ", "Fraktionen ", "Dr. ", "Prof. "} {
			if rest, ok := strings.CutPrefix(s, w); ok {
				s, again = strings.TrimSpace(rest), true
			}
		}
	}
	return strings.Trim(s, " .,-")
}

// withBoth adds sides to others that do not name the same.
func withBoth(list, more []minutes.Side) []minutes.Side {
	for _, s := range more {
		known := false
		for _, t := range list {
			known = known || s.Who == t.Who && s.Choice == t.Choice
		}
		if !known {
			list = append(list, s)
		}
	}
	return list
}
