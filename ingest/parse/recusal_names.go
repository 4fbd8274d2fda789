package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// Who a sentence on a recusal names. Beside the forms with Herr, Frau or an
// office it knows everybody who is listed as there, however they are called:
//
//	GRin Probe ist als Angrenzerin befangen.
//	Momme Muster ist gemäß § 22 GO ausgeschlossen.
//	Karl Baum jun. nimmt wegen persönlicher Beteiligung nicht teil.

// A mention is a person whom a text names, and where.
type mention struct {
	name     string
	from, to int
}

// mentions finds the people that a text names, in order.
func (p *Parser) mentions(s string) []mention {
	var out []mention
	for i := 0; i < len(s); {
		if s[i] == ' ' || s[i] == '(' || s[i] == '"' {
			i++
			continue
		}
		if m, ok := p.mentionAt(s, i); ok {
			out = append(out, m)
			i = m.to
			continue
		}
		if k := strings.IndexAny(s[i:], " ("); k >= 0 {
			i += k + 1
		} else {
			break
		}
	}
	return out
}

// mentionAt reads the person whose name, or what stands in front of it, begins at
// a place.
func (p *Parser) mentionAt(s string, at int) (mention, bool) {
	if !upperStart(s[at:]) || digit(s[at]) {
		return mention{}, false
	}
	if m := officeAlone.FindString(s[at:]); m != "" {
		if name := p.holderOf(m); name != "" {
			return mention{name, at, at + len(strings.TrimRight(m, " "))}, true
		}
	}
	if m := recusalName.FindStringIndex(s[at:]); m != nil && m[0] == 0 {
		to := at + m[1]
		if i := strings.LastIndexByte(s[at:to], ' '); i > 0 && labelWords[Fold(s[at+i+1:to])] != labelNone {
			to = at + i // the label of what follows is no surname
		}
		name := personOf(s[at:to])
		if name == "" {
			return mention{}, false // an office and a title alone
		}
		if rest := s[to:]; strings.HasPrefix(rest, " jun.") || strings.HasPrefix(rest, " sen.") {
			name, to = name+rest[:5], to+5
		}
		return mention{name, at, to}, true
	}
	n, ok := readName(s[at:min(len(s), at+90)])
	if !ok && !strings.Contains(n.name, " ") {
		n, ok = surname(s[at:min(len(s), at+60)])
		ok = ok && p.memberCalled(n.name) != ""
	}
	if !ok || n.words == 0 {
		return mention{}, false
	}
	name := n.name
	for ; p.memberCalled(name) == ""; name = name[:strings.LastIndexByte(name, ' ')] {
		if !strings.Contains(name, " ") {
			return mention{}, false
		}
	}
	k := strings.Index(s[at:], name)
	if k < 0 {
		return mention{}, false
	}
	return mention{name, at, at + k + len(name)}, true
}

// officeAlone is somebody who is named by the office alone.
//
//	Der Bürgermeister ist Bruder des Gewählten und verlässt den Raum.
var officeAlone = compile(`^(?:Der|Die) (?:(?:Ober|Orts|Bezirks)?[Bb]ürgermeister(?:in)?|(?:Ausschuss)?[Vv]orsitzende|Ortsvorsteher(?:in)?) (?:ist|war|erklärt|nimmt|nahm|verl|hat|rückt|übergibt|zeigt) ?`)

// holderOf is the one who is listed with that office and present; empty if nobody
// or several are.
func (p *Parser) holderOf(subject string) string {
	office := Fold(strings.Fields(subject)[1])
	found := ""
	for _, a := range p.out.Attendance {
		if a.Status != minutes.Present || !strings.HasPrefix(Fold(a.Role), strings.TrimSuffix(office, "in")) {
			continue
		}
		if found != "" {
			return ""
		}
		found = a.Name
	}
	return found
}

// memberCalled is the listed name of the one member who is called so; empty if
// there is none.
func (p *Parser) memberCalled(name string) string {
	for _, a := range p.out.Attendance {
		if a.Status == minutes.Present && a.Group != minutes.Guest && nameEnds(a.Name, name) {
			return a.Name
		}
	}
	return ""
}

// subjects are the people with whom a clause begins, as its subject: the first,
// and those who are joined to them.
//
//	Herr Vogt und Frau Klee
func subjects(s string, list []mention) []string {
	var out []string
	for i, m := range list {
		if i > 0 && !joinsNames(s[list[i-1].to:m.from]) {
			break
		}
		out = addNew(out, m.name)
	}
	return out
}

// joinsNames reports what stands between two names of one subject.
func joinsNames(s string) bool {
	if i := strings.IndexByte(s, '('); i >= 0 {
		if j := strings.IndexByte(s[i:], ')'); j > 0 {
			s = s[:i] + s[i+j+1:]
		}
	}
	switch strings.TrimSpace(s) {
	case "", ",", "und", "sowie", ", und", "u.", "/", "bzw.":
		return true
	}
	return false
}
