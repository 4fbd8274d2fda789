package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// A row of a list that is set in columns: first name, surname, party, and what
// else is said about the person. An office may stand in front.
//
//	Mitglied      Emil          Muster           ABC
//	              Berta         Probe-Beispiel   Liste Musterau    für Herrn Karl Baum
func (r *roll) cellRow(i int, l *line) bool {
	if entryNumber.MatchString(l.text) && numberIn.MatchString(l.text) {
		return false // each column counts its own entries
	}
	n, role, rest, ok := cellName(l.raw)
	if !ok || r.advisory() && len(strings.Fields(cellsAt(l.raw)[0].text)) > 1 {
		role = ""
		if n, rest, ok = r.wholeCell(l.raw); !ok {
			return false
		}
		n = r.turned(n)
	}
	e := newEntry(n)
	if role != "" {
		e.Role = joinedBy(e.Role, ", ", role)
	}
	for _, c := range rest {
		switch {
		case e.Party == "" && r.isPartyCell(c):
			e.Party = minutes.Printed(unbracketed(c.text))
		default:
			before := e.Status
			if e.readTail(", " + c.text); e.Status == "" {
				e.Status = before
			}
		}
	}
	r.last = r.last[:0]
	r.setParty(&e, 0, len(r.party) > 1, -1)
	r.add(i, e)
	return true
}

// tableHead is the line over a list that says what stands in its columns.
//
//	Name                Funktion           Fraktion       Bemerkung
var tableHead = compile(`^(?:lfd\.? ?nr\.? |nr\.? )?(?:name|nachname|vorname|familienname|mitglied|funktion)\b.{0,60}\b(?:name|funktion|fraktion|partei|bemerkung|bemerkungen|unterschrift|anwesend|vorname|wahlvorschlag|liste|anwesenheit|teilnahme|status)\b`)

// cellName reads a row of which first name and surname stand in cells of their
// own. It returns the cells behind them.
func cellName(raw string) (n named, role string, rest []cell, ok bool) {
	if !strings.Contains(strings.TrimSpace(raw), "  ") || strings.ContainsAny(raw, ":|") {
		return named{}, "", nil, false
	}
	list := cellsAt(raw)
	if len(list) > 2 && isRoleLine(list[0].text) {
		role, list = list[0].text, list[1:]
	}
	if len(list) < 2 || strings.Contains(list[0].text, ",") {
		return named{}, "", nil, false
	}
	n, ok = readName(list[0].text + " " + list[1].text)
	if !ok || n.salutation != "" || n.office != "" || strings.TrimSpace(n.tail) != "" || isParty(list[1].text) || isOutside(list[1].text) {
		return named{}, "", nil, false
	}
	if wholeName(list[0].text) {
		return named{}, "", nil, false // and what else is said of the person
	}
	if strings.Contains(list[0].text, " ") && strings.Contains(list[1].text, " ") && !particles[Fold(firstWord(list[1].text))] && !titles[Fold(firstWord(list[0].text))] {
		return named{}, "", nil, false // two full names beside each other
	}
	return n, role, list[2:], true
}

// wholeName reports a first name with a word behind it that is none, and that begins
// no surname either.
func wholeName(s string) bool {
	words := strings.Fields(s)
	last := words[len(words)-1]
	return len(words) > 1 && isGiven(words[0]) && !isGiven(last) && isNameWord(last) && !strings.HasSuffix(last, ".") && !particles[Fold(last)] && !titles[Fold(last)]
}

// wholeCell reads a row of which the first cell holds the whole name, and the next
// ones what is known to follow a name: party, office, presence.
//
//	Emil Muster               ABC        ab 19.12 Uhr (TOP 4)
//	Amtsrätin Berta Probe     Fachdienst Bauen
func (r *roll) wholeCell(raw string) (named, []cell, bool) {
	if !strings.Contains(strings.TrimSpace(raw), "  ") || strings.ContainsAny(raw, "|") {
		return named{}, nil, false
	}
	list := cellsAt(raw)
	role := ""
	if len(list) > 2 && isRoleLine(list[0].text) {
		role, list = list[0].text, list[1:]
	}
	if len(list) < 2 || strings.Contains(list[0].text, ":") {
		return named{}, nil, false
	}
	n, ok := readName(withoutNumber(list[0].text))
	n.office = joined(role, n.office)
	if !ok || n.salutation != "" || n.words < 2 && n.office == "" {
		return named{}, nil, false
	}
	tail := strings.TrimSpace(n.tail)
	if tail != "" && !tailWords[Fold(firstWord(tail))] && tail[0] != '(' && tail[0] != ',' {
		return named{}, nil, false
	}
	for _, c := range list[1:] {
		if (r.sect.group != minutes.Council && isOutside(c.text) || r.advisory() && upperStart(c.text)) && n.words > 1 {
			continue
		}
		if !r.isPartyCell(c) && !isUnaligned(c.text) && !addition.MatchString(Fold(c.text)) && !anyOffice(c.text) && absenceMark.FindString(c.text) == "" && !saysWhy(c.text) {
			return named{}, nil, false
		}
		if m, ok := readName(withoutNumber(c.text)); ok && m.words > 1 && !isParty(c.text) && m.office != "" {
			return named{}, nil, false // another person
		}
	}
	return n, list[1:], true
}

