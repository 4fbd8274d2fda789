package dgraphtest_test

import (
	"strings"
	"testing"

	"github.com/dgraph-io/dgo/v240/protos/api"

	"ratsgraph/graph/dgraph/dgraphtest"
)

func TestMain(m *testing.M) { dgraphtest.Main(m) }

// TestClientIsEmptied writes in one test and must find nothing in the next.
func TestClientIsEmptied(t *testing.T) {
	for _, run := range []string{"first", "second"} {
		t.Run(run, func(t *testing.T) {
			client := dgraphtest.Client(t)
			if got := names(t, client); strings.Contains(got, "Ada") {
				t.Fatalf("found %s, want nothing", got)
			}
			set := &api.Operation{Schema: "name: string @index(exact) ."}
			if err := client.Alter(t.Context(), set); err != nil {
				t.Fatal(err)
			}
			write(t, client, "Ada")
			if got := names(t, client); !strings.Contains(got, "Ada") {
				t.Fatalf("found %s, want Ada", got)
			}
		})
	}
}
