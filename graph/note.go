package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// NoteKind says what a note does.
type NoteKind string

// The kinds of notes.
const (
	NoteContext    NoteKind = "CONTEXT"    // says what should be known beside a fact: a leave, an illness
	NoteCorrection NoteKind = "CORRECTION" // says how a field should read; the source stays as it is
)

// A Note is what somebody added to a fact, beside its sources. The fact is not
// changed by it. A note stays in the history when it is undone.
type Note struct {
	ID        ID       `json:"id"`
	SubjectID ID       `json:"subject"` // the fact, person or thing; made of content, so that it is the same after another ingest
	Kind      NoteKind `json:"kind"`
	Field     *string  `json:"field,omitempty"` // of a correction
	Value     *string  `json:"value,omitempty"` // how it should read
	Text      string   `json:"text"`            // why
	By        string   `json:"by"`
	At        string   `json:"at"` // RFC 3339, UTC
	Sources   []Source `json:"sources,omitempty"`
	RevokedBy *string  `json:"revokedBy,omitempty"`
	RevokedAt *string  `json:"revokedAt,omitempty"` // set: undone since then
}

// Noted is anything that can have notes.
type Noted interface{ Node }

// KindNote begins the ids of notes.
const KindNote = "note"

// NewNoteID names a note by what it says, who said it and when.
func NewNoteID(n Note) ID {
	sum := sha256.Sum256([]byte(strings.Join([]string{string(n.SubjectID), string(n.Kind), deref(n.Field), deref(n.Value), n.Text, n.By, n.At}, "\n")))
	return NewID(KindNote, hex.EncodeToString(sum[:8]))
}

// Holds reports whether a note was not undone.
func (n Note) Holds() bool { return n.RevokedAt == nil }

// WordsMax is how long what somebody says in a note or a ruling may be, in bytes:
// some pages.
const WordsMax = 20_000

// Check finds what makes a note useless.
func (n Note) Check() error {
	fields := NotedFields(n.SubjectID)
	switch {
	case fields == nil:
		return fmt.Errorf("note on %s: %w: it is no id of a fact", n.SubjectID, ErrInvalid)
	case strings.TrimSpace(n.Text) == "":
		return fmt.Errorf("note on %s: %w: it has no text; say why", n.SubjectID, ErrInvalid)
	case len(n.Text) > WordsMax || n.Value != nil && len(*n.Value) > WordsMax:
		return fmt.Errorf("note on %s: %w: it is longer than %d bytes", n.SubjectID, ErrInvalid, WordsMax)
	case n.By == "" || n.At == "":
		return fmt.Errorf("note on %s: %w: it does not say by whom and when", n.SubjectID, ErrInvalid)
	case n.Kind == NoteContext && (n.Field != nil || n.Value != nil):
		return fmt.Errorf("note on %s: %w: a field and its value belong to a correction", n.SubjectID, ErrInvalid)
	case n.Kind == NoteContext:
		return nil
	case n.Kind != NoteCorrection:
		return fmt.Errorf("note on %s: %w: kind %q is not %s or %s", n.SubjectID, ErrInvalid, n.Kind, NoteContext, NoteCorrection)
	case n.Field == nil || n.Value == nil:
		return fmt.Errorf("note on %s: %w: a correction needs a field and its value", n.SubjectID, ErrInvalid)
	case !slices.Contains(fields, *n.Field):
		return fmt.Errorf("note on %s: %w: it has no field %q; its fields are %s", n.SubjectID, ErrInvalid, *n.Field, strings.Join(fields, ", "))
	}
	return nil
}

// noted are the things that can have notes.
var noted = map[string]any{
	KindMunicipality: Municipality{}, KindBody: Body{}, KindSession: Session{}, KindPerson: Person{}, KindParty: Party{},
	KindPaper: Paper{}, KindItem: Item{}, KindDecision: Decision{}, KindAttendance: Attendance{}, KindVote: Vote{},
	KindRecusal: Recusal{}, KindMention: Mention{}, KindDocument: Document{},
}

// NotedFields are the fields of a thing that a correction can be about, by their
// names in JSON; nil for what cannot have notes.
func NotedFields(id ID) []string {
	thing, ok := noted[id.Kind()]
	if !ok {
		return nil
	}
	out := []string{}
	t := reflect.TypeOf(thing)
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		if name != "" && name != "-" && name != "id" && name != "sources" {
			out = append(out, name)
		}
	}
	return out
}
