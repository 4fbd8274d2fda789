package dgraph_test

import (
	"errors"
	"io"
	"testing"

	"ratsgraph/graph/dgraph"
)

var errGone = errors.New("the loader is gone")

// gone takes nothing.
type gone struct{}

func (gone) Write([]byte) (int, error) { return 0, errGone }
func (gone) Close() error              { return nil }

func TestLoadWhoseLoaderIsGoneTellsWhyAndCanBeDiscarded(t *testing.T) {
	load, err := dgraph.NewLoad(t.TempDir(), func() (io.WriteCloser, error) { return gone{}, nil })
	if err != nil {
		t.Fatal(err)
	}
	if err := load.Finish(); !errors.Is(err, errGone) {
		t.Errorf("Finish = %v, want %v", err, errGone)
	}
	load.Discard()
}
