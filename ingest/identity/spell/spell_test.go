package spell_test

import (
	"testing"

	"ratsgraph/ingest/identity/spell"
)

// TestDistance holds damaged words against other words.
func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b     string
		min, max float64
	}{
		{"Mustermann", "MUSTERMANN", 0, 0},
		{"Gürtan", "Glrtan", 0.1, 0.4},
		{"Öztekin", "Oztekin", 0.1, 0.2},
		{"Bürgel", "Biirgel", 0.1, 0.3},
		{"Schäffler", "Schéffler", 0.1, 0.3},
		{"Bernd", "Bemd", 0.1, 0.3},
		{"Klaus", "KIaus", 0.1, 0.2},
		{"Großkamp", "GroBkamp", 0.1, 0.2},
		{"Großkamp", "Grosskamp", 0.1, 0.2},
		{"Norbert", "Norman", 1.2, 4},
		{"Peters", "Petersen", 2, 2},
		{"Hanna", "Johanna", 2, 2},
	} {
		for _, w := range [][2]string{{c.a, c.b}, {c.b, c.a}} {
			if got := spell.Distance(w[0], w[1]); got < c.min || got > c.max {
				t.Errorf("%s to %s: got %.2f, want %.1f to %.1f", w[0], w[1], got, c.min, c.max)
			}
		}
	}
}

// TestSkeleton says which spellings fall together, and which stay apart.
func TestSkeleton(t *testing.T) {
	for _, w := range [][2]string{{"Gürtan", "Glrtan"}, {"Bürgel", "Biirgel"}, {"Bernd", "Bemd"}, {"Schäffler", "Schéffler"}, {"Ihlow", "lhlow"}} {
		if a, b := spell.Skeleton(w[0]), spell.Skeleton(w[1]); a != b {
			t.Errorf("%s is %q and %s is %q", w[0], a, w[1], b)
		}
	}
	if spell.Skeleton("Norbert") == spell.Skeleton("Norman") {
		t.Error("Norbert and Norman fall together")
	}
}
