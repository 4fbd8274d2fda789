package dgraph_test

import (
	"errors"
	"strings"
	"testing"

	"ratsgraph/graph"
)

// TestNotesOutliveTheirFacts adds a note, takes the fact away and puts it back.
func TestNotesOutliveTheirFacts(t *testing.T) {
	s := open(t)
	d := document("a", "2021-03-04", "Ute Eins")
	put(t, s, d)
	field, value := "status", "EXCUSED"
	subject := d.Attendances[0].ID
	list := []graph.Note{
		{SubjectID: subject, Kind: graph.NoteContext, Text: "on leave", By: "Ada", At: "2030-01-01T10:00:00Z", Sources: d.Session.Sources},
		{SubjectID: subject, Kind: graph.NoteCorrection, Field: &field, Value: &value, Text: "the chair says so", By: "Ada", At: "2030-01-02T10:00:00Z"},
	}
	for range 2 { // the second time changes nothing
		if err := s.PutNotes(t.Context(), list); err != nil {
			t.Fatal(err)
		}
	}
	wantProblems(t, s)
	before := export(t, s)
	if err := s.Remove(t.Context(), []string{"a"}); err != nil {
		t.Fatal(err)
	}
	put(t, s, d)
	same(t, export(t, s), before)
	got, err := s.Notes(t.Context(), []graph.ID{subject, d.Session.ID})
	if err != nil || len(got) != 1 || len(got[subject]) != 2 || got[subject][0].Text != "on leave" || *got[subject][1].Value != value || len(got[subject][0].Sources) != 1 {
		t.Errorf("got %+v, %v", got, err)
	}
}

// TestAnUndoneNoteStaysUndone puts a note that was undone once more.
func TestAnUndoneNoteStaysUndone(t *testing.T) {
	s := open(t)
	n := graph.Note{SubjectID: "session:Musterau/x", Kind: graph.NoteContext, Text: "x", By: "Ada", At: "2030-01-01T10:00:00Z"}
	by, at := "Bob", "2030-01-02T10:00:00Z"
	undone := n
	undone.RevokedBy, undone.RevokedAt = &by, &at
	for _, n := range []graph.Note{n, undone, n} {
		if err := s.PutNotes(t.Context(), []graph.Note{n}); err != nil {
			t.Fatal(err)
		}
	}
	got, err := s.ListNotes(t.Context(), graph.List{})
	if err != nil || got[""].Total != 1 || got[""].Items[0].Holds() {
		t.Errorf("got %+v, %v, want one note, undone", got, err)
	}
	n.Text = ""
	if err := s.PutNotes(t.Context(), []graph.Note{n}); !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), "no text") {
		t.Errorf("got %v, want invalid", err)
	}
}
