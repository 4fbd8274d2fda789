package resolvers

import (
	"cmp"
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"ratsgraph/graph"
	"ratsgraph/graph/view/survey"
)

// The figures of the parser, as its tests measured them. They are a copy of
// ingest/parse/testdata/quality.json, which `go test ./ingest/parse -run
// TestQuality -update` writes; a test holds the copy against it.
//
//go:generate cp ../ingest/parse/testdata/quality.json precision.json
//go:embed precision.json
var measured []byte

// precisionBasis says on what the figures were measured.
const precisionBasis = "minutes of German towns that a person had read field by field; of unseen layouts it may be lower"

// precisions are the figures of each field, by name.
var precisions = loadPrecisions(measured)

func loadPrecisions(b []byte) []survey.ReadingPrecision {
	var all map[string]struct {
		Precision, Recall float64
		Gold              int
	}
	if err := json.Unmarshal(b, &all); err != nil {
		panic(fmt.Sprintf("embedded figures of the parser: %v", err))
	}
	var out []survey.ReadingPrecision
	for field, f := range all {
		if f.Gold > 0 { // means over all fields have none
			out = append(out, survey.ReadingPrecision{Field: field, Precision: f.Precision, Recall: f.Recall, N: f.Gold, Basis: precisionBasis})
		}
	}
	slices.SortFunc(out, func(a, b survey.ReadingPrecision) int { return cmp.Compare(a.Field, b.Field) })
	return out
}

// fieldsOfRules says, by how its name begins, which measured field a construct of
// the parser reads.
var fieldsOfRules = []struct{ rule, field string }{
	{"attendance", "attendance"}, {"item-", "agenda"}, {"decision-words", "decisions"}, {"decision-", "decisions"},
	{"dropped", "dropped"}, {"told presence", "interval"}, {"chair", "chair"},
}

// precisionOf is the figure of what a source was read by: of its field where one
// is named, else of its rule.
func precisionOf(s *graph.Source) *survey.ReadingPrecision {
	field := s.Field
	if field == "" {
		for _, f := range fieldsOfRules {
			if strings.HasPrefix(s.Rule, f.rule) {
				field = f.field
				break
			}
		}
	}
	i := slices.IndexFunc(precisions, func(p survey.ReadingPrecision) bool { return p.Field == field })
	if i < 0 {
		return nil
	}
	return &precisions[i]
}

// Precision is how well the parser reads what the source's construct reads.
func (r source) Precision(_ context.Context, s *graph.Source) (*survey.ReadingPrecision, error) {
	return precisionOf(s), nil
}

// Precision is how well the parser reads each field.
func (r query) Precision(context.Context) ([]survey.ReadingPrecision, error) { return precisions, nil }
