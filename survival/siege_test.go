//go:build unix

package survival_test

import (
	"testing"

	"ratsgraph/survival"
)

// TestSiege kills a node of a cluster of a zero and three alphas with the same
// data and freezes its leader, while documents come in and two servers answer.
func TestSiege(t *testing.T) {
	s := survival.Siege{Stage: stage(t), Topology: survival.Topology{Zeros: 1, Alphas: 3, Replicas: 3}, Seed: *seed, Kills: 1, Servers: 2}
	counts, err := s.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Log(counts)
	if !counts.Clean() || counts.Kills != 1 || counts.Stops != 1 || counts.Acknowledged == 0 || counts.Answers == 0 || counts.Notes == 0 {
		t.Errorf("got %s, want a kill and a stop, documents, answers and notes, nothing lost and nothing wrong", counts)
	}
}