// unbracketed takes the brackets off words that stand in them as a whole.
func unbracketed(s string) string {
	if strings.HasPrefix(s, "(") {
		return strings.Trim(s, "()")
	}
	return s
}

// anyOffice reports words of which one names an office.
func anyOffice(s string) bool {
	for _, w := range strings.Fields(s) {
		if isOffice(w) {
			return true
		}
	}
	return false
}

// comesFrom reads a guest whose house or authority stands in a cell in front of the
// name.
//
//	Ing.-Büro Musterwerk      Emil Muster      (zu TOP 5)
//	Amt Probehausen           Berta Probe      (Protokollführerin)
func (r *roll) comesFrom(i int, l *line) bool {
	list := cellsAt(l.raw)
	if r.sect.group != minutes.Guest || len(list) < 2 || strings.ContainsAny(list[0].text, ",:;(") {
		return false
	}
	authority := authorityNamed.MatchString(list[0].text)
	n, ok := readName(list[1].text)
	if !authority && !isOutside(list[0].text) || !ok || n.words < 2 || strings.TrimSpace(n.tail) != "" || isOutside(list[1].text) || institution.MatchString(Fold(n.name)) {
		return false
	}
	e := newEntry(n)
	for _, c := range list[2:] {
		e.readTail(", " + c.text)
	}
	if authority {
		e.Role = joinedBy(e.Role, ", ", list[0].text)
		e.Group = minutes.Administration
	} else {
		e.Organisation = list[0].text
	}
	r.last = r.last[:0]
	r.add(i, e)
	return true
}

// authorityNamed is a municipality or its office, by name.
var authorityNamed = compile(`^(?:Amt|Samtgemeinde|Verbandsgemeinde|Verwaltungsgemeinschaft|Gemeinde|Stadt) \p{Lu}[\p{L}-]+$`)

// isPartyCell reports a cell that holds a party: by its words, or because those
// in the same column of other rows do.
func (r *roll) isPartyCell(c cell) bool {
	if isParty(c.text) {
		return true
	}
	if isUnaligned(c.text) {
		return false
	}
	if isLetters(c.text) {
		return !r.advisory()
	}
	return r.partyAt > 0 && !r.advisory() && !isOutside(c.text) && c.at >= r.partyAt-2 && c.at <= r.partyAt+2 && upperStart(c.text) && !isOffice(firstWord(c.text)) && !addition.MatchString(Fold(c.text)) && absenceMark.FindString(c.text) == ""
}

// advisory reports people who sit in a committee for a society: letters behind
// their names are its initials.
func (r *roll) advisory() bool {
	return r.heading >= 0 && strings.HasPrefix(r.lines[r.heading].fold, "beratende")
}

// lookCells finds the column in which parties stand.
func (r *roll) lookCells(l *line) {
	if r.partyAt > 0 {
		return
	}
	_, _, rest, ok := cellName(l.raw)
	if !ok && strings.Contains(l.text, "   ") {
		if list := cellsAt(l.raw); len(list) > 1 {
			n, named := readName(withoutNumber(list[0].text))
			rest, ok = list[1:], named && n.words > 1
		}
	}
	if ok && len(rest) > 0 && (isParty(rest[0].text) || isLetters(rest[0].text)) {
		r.partyAt = rest[0].at
	}
}

// isLetters reports a short word of capital letters that names no office: a list
// of the town, by its initials.
func isLetters(s string) bool {
	s = strings.Trim(s, "()")
	return len(s) >= 2 && len(s) <= 5 && isAcronym(s) && !hasDigit(s) && !strings.ContainsAny(s, " .-") && !isOffice(s)
}

// lettersAsParty takes the initials of a list out of the role of a member.
func (e *entry) lettersAsParty() {
	if e.Party != "" || e.Role == "" {
		return
	}
	head, last := "", e.Role
	if i := strings.LastIndex(e.Role, ", "); i >= 0 {
		head, last = e.Role[:i], e.Role[i+2:]
	}
	if isLetters(last) && (head == "" || anyOffice(head)) {
		e.Party, e.Role = minutes.Printed(last), head
	}
}
