package resolvers

import (
	"sync"

	"ratsgraph/graph/generated"
)

// introspected says how many things the lists of the schema about itself hold,
// so that asking for fields of types of fields of types … counts as what it is.
// The schema's own lists are as long as they are; those of a type as long as
// they are on average.
var introspected = sync.OnceValue(func() map[string]int {
	schema := generated.NewExecutableSchema(generated.Config{}).Schema()
	var fields, inputs, args, values, possible, interfaces int
	for _, t := range schema.Types {
		if t.IsInputType() {
			inputs += len(t.Fields)
		} else {
			fields += len(t.Fields)
		}
		for _, f := range t.Fields {
			args += len(f.Arguments)
		}
		values += len(t.EnumValues)
		interfaces += len(t.Interfaces)
		if t.IsAbstractType() {
			possible += len(schema.GetPossibleTypes(t))
		}
	}
	mean := func(sum, of int) int { return 1 + (sum-1)/of }
	types := len(schema.Types)
	return map[string]int{
		"types": types, "directives": len(schema.Directives),
		"fields": mean(fields, types), "inputFields": mean(inputs, types), "args": mean(args, fields),
		"enumValues": mean(values, types), "possibleTypes": mean(possible, types), "interfaces": mean(interfaces, types),
	}
})
