// Gqlgen generates the GraphQL executor, as the program of that name does, and
// then lets it answer objects with package fields: a plain value of an object
// needs no goroutine, no context and no closure of its own.
//
//	go tool gqlgen generate
package main

import (
	"fmt"
	"go/format"
	"io"
	"log"
	"os"
	"regexp"

	"github.com/99designs/gqlgen/api"
	"github.com/99designs/gqlgen/codegen/config"
)

func main() {
	log.SetOutput(io.Discard)
	if err := generate(); err != nil {
		fmt.Fprintln(os.Stderr, "gqlgen:", err)
		os.Exit(1)
	}
}

func generate() error {
	c, err := config.LoadConfigFromDefaultLocations()
	if err != nil {
		return err
	}
	if err := api.Generate(c); err != nil {
		return err
	}
	code, err := os.ReadFile(c.Exec.Filename)
	if err != nil {
		return err
	}
	if code, err = rewrite(code); err != nil {
		return err
	}
	if code, err = format.Source(code); err != nil {
		return err
	}
	return os.WriteFile(c.Exec.Filename, code, 0o666)
}

// A rule replaces something that gqlgen's templates write.
type rule struct {
	old *regexp.Regexp
	new string
}

var rules = []rule{
	{regexp.MustCompile(`(?m)^import \(\n`), "import (\n\t\"ratsgraph/graph/fields\"\n"},

	// A value that is a scalar is marshalled as it is.
	{regexp.MustCompile(`\(ret graphql\.Marshaler\) \{
	return graphql\.ResolveField\(
		ctx,
		ec\.OperationContext,
		field,
		func\(ctx context\.Context, field graphql\.CollectedField\) \(\*graphql\.FieldContext, error\) \{
			return ec\.fieldContext_\w+\(ctx, field\)
		\},
		func\(ctx context\.Context\) \(any, error\) \{
			return (obj\.[\w.]+(?:\(\))?), nil
		\},
		nil,
		func\(ctx context\.Context, selections ast\.SelectionSet, v [^\n]+\) graphql\.Marshaler \{
			return ec\.(\pL[\pL\p{Mn}\d_]*)\(ctx, selections, v\)
		\},
		true,
		(?:true|false),
	\)
\}
(func \(ec \*executionContext\) fieldContext_[^\n]+
	return graphql\.NewScalarFieldContext)`), "graphql.Marshaler {\n\treturn ec.$2(ctx, field.Selections, $1)\n}\n$3"},

	// Lists and objects are worked out one after the other.
	{regexp.MustCompile(`graphql\.MarshalSliceConcurrently\(ctx, len\(v\), 0, false, `), "fields.Slice(ctx, len(v), "},
	{regexp.MustCompile(`\tfields := graphql\.CollectFields\(`), "\tasked := ec.asked.Of("},
	{regexp.MustCompile(`(type executionContext struct \{\n[^\n]+\n)`), "${1}\tasked fields.Asked\n"},
	{regexp.MustCompile(`graphql\.NewFieldSet\(fields\)`), "fields.New(asked)"},
	{regexp.MustCompile(`for i, field := range fields \{`), "for i, field := range asked {"},
	{regexp.MustCompile(`\bfields\[0\]`), "asked[0]"},
	{regexp.MustCompile(`len\(fields\) != 1`), "len(asked) != 1"},
	{regexp.MustCompile(`\n\tdeferred := graphql\.NewDeferredGroup\(ctx\)`), ""},
	{regexp.MustCompile(`out\.ResolveConcurrently\(ec\.OperationContext, &deferred, i,\s+true, (true|false),`), "out.Resolve(ctx, ec.OperationContext, i, $1,"},
	{regexp.MustCompile(`out\.ResolveRootConcurrently\(innerCtx, ec\.OperationContext, i,\s+true, (true|false),`), "out.ResolveRoot(innerCtx, ec.OperationContext, i, $1,"},
	{regexp.MustCompile(`atomic\.AddUint32\(&out\.Invalids, 1\)`), "out.Invalids++"},
	{regexp.MustCompile(`\n\tif n := len\(deferred\.Defers\); n > 0 \{\n[^\n]+\n[^\n]+\n\t\}\n`), ""},
	{regexp.MustCompile(`\t"math"\n`), ""},

	// Numbers and whole answers are written without a copy of each step.
	{regexp.MustCompile(`graphql\.MarshalInt\(`), "fields.Int("},
	{regexp.MustCompile(`var buf bytes\.Buffer\n\s*data\.MarshalGQL\(&buf\)\n\s*response\.Data = buf\.Bytes\(\)`), "response.Data = fields.Written(data)"},
}

// rewrite applies all rules. One that finds nothing belongs to another version of
// gqlgen.
func rewrite(code []byte) ([]byte, error) {
	for _, r := range rules {
		if !r.old.Match(code) {
			return nil, fmt.Errorf("the generated code has nothing like %s", r.old)
		}
		code = r.old.ReplaceAll(code, []byte(r.new))
	}
	return inPlace(flatten(code)), nil
}
