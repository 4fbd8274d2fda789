package embedded_test

import (
	"os"
	"testing"

	"ratsgraph/graph/dgraph/embedded"
)

func TestMain(m *testing.M) {
	embedded.RunIfChild()
	os.Exit(m.Run())
}
