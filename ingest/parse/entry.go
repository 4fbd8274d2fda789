package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// An entry is one person of a list, before it joins the attendance.
type entry struct {
	minutes.Attendee
	deputy string // who stood in for this person, if that is printed here
	brace  bool   // one of the lines that a brace holds together
	note   string // words behind the brace
	words  int
	weakly bool // words say that somebody was away, not whether excused
	reason bool // words say why somebody was away
}

// newEntry makes an entry of a name and what is printed behind it.
func newEntry(n named) entry {
	e := entry{words: n.words}
	e.Name, e.Salutation, e.Title, e.Role = n.name, n.salutation, n.title, n.office
	if isParty(n.office) {
		e.Role = ""
	}
	e.readTail(n.tail)
	return e
}

// readTail reads what is printed behind a name: interval, substitution, marks of
// absence, party, role.
//
//	, Ratsfraktion Die Hiesigen      (DEF), ab TOP 3      ordentl. Mitglied bis 18:00 Uhr
func (e *entry) readTail(s string) {
	if strings.Contains(s, "}") {
		before, after, _ := strings.Cut(s, "}")
		e.brace, e.note = true, strings.TrimSpace(after)
		s = before + " " + after
	}
	if strings.Contains(s, "anwesend") || strings.Contains(s, "abwesend") {
		s = awayAtItems.ReplaceAllString(s, " ") // and there before and after
	}
	if hasDigit(s) {
		s = butForItems.ReplaceAllString(s, " ")
	}
	s, e.deputy = readSubstitute(&e.Attendee, s)
	s = readInterval(&e.Attendee, s)
	s = e.readMarks(s)
	if m := bracketParty.FindStringSubmatchIndex(s); m != nil && e.Party == "" && !isOffice(s[m[2]:m[3]]) {
		e.Party = minutes.Printed(s[m[2]:m[3]])
		s = s[:m[0]] + " " + s[m[1]:]
	}
	for _, part := range tailParts(s) {
		e.readPart(part)
	}
	if deputyRole.MatchString(e.Role) {
		e.Substitute = true
	}
}

// readPart reads one phrase behind a name as party or role.
func (e *entry) readPart(part string) {
	switch {
	case address.MatchString(part), strings.HasPrefix(part, "gez") && signed.MatchString(part):
	case saysWhy(part):
		e.reason = true
		if e.Status == "" {
			e.Status, e.weakly = minutes.Absent, true
		}
	case isUnaligned(part):
		e.Role = joinedBy(e.Role, ", ", part)
	case e.Party == "" && isParty(part):
		e.Party = minutes.Printed(part)
	default:
		e.Role = joinedBy(e.Role, ", ", part)
	}
}

// bracketParty is a party of which only capital letters are printed, in brackets
// right behind the name.
var bracketParty = compile(`^\)? ?\((\p{Lu}[\p{Lu}.]{1,7})\)`)

// address is where somebody lives; it is no role.
var address = compile(`(?i)\b\d{5}\b|(?:str\.|straße|strasse|weg|platz|damm|kamp|allee|ring|gasse|ufer) \d|^\p{Lu}\p{L}+ \d{1,3} ?[a-z]?$`)

// absenceMark is what is printed behind somebody who is missing.
//
//	Herr Muster - e -      Frau Muster (entschuldigt)      Frau Muster, unentschuldigt
var absenceMark = compile(`(?i)(?:^|[\s(),|–-])(un)?(?:entsch(?:uldigt|\.)|entsch[uü]ldigt)(?: fehlend| gefehlt)?|[–-] ?(e) ?[–-]|\((e)\.?\)|\(u\.?\)|(?:^|[\s(,|])(?:nicht anwesend|abwesend|verhindert|fehlt)(?:$|[\s),|])`)

// presenceMark is what is printed behind somebody who is there, in a list that
// has both.
var presenceMark = compile(`(?i)(?:^|[\s(),|])(?:anwesend|anw\.)(?:$|[\s),|])`)

// awayAtItems says that somebody left for some items and came back.
//
//	(von Pkt. 7 - 12 abwesend)      (bei TOP 4 nicht anwesend)
var awayAtItems = compile(`(?i)\(?\b(?:von|bei|zu|während|ab|für)? ?(?:den )?(?:Pkt\.?|Punkte?n?|TOPs?|Tagesordnungspunkte?n?) ?\d{1,2}[^()a-z]{0,14}(?:bis \d{1,2} )?(?:abwesend|nicht anwesend)\)?`)

// butForItems says the same in other words.
//
//	(außer TOP 3)      ohne TOP 7 und 8      (nicht bei Pkt. 6)
var butForItems = compile(`(?i)\(?\b(?:außer|ausser|ausgenommen|ohne|nicht)(?: (?:bei|zu|zum|während|für))?(?: den)? (?:Pkt\.?|Punkte?n?|TOPs?|Tagesordnungspunkte?n?) ?\d{1,2}(?:\.\d{1,2})*(?: ?(?:,|-|–|und|bis) ?\d{1,2})*\)?`)

// readMarks reads words that say whether somebody was there.
func (e *entry) readMarks(s string) string {
	if m := absenceMark.FindStringSubmatchIndex(s); m != nil {
		e.Status = minutes.Absent
		if m[2] < 0 && !strings.Contains(Fold(s[m[0]:m[1]]), "abwesend") && !strings.Contains(Fold(s[m[0]:m[1]]), "nicht") && !strings.Contains(Fold(s[m[0]:m[1]]), "verhindert") && !strings.Contains(Fold(s[m[0]:m[1]]), "fehlt") && !strings.HasPrefix(Fold(s[m[0]:m[1]]), "(u") {
			e.Status = minutes.Excused
		}
		e.weakly = e.Status == minutes.Absent && m[2] < 0 && !strings.HasPrefix(Fold(s[m[0]:m[1]]), "(u")
		return s[:m[0]] + " " + strings.TrimLeft(s[m[1]:], ")–- ")
	}
	if m := presenceMark.FindStringIndex(s); m != nil {
		e.Status = minutes.Present
		return s[:m[0]] + " " + s[m[1]:]
	}
	return s
}

// tailParts cuts the words behind a name at commas, brackets and dashes. A comma
// inside of a role ("Leiter Planung, Bau") makes a new part, which joins the role
// again.
func tailParts(s string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",;()[]|}", r) }) {
		part = strings.TrimSuffix(strings.Trim(part, " –-:./"), " und")
		if f := Fold(part); f != "" && f != "uhr" && len(part) > 1 {
			out = append(out, strings.Join(strings.Fields(part), " "))
		}
	}
	return out
}

func joinedBy(a, sep, b string) string {
	if a == "" {
		return b
	}
	return a + sep + b
}
