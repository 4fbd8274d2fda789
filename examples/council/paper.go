package council

import (
	"fmt"
	"strings"

	"ratsgraph/ingest/minutes"
)

// A paper is a Vorlage or a motion on its way through the bodies.
type paper struct {
	number     string // without supplement
	supplement int
	title      string
	decide     string // the words of the decision
	topic      *topic
	mover      *party
	path       []*body // still to come, the next first
	ready      int     // the round in which the next body may take it up
	way        []Step
}

func (p *paper) motion() string {
	if p.mover == nil {
		return ""
	}
	return p.mover.short
}

// printed is the number with its supplement, in the form of its kind.
func (p *paper) printed() string {
	switch {
	case p.supplement == 0:
		return p.number
	case strings.Contains(p.number, " "):
		return fmt.Sprintf("%s %d. Ergänzung", p.number, p.supplement)
	}
	return fmt.Sprintf("%s/%d", p.number, p.supplement)
}

// newPapers lets the administration and the factions bring in papers.
func (t *Town) newPapers(round int) {
	year := t.c.Start + round/t.c.Rounds
	for i := range t.c.Papers {
		topic := &topics[t.dice.IntN(len(topics))]
		if i < 2 { // something for every body, so that its agenda is not empty
			topic = t.topicOf(pick(t.dice, t.bodies[1:]).area)
		}
		t.bringIn(topic, round, year)
	}
}

func (t *Town) topicOf(a area) *topic {
	for {
		if x := &topics[t.dice.IntN(len(topics))]; x.area == a {
			return x
		}
	}
}

func (t *Town) bringIn(x *topic, round, year int) *paper {
	title, decide, _ := strings.Cut(t.fillIn(x.title+"|"+x.decide, year), "|")
	p := &paper{topic: x, title: title, decide: decide, ready: round}
	if x.motion {
		p.mover = pick(t.dice, t.parties)
		p.title = "Antrag der " + p.mover.faction + ": " + p.title
	}
	p.number = t.paperNumber(x.motion, year)
	p.path = t.route(x)
	t.open = append(t.open, p)
	t.papers = append(t.papers, p)
	return p
}

// paperNumber counts by year in the first term, and by term in the second.
func (t *Town) paperNumber(motion bool, year int) string {
	if len(t.elections) > 1 {
		key := fmt.Sprint(t.term)
		t.counter[key]++
		return fmt.Sprintf("%d/%04d", t.term, t.counter[key])
	}
	kind := "DS"
	if motion {
		kind = "AT"
	}
	key := fmt.Sprint(kind, year)
	t.counter[key]++
	return fmt.Sprintf("%s %d/%d", kind, t.counter[key], year)
}

// route is the way that a paper shall take: a motion begins in the council,
// which refers it; anything else goes through a committee to the council.
func (t *Town) route(x *topic) []*body {
	rat, through := t.bodies[0], t.concerned(x.area)
	switch {
	case x.motion && len(through) > 0 && t.dice.chance(0.5):
		return append([]*body{rat}, append(through, rat)...)
	case x.note || x.area == elderly:
		return through
	case len(through) > 0 && t.dice.chance(0.25):
		through = append(through, t.bodies[1+t.dice.IntN(len(t.bodies)-1)])
	}
	return append(through, rat)
}

// concerned returns the bodies below the council that deal with an area; what
// concerns a village goes to one local council and to those who build.
func (t *Town) concerned(a area) []*body {
	var locals, out []*body
	for _, b := range t.bodies {
		switch {
		case b.kind == kindLocal:
			locals = append(locals, b)
		case b.area == a || a == village && b.area == building:
			out = append(out, b)
		}
	}
	if a == village && len(locals) > 0 {
		out = append([]*body{pick(t.dice, locals)}, out...)
	}
	return out
}

// due returns the papers that a body takes up in a round. The agenda is not
// endless: what does not fit waits.
func (t *Town) due(b *body, round, most int) []*paper {
	var out []*paper
	for _, p := range t.open {
		if len(out) < most && p.ready <= round && len(p.path) > 0 && p.path[0] == b {
			out = append(out, p)
		}
	}
	return out
}

// moveOn sends a paper on its way after a body dealt with it.
func (t *Town) moveOn(p *paper, outcome minutes.Outcome, round int) {
	next := round
	if outcome == minutes.Rejected && p.path[0].kind != kindCouncil {
		outcome = minutes.Accepted // a committee only advises: its no goes to the council, too
	}
	switch outcome {
	case minutes.Postponed:
		next++
		if t.dice.chance(0.5) {
			p.supplement++
		}
	case minutes.Withdrawn, minutes.Rejected:
		p.path = nil
	default:
		p.path = p.path[1:]
		if len(p.path) > 0 && p.path[0].kind != kindCouncil && outcome == minutes.Referred {
			next++
		}
	}
	p.ready = next
	if len(p.path) == 0 {
		t.close(p)
	}
}

func (t *Town) close(p *paper) {
	for i, o := range t.open {
		if o == p {
			t.open = append(t.open[:i], t.open[i+1:]...)
			return
		}
	}
}

// fillIn replaces the placeholders of a title or decision.
func (t *Town) fillIn(s string, year int) string {
	if !strings.Contains(s, "{") {
		return s
	}
	return strings.NewReplacer(
		"{street}", pick(t.dice, streets),
		"{village}", pick(t.dice, villages),
		"{year}", fmt.Sprint(year+1),
		"{no}", fmt.Sprint(10+t.dice.IntN(80)),
		"{sum}", fmt.Sprintf("%d.%d00", 3+t.dice.IntN(190), 1+t.dice.IntN(8)),
	).Replace(s)
}
