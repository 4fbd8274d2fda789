package dgraph

import (
	"fmt"
	"strconv"
	"strings"

	"ratsgraph/graph"
)

// vars gathers the variables of one query. Values travel as variables, never as
// text, so that no value can be read as DQL.
type vars struct {
	decl []string
	vals map[string]string
}

// str declares a string variable and returns its name.
func (v *vars) str(value string) string {
	if v.vals == nil {
		v.vals = map[string]string{}
	}
	name := "$v" + strconv.Itoa(len(v.decl))
	v.decl = append(v.decl, name+": string")
	v.vals[name] = value
	return name
}

// strs declares a list of variables: "$v1, $v2".
func strs[T ~string](v *vars, values []T) string {
	names := make([]string, len(values))
	for i, x := range values {
		names[i] = v.str(string(x))
	}
	return strings.Join(names, ", ")
}

// query puts the declarations before the blocks.
func (v *vars) query(blocks ...string) string {
	head := "query"
	if len(v.decl) > 0 {
		head = "query q(" + strings.Join(v.decl, ", ") + ")"
	}
	return head + " {\n" + strings.Join(blocks, "\n") + "\n}"
}

// byIDs is a root block over our ids; it is empty for no ids, because
// eq(xid, []) is a syntax error.
func (v *vars) byIDs(name string, ids []graph.ID, fields string) string {
	if len(ids) == 0 {
		return ""
	}
	return fmt.Sprintf("%s(func: eq(xid, [%s])) { %s }", name, strs(v, ids), fields)
}
