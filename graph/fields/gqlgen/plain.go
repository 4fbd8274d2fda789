package main

import "regexp"

var (
	// fieldOf is the method that answers a field of a type.
	fieldOf = regexp.MustCompile(`(?m)^func \(ec \*executionContext\) _([A-Z][A-Za-z0-9]*)_(\w+)\(ctx context\.Context, field graphql\.CollectedField(?:, obj [^)]+)?\) (\(ret )?`)

	// objectField is one that leads to an object, which gqlgen's templates answer
	// with a context of its own.
	objectField = regexp.MustCompile(`\(ret graphql\.Marshaler\) \{
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
			return ec\.(marshal[NO]([A-Z][A-Za-z0-9]*)2[\pL\p{Mn}\d_]*)\(ctx, selections, v\)
		\},
		true,
		(?:true|false),
	\)
\}`)
)

// flatten answers fields that lead to one object of plain values as plain values
// are answered, and does so again while there are more: an object of which all
// fields are plain is plain. Lists are not, their entries are counted.
func flatten(code []byte) []byte {
	for {
		plain := plainTypes(code)
		next := objectField.ReplaceAllFunc(code, func(found []byte) []byte {
			m := objectField.FindSubmatch(found)
			if !plain[string(m[3])] || isList(string(m[2])) {
				return found
			}
			return []byte("graphql.Marshaler {\n\treturn ec." + string(m[2]) + "(ctx, field.Selections, " + string(m[1]) + ")\n}")
		})
		if len(next) == len(code) {
			return code
		}
		code = next
	}
}

var list = regexp.MustCompile(`2[^\pL]*ᚕ|2ᚖᚕ`)

func isList(method string) bool { return list.MatchString(method) }

// plainTypes are those whose fields need no context.
func plainTypes(code []byte) map[string]bool {
	out := map[string]bool{}
	for _, m := range fieldOf.FindAllSubmatch(code, -1) {
		name, direct := string(m[1]), len(m[3]) == 0
		if was, seen := out[name]; !seen || was {
			out[name] = direct
		}
	}
	return out
}

// whole is a method that answers an object by its copy.
var whole = regexp.MustCompile(`(?m)^func \(ec \*executionContext\) (marshalN[\pL\p{Mn}\d_]+)\(ctx context\.Context, sel ast\.SelectionSet, v [^\n]+\) graphql\.Marshaler \{
	return ec\.(_[A-Z][A-Za-z0-9]*)\(ctx, sel, &v\)
\}`)

var entry = regexp.MustCompile(`return ec\.(marshalN[\pL\p{Mn}\d_]+)\(ctx, sel, v\[i\]\)`)

// inPlace answers the entries of lists where they are, instead of copies of them.
func inPlace(code []byte) []byte {
	objects := map[string]string{}
	for _, m := range whole.FindAllSubmatch(code, -1) {
		objects[string(m[1])] = string(m[2])
	}
	return entry.ReplaceAllFunc(code, func(found []byte) []byte {
		if object := objects[string(entry.FindSubmatch(found)[1])]; object != "" {
			return []byte("return ec." + object + "(ctx, sel, &v[i])")
		}
		return found
	})
}
