//go:build unix

package survival_test

import (
	"math/rand/v2"
	"testing"

	"ratsgraph/survival"
)

// TestTogether has several programs ingest the same and different documents at
// once, in orders of their own, into one folder; then all documents are replaced
// in the same way. Whichever program owns the engine ends before the others.
func TestTogether(t *testing.T) {
	s := stage(t)
	p := s.Program("data")
	dice := rand.New(rand.NewPCG(*seed, 2))
	for version := range s.Want {
		if err := s.World.Write(version); err != nil {
			t.Fatal(err)
		}
		var running []*survival.Process
		for n := range 3 {
			paths := s.World.Paths()
			dice.Shuffle(len(paths), func(i, j int) { paths[i], paths[j] = paths[j], paths[i] })
			if n == 0 {
				paths = paths[:len(paths)/2] // the first one, most often the owner
			}
			r, err := p.Start(append([]string{"ingest"}, paths...)...)
			if err != nil {
				t.Fatal(err)
			}
			running = append(running, r)
		}
		for _, r := range running {
			if _, err := r.Wait(); err != nil {
				t.Error(err)
			}
		}
	}
	check(t, s, p, 1)
}

func check(t *testing.T, s *survival.Stage, p survival.Program, version int) {
	t.Helper()
	for _, w := range s.Check(p, version) {
		t.Error(w)
	}
}
