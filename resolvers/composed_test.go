package resolvers_test

import (
	"encoding/json"
	"strings"
	"testing"
)

// FuzzOperations asks what the schema allows, whatever that is: it is answered,
// or refused with a reason, and never fails inside; and nothing is answered that
// was not counted before.
func FuzzOperations(f *testing.F) {
	for seed := range uint64(150) {
		f.Add(seed)
	}
	a := bundled(f) // not within: fuzzing gives each question ten seconds, and Dgraph needs some to start
	c := newComposer(f, a)
	f.Fuzz(func(t *testing.T, seed uint64) {
		a.log.Reset()
		query := c.operation(seed)
		got, status := a.post(t, query, nil)
		for _, e := range asList(got["errors"]) {
			switch code := at(e, "extensions.code"); code {
			case "BAD_USER_INPUT", "NOT_FOUND", "COST_LIMIT", "DEPTH_LIMIT", "FORBIDDEN":
			default:
				t.Errorf("seed %d: code %v, status %d: %s\n%s\n%s", seed, code, status, asJSON(t, e), query, a.log)
			}
		}
		if a.log.Len() > 0 {
			t.Errorf("seed %d: the log says %s\n%s", seed, a.log, query)
		}
		counted, answered := number(at(got, "extensions.cost.requested"))+number(at(got, "extensions.cost.surplus")), count(got["data"])
		if answered > counted {
			t.Errorf("seed %d: %v fields answered, %v counted: %s", seed, answered, counted, query)
		}
	})
}

func asList(v any) []any {
	list, _ := v.([]any)
	return list
}

func number(v any) float64 {
	n, _ := v.(float64)
	return n
}

// count counts the fields of an answer.
func count(v any) float64 {
	n := 0.0
	switch x := v.(type) {
	case map[string]any:
		for _, inner := range x {
			n += 1 + count(inner)
		}
	case []any:
		for _, inner := range x {
			n += count(inner)
		}
	}
	return n
}

// TestComposedOperationsAreManifold keeps the test above from asking the same
// over and over.
func TestComposedOperationsAreManifold(t *testing.T) {
	a := bundled(t)
	c := newComposer(t, a)
	answered, fields := 0, map[string]bool{}
	for seed := range uint64(150) {
		got, _ := a.post(t, c.operation(seed), nil)
		if body, err := json.Marshal(got["data"]); err == nil && len(body) > 200 {
			answered++
		}
		for _, word := range strings.Fields(c.operation(seed)) {
			name, _, _ := strings.Cut(word, "(")
			fields[name] = true
		}
	}
	if answered < 50 || len(fields) < 150 {
		t.Errorf("%d of 150 have an answer to speak of, %d fields are asked for", answered, len(fields))
	}
}
