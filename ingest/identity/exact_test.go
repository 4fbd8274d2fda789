package identity_test

import (
	"testing"

	"ratsgraph/graph"
	"ratsgraph/ingest/identity"
	"ratsgraph/ingest/minutes"
)

var list = []minutes.Attendee{
	{Name: "Anna Beispiel", Group: minutes.Council},
	{Name: "Karl von der Aue", Group: minutes.Council},
	{Name: "JOCHEN MUSTERMANN", Group: minutes.Administration},
	{Name: "Eva Probst", Group: minutes.Council},
	{Name: "Ina Probst", Group: minutes.Council},
	{Name: "Gerd Gast", Group: minutes.Guest},
	{Name: "Hans Zwist", Group: minutes.Council},
	{Name: "Ute Zwist", Group: minutes.Guest},
	{Name: "Lang", Group: minutes.Council},
	{Name: "K. Kurz", Group: minutes.Council},
}

// TestListed links entries of the list itself.
func TestListed(t *testing.T) {
	links := identity.Exact{}.Session(identity.Town{Scope: "Neustadt"}, list)
	for i, want := range map[int]struct {
		id     graph.ID
		reason identity.Reason
	}{
		0: {"person:Neustadt/Anna_Beispiel", identity.FullName},
		2: {"person:Neustadt/Jochen_Mustermann", identity.FullName},
		5: {"", identity.Guest},
		8: {"", identity.NotFull},
		9: {"", identity.NotFull},
	} {
		if got := links.Listed(i); got.ID() != want.id || got.Reason != want.reason {
			t.Errorf("%s: got %q for %s, want %q for %s", list[i].Name, got.ID(), got.Reason, want.id, want.reason)
		}
	}
}

// TestNamed links names of the running text.
func TestNamed(t *testing.T) {
	links := identity.Exact{}.Session(identity.Town{Scope: "Neustadt"}, list)
	for name, want := range map[string]struct {
		id     graph.ID
		reason identity.Reason
	}{
		"Anna Beispiel":            {"person:Neustadt/Anna_Beispiel", identity.FullName},
		"Frau Beispiel":            {"person:Neustadt/Anna_Beispiel", identity.ListedOnce},
		"Ratsherr Dr. von der Aue": {"person:Neustadt/Karl_von_der_Aue", identity.ListedOnce},
		"Mustermann":               {"person:Neustadt/Jochen_Mustermann", identity.ListedOnce},
		"Frau Probst":              {"", identity.ListedTwice},
		"Zwist":                    {"person:Neustadt/Hans_Zwist", identity.ListedOnce},
		"Herr Niemand":             {"", identity.NotListed},
		"Nora Niemand":             {"person:Neustadt/Nora_Niemand", identity.FullName},
		"Gerd Gast":                {"", identity.Guest},
		"Herr Gast":                {"", identity.Guest},
		"Lang":                     {"", identity.NotFull},
		"Herr":                     {"", identity.NotListed},
	} {
		if got := links.Named(name); got.ID() != want.id || got.Reason != want.reason {
			t.Errorf("%s: got %q for %s, want %q for %s", name, got.ID(), got.Reason, want.id, want.reason)
		}
	}
}

// TestTownsAreApart keeps the namesakes of two towns two persons.
func TestTownsAreApart(t *testing.T) {
	a := identity.Exact{}.Session(identity.Town{Scope: "Neustadt"}, list).Listed(0)
	b := identity.Exact{}.Session(identity.Town{Scope: "document-0123456789abcdef"}, list).Listed(0)
	if a.ID() == b.ID() {
		t.Errorf("both are %s", a.ID())
	}
}
