package parse

import "strings"

// A list that repeats the office of the person above by signs.
//
//	1.)  Gemeinderat      Emil Muster
//	2.)      "            Berta Probe
//	3.)      "      "     Karl Baum

// ditto is such a sign at the beginning of an entry, behind its number.
var ditto = compile(`^(\d{1,3}(?:\.\)|\)|\.)? *)(?:(?:"|″|“|„|''|-"-|- " -|dto\.) *){1,4}(\p{Lu}.*)$`)

// unrepeated puts the office of the person above in place of the signs.
func (r *roll) unrepeated(i int, l *line) *line {
	if len(r.out) == 0 || len(l.text) > 160 || !strings.ContainsAny(l.text, "\"″“„'") && !strings.Contains(l.text, "dto.") {
		return l
	}
	m := ditto.FindStringSubmatch(l.text)
	if m == nil {
		return l
	}
	office := r.out[len(r.out)-1].Role
	if office == "" || !isRoleLine(office) {
		office = ""
	}
	set := newLine(m[1]+joined(office, m[2]), l.no, l.page)
	r.lines[i].raw, r.lines[i].text, r.lines[i].fold = set.raw, set.text, set.fold
	return &r.lines[i]
}
