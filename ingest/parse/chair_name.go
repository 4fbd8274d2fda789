package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// chairs is a role that chairs, folded.
var chairs = compile(`vorsitz|sitzungs[il]eit|ortsburgermeister`)

// fullName is the listed name that a signature or label means: the same, one that
// ends in it, or one that differs by damaged letters only. Of several, the one
// who is listed with the role is meant.
func (p *Parser) fullName(name string, role *pattern) string {
	if name == "" || strings.Contains(name, " / ") {
		return name
	}
	for _, same := range []func(full, name string) bool{func(a, b string) bool { return a == b }, nameEnds, nearlySame} {
		if n, some := p.listedAs(name, role, same); n != "" {
			return n
		} else if some {
			return name
		}
	}
	return name
}

// listedAs is the one name of those present that is the same as the given one;
// of several, the one with the role. It reports whether there was any.
func (p *Parser) listedAs(name string, role *pattern, same func(full, name string) bool) (found string, some bool) {
	var all, inRole []string
	for _, a := range p.out.Attendance {
		if a.Status != minutes.Present || !same(a.Name, name) {
			continue
		}
		all = addNew(all, a.Name)
		if role.MatchString(Fold(a.Role)) {
			inRole = addNew(inRole, a.Name)
		}
	}
	switch {
	case len(all) == 1:
		return all[0], true
	case len(inRole) == 1:
		return inRole[0], true
	}
	return "", len(all) > 0
}

// nearlySame reports whether the last words of a full name are the given name
// but for damaged letters.
func nearlySame(full, name string) bool {
	words := strings.Fields(full)
	n := strings.Count(name, " ") + 1
	if n > len(words) {
		return false
	}
	a, b := Skeleton(plain(strings.Join(words[len(words)-n:], " "))), Skeleton(plain(name))
	return len(b) > 4 && a != "" && a[0] == b[0] && near(a, b, 1+len(b)/6)
}
