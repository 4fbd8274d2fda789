package ingest_test

import (
	"slices"
	"testing"

	"ratsgraph/graph"
	"ratsgraph/ingest"
)

// TestNameForms forgets one of two with a surname: alone, it is the person's only
// where the other one is not named.
func TestNameForms(t *testing.T) {
	list := func(document graph.ID, names ...string) graph.Facts {
		f := graph.Facts{Session: graph.Session{ID: "session:Neustadt/" + graph.ID(document.Path()), MunicipalityID: "municipality:Neustadt"}}
		for _, n := range names {
			f.Attendances = append(f.Attendances, graph.Attendance{ID: f.Session.ID.Under(graph.KindAttendance, n), Name: &n,
				Sources: []graph.Source{{Document: document}}})
		}
		return f
	}
	in := graph.IdentityInput{Sessions: []graph.Facts{list("document:1", "Max Alt", "Anna Alt"), list("document:2", "Max Alt", "Alt", "Ole Probe")}}
	var mine []graph.Mention
	for _, d := range []graph.ID{"document:1", "document:2"} {
		mine = append(mine, graph.Mention{ID: graph.ID("attendance:Neustadt/" + d.Path() + "/Max_Alt"), Name: "Max Alt", Sources: []graph.Source{{Document: d}}})
	}
	got := ingest.NameForms(in, "Max Alt", mine)
	for _, want := range []graph.NameForm{{Words: "Max Alt"}, {Words: "Alt Max"}, {Words: "M. Alt"}, {Words: "Alt", Document: "document:2"}} {
		if !slices.Contains(got, want) {
			t.Errorf("want %+v in %+v", want, got)
		}
	}
	for _, not := range []graph.NameForm{{Words: "Alt"}, {Words: "Alt", Document: "document:1"}} {
		if slices.Contains(got, not) {
			t.Errorf("%+v may mean somebody else", not)
		}
	}
	alone := ingest.NameForms(graph.IdentityInput{Sessions: in.Sessions[1:]}, "Max Alt", mine[1:])
	if !slices.Contains(alone, graph.NameForm{Words: "Alt"}) {
		t.Errorf("nobody else is called Alt, got %+v", alone)
	}
}
