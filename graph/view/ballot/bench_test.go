package ballot_test

import (
	"fmt"
	"strings"
	"testing"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
	"ratsgraph/graph/view/ballot"
)

// large is a municipality of ten years: 3,000 sessions of ten bodies with ten
// decisions each, and eight parties of which half are printed on each decision.
func large(b *testing.B) *view.Town {
	var s strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&s, "session %d-%02d-%02d Body%d\n", 2010+i/300, 1+i/25%12, 1+i%25, i%10)
		for p := range 8 {
			for m := range 4 {
				fmt.Fprintf(&s, "there M%d-%d P%d\n", p, m, p)
			}
		}
		for k := range 10 {
			s.WriteString("item Radweg\n")
			if k%3 == 0 {
				s.WriteString("decision accepted unanimous\n")
				continue
			}
			fmt.Fprintf(&s, "decision accepted P%d:no P%d:yes P%d:yes P%d:no\n", k%8, (k+i)%8, (k+3)%8, (k+5*i)%8)
		}
	}
	return townOf(b, s.String())
}

func BenchmarkBook(b *testing.B) {
	town := large(b)
	facts := graph.MunicipalityFacts{Municipality: town.Municipality}
	for _, s := range town.Sessions {
		facts.Sessions = append(facts.Sessions, *s.SessionFacts)
	}
	for b.Loop() {
		ballot.Of(view.New(facts))
	}
}

func BenchmarkAlignment(b *testing.B) {
	votes := ballot.Of(large(b))
	for b.Loop() {
		if _, err := votes.Align("P0", "P3", ballot.Scope{KeepUnanimous: true}, graph.PerQuarter, 5); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAllPairs(b *testing.B) {
	votes := ballot.Of(large(b))
	for b.Loop() {
		votes.Pairs(ballot.Scope{KeepUnanimous: true}, graph.PerYear, 5)
	}
}
