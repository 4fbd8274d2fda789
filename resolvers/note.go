package resolvers

import (
	"context"
	"errors"
	"strings"

	"ratsgraph/graph"
	"ratsgraph/graph/model"
)

// A Noter keeps what people note beside facts.
type Noter interface {
	// AddNote keeps a note, and returns it as it is kept.
	AddNote(ctx context.Context, n graph.Note) (graph.Note, error)

	// UndoNote takes a note back in somebody's name; [graph.ErrNotFound] if there
	// is none.
	UndoNote(ctx context.Context, id graph.ID, by string) (graph.Note, error)
}

// notesOn are the notes on a thing, by time.
func notesOn(ctx context.Context, id graph.ID, undone bool) ([]graph.Note, error) {
	all, err := of(ctx).notes.of(ctx, figure{}, id)
	out := []graph.Note{}
	for _, n := range all {
		if undone || n.Holds() {
			out = append(out, n)
		}
	}
	return out, err
}

// Notes are what people noted beside it.
func (r municipality) Notes(ctx context.Context, x *graph.Municipality, undone bool) ([]graph.Note, error) {
	return notesOn(ctx, x.ID, undone)
}

// Notes are what people noted beside it.
func (r body) Notes(ctx context.Context, x *graph.Body, undone bool) ([]graph.Note, error) {
	return notesOn(ctx, x.ID, undone)
}

// Notes are what people noted beside it.
func (r session) Notes(ctx context.Context, x *graph.Session, undone bool) ([]graph.Note, error) {
	return notesOn(ctx, x.ID, undone)
}

// Notes are what people noted beside the person, and those who are one with it by
// now.
func (r person) Notes(ctx context.Context, x *graph.Person, undone bool) ([]graph.Note, error) {
	return notesOn(ctx, x.ID, undone)
}

// Notes are what people noted beside it.
func (r party) Notes(ctx context.Context, x *graph.Party, undone bool) ([]graph.Note, error) {
	return notesOn(ctx, x.ID, undone)
}

// Notes are what people noted beside it.
func (r paper) Notes(ctx context.Context, x *graph.Paper, undone bool) ([]graph.Note, error) {
	return notesOn(ctx, x.ID, undone)
}

// Notes are what people noted beside it.
func (r item) Notes(ctx context.Context, x *graph.Item, undone bool) ([]graph.Note, error) {
	return notesOn(ctx, x.ID, undone)
}

// Notes are what people noted beside it.
func (r decision) Notes(ctx context.Context, x *graph.Decision, undone bool) ([]graph.Note, error) {
	return notesOn(ctx, x.ID, undone)
}

// Notes are what people noted beside it.
func (r attendance) Notes(ctx context.Context, x *graph.Attendance, undone bool) ([]graph.Note, error) {
	return notesOn(ctx, x.ID, undone)
}

// Notes are what people noted beside it.
func (r vote) Notes(ctx context.Context, x *graph.Vote, undone bool) ([]graph.Note, error) {
	return notesOn(ctx, x.ID, undone)
}

// Notes are what people noted beside it.
func (r recusal) Notes(ctx context.Context, x *graph.Recusal, undone bool) ([]graph.Note, error) {
	return notesOn(ctx, x.ID, undone)
}

// Notes are what people noted beside it.
func (r mention) Notes(ctx context.Context, x *graph.Mention, undone bool) ([]graph.Note, error) {
	return notesOn(ctx, x.ID, undone)
}

// Notes are what people noted beside it.
func (r document) Notes(ctx context.Context, x *graph.Document, undone bool) ([]graph.Note, error) {
	return notesOn(ctx, x.ID, undone)
}

type note struct{ Reader }

// Subject is what it was noted beside, or what that leads to by now.
func (r note) Subject(ctx context.Context, n *graph.Note) (graph.Noted, error) {
	return query{Reader: r.Reader}.Node(ctx, n.SubjectID)
}

// Notes lists what people noted.
func (r query) Notes(ctx context.Context, first *int, after *string, last *int, before *string) (*graph.NoteConnection, error) {
	page, err := pageArgs(first, after, last, before)
	c, err := connect[graph.Note, graph.NoteEdge](graph.List{}, page, err, of(ctx).notesByID.top(ctx))
	return (*graph.NoteConnection)(&c), err
}

// scopeNotes lets a token put notes beside facts.
const scopeNotes = "notes"

// AddNote puts a note beside a fact.
func (r mutation) AddNote(ctx context.Context, input model.NoteInput) (*model.NotePayload, error) {
	who, err := r.allowed(ctx, scopeNotes)
	if err != nil {
		return nil, err
	}
	n := graph.Note{SubjectID: input.Subject, Kind: graph.NoteContext, Text: input.Remark, Field: input.Field, Value: input.Corrected, By: who}
	if n.Field != nil || n.Value != nil {
		n.Kind = graph.NoteCorrection
	}
	if s := input.Source; s != nil {
		last := s.FirstLine
		if s.LastLine != nil {
			last = *s.LastLine
		}
		n.Sources = []graph.Source{{Document: s.Document, First: s.FirstLine, Last: last}}
	}
	n, err = r.Editor.AddNote(ctx, n)
	return noted(n, "subject", err)
}

// UndoNote takes a note back.
func (r mutation) UndoNote(ctx context.Context, id graph.ID) (*model.NotePayload, error) {
	who, err := r.allowed(ctx, scopeNotes)
	if err != nil {
		return nil, err
	}
	n, err := r.Editor.UndoNote(ctx, id, who)
	return noted(n, "id", err)
}

// noted puts what the input is to blame for into the payload.
func noted(n graph.Note, field string, err error) (*model.NotePayload, error) {
	switch {
	case errors.Is(err, graph.ErrInvalid), errors.Is(err, graph.ErrNotFound):
		return &model.NotePayload{UserErrors: []model.UserError{{Field: field, Message: strings.TrimSpace(err.Error())}}}, nil
	case err != nil:
		return nil, err
	}
	return &model.NotePayload{Note: &n, UserErrors: []model.UserError{}}, nil
}
