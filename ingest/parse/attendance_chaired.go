package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// chairedBy is a heading over those who were there that names who chaired.
//
//	Unter dem Vorsitz von Bürgermeister Emil Muster waren anwesend:
var chairedBy = compile(`^[Uu]nter (?:dem |der )?(?:Vorsitz|Leitung) (?:von|des|der) (.{5,60}?) (?:waren|sind|nahmen|nehmen) .{0,40}:$`)

// chaired reads such a heading.
func (r *roll) chaired(i int, l *line) bool {
	if !strings.HasPrefix(l.fold, "unter ") {
		return false
	}
	m := chairedBy.FindStringSubmatch(l.text)
	if m == nil {
		return false
	}
	r.sect, r.heading, r.party, r.last = section{status: minutes.Present, group: minutes.Council}, i, nil, nil
	if r.persons(i, m[1]) {
		r.officeNamed(i, "Vorsitzender")
	}
	r.last = nil
	return true
}
