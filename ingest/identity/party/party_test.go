package party_test

import (
	"fmt"
	"testing"

	"ratsgraph/ingest/identity/party"
)

// TestOf says which parties are meant by what is printed.
func TestOf(t *testing.T) {
	for printed, want := range map[string]string{
		"SPD":                                 "spd party []",
		"SPD-Ratsfraktion":                    "spd faction []",
		"SPD Fraktion":                        "spd faction []",
		"Fraktion der SPD":                    "spd faction []",
		"Sozialdemokratische Partei":          "spd party []",
		"F.D.P.":                              "fdp party []",
		"Bündnis 90/Die Grünen":               "gruene party []",
		"Bündnis90/DieGrünen-Ratsfraktion":    "gruene faction []",
		"Bündnis 90 / Die Grünen":             "gruene party []",
		"Biindnis 90/Die Griinen":             "gruene party []",
		"BUNDNIS 90/DIE GRUNEN":               "gruene party []",
		"B90/Grüne":                           "gruene party []",
		"GRÜNE":                               "gruene party []",
		"DIE LINKE.":                          "linke party []",
		"Freie Wahler":                        "fw list []",
		"Unabhangige Wahlergemeinschaft":      "uwg list []",
		"ÖVP":                                 "oevp party []",
		"OVP":                                 "oevp party []",
		"Alternative fiir Deutschland":        "afd party []",
		"Gruppe Bündnis 90/Die Grünen-Muster": "gruene+muster group [gruene muster]",
		"Gruppe Bündnis90/Die Grünen – Muster": "gruene+muster group [gruene muster]",
		"CDU/FDP-Gruppe":          "cdu+fdp group [cdu fdp]",
		"Gruppe FDP/CDU":          "cdu+fdp group [fdp cdu]",
		"SPD und Grüne":           "gruene+spd group [spd gruene]",
		"CDU/CSU":                 "cdu+csu group [cdu csu]",
		"ProMusterstadt":          "promusterstadt party []",
		"Bürgerliste Probehausen": "burgerlisteprobehausen list []",
		"fraktionslos":            " none []",

		// Where a party sits is no party, and many letters make none.
		"CDU-Fraktion im Ortsrat Auental":                         "cdu faction []",
		"SPD Ortsratsfraktion an den Ortsrat":                     "spd faction []",
		"SPD-Fraktion im Gemeinderat sowie des Ortsrates Kleinau": "spd faction []",
		"der Heimatpflegerin Frau Muster":                         "heimatpflegerinfraumuster party []",
		"PRO Jugendhilfe und Kindertagesstätten gGmbH":            "projugendhilfeundkindertagesstattenggmbh party []",
		"Herren Muster/Probe":                                     "herrenmuster+probe party [herrenmuster probe]",
		"Parteilos":                                               " none []",
		"":                                                        " party []",
		"-":                                                       " party []",
	} {
		p := party.Of(printed)
		var parts []string
		for _, x := range p.Parts {
			parts = append(parts, x.Key)
		}
		if got := fmt.Sprint(p.Key, " ", p.Kind, " ", parts); got != want {
			t.Errorf("%s: got %q, want %q", printed, got, want)
		}
	}
}

// TestSame joins a group with its parts, and nothing else.
func TestSame(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"SPD", "SPD-Fraktion", true},
		{"Gruppe SPD/Grüne", "Grüne", true},
		{"Gruppe SPD/Grüne", "CDU", false},
		{"ÖVP", "SPÖ", false},
	} {
		if got := party.Of(c.a).Same(party.Of(c.b)); got != c.want {
			t.Errorf("%s and %s: got %v", c.a, c.b, got)
		}
	}
}
