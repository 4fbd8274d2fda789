//go:build unix

package survival_test

import (
	"testing"

	"ratsgraph/survival"
)

// TestReading kills a server, which owns the engine, while another program
// ingests and somebody asks.
func TestReading(t *testing.T) {
	counts, err := survival.Crash{Stage: stage(t), Seed: *seed, Kills: *kills}.Serve(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Log(counts)
	if !counts.Clean() || counts.Answers == 0 {
		t.Errorf("got %s, want answers, nothing lost and nothing wrong", counts)
	}
}

// TestRestore kills the restore of a backup.
func TestRestore(t *testing.T) {
	counts, err := survival.Crash{Stage: stage(t), Seed: *seed, Kills: 1}.Restore(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Log(counts)
	if !counts.Clean() {
		t.Errorf("got %s, want nothing lost and nothing wrong", counts)
	}
}
