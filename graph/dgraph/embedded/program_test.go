//go:build unix

package embedded_test

import (
	"path/filepath"
	"testing"

	"ratsgraph/graph/dgraph/embedded"
)

// TestOtherProgram names a program for Dgraph that is not there: it is the one
// that must be missed.
func TestOtherProgram(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "plain-build")
	t.Setenv("RATSGRAPH_ENGINE", missing)
	_, err := embedded.Open(t.Context(), embedded.Options{Dir: filepath.Join(t.TempDir(), "data")})
	wantParts(t, err, missing, "no such file")
}
