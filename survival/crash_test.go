//go:build unix

package survival_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"sync"
	"testing"

	"ratsgraph/graph/dgraph/embedded"
	"ratsgraph/survival"
)

var (
	kills = flag.Int("kills", 3, "how many processes are killed")
	seed  = flag.Uint64("seed", 11, "of the invented minutes and of the moments of the kills")
)

func TestMain(m *testing.M) {
	embedded.RunIfChild()
	code := m.Run()
	if shared.stage != nil {
		_ = os.RemoveAll(shared.stage.Dir)
	}
	os.Exit(code)
}

// shared is what the tests share; it is made for the first that needs it.
var shared struct {
	once  sync.Once
	stage *survival.Stage
	err   error
}

func stage(t *testing.T) *survival.Stage {
	t.Helper()
	if testing.Short() {
		t.Skip("it starts a Dgraph many times")
	}
	if !survival.Observable() {
		t.Skip("the processes of this system cannot be looked at")
	}
	shared.once.Do(func() {
		var dir string
		if dir, shared.err = os.MkdirTemp("", "ratsgraph-survival-"); shared.err != nil {
			return
		}
		logf := func(format string, args ...any) { fmt.Printf(format+"\n", args...) }
		shared.stage, shared.err = survival.Prepare(context.Background(), dir, "", *seed, 40, logf)
	})
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	s := *shared.stage
	s.Dir, s.Logf = t.TempDir(), t.Logf
	return &s
}

// TestCrash kills processes in the middle of ingests.
func TestCrash(t *testing.T) {
	for try := range uint64(5) {
		counts, err := survival.Crash{Stage: stage(t), Seed: *seed + try, Kills: *kills}.Run(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		t.Log(counts)
		if !counts.Clean() || counts.Kills != *kills {
			t.Fatalf("got %s, want %d kills, nothing lost and nothing wrong", counts, *kills)
		}
		if counts.Acknowledged > 0 {
			return
		}
		// Every kill came before the first document was written: that shows too little.
	}
	t.Error("no kill came after a document was acknowledged")
}
