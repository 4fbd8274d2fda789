package main

import (
	_ "github.com/99designs/gqlgen/graphql/handler"
	_ "github.com/dgraph-io/dgo/v240"
	dgraph "github.com/hypermodeinc/dgraph/v24/dgraph/cmd"
	_ "github.com/spf13/cobra"
	_ "github.com/vektah/gqlparser/v2"

	"ratsgraph/graph/dgraph/embedded"
)

func main() {
	embedded.RunIfChild()
	dgraph.Execute()
}
