package council

import (
	"fmt"
	"strings"
	"time"
)

type bodyKind int

const (
	kindCouncil bodyKind = iota
	kindCommittee
	kindLocal
	kindAdvisory
)

func (k bodyKind) String() string {
	return [...]string{"council", "committee", "local", "advisory"}[k]
}

// A body is a council, committee, local council or board.
type body struct {
	index    int
	kind     bodyKind
	nom      string // "Ausschuss für Bau und Verkehr"
	gen      string // "Ausschusses für Bau und Verkehr"; genitive without article
	tail     string // what stands behind the first word in every case: " für Bau und Verkehr"
	short    string // what the minutes call it in a sentence: "Ausschuss"
	place    string
	office   string    // of the chair: "Ratsvorsitzender"
	area     area      // what it deals with
	layouts  [2]Layout // before and after the election
	members  []*person
	deputies []*person // of a board; a committee takes anyone of the same faction
	advisers []*person // sit in without a vote
	chair    *person
	term     int // in which number counts
	number   int // of the last session
	last     time.Time
}

// bodyPlan is what a town sets up, in this order, as far as bodies are wanted.
var bodyPlan = []body{
	{kind: kindCouncil, nom: "Rat", gen: "Rates", short: "Rat", office: "Ratsvorsitzender", area: anyArea},
	{kind: kindCommittee, nom: "Ausschuss für Bau, Umwelt und Verkehr", gen: "Ausschusses für Bau, Umwelt und Verkehr", short: "Ausschuss", office: "Ausschussvorsitzender", area: building},
	{kind: kindLocal, nom: "Ortsrat", gen: "Ortsrates", short: "Ortsrat", office: "Ortsbürgermeister", area: village},
	{kind: kindCommittee, nom: "Ausschuss für Schule, Jugend und Kultur", gen: "Ausschusses für Schule, Jugend und Kultur", short: "Ausschuss", office: "Ausschussvorsitzender", area: school},
	{kind: kindAdvisory, nom: "Seniorenbeirat", gen: "Seniorenbeirates", short: "Seniorenbeirat", office: "Vorsitzender", area: elderly},
	{kind: kindCommittee, nom: "Finanzausschuss", gen: "Finanzausschusses", short: "Finanzausschuss", office: "Ausschussvorsitzender", area: money},
	{kind: kindAdvisory, nom: "Integrationsrat", gen: "Integrationsrates", short: "Integrationsrat", office: "Vorsitzender", area: elderly},
	{kind: kindCommittee, nom: "Betriebsausschuss", gen: "Betriebsausschusses", short: "Betriebsausschuss", office: "Ausschussvorsitzender", area: money},
}

// morePlan is what a large town sets up beyond that, a local council after each.
var morePlan = []struct {
	tail string
	area area
}{
	{"Soziales und Gesundheit", elderly}, {"Wirtschaft und Tourismus", money}, {"Sport und Freizeit", school}, {"Klimaschutz", building},
	{"Stadtentwicklung", building}, {"Gleichstellung", elderly}, {"Feuerwehr und Ordnung", village}, {"Wohnen", building}, {"Digitalisierung", money},
}

// plan is the i-th body that a town sets up. Beyond the plans they are local
// councils.
func plan(i int) body {
	if i < len(bodyPlan) {
		return bodyPlan[i]
	}
	if i -= len(bodyPlan); i%2 == 0 || i/2 >= len(morePlan) {
		return bodyPlan[2]
	}
	b, more := bodyPlan[1], morePlan[i/2]
	b.nom, b.gen, b.area = "Ausschuss für "+more.tail, "Ausschusses für "+more.tail, more.area
	return b
}

