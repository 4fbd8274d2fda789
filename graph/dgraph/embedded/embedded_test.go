//go:build unix

package embedded_test

import (
	"os"
	"testing"

	"ratsgraph/graph/dgraph/embedded"
)

func TestMain(m *testing.M) {
	embedded.RunIfChild()
	if dir, ok := os.LookupEnv(helperEnv); ok {
		runHelper(dir)
	}
	os.Exit(m.Run())
}
