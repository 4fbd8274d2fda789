package graph

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// A PartyRelation says how a party belongs together with another of its
// municipality, and by what. A joint group says itself whom it consists of; what
// else there is is inferred.
type PartyRelation struct {
	Key      string // of the other party: the same for all its spellings
	Name     string // as it is usually written
	Kind     PartyTie
	First    Date // first day on which the relation shows
	Last     Date // last day
	Entries  int  // entries of lists that show it
	People   int  // persons of whom they are
	Score    float64
	Reasons  []string
	Evidence []ID // the first and the last session that shows it
	PartyIDs []ID // the other party, under each name that is printed
}

// FirstDay is the first day; nil if none is known.
func (r PartyRelation) FirstDay() *Date { return orNil(r.First) }

// LastDay is the last day; nil if none is known.
func (r PartyRelation) LastDay() *Date { return orNil(r.Last) }

// PartyTie says how a party belongs together with another.
type PartyTie string

// How parties can belong together.
const (
	TiePart        PartyTie = "PART"        // the other is a part of this joint group
	TieGroup       PartyTie = "GROUP"       // the other is a joint group with this one
	TiePredecessor PartyTie = "PREDECESSOR" // the other went on as this one, probably
	TieSuccessor   PartyTie = "SUCCESSOR"   // this one went on as the other, probably
	TieSpelling    PartyTie = "SPELLING"    // the other is this one, with damaged letters
)

// Refs are the ids it refers to.
func (r PartyRelation) Refs() []ID { return slices.Concat(r.Evidence, r.PartyIDs) }

// A stated is a party in one municipality, under all its names.
type stated struct {
	key, name   string
	ids         []ID
	parts       []string
	first, last Date
	entries     int
	evidence    [2]ID
	people      map[ID]bool
}

// RelateParty finds how a party belongs together with others of its municipality:
// all parties there, and all entries of lists that state one.
func RelateParty(p Party, all []Party, as []Appearance) []PartyRelation {
	parties := statedParties(all, as)
	i := slices.IndexFunc(parties, func(s *stated) bool { return s.key == p.Key })
	out := []PartyRelation{}
	if i < 0 {
		return out
	}
	for _, o := range parties {
		if o.key != p.Key {
			out = append(out, tie(parties[i], o)...)
		}
	}
	slices.SortFunc(out, func(a, b PartyRelation) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.First, b.First), cmp.Compare(a.Key, b.Key))
	})
	return out
}

// statedParties gathers parties by key, with when and for whom they are stated.
func statedParties(all []Party, as []Appearance) []*stated {
	byKey := map[string]*stated{}
	var out []*stated
	for _, p := range all {
		if p.Key == "" {
			continue
		}
		s := byKey[p.Key]
		if s == nil {
			s = &stated{key: p.Key, name: cmp.Or(p.CommonName, p.Name), parts: p.PartKeys, people: map[ID]bool{}}
			byKey[p.Key] = s
			out = append(out, s)
		}
		s.ids = append(s.ids, p.ID)
	}
	as = slices.Clone(as)
	slices.SortFunc(as, func(a, b Appearance) int { return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.ID, b.ID)) })
	for _, a := range as {
		if s := byKey[a.PartyKey]; s != nil && a.Day != "" {
			if s.entries == 0 {
				s.first, s.evidence[0] = a.Day, a.SessionID
			}
			s.last, s.evidence[1] = a.Day, a.SessionID
			s.entries++
			s.people[a.PersonID] = true
		}
	}
	slices.SortFunc(out, func(a, b *stated) int { return cmp.Compare(a.key, b.key) })
	for _, s := range out {
		slices.Sort(s.ids)
	}
	return out
}

// tie says how one party belongs together with another.
func tie(one, other *stated) []PartyRelation {
	switch {
	case slices.Contains(one.parts, other.key):
		return []PartyRelation{other.as(TiePart, one, 1, "The name of the joint group names it.")}
	case slices.Contains(other.parts, one.key):
		return []PartyRelation{other.as(TieGroup, other, 1, "The name of the joint group names this one.")}
	case SameParty(one.key, other.key):
		return []PartyRelation{other.as(TieSpelling, other, 0.95, "The names differ in one letter of eight at most.")}
	}
	if score, reasons := follows(one, other); score > 0 {
		return []PartyRelation{other.as(TieSuccessor, other, score, reasons...)}
	}
	if score, reasons := follows(other, one); score > 0 {
		return []PartyRelation{other.as(TiePredecessor, other, score, reasons...)}
	}
	return nil
}

// as is a party as the other one of a relation, with when shown is stated.
func (s *stated) as(kind PartyTie, shown *stated, score float64, reasons ...string) PartyRelation {
	r := PartyRelation{Key: s.key, Name: s.name, Kind: kind, First: shown.first, Last: shown.last, Entries: shown.entries,
		People: len(shown.people), Score: score, Reasons: reasons, PartyIDs: s.ids, Evidence: []ID{}}
	if shown.entries > 0 {
		r.Evidence = shown.evidence[:]
	}
	return r
}

// The most days between one party and what it went on as, and the least score
// for that to be told.
const (
	renamedDays  = 500
	renamedScore = 0.5
)

// follows weighs whether a party went on as another one: it is never stated again
// when the other first is, and most of its people are there under that one.
func follows(before, after *stated) (float64, []string) {
	if before.entries == 0 || after.entries == 0 || before.last >= after.first {
		return 0, nil
	}
	days, moved := apartDays(before.last, after.first), 0
	for p := range before.people {
		if after.people[p] {
			moved++
		}
	}
	least := min(len(before.people), len(after.people))
	share, alike := float64(moved)/float64(least), sharedWords(before.name, after.name)
	score := 0.6*share + 0.2*alike + 0.2*(1-float64(days)/renamedDays)
	if days > renamedDays || moved == 0 || moved == 1 && alike == 0 || score < renamedScore {
		return 0, nil
	}
	return math.Round(1000*score) / 1000, []string{
		fmt.Sprintf("The one is last stated %d days before the other first is.", days),
		fmt.Sprintf("%d of %d persons of the smaller are stated under both.", moved, least),
		fmt.Sprintf("They share %.0f of 100 words.", 100*alike),
	}
}

// sharedWords is the share of words that are in both of two names.
func sharedWords(a, b string) float64 {
	words := func(s string) []string {
		return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return strings.ContainsRune(" /–-&.,()", r) })
	}
	x, y := words(a), words(b)
	n := 0
	for _, w := range x {
		if slices.Contains(y, w) {
			n++
		}
	}
	return float64(n) / float64(max(len(x), len(y), 1))
}
