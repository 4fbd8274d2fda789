// Package tenure finds out which names of bodies and local parties belong
// together over time: other spellings, renamings, joint sessions. It offers this
// with a score and reasons; it decides nothing.
package tenure

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"ratsgraph/graph"
	"ratsgraph/ingest/identity/spell"
)

// A Named is a body or a local party under one name, and when that was printed.
type Named struct {
	ID      graph.ID
	Scope   string // only those of one scope succeed each other
	Name    string
	First   graph.Date
	Last    graph.Date
	Members []graph.ID // who was listed under it
}

// A Kind says how two names belong together.
type Kind string

// The kinds.
const (
	Spelling    Kind = "spelling"    // one name, written in two ways
	Predecessor Kind = "predecessor" // A was renamed to B, probably
	Joint       Kind = "joint"       // A is part of the joint session or group B
)

// A Hint says that two names probably belong together, and why. It is offered to
// a reader, not decided.
type Hint struct {
	A       graph.ID `json:"a"` // the earlier, or the part
	B       graph.ID `json:"b"`
	Kind    Kind     `json:"kind"`
	Score   float64  `json:"score"`
	Reasons []string `json:"reasons"`
}

// Hints compares all names of a scope with each other.
func Hints(list []Named) []Hint {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b Named) int { return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.ID, b.ID)) })
	var out []Hint
	for i, a := range list {
		for _, b := range list[i+1:] {
			if a.Scope != b.Scope {
				continue
			}
			if h, ok := hint(a, b); ok {
				out = append(out, h)
			}
		}
	}
	slices.SortFunc(out, func(a, b Hint) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	return out
}

// hint compares two names, the earlier first.
func hint(a, b Named) (Hint, bool) {
	if letters(a.Name) == letters(b.Name) {
		return Hint{a.ID, b.ID, Spelling, 0.99, []string{"The names differ in signs and blanks only."}}, true
	}
	x, y := words(a.Name), words(b.Name)
	shared := common(x, y)
	switch {
	case strings.Contains(letters(b.Name), letters(a.Name)) && len(letters(a.Name)) > 5 && joint(b.Name) && together(a, b):
		return Hint{a.ID, b.ID, Joint, 0.9, []string{"One name contains the other and a further one."}}, true
	case strings.Contains(letters(a.Name), letters(b.Name)) && len(letters(b.Name)) > 5 && joint(a.Name) && together(a, b):
		return Hint{b.ID, a.ID, Joint, 0.9, []string{"One name contains the other and a further one."}}, true
	case joint(a.Name) || joint(b.Name) || shared == 0 || a.Last == "" || b.First == "" || distance(a.Last, b.First) <= 0:
		return Hint{}, false
	}
	return successor(a, b, float64(shared)/float64(max(len(x), len(y))))
}

// together reports whether two names were in use at about the same time.
func together(a, b Named) bool {
	return distance(a.Last, b.First) < 90 && distance(b.Last, a.First) < 90
}

// successor weighs whether a name follows another: one ends before the other
// begins, and they share words and members.
func successor(a, b Named, alike float64) (Hint, bool) {
	days := distance(a.Last, b.First)
	members := overlap(a.Members, b.Members)
	h := Hint{A: a.ID, B: b.ID, Kind: Predecessor, Reasons: []string{
		fmt.Sprintf("One name ends %d days before the other begins.", days),
		fmt.Sprintf("They share %.0f of 100 words.", 100*alike),
		fmt.Sprintf("%.0f of 100 of those who are listed under the smaller are listed under both.", 100*members),
	}}
	near := max(0, 1-float64(days)/730)
	h.Score = math.Round(1000*(0.55*alike+0.25*near+0.2*members)) / 1000
	return h, days < 730 && alike >= 0.5 && h.Score >= 0.5
}

// joint reports a name of several bodies that met at once.
func joint(name string) bool {
	n := spell.Fold(name)
	return strings.Contains(n, " und des ") || strings.Contains(n, " und der ") || strings.Contains(n, "gemeinsame sitzung") || strings.Contains(n, "gruppe ")
}

func letters(name string) string { return strings.Join(words(name), "") }

// words are the words of a name that tell it from others.
func words(name string) []string {
	return slices.DeleteFunc(strings.FieldsFunc(spell.Fold(name), func(r rune) bool { return strings.ContainsRune(" ,.-–/&\"()„“", r) }), func(w string) bool {
		return w == "und" || w == "für" || w == "der" || w == "des" || w == "die" || w == "fachausschuss" || w == "ausschuss"
	})
}

// common counts words that two names share, damaged ones too.
func common(a, b []string) int {
	n := 0
	for _, x := range a {
		if slices.ContainsFunc(b, func(y string) bool { return x == y || len(x) > 4 && spell.Distance(x, y) <= 0.12*float64(len(x)) }) {
			n++
		}
	}
	return n
}

// overlap is the share of the smaller list that is in both.
func overlap(a, b []graph.ID) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	n := 0
	for _, x := range a {
		if slices.Contains(b, x) {
			n++
		}
	}
	return float64(n) / float64(min(len(a), len(b)))
}

// distance counts the days from one to another.
func distance(a, b graph.Date) int {
	x, errX := time.Parse(time.DateOnly, string(a))
	y, errY := time.Parse(time.DateOnly, string(b))
	if errX != nil || errY != nil {
		return 0
	}
	return int(y.Sub(x).Hours() / 24)
}
