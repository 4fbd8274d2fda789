package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// A list may begin with the members, without a word like "Anwesend" over them.
//
//	Stadtverordnetenvorsteher
//	Emil Muster
//	Stadtverordnete ABC-Fraktion
//	Berta Probe
//	Karl Baum

// fewestMembers is how many people must stand right below such a heading.
const fewestMembers = 2

// membersHeading reports such a heading: it names the members, and full names stand
// on the lines below.
func (p *Parser) membersHeading(i, end int) bool {
	if i >= end {
		return false
	}
	l := &p.lines[i]
	if !membersWord.MatchString(l.fold) || len(l.fold) > 70 {
		return false
	}
	s, ok := sectionOf(l)
	if !ok || s.skip || s.group != minutes.Council || s.rest != "" || s.status == minutes.Excused || s.status == minutes.Absent {
		return false
	}
	at := i
	for range fewestMembers {
		if at = p.next(at+1, end); at >= end || !personAlone(p.lines[at].text) {
			return false
		}
	}
	return true
}

// membersWord begins such a heading.
var membersWord = compile(`^(?:die |stimmberechtigte |ordentliche |anwesende )?(?:[a-z]{0,24}mitglieder|stadtverordnete|gemeindevertreter|[a-z]{0,16}gemeinderate|kreisrate|stadtrate|ortschaftsrate|ratsherren|kreistagsabgeordnete)\b`)

// personAlone reports a line that holds a full name and at most a few words behind.
func personAlone(text string) bool {
	n, ok := readName(withoutNumber(cells(text)))
	if tail := strings.TrimSpace(n.tail); !ok || len(tail) > 60 || strings.HasSuffix(text, ".") && len(tail) > 25 {
		return false
	}
	return n.salutation != "" || n.words > 1 && (n.office != "" || isGiven(firstWord(n.name)) || turnsAround(n.name))
}

// officeOver is the office over one person right above a line, or the first of those
// who are listed there with Herr or Frau; the line itself if nobody is.
func (p *Parser) officeOver(i int) int {
	for k := p.before(i); k >= 0 && salutations[firstWord(p.lines[k].fold)] != "" && personAlone(p.lines[k].text); k = p.before(i) {
		i = k
	}
	name := p.before(i)
	office := p.before(name)
	if name < 0 || office < 0 || !personAlone(p.lines[name].text) || !isRoleLine(p.lines[office].text) {
		return i
	}
	return office
}

// before is the line above i that holds text; -1 if there is none.
func (p *Parser) before(i int) int {
	for i--; i >= 0; i-- {
		if l := &p.lines[i]; !l.blank() && !l.furniture {
			return i
		}
	}
	return -1
}

// partyBehind is the party that a heading over members names behind them.
func partyBehind(text string) string {
	_, party, ok := strings.Cut(strings.TrimSuffix(text, ":"), " ")
	party = strings.Trim(party, " ()-–")
	if !ok || strings.Contains(party, ",") || len(party) > 50 || !isParty(party) || hasBodyWord(party) && !strings.Contains(Fold(party), "fraktion") {
		return ""
	}
	for _, lead := range []string{"der ", "von der ", "für die "} {
		party = strings.TrimPrefix(party, lead)
	}
	return party
}
