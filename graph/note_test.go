package graph_test

import (
	"errors"
	"strings"
	"testing"

	"ratsgraph/graph"
)

// TestNoteCheck refuses notes that would say nothing.
func TestNoteCheck(t *testing.T) {
	good := graph.Note{SubjectID: "attendance:Neustadt/Rat/2015-03-12/7/Max_Alt", Kind: graph.NoteContext, Text: "on parental leave", By: "Ada", At: "2030-01-01T10:00:00Z"}
	if err := good.Check(); err != nil {
		t.Error(err)
	}
	field, wrong, value := "status", "mood", "EXCUSED"
	for want, change := range map[string]func(*graph.Note){
		"":                        func(n *graph.Note) { n.Kind, n.Field, n.Value = graph.NoteCorrection, &field, &value },
		"it is no id of a fact":   func(n *graph.Note) { n.SubjectID = "ruling:1" },
		"it has no text":          func(n *graph.Note) { n.Text = " " },
		"by whom and when":        func(n *graph.Note) { n.By = "" },
		"belong to a correction":  func(n *graph.Note) { n.Field = &field },
		`kind "" is not`:          func(n *graph.Note) { n.Kind = "" },
		"needs a field":           func(n *graph.Note) { n.Kind, n.Field = graph.NoteCorrection, &field },
		`it has no field "mood";`: func(n *graph.Note) { n.Kind, n.Field, n.Value = graph.NoteCorrection, &wrong, &value },
	} {
		n := good
		change(&n)
		err := n.Check()
		if want == "" && err != nil || want != "" && (!errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), want)) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
}
