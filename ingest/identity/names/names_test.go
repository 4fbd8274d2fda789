package names_test

import (
	"fmt"
	"testing"

	"ratsgraph/ingest/identity/names"
)

// TestParse takes names apart.
func TestParse(t *testing.T) {
	for printed, want := range map[string]string{
		"Herr Dr. Emil Muster":            "[Emil] Muster m",
		"Muster, Emil":                    "[Emil] Muster ",
		"MUSTER Emil":                     "[Emil] Muster ",
		"Muster, Dr. Emil":                "[Emil] Muster ",
		"Emil Muster, Amtsleiter":         "[Emil] Muster ",
		"Karl-Heinz von der Aue":          "[Karl Heinz] von der Aue ",
		"Karl v. d. Aue":                  "[Karl] von der Aue ",
		"Anna Freifrau von Aue":           "[Anna] von Aue ",
		"Aue, Anna Freifrau von":          "[Anna] von Aue ",
		"Frau Anna Muster geb. Probe":     "[Anna] Muster f",
		"Emil Muster sen.":                "[Emil] Muster ",
		"K.-H. Muster":                    "[K. H.] Muster ",
		"EmilMuster":                      "[Emil] Muster ",
		"E m i l M u s t e r":             "[Emil] Muster ",
		"Emil Mus- ter":                   "[Emil] Muster ",
		"Anna Muster - Probe":             "[Anna] Muster-Probe ",
		"Ratsfrau Muster":                 "[] Muster f",
		"Bürgermeisterin Dr. Anna Muster": "[Anna] Muster f",
		"Herr":                            "[]  m",
		"":                                "[]  ",
	} {
		n := names.Parse(printed)
		if got := fmt.Sprintf("%v %s %s", n.Given, n.Surname, n.Sex); got != want {
			t.Errorf("%s: got %q, want %q", printed, got, want)
		}
	}
}

// TestCompare says in which way names are alike.
func TestCompare(t *testing.T) {
	for _, c := range []struct {
		a, b           string
		given, surname names.Kinship
		turned         bool
	}{
		{"Emil Muster", "Emil Muster", names.Equal, names.Equal, false},
		{"Karl Heinz Muster", "Karlheinz Muster", names.Equal, names.Equal, false},
		{"Günter Muster", "Günther Muster", names.Variant, names.Equal, false},
		{"Jürgen Büttner", "Jiirgen Biittner", names.Damaged, names.Damaged, false},
		{"E. Muster", "Emil Muster", names.Initials, names.Equal, false},
		{"Hans J. Muster", "Hans Jürgen Muster", names.Initials, names.Equal, false},
		{"Hans J. Muster", "Hans W. Muster", names.Apart, names.Equal, false},
		{"Hans Peter Muster", "Hans Georg Muster", names.Apart, names.Equal, false},
		{"Anna Maria Muster", "Anna Muster", names.Shorter, names.Equal, false},
		{"Jan Philipp Muster", "Philipp Muster", names.Shorter, names.Equal, false},
		{"Hajo Muster", "Hans-Joachim Muster", names.Nickname, names.Equal, false},
		{"Anna Muster", "Anna Muster-Probe", names.Equal, names.Double, false},
		{"Anna Muster", "Anna Muster Probe", names.Equal, names.Extended, false},
		{"Anna Muster", "Anna Probe geb. Muster", names.Equal, names.AtBirth, false},
		{"Norbert Muster", "Robert Muster", names.Apart, names.Equal, false},
		{"Emil Muster", "Muster Emil", names.Equal, names.Equal, true},
		{"Emil Muster", "Emil Probe", names.Equal, names.Apart, false},
		{"Frau Muster", "Anna Muster", names.Missing, names.Equal, false},
	} {
		for _, p := range [][2]string{{c.a, c.b}, {c.b, c.a}} {
			g, s, turned := names.Compare(names.Parse(p[0]), names.Parse(p[1]))
			if g.Kinship != c.given || s.Kinship != c.surname || turned != c.turned {
				t.Errorf("%s, %s: got given %s, surname %s, turned %v; want %s, %s, %v", p[0], p[1], g.Kinship, s.Kinship, turned, c.given, c.surname, c.turned)
			}
		}
	}
}
