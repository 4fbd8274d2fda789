package council

import (
	"fmt"
	"time"
)

// A party is a party or list with a faction in the council.
type party struct {
	short   string // "SPD"
	long    string // "Sozialdemokratische Partei Deutschlands"
	faction string // "SPD-Fraktion"
	weight  int    // of its voters
}

// parties returns the parties of a town; the last one is its local list.
func parties(town string) []*party {
	local := "Wählergemeinschaft " + town
	return []*party{
		{"SPD", "Sozialdemokratische Partei Deutschlands", "SPD-Fraktion", 30},
		{"CDU", "Christlich Demokratische Union", "CDU-Fraktion", 32},
		{"Bündnis 90/Die Grünen", "Bündnis 90/Die Grünen", "Fraktion Bündnis 90/Die Grünen", 16},
		{"FDP", "Freie Demokratische Partei", "FDP-Fraktion", 9},
		{local, local, "Fraktion " + local, 13},
	}
}

// A person is somebody in the town.
type person struct {
	id          string
	first, last string
	title       string
	female      bool
	party       *party
	office      string // of the administration, or what a guest speaks for
	parties     []Stint
	seats       []Stint
	left        bool // gave up the mandate
}

func (p *person) name() string { return p.first + " " + p.last }

func (p *person) salutation() string {
	if p.female {
		return "Frau"
	}
	return "Herr"
}

// accusative is the salutation after "für", "gegen" and "von".
func (p *person) accusative() string {
	if p.female {
		return "Frau"
	}
	return "Herrn"
}

// gendered adds "in" to a role word for a woman.
func (p *person) gendered(role string) string {
	if !p.female {
		return role
	}
	for _, f := range [...][2]string{
		{"Vorsitzender", "Vorsitzende"}, {"Beigeordneter", "Beigeordnete"}, {"Angestellter", "Angestellte"}, {"Beauftragter", "Beauftragte"},
		{"Ausschussvorsitzender", "Ausschussvorsitzende"}, {"Ratsvorsitzender", "Ratsvorsitzende"}, {"stv. Vorsitzender", "stv. Vorsitzende"},
	} {
		if role == f[0] {
			return f[1]
		}
	}
	return role + "in"
}

// join and leave keep the timeline of a person's parties or seats.
func join(list *[]Stint, in string, day time.Time) {
	*list = append(*list, Stint{In: in, From: iso(day)})
}

func leave(list []Stint, in string, day time.Time) {
	for i := range list {
		if list[i].Until == "" && (in == "" || list[i].In == in) {
			list[i].Until = iso(day)
		}
	}
}

// newPerson invents somebody whose full name is not yet taken in the town.
func (t *Town) newPerson(p *party) *person {
	x := &person{female: t.dice.chance(0.45), party: p}
	for try := 0; ; try++ {
		x.first = pick(t.dice, menFirst)
		if x.female {
			x.first = pick(t.dice, womenFirst)
		}
		x.last = pick(t.dice, lastNames)
		if t.dice.chance(0.04) {
			x.last = pick(t.dice, doubleNames)
		}
		if !t.names[x.name()] || try > 200 {
			break
		}
	}
	if t.dice.chance(0.06) {
		x.title = "Dr."
	}
	return t.register(x)
}

// namesake invents somebody with the surname of another.
func (t *Town) namesake(of *person, p *party) *person {
	x := t.newPerson(p)
	delete(t.names, x.name())
	x.last = of.last
	for try := 0; t.names[x.name()] && try < 200; try++ {
		x.first, x.female = pick(t.dice, menFirst), false
	}
	t.names[x.name()] = true
	return x
}

func (t *Town) register(x *person) *person {
	t.names[x.name()] = true
	x.id = fmt.Sprintf("p%d", len(t.people)+1)
	t.people = append(t.people, x)
	return x
}

func iso(d time.Time) string { return d.Format(time.DateOnly) }
