package identity

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"

	"ratsgraph/graph"
)

// base is the id that a person has by a mention's name alone.
func (r *resolver) base(m int32) graph.ID {
	n := r.nameOf(m)
	text := n.Text
	if n.Generation != "" {
		text += " " + n.Generation
	}
	return graph.NewID(graph.KindPerson, r.placeOf(m).scope, text)
}

// particular is the id of a person whose name another one has already: it names
// the mention, too.
func (r *resolver) particular(m int32) graph.ID {
	sum := sha256.Sum256([]byte(r.mentions[m].id))
	return r.base(m) + graph.ID("~"+hex.EncodeToString(sum[:4]))
}

// A cluster is the units of one person.
type cluster struct {
	root   int32
	units  []int32
	anchor int32 // mention
	person bool
	id     graph.ID
}

// clusters gathers the units of each person, in the order of their anchors.
func (r *resolver) clusters() []*cluster {
	byRoot := map[int32]*cluster{}
	for i := range r.units {
		root := r.joins.root(int32(i))
		c := byRoot[root]
		if c == nil {
			c = &cluster{root: root, anchor: none}
			byRoot[root] = c
		}
		c.units = append(c.units, int32(i))
		c.person = c.person || r.units[i].person()
	}
	for _, e := range r.tree {
		if e.decision != nil {
			byRoot[r.joins.root(e.a)].person = true
		}
	}
	out := slices.Collect(maps.Values(byRoot))
	for _, c := range out {
		c.anchor = r.earliest(c.units)
	}
	slices.SortFunc(out, func(x, y *cluster) int { return r.compareTime(x.anchor, y.anchor) })
	return out
}

// earliest is the earliest mention of some units, of a full name if there is one.
func (r *resolver) earliest(units []int32) int32 {
	out := none
	for _, i := range units {
		u := r.units[i]
		m := u.mentions[0]
		full := out != none && r.nameOf(out).Full()
		if out == none || u.person() && !full || u.person() == full && r.compareTime(m, out) < 0 {
			out = m
		}
	}
	return out
}

// frequent is the earliest mention of the most frequent full spelling: its id
// stays when an earlier document, or a damaged one, is added.
func (r *resolver) frequent(c *cluster) int32 {
	first, counts := map[string]int32{}, map[string]int{}
	for _, i := range c.units {
		for _, m := range r.units[i].mentions {
			text := r.nameOf(m).Text
			if old, ok := first[text]; !ok || r.compareTime(m, old) < 0 {
				first[text] = m
			}
			if r.nameOf(m).Full() {
				counts[text]++
			}
		}
	}
	out := c.anchor
	for _, text := range slices.Sorted(maps.Keys(counts)) {
		if n, best := counts[text], counts[r.nameOf(out).Text]; n > best {
			out = first[text]
		}
	}
	return out
}

// PersonOf is an id of whoever a mention means, for decisions: a decision that
// says of another mention that it is not this person takes that mention out.
func PersonOf(m Mention) graph.ID {
	r := new(resolver)
	r.gather(slices.Values([]Mention{m}))
	return r.particular(0)
}

// identify gives persons their ids. Of namesakes the earliest has the plain one,
// and one that was taken out of another person only what that one leaves.
func (r *resolver) identify(list []*cluster) {
	taken := map[graph.ID]bool{}
	out := func(c *cluster) bool { return r.alone(c.units[0]) }
	for _, c := range slices.Concat(slices.DeleteFunc(slices.Clone(list), out), slices.DeleteFunc(slices.Clone(list), func(c *cluster) bool { return !out(c) })) {
		if !c.person {
			continue
		}
		c.id = r.base(r.frequent(c))
		if taken[c.id] {
			c.id = r.particular(c.anchor)
		}
		taken[c.id] = true
	}
}

func (r *resolver) result() Result {
	list := r.clusters()
	r.identify(list)
	byRoot := map[int32]*cluster{}
	out := Result{Conflicts: r.yielded}
	for _, c := range list {
		byRoot[c.root] = c
		if c.person {
			out.Persons = append(out.Persons, r.resolved(c))
		}
	}
	slices.SortFunc(out.Persons, func(a, b Resolved) int { return cmp.Compare(a.ID, b.ID) })
	out.Redirects = r.redirects(list)
	out.Links = r.links(byRoot)
	out.Undecided = r.undecided(byRoot)
	slices.SortFunc(out.Conflicts, func(a, b Conflict) int { return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B)) })
	return out
}

// resolved describes a person.
func (r *resolver) resolved(c *cluster) Resolved {
	out := Resolved{Anchor: r.mentions[c.anchor].id}
	counts := map[string]int{}
	for _, i := range c.units {
		for _, m := range r.units[i].mentions {
			counts[r.nameOf(m).Text]++
			if d := r.placeOf(m).date; d != "" {
				if out.First == "" || d < out.First {
					out.First = d
				}
				out.Last = max(out.Last, d)
			}
			out.Mentions++
		}
	}
	for _, s := range slices.Sorted(maps.Keys(counts)) {
		out.Spellings = append(out.Spellings, Spelling{s, counts[s]})
	}
	slices.SortStableFunc(out.Spellings, func(a, b Spelling) int { return cmp.Compare(b.Count, a.Count) })
	out.Person = graph.Person{ID: c.id, Name: r.shown(c, out.Spellings), MunicipalityID: r.placeOf(c.anchor).municipality}
	return out
}

// shown is the most frequent full spelling.
func (r *resolver) shown(c *cluster, list []Spelling) string {
	full := map[string]bool{}
	for _, i := range c.units {
		for _, m := range r.units[i].mentions {
			full[r.nameOf(m).Text] = r.nameOf(m).Full()
		}
	}
	for _, s := range list {
		if full[s.Name] {
			return s.Name
		}
	}
	return list[0].Name
}

// redirects leads from the ids that single spellings would have to their
// persons, where nobody else has that id.
func (r *resolver) redirects(list []*cluster) []Redirect {
	to := map[graph.ID]graph.ID{}
	for _, c := range list {
		if c.person {
			to[c.id] = c.id
		}
	}
	for _, c := range list {
		for _, i := range c.units {
			for _, m := range r.units[i].mentions {
				if from := r.base(m); c.person && to[from] == "" {
					to[from] = c.id
				}
			}
		}
	}
	var out []Redirect
	for _, from := range slices.Sorted(maps.Keys(to)) {
		if to[from] != from {
			out = append(out, Redirect{from, to[from]})
		}
	}
	return out
}
