package council

import (
	"slices"

	"ratsgraph/ingest/minutes"
)

// A vote is one vote or formal outcome and how it really went.
type vote struct {
	outcome   minutes.Outcome
	text      string // the words that were decided
	amendment bool   // on an amendment, before the vote on the paper itself
	taken     bool   // hands were counted
	yes       int
	no        int
	abstain   int
	voters    int
	against   []*party // that voted no as one; only if nobody else did
	without   []*party // that abstained as one; only if nobody else did
	target    *body    // referred to
}

// mood is how a vote is going to go.
type mood int

const (
	harmony mood = iota // all in favour
	shrug               // some abstain
	quarrel             // factions against factions
	defeat              // most are against
)

func (t *Town) mood(motion bool) mood {
	r := t.dice.Float64()
	if motion {
		r += 0.45
	}
	switch {
	case r < 0.62:
		return harmony
	case r < 0.77:
		return shrug
	case r < 1.05:
		return quarrel
	}
	return defeat
}

// cast holds a vote among those who are there for item i and not recused.
func (t *Town) cast(m *meeting, i int, md mood, mover *party) *vote {
	v := &vote{taken: true}
	block, single := t.blocks(md, mover), 0
	size := map[*party][2]int{} // members there, and of these in line; looked up, never walked through
	for _, x := range m.people {
		if !x.voting || !x.at(i) || recused(m.items[i], x.who) {
			continue
		}
		v.voters++
		choice := block[x.party]
		if x.party == nil && md == defeat && m.body.kind != kindCouncil {
			choice = minutes.ChoseNo
		}
		if choice == "" {
			choice = minutes.ChoseYes
		}
		if md == shrug && single < 2 && t.dice.chance(0.3) {
			choice = minutes.ChoseAbstain
			single++
		}
		v.count(choice)
		n := size[x.party]
		size[x.party] = [2]int{n[0] + 1, n[1]}
	}
	v.sides(t.parties, block, size, md)
	v.outcome = minutes.Accepted
	if v.yes <= v.no {
		v.outcome = minutes.Rejected
	}
	return v
}

// blocks says how the factions vote.
func (t *Town) blocks(md mood, mover *party) map[*party]minutes.Choice {
	out := map[*party]minutes.Choice{}
	if md != quarrel && md != defeat {
		return out
	}
	for i, p := range t.dice.Perm(len(t.parties)) {
		q := t.parties[p]
		switch {
		case q == mover:
		case md == defeat && i < 4, md == quarrel && i < 1+t.dice.IntN(2):
			out[q] = minutes.ChoseNo
		case md == quarrel && i == 3 && t.dice.chance(0.4):
			out[q] = minutes.ChoseAbstain
		}
	}
	return out
}

func (v *vote) count(c minutes.Choice) {
	switch c {
	case minutes.ChoseYes:
		v.yes++
	case minutes.ChoseNo:
		v.no++
	default:
		v.abstain++
	}
}

// sides notes the factions that voted against or abstained and were there.
func (v *vote) sides(all []*party, block map[*party]minutes.Choice, size map[*party][2]int, md mood) {
	if md != quarrel {
		return
	}
	for _, p := range all {
		switch {
		case size[p][0] == 0:
		case block[p] == minutes.ChoseNo:
			v.against = append(v.against, p)
		case block[p] == minutes.ChoseAbstain:
			v.without = append(v.without, p)
		}
	}
}

func recused(it *item, p *person) bool {
	return slices.Contains(it.recused, p)
}

// formality is the vote on the minutes of the last session.
func (t *Town) formality(m *meeting, it *item) *vote {
	md := harmony
	if t.dice.chance(0.35) {
		md = shrug
	}
	return t.cast(m, m.index(it), md, nil)
}

// decideOn brings an item to its end.
func (t *Town) decideOn(m *meeting, it *item) {
	x := it.paper
	i := m.index(it)
	switch r := t.dice.Float64(); {
	case x == nil:
		it.votes = []*vote{t.cast(m, i, harmony, nil)}
	case x.topic.note:
		it.votes = []*vote{{outcome: minutes.Noted}}
	case r < 0.07:
		it.status, it.votes = minutes.PostponedItem, []*vote{t.formal(m, i, minutes.Postponed)}
		return
	case r < 0.1 && x.mover != nil:
		it.status, it.votes = minutes.WithdrawnItem, []*vote{{outcome: minutes.Withdrawn}}
		return
	case m.body.kind == kindCouncil && x.mover != nil && len(x.path) > 1:
		v := t.formal(m, i, minutes.Referred)
		v.target = x.path[1]
		it.votes = []*vote{v}
		return
	default:
		t.contest(m, it, i)
	}
	it.votes[len(it.votes)-1].text = it.decide
}

// formal is a vote that all agree to, with another outcome than yes or no.
func (t *Town) formal(m *meeting, i int, o minutes.Outcome) *vote {
	v := t.cast(m, i, harmony, nil)
	v.outcome = o
	return v
}

// contest votes on the paper, now and then after an amendment was voted down.
func (t *Town) contest(m *meeting, it *item, i int) {
	if m.body.kind == kindCouncil && t.dice.chance(0.1) {
		if v := t.cast(m, i, defeat, nil); v.outcome == minutes.Rejected {
			v.amendment = true
			it.votes = append(it.votes, v)
		}
	}
	it.votes = append(it.votes, t.cast(m, i, t.mood(it.paper.mover != nil), it.paper.mover))
}

// recuse takes a member out of an item for a conflict of interest.
func (t *Town) recuse(m *meeting, it *item, i int) {
	for _, n := range t.dice.Perm(len(m.people)) {
		x := m.people[n]
		if x.voting && x.at(i) && x.who != m.chair && x.who != t.mayor {
			it.recused = append(it.recused, x.who)
			return
		}
	}
}

func (m *meeting) index(it *item) int {
	return slices.Index(m.items, it)
}
