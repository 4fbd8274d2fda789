package identity

import (
	"cmp"
	"math"
	"slices"

	"ratsgraph/ingest/identity/names"
)

// followedOnce is the reason of a link by the list of a session.
var followedOnce = []Why{{"listed_once", 3, "Exactly one entry on the list of this session fits the name."}}

// links links every mention.
func (r *resolver) links(byRoot map[int32]*cluster) []Linked {
	units := r.unitLinks(byRoot)
	followers, nobody := map[*Tie]*Tie{}, [len(refusalRules)]*Tie{}
	for i, rule := range refusalRules {
		nobody[i] = &Tie{Rule: rule}
	}
	out := make([]Linked, len(r.mentions))
	for i := range r.mentions {
		m, at := int32(i), int32(i)
		for r.follow[at] != none {
			at = r.follow[at]
		}
		out[i] = Linked{r.mentions[i].id, nobody[r.why[at]]}
		if r.of[at] != none {
			out[i].Tie = units[r.of[at]]
		}
		if at != m && out[i].Person != "" {
			out[i].Tie = following(followers, out[i].Tie)
		}
	}
	return out
}

// following is the tie of those that mean whoever another mention means.
func following(known map[*Tie]*Tie, t *Tie) *Tie {
	if known[t] == nil {
		known[t] = &Tie{Person: t.Person, Rule: RuleListed, Score: math.Min(t.Score, score(3)), Reasons: followedOnce}
	}
	return known[t]
}

// unitLinks says for each unit by what it belongs to its person: the strongest
// link that joined it, a human one before all others.
func (r *resolver) unitLinks(byRoot map[int32]*cluster) []*Tie {
	best := r.strongest()
	out := make([]*Tie, len(r.units))
	for i, u := range r.units {
		c := byRoot[r.joins.root(int32(i))]
		home := r.units[r.of[c.anchor]]
		e := best[i]
		switch {
		case !c.person:
			out[i] = &Tie{Rule: RuleNotFull}
		case e != nil && e.decision != nil:
			out[i] = &Tie{Person: c.id, Rule: RuleHuman, Score: 1, By: e.decision}
		case u.out != nil:
			out[i] = &Tie{Person: c.id, Rule: RuleHuman, Score: 1, By: u.out}
		case e == nil || u == home:
			out[i] = &Tie{Person: c.id, Rule: RuleName, Score: 1}
		default:
			rule := RuleSpelling
			if u.who == home.who {
				rule = RuleName
			}
			out[i] = &Tie{Person: c.id, Rule: rule, Score: score(e.x), Reasons: explain(r.comparer, e.nodes[0], e.nodes[1])}
		}
	}
	return out
}

// strongest is for each unit the link that speaks most for its place. Units of
// one name share the link of their name, so that each shows why it is there.
func (r *resolver) strongest() []*edge {
	out := make([]*edge, len(r.units))
	name := map[[2]int32]*edge{}
	for i := range r.tree {
		e := &r.tree[i]
		for _, at := range []int32{e.a, e.b} {
			if old := out[at]; old == nil || old.decision == nil && e.decision != nil || old.same && !e.same && e.decision == nil {
				out[at] = e
			}
			if !e.same && e.decision == nil {
				name[[2]int32{r.units[at].who, r.joins.root(at)}] = e
			}
		}
	}
	for i, u := range r.units {
		if e, ok := name[[2]int32{u.who, r.joins.root(int32(i))}]; ok && (out[i] == nil || out[i].decision == nil) {
			out[i] = e
		}
	}
	return out
}

// undecided lists the pairs of persons that nobody decided on and no rule is
// sure about, each once, by the mentions that a decision would probably move.
func (r *resolver) undecided(byRoot map[int32]*cluster) []Open {
	best := map[[2]int32]*edge{}
	for i := range r.open {
		e := &r.open[i]
		ra, rb := r.joins.root(e.a), r.joins.root(e.b)
		if _, decided := r.joins.forbidden(ra, rb); decided || ra == rb || !byRoot[ra].person && !byRoot[rb].person || e.hint(r.comparer) && r.met(byRoot[ra], byRoot[rb]) {
			continue
		}
		k := [2]int32{min(ra, rb), max(ra, rb)}
		if old, ok := best[k]; !ok || compareEdges(*e, *old) < 0 {
			best[k] = e
		}
	}
	unsure := r.unsure()
	out := slices.Grow([]Open(nil), len(best)) // nil if there are none
	for k, e := range best {
		o := r.openPair(e, byRoot)
		o.Looked = unsure[k]
		out = append(out, o)
	}
	slices.SortFunc(out, compareOpen)
	return out
}

// hint reports whether only one's following the other speaks for two being one.
func (e *edge) hint(c *names.Comparer) bool {
	p := newPair(c, e.nodes[0], e.nodes[1])
	return renamed(&p)
}

// met reports whether somebody in one person stood beside somebody in the other.
func (r *resolver) met(a, b *cluster) bool {
	for _, x := range a.units {
		for _, y := range b.units {
			if kept(r.units[x], r.units[y]) {
				return true
			}
		}
	}
	return false
}

func compareOpen(a, b Open) int {
	return cmp.Or(boolean(a.Looked)-boolean(b.Looked), cmp.Compare(b.Value, a.Value), cmp.Compare(b.Score, a.Score), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (r *resolver) openPair(e *edge, byRoot map[int32]*cluster) Open {
	a, b := byRoot[r.joins.root(e.a)], byRoot[r.joins.root(e.b)]
	o := Open{
		A: r.anchor(e.a), B: r.anchor(e.b), PersonA: a.id, PersonB: b.id,
		NameA: r.units[e.a].text, NameB: r.units[e.b].text,
		Score: score(e.x), Reasons: explain(r.comparer, e.nodes[0], e.nodes[1]),
	}
	o.Value = math.Round(100*o.Score*float64(min(r.size(a), r.size(b)))) / 100
	if o.A > o.B {
		o.A, o.B, o.PersonA, o.PersonB, o.NameA, o.NameB = o.B, o.A, o.PersonB, o.PersonA, o.NameB, o.NameA
	}
	return o
}

func (r *resolver) size(c *cluster) int {
	n := 0
	for _, u := range c.units {
		n += r.units[u].count
	}
	return n
}

// unsure are the pairs that somebody looked at and left open.
func (r *resolver) unsure() map[[2]int32]bool {
	out := map[[2]int32]bool{}
	people := r.people()
	for _, d := range r.decisions {
		a, b := r.unitOf(people, d.A), r.unitOf(people, d.B)
		if d.Judgement == Unsure && a != none && b != none {
			ra, rb := r.joins.root(a), r.joins.root(b)
			out[[2]int32{min(ra, rb), max(ra, rb)}] = true
		}
	}
	return out
}
