package dgraph

import (
	"encoding/json"
	"testing"
)

// Unpacked is the answer of a query with the facts of documents to read.
func Unpacked(t testing.TB, answer string) string {
	t.Helper()
	var got struct{ Q []map[string]any }
	if err := json.Unmarshal([]byte(answer), &got); err != nil {
		t.Fatal(err)
	}
	for _, n := range got.Q {
		packed, ok := n["document.facts"].(string)
		if !ok {
			continue
		}
		f, err := unpack(packed)
		if err != nil {
			t.Fatal(err)
		}
		n["document.facts"] = f
	}
	b, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
