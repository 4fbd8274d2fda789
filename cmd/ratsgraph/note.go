package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"ratsgraph/graph"
	"ratsgraph/ingest"
)

func (a *app) noteCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "note",
		Short: "Add what should be known beside a fact, or how it should read",
		Long: `A note stands beside a fact and never changes it: what the minutes say stays as it
is. A context says what should be known with it, as a leave or an illness; a
correction says how one of its fields should read. Notes are kept when documents
are read again, and can be undone.`,
		Example: `  ratsgraph note add attendance:Neustadt/Rat/2015-03-12/7/Max_Alt "on parental leave"
  ratsgraph note list`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(a.noteAddCommand(), a.noteListCommand(), a.noteUndoCommand())
	return cmd
}

func (a *app) noteAddCommand() *cobra.Command {
	d := &deciding{app: a}
	field, is := "", ""
	var rests []string
	cmd := &cobra.Command{
		Use:   "add ID TEXT",
		Short: "Add a note to a fact, person or other thing",
		Long: `Add adds a note to the thing with an id: a context, or with --field and --value a
correction. The text says why.`,
		Example: `  ratsgraph note add attendance:Neustadt/Rat/2015-03-12/7/Max_Alt "on parental leave"
  ratsgraph note add --field status --value EXCUSED attendance:Neustadt/Rat/2015-03-12/7/Max_Alt "had written to the chair"`,
		Args:    cobra.ExactArgs(2),
		PreRunE: d.named,
	}
	d.jsonFlag(cmd)
	cmd.Flags().StringVar(&d.by, "by", userName(), "who adds it")
	cmd.Flags().StringVar(&field, "field", "", "of a correction: the field")
	cmd.Flags().StringVar(&is, "value", "", "of a correction: how the field should read")
	cmd.Flags().StringArrayVar(&rests, "source", nil, "lines of a document that it rests on: DOCUMENT:FIRST-LAST")
	cmd.MarkFlagsRequiredTogether("field", "value")
	cmd.RunE = d.does(func(ctx context.Context, args []string) error {
		n := graph.Note{SubjectID: graph.ID(args[0]), Kind: graph.NoteContext, Text: args[1], By: d.by, At: now()}
		if cmd.Flags().Changed("field") {
			n.Kind, n.Field, n.Value = graph.NoteCorrection, &field, &is
		}
		for _, r := range rests {
			s, err := sourceOf(r)
			if err != nil {
				return err
			}
			n.Sources = append(n.Sources, s)
		}
		return d.addNote(ctx, n)
	})
	return cmd
}

func (d *deciding) addNote(ctx context.Context, n graph.Note) error {
	n, err := ingest.AddNote(ctx, d.db, n)
	if err != nil {
		return err
	}
	return d.printNotes([]graph.Note{n})
}

// sourceOf reads where a note rests on: a document and lines of it.
//
//	document:0a1b…:12-14
func sourceOf(s string) (graph.Source, error) {
	at := strings.LastIndex(s, ":")
	first, last, several := strings.Cut(s[at+1:], "-")
	if !several {
		last = first
	}
	from, errFrom := strconv.Atoi(first)
	to, errTo := strconv.Atoi(last)
	if at < 0 || errFrom != nil || errTo != nil {
		return graph.Source{}, fmt.Errorf("source %q: %w: want a document and its lines, as document:0a1b...:12-14", s, graph.ErrInvalid)
	}
	id := graph.ID(s[:at])
	if id.Kind() != graph.KindDocument {
		id = graph.NewID(graph.KindDocument, s[:at])
	}
	return graph.Source{Document: id, First: from, Last: to}, nil
}

func (a *app) noteListCommand() *cobra.Command {
	d := &deciding{app: a}
	cmd := &cobra.Command{
		Use:   "list [ID]",
		Short: "List notes, all or those on one thing",
		Long:  `List lists notes by time, those that were undone included.`,
		Example: `  ratsgraph note list
  ratsgraph note list attendance:Neustadt/Rat/2015-03-12/7/Max_Alt`,
		Args: cobra.MaximumNArgs(1),
		RunE: d.does(func(ctx context.Context, args []string) error {
			l := graph.List{}
			if len(args) == 1 {
				values := []string{args[0]}
				if is, err := d.db.Resolve(ctx, graph.ID(args[0])); err == nil && string(is) != args[0] {
					values = append(values, string(is))
				}
				l.Filter = graph.Filter{Field: "subject", Op: graph.OpEq, Values: values}
			}
			got, err := d.db.ListNotes(ctx, l)
			if err != nil {
				return err
			}
			return d.printNotes(got[""].Items)
		}),
	}
	d.jsonFlag(cmd)
	return cmd
}

func (a *app) noteUndoCommand() *cobra.Command {
	d := &deciding{app: a}
	cmd := &cobra.Command{
		Use:     "undo NOTE...",
		Short:   "Take notes back",
		Long:    `Undo takes notes back, by their ids as list prints them. They stay in the history.`,
		Example: `  ratsgraph note undo note:0123456789abcdef`,
		Args:    cobra.MinimumNArgs(1),
		PreRunE: d.named,
		RunE:    d.does(d.undoNotes),
	}
	d.jsonFlag(cmd)
	cmd.Flags().StringVar(&d.by, "by", userName(), "who takes it back")
	return cmd
}

func (d *deciding) undoNotes(ctx context.Context, args []string) error {
	ids := make([]graph.ID, len(args))
	for i, a := range args {
		ids[i] = graph.ID(a)
	}
	list, err := ingest.UndoNotes(ctx, d.db, ids, d.by, now())
	if err != nil {
		return err
	}
	return d.printNotes(list)
}

func (d *deciding) printNotes(list []graph.Note) error {
	if d.json {
		return encode(d.stdout, append([]graph.Note{}, list...))
	}
	for _, n := range list {
		line := fmt.Sprintf("%s  %s by %s: %s of %s", n.ID, n.At, n.By, strings.ToLower(string(n.Kind)), n.SubjectID)
		if n.Field != nil {
			line += fmt.Sprintf(", %s: %s", *n.Field, value(n.Value))
		}
		line += " (" + n.Text + ")"
		for _, x := range n.Sources {
			line += fmt.Sprintf(", see %s:%d-%d", x.Document, x.First, x.Last)
		}
		if n.RevokedAt != nil {
			line += fmt.Sprintf("; undone %s by %s", *n.RevokedAt, value(n.RevokedBy))
		}
		fmt.Fprintln(d.stdout, line)
	}
	fmt.Fprintf(d.stdout, "%d notes\n", len(list))
	return nil
}
