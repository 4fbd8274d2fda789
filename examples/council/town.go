package council

import (
	"fmt"
	"iter"
	"slices"
	"time"
)

// A Town is a municipality that is being played.
type Town struct {
	c         Config
	n         int // which town of the configuration
	written   int // documents
	dice      dice
	name      string
	parties   []*party
	people    []*person
	names     map[string]bool // full names that are taken; never walked through
	bodies    []*body
	mayor     *person
	staff     []*person
	term      int
	elections []time.Time
	changes   []PartyChange
	open      []*paper // on their way
	papers    []*paper
	counter   map[string]int // of paper numbers; never walked through
	moved     bool           // a member has changed sides in this term
	tidings   []tiding       // what the next session of the council is told
	words     *prose
}

// NewTown sets up the n-th town of the configuration, with its first council.
func NewTown(c Config, n int) *Town {
	c = c.filled()
	t := &Town{c: c, n: n, dice: newDice(c.Seed, uint64(n)), names: map[string]bool{}, counter: map[string]int{}}
	t.name = townName(c.Seed, n, pick(t.dice, townStems)+pick(t.dice, townEnds))
	if n == 0 && c.Municipality != "" {
		t.name = c.Municipality
	}
	t.term = 10 + t.dice.IntN(4)
	t.parties = parties(t.name)
	t.words = &prose{newDice(c.Seed^talkStream, uint64(n))}
	t.setUp()
	t.hire()
	t.electAll(day(c.Start, 1, 1))
	return t
}

// townName is the name of the n-th town. The first is named as drawn; no two of
// the first thousand share a name, whatever is drawn for them.
func townName(seed uint64, n int, drawn string) string {
	if n == 0 {
		return drawn
	}
	first := newDice(seed, 0) // draws what the first town draws
	all := len(townStems) * len(townEnds)
	at := (first.IntN(len(townStems))*len(townEnds) + first.IntN(len(townEnds)) + 37*n) % all
	return townFronts[n/all%len(townFronts)] + townStems[at/len(townEnds)] + townEnds[at%len(townEnds)]
}

// hire fills the offices of the administration.
func (t *Town) hire() {
	t.mayor = t.newPerson(nil)
	t.mayor.office = t.mayor.gendered("Bürgermeister")
	for _, office := range []string{"Beigeordneter", "Kämmerer", "Amtsleiter", "Sachbearbeiter", "Protokollführer", "Protokollführer"} {
		p := t.newPerson(nil)
		p.office = p.gendered(office)
		if office == "Kämmerer" && p.female {
			p.office = "Kämmerin"
		}
		t.staff = append(t.staff, p)
	}
}

func (t *Town) electAll(d time.Time) {
	t.elections = append(t.elections, d)
	t.moved = false
	before := append([]*person{}, t.bodies[0].members...)
	t.fill(d)
	for _, p := range before {
		if !t.sitsInCouncil(p) {
			leave(p.parties, "", d)
		}
	}
	for _, b := range t.bodies {
		for _, p := range b.members {
			if p.party != nil && (len(p.parties) == 0 || p.parties[len(p.parties)-1].Until != "") {
				join(&p.parties, p.party.short, d)
			}
		}
	}
}

func (t *Town) sitsInCouncil(p *person) bool {
	return slices.Contains(t.bodies[0].members, p)
}

// Documents plays the town from its first session to its last and streams the
// minutes. It can be drained once.
func (t *Town) Documents() iter.Seq[Document] {
	return func(yield func(Document) bool) {
		for round := range t.c.Years * t.c.Rounds {
			if t.votes(round) {
				t.term++
				t.electAll(t.sitting(t.order(round)[0], round).AddDate(0, 0, -1))
			}
			t.newPapers(round)
			for _, b := range t.order(round) {
				d := t.sitting(b, round)
				t.unrest(b, d)
				m := t.meet(b, d, round)
				if !yield(t.write(m)) {
					return
				}
			}
		}
	}
}

// votes reports whether a council is elected before a round.
func (t *Town) votes(round int) bool {
	switch {
	case round == 0 || t.c.Years == 1:
		return false
	case t.c.Term == 0:
		return round == t.c.Years*t.c.Rounds/2
	}
	return round%(t.c.Term*t.c.Rounds) == 0
}

// order is the order in which the bodies meet in a round.
func (t *Town) order(round int) []*body {
	out := slices.Clone(t.bodies)
	slices.SortStableFunc(out, func(a, b *body) int { return t.sitting(a, round).Compare(t.sitting(b, round)) })
	return out
}

// unrest changes the council before a session: a member changes sides, another
// gives up the mandate and a successor moves up.
func (t *Town) unrest(b *body, d time.Time) {
	if b.kind != kindCouncil || b.number == 0 {
		return
	}
	if !t.moved && b.number >= 2 {
		t.changeSides(d)
		return
	}
	if t.dice.chance(0.25) {
		t.succeed(b, d)
	}
}

func (t *Town) changeSides(d time.Time) {
	rat := t.bodies[0]
	p := pick(t.dice, rat.members)
	to := t.parties[len(t.parties)-1]
	if p.party == to {
		to = t.parties[0]
	}
	t.moved = true
	t.changes = append(t.changes, PartyChange{p.id, p.party.short, to.short, iso(d)})
	leave(p.parties, "", d)
	join(&p.parties, to.short, d)
	p.party = to
	t.tidings = append(t.tidings, tiding{p, "{who} gehört fortan der " + to.faction + " an."})
}

// A tiding is news about a member; {who} stands for the name.
type tiding struct {
	who  *person
	text string
}

func (t *Town) succeed(rat *body, d time.Time) {
	i := t.dice.IntN(len(rat.members))
	old := rat.members[i]
	if old == rat.chair {
		return
	}
	next := t.newPerson(old.party)
	old.left = true
	leave(old.seats, "", d)
	leave(old.parties, "", d)
	join(&next.parties, next.party.short, d)
	t.tidings = append(t.tidings, tiding{next, "{who} ist für " + old.accusative() + " " + old.name() + " nachgerückt und wird förmlich verpflichtet."})
	for _, b := range t.bodies {
		for j, m := range b.members {
			if m == old {
				b.members[j] = next
				join(&next.seats, b.nom, d)
				if b.chair == old {
					b.chair = b.members[(j+1)%len(b.members)]
				}
			}
		}
	}
}

// World returns what is true of the town as a whole. It is complete once the
// documents are drained.
func (t *Town) World() World {
	w := World{Municipality: t.name, Changes: append([]PartyChange{}, t.changes...)}
	for _, b := range t.bodies {
		w.Bodies = append(w.Bodies, TrueBody{b.nom, b.kind.String()})
	}
	for _, p := range t.people {
		w.Persons = append(w.Persons, TruePerson{p.id, p.name(), p.title, p.female, p.office, p.parties, p.seats})
	}
	for _, p := range t.papers {
		w.Papers = append(w.Papers, TruePaper{Number: p.number, Title: p.title, Motion: p.motion(), Way: p.way})
	}
	for _, d := range t.elections {
		w.Elections = append(w.Elections, iso(d))
	}
	return w
}

func (t *Town) documentName(m *meeting) string {
	return fmt.Sprintf("%s_%s.txt", iso(m.date), fileWords(m.body.nom))
}
