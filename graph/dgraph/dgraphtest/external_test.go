package dgraphtest_test

import (
	"strings"
	"testing"

	"github.com/dgraph-io/dgo/v240"

	"ratsgraph/graph/dgraph/dgraphtest"
)

// TestExternal reaches the other cluster over plain text, and not ours.
func TestExternal(t *testing.T) {
	ours := dgraphtest.Client(t)
	theirs, err := dgo.Open("dgraph://" + dgraphtest.External(t))
	if err != nil {
		t.Fatal(err)
	}
	defer theirs.Close()
	write(t, theirs, "Ada")
	if got := names(t, theirs); !strings.Contains(got, "Ada") {
		t.Errorf("theirs has %s, want Ada", got)
	}
	if got := names(t, ours); strings.Contains(got, "Ada") {
		t.Errorf("ours has %s, want nothing", got)
	}
}
