package main

import (
	"context"
	"fmt"

	"github.com/dgraph-io/dgo/v240/protos/api"
	"github.com/rogpeppe/go-internal/testscript"

	"ratsgraph/graph/dgraph/embedded"
)

// damage gives a node a value that no document says:
//
//	damage FOLDER ID PREDICATE VALUE
func damage(ts *testscript.TestScript, _ bool, args []string) {
	ctx := context.Background()
	engine, err := embedded.Open(ctx, embedded.Options{Dir: ts.MkAbs(args[0])})
	ts.Check(err)
	defer engine.Close()
	client, err := engine.Client(ctx)
	ts.Check(err)
	_, err = client.NewTxn().Do(ctx, &api.Request{
		Query:     fmt.Sprintf(`{ n as var(func: eq(xid, %q)) }`, args[1]),
		Mutations: []*api.Mutation{{SetNquads: fmt.Appendf(nil, "uid(n) <%s> %q .", args[2], args[3])}},
		CommitNow: true,
	})
	ts.Check(err)
}
