package resolvers

import (
	"context"
	_ "embed"
	"strings"

	"ratsgraph/graph/view/survey"
)

//go:embed labels.tsv
var labelTable string

// labels are what to call the values of all enums, in the order of the table.
var labels = loadLabels(labelTable)

func loadLabels(table string) []survey.Label {
	var out []survey.Label
	for line := range strings.Lines(table) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) == 4 && !strings.HasPrefix(line, "#") {
			out = append(out, survey.Label{Type: f[0], Value: f[1], De: f[2], En: f[3]})
		}
	}
	return out
}

// German is what to call a value of an enum in German; the value where there is
// no word for it.
func German(typ, value string) string {
	for _, l := range labels {
		if l.Type == typ && strings.EqualFold(l.Value, value) {
			return l.De
		}
	}
	return value
}

// Labels are what to call the values of enums.
func (r query) Labels(_ context.Context, typ *string) ([]survey.Label, error) {
	out := []survey.Label{}
	for _, l := range labels {
		if typ == nil || l.Type == *typ {
			out = append(out, l)
		}
	}
	return out, nil
}
