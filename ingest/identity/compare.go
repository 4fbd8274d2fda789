package identity

import (
	"math"
	"slices"

	"ratsgraph/ingest/identity/names"
)

// The scores from which rules link two names, and from which they offer them as
// undecided.
const (
	Automatic = 0.90
	Offered   = 0.25
)

// rival is by how much, in log-odds, a link must be better than one to another
// person.
const rival = 0.9

var automatic, offered = logit(Automatic), logit(Offered)

func logit(p float64) float64 { return math.Log(p / (1 - p)) }

// score turns log-odds into a score, rounded so that it is the same everywhere.
func score(x float64) float64 { return math.Round(1000/(1+math.Exp(-x))) / 1000 }

// compare weighs all features of two units.
func compare(c *names.Comparer, a, b *unit) float64 {
	p := newPair(c, a, b)
	if !p.same && (p.given.Kinship == names.Apart || p.surname.Kinship == names.Apart && !successive(&p)) {
		return prior - 8 // no other feature outweighs that
	}
	x := prior
	for i := range Features {
		if s := Features[i].share(&p); s != 0 {
			x += s * Features[i].Weight
		}
	}
	return x
}

// explain gives the reasons for what [compare] says.
func explain(c *names.Comparer, a, b *unit) []Why {
	p := newPair(c, a, b)
	out := make([]Why, 0, len(Features))
	for _, f := range Features {
		if s := f.share(&p); s != 0 {
			out = append(out, Why{f.Name, math.Round(s*f.Weight*100) / 100, f.Sentence})
		}
	}
	return slices.Concat(out) // no longer than it is
}

func newPair(c *names.Comparer, a, b *unit) pair {
	p := pair{a: a, b: b, same: a.who == b.who}
	if p.same && a.person() {
		p.given.Kinship, p.surname.Kinship = names.Equal, names.Equal
		return p
	}
	p.given, p.surname, p.turned = c.Compare(a.name.Name, b.name.Name)
	p.same = p.same && a.person()
	return p
}

// kept reports whether what stands around two units keeps them apart, whatever
// their names are.
func kept(a, b *unit) bool {
	p := pair{a: a, b: b, same: a.who == b.who}
	return otherSex(&p) || generation(&p) == 2 || together(&p) && !doubled(&p) || standsIn(&p)
}

// apart reports whether two units cannot be one person, whatever joins them: by
// what stands around them, or by names of which neither can be the other.
func apart(c *names.Comparer, a, b *unit) bool {
	p := pair{a: a, b: b, same: a.who == b.who}
	switch {
	case kept(a, b):
		return true
	case p.same:
		return compare(c, a, b) < offered
	}
	given, surname, _ := c.Compare(a.name.Name, b.name.Name)
	if given.Kinship == names.Apart {
		return given.Cost == 0 || given.Cost > 2.5 || usual(a.name.Name) && usual(b.name.Name)
	}
	p.given = given
	return bothUsual(&p) || surname.Kinship == names.Apart && surname.Cost > 3
}
