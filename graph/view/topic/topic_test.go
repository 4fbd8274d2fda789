package topic_test

import (
	"slices"
	"testing"

	"ratsgraph/graph/view/topic"
)

func TestTopicsOfHeadings(t *testing.T) {
	rule, ok := topic.Named("headings-1")
	if !ok {
		t.Fatal("the rule is not there")
	}
	for heading, want := range map[string][]string{
		"Lückenschluss des Radweges zwischen Musterau und dem Bahnhof": {"transport"},
		"RADWEGEBAU AN DER L 410":                              {"transport"},
		"Ersatz des Löschfahrzeugs der Ortsfeuerwehr Musterau": {"safety"},
		"Haushaltssatzung 2019":                                {"budget"},
		"Hundesteuer":                                          {"budget", "safety"},
		"Genehmigung der Niederschrift":                        {},
		"":                                                     {},
	} {
		got := []string{}
		for _, x := range rule.Of(heading) {
			got = append(got, x.Key)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q is about %v, want %v", heading, got, want)
		}
	}
}

// TestRulesAreWhole wants for every topic both labels, and keys that are met once.
func TestRulesAreWhole(t *testing.T) {
	for _, r := range topic.Rules {
		seen := map[string]bool{}
		for _, x := range r.Topics {
			if x.Key == "" || x.De == "" || x.En == "" || seen[x.Key] {
				t.Errorf("rule %s: topic %+v", r.Name, x)
			}
			seen[x.Key] = true
		}
	}
	if _, ok := topic.Named("no-such-rule"); ok {
		t.Error("a rule that is not there was found")
	}
}
