package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// A remark behind a person that goes on in the line below, with the one who was
// stood in for: that line lists nobody.
//
//	Gemeinde Musterau      Herr Emil Muster      3      in Vertretung für
//	                                                    Herrn Karl Baum
func (r *roll) stoodInBelow(i int, l *line) bool {
	if len(r.last) != 1 || i == 0 || r.lines[i-1].blank() || !remarkOpen.MatchString(r.lines[i-1].text) {
		return false
	}
	e := &r.out[r.last[0]]
	n, ok := readName(cells(l.text))
	if !ok || e.For != "" || strings.TrimSpace(n.tail) != "" {
		return false
	}
	e.For, e.Substitute = minutes.Printed(r.turnedAround(n.name)), true
	if e.Role = strings.TrimSpace(remarkOpen.ReplaceAllString(e.Role, "")); !worded(e.Role) {
		e.Role = ""
	}
	e.Last = l.no
	return true
}

// remarkOpen are the words with which such a remark breaks off.
var remarkOpen = compile(`(?:^|[ ,(])(?:(?:in |als )?[Vv]ertret(?:ung|er|erin)(?: für| von)?|anstelle von|i\. ?V\. ?(?:für|von)?|für) ?$`)