// setUp founds the bodies of the town.
func (t *Town) setUp() {
	locals := 0
	for i := range t.c.Bodies {
		b := plan(i)
		b.index = i
		switch b.kind {
		case kindLocal:
			v := villages[locals%len(villages)]
			if locals >= len(villages) {
				v = fmt.Sprintf("%s %d", v, locals/len(villages)+1)
			}
			b.nom, b.gen, b.place = b.nom+" "+v, b.gen+" "+v, "Dorfgemeinschaftshaus "+v
			locals++
		case kindCouncil:
			b.place = "Ratssaal des Rathauses, Marktplatz 3"
		case kindCommittee:
			b.place = "Sitzungszimmer des Rathauses, Marktplatz 3"
		default:
			b.place = "Saal II des Rathauses"
		}
		if head, tail, ok := strings.Cut(b.nom, " "); ok {
			b.tail = b.nom[len(head):len(head)+1] + tail
		}
		n := len(t.c.Layouts)
		b.layouts = [2]Layout{t.c.Layouts[(i+1)%n], t.c.Layouts[(i+2)%n]}
		t.bodies = append(t.bodies, &b)
	}
}

// fill gives the bodies their members after an election.
func (t *Town) fill(day time.Time) {
	rat := t.bodies[0]
	for _, b := range t.bodies {
		for _, p := range append(append([]*person{}, b.members...), append(b.deputies, b.advisers...)...) {
			leave(p.seats, b.nom, day)
		}
		switch b.kind {
		case kindCouncil:
			b.members = t.elect(b.members)
		case kindCommittee:
			b.members = t.committee(rat.members)
			b.advisers = t.some(2, b.area == school)
		case kindLocal:
			b.members = t.localCouncil(rat.members)
		case kindAdvisory:
			b.members, b.deputies = t.board(b.members), t.some(3, true)
		}
		b.number, b.term = 0, t.term
		t.seat(b, day)
	}
}

func (t *Town) seat(b *body, day time.Time) {
	b.chair = pick(t.dice, b.members)
	for _, p := range append(append(append([]*person{}, b.members...), b.deputies...), b.advisers...) {
		join(&p.seats, b.nom, day)
	}
}

// elect returns the members of the council: by the weight of the parties, and
// most of those who sat before again.
func (t *Town) elect(before []*person) []*person {
	var out []*person
	left := t.c.Members
	for i, p := range t.parties {
		n := max(1, t.c.Members*(p.weight+t.dice.IntN(5)-2)/100)
		if i == len(t.parties)-1 || n > left {
			n = left
		}
		left -= n
		for _, m := range before {
			if n > 0 && m.party == p && !m.left && t.dice.chance(0.65) {
				out, n = append(out, m), n-1
			}
		}
		for ; n > 0; n-- {
			out = append(out, t.newMember(p, out))
		}
	}
	return out
}

// newMember is a new councillor; now and then one with the surname of another.
func (t *Town) newMember(p *party, others []*person) *person {
	if len(others) > 2 && t.dice.chance(0.1) {
		return t.namesake(pick(t.dice, others), p)
	}
	return t.newPerson(p)
}

// committee is about a third of the council, each faction with its share.
func (t *Town) committee(rat []*person) []*person {
	var out []*person
	for i, p := range t.dice.Perm(len(rat)) {
		if i < max(5, len(rat)*2/5) {
			out = append(out, rat[p])
		}
	}
	return out
}

// localCouncil is two councillors and neighbours.
func (t *Town) localCouncil(rat []*person) []*person {
	out := []*person{rat[t.dice.IntN(len(rat)/2)], rat[len(rat)/2+t.dice.IntN(len(rat)/2)]}
	for range 4 {
		out = append(out, t.newPerson(pick(t.dice, t.parties[:2])))
	}
	return out
}

// board is people without a party; half of them stay over an election.
func (t *Town) board(before []*person) []*person {
	var out []*person
	for i, m := range before {
		if i%2 == 0 {
			out = append(out, m)
		}
	}
	for len(out) < 7 {
		out = append(out, t.newPerson(nil))
	}
	return out
}

func (t *Town) some(n int, wanted bool) []*person {
	var out []*person
	for wanted && len(out) < n {
		out = append(out, t.newPerson(nil))
	}
	return out
}
