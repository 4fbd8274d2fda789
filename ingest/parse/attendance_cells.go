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
	n, role, rest, ok := cellName(l.raw)
	if !ok {
		return false
	}
	e := newEntry(n)
	e.Role = role
	for _, c := range rest {
		switch {
		case e.Party == "" && r.isPartyCell(c):
			e.Party = minutes.Printed(strings.Trim(c.text, "()"))
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
	if !ok || n.salutation != "" || n.office != "" || strings.TrimSpace(n.tail) != "" || isParty(list[1].text) {
		return named{}, "", nil, false
	}
	if strings.Contains(list[0].text, " ") && strings.Contains(list[1].text, " ") && !particles[Fold(firstWord(list[1].text))] && !titles[Fold(firstWord(list[0].text))] {
		return named{}, "", nil, false // two full names beside each other
	}
	return n, role, list[2:], true
}

// isPartyCell reports a cell that holds a party: by its words, or because those
// in the same column of other rows do.
func (r *roll) isPartyCell(c cell) bool {
	if isParty(c.text) {
		return true
	}
	return r.partyAt > 0 && c.at >= r.partyAt-2 && c.at <= r.partyAt+2 && upperStart(c.text) && !isOffice(firstWord(c.text)) && !addition.MatchString(Fold(c.text)) && absenceMark.FindString(c.text) == ""
}

// lookCells finds the column in which parties stand.
func (r *roll) lookCells(l *line) {
	if r.partyAt > 0 {
		return
	}
	if _, _, rest, ok := cellName(l.raw); ok && len(rest) > 0 && isParty(rest[0].text) {
		r.partyAt = rest[0].at
	}
}
