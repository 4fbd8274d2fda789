package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// A table of which every cell stands on a line of its own: the head first, then
// the cells of each person. A party below a person is that person's, and heads
// nobody who follows.
//
//	Name
//	Fraktion
//	Emil Muster
//	ABC
//	Berta Probe
//	Heitere Demokraten
func (r *roll) stackedCell(i int, l *line) bool {
	f := strings.Trim(l.fold, " :")
	if stackedHeads[f] && (r.stacked || r.headsBelow(i) && stackedNames[f]) {
		r.stacked, r.last = true, r.last[:0]
		return true
	}
	if !r.stacked || len(r.last) != 1 || strings.Contains(l.text, "  ") || !isParty(l.text) && !isLetters(l.text) {
		return false
	}
	e := &r.out[r.last[0]]
	if e.Party != "" || i-r.lastAt > 2 {
		return false
	}
	e.Party, e.Last = minutes.Printed(l.text), l.no
	return true
}

// headsBelow reports that the next line holds the head of a further column alone.
func (r *roll) headsBelow(i int) bool {
	next := r.next(i+1, len(r.lines))
	return next > 0 && next <= i+2 && stackedHeads[strings.Trim(r.lines[next].fold, " :")]
}

// stackedHeads are words over the columns of a list of people, stackedNames those
// over the first one.
var (
	stackedHeads = wordSet("name vorname nachname fraktion partei fraktion/partei partei/fraktion funktion bemerkung bemerkungen liste")
	stackedNames = wordSet("name nachname")
)
