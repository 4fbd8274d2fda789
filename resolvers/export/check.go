package export

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"ratsgraph/graph"
)

// check refuses variables with which the table would be empty though nothing was
// looked for: one that is needed is not there, or an id names nothing. Who
// mistypes the id of a body must not read that it decided nothing. An id that was
// replaced becomes the one that stands for it now.
func (t Table) check(ctx context.Context, vars map[string]any) error {
	for _, d := range t.t.op.VariableDefinitions {
		v, given := vars[d.Variable]
		if needed(d) && (!given || v == nil) {
			return fmt.Errorf("variable %s: %w: it is needed, as %s=%s", d.Variable, graph.ErrInvalid, d.Variable, example(d))
		}
		if id, ok := v.(string); ok && named(d.Type) == "ID" && !pages(d.Variable) {
			now, err := t.e.source.Resolve(ctx, graph.ID(id))
			if err != nil {
				return absent(err, d.Variable, id)
			}
			if kind := now.Kind(); slices.Contains(kindsAsked, d.Variable) && kind != d.Variable {
				return fmt.Errorf("variable %s: %q: %w: that is a %s", d.Variable, id, graph.ErrInvalid, kind)
			}
			vars[d.Variable] = string(now)
		}
	}
	return nil
}

// kindsAsked are the variables that are called like the kind of thing they name.
var kindsAsked = []string{graph.KindMunicipality, graph.KindBody, graph.KindPerson, graph.KindSession, graph.KindPaper, graph.KindParty}

// absent is the error of a variable whose id could not be resolved.
func absent(err error, variable, id string) error {
	switch {
	case errors.Is(err, graph.ErrNotFound) && !strings.Contains(id, ":"):
		return fmt.Errorf("variable %s: id %s: %w: an id reads \"kind:path\", as body:Neustadt/Rat", variable, id, graph.ErrInvalid)
	case errors.Is(err, graph.ErrNotFound):
		return fmt.Errorf("variable %s: %q: %w in the graph", variable, id, graph.ErrNotFound)
	}
	return err
}

// needed reports whether there is no answer without a variable.
func needed(d *ast.VariableDefinition) bool { return d.Type.NonNull && d.DefaultValue == nil }

// example is what the value of a variable looks like.
func example(d *ast.VariableDefinition) string {
	if named(d.Type) != "ID" {
		return "VALUE"
	}
	if i := slices.Index([]string{"municipality", "body", "person"}, d.Variable); i >= 0 {
		return []string{"municipality:Neustadt", "body:Neustadt/Rat", "person:Neustadt/Anna_Beispiel"}[i]
	}
	return "ID"
}
