package dgraphtest_test

import (
	"testing"

	"github.com/dgraph-io/dgo/v240"
	"github.com/dgraph-io/dgo/v240/protos/api"
)

func write(t *testing.T, client *dgo.Dgraph, name string) {
	t.Helper()
	txn := client.NewTxn()
	defer txn.Discard(t.Context())
	mutation := &api.Mutation{SetNquads: []byte(`_:x <name> "` + name + `" .`), CommitNow: true}
	if _, err := txn.Mutate(t.Context(), mutation); err != nil {
		t.Fatal(err)
	}
}

func names(t *testing.T, client *dgo.Dgraph) string {
	t.Helper()
	response, err := client.NewReadOnlyTxn().Query(t.Context(), `{ q(func: has(name)) { name } }`)
	if err != nil {
		t.Fatal(err)
	}
	return string(response.Json)
}
