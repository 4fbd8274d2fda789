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
		for _, pred := range []string{"document.facts", "past.facts", "past.links"} {
			packed, ok := n[pred].(string)
			if !ok {
				continue
			}
			var said any
			if err := unzip(packed, &said); err != nil {
				t.Fatal(err)
			}
			n[pred] = said
		}
	}
	b, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
