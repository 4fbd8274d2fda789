package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ratsgraph/graph"
	"ratsgraph/ingest"
)

// An applied is what rulings came to.
type applied struct {
	Rulings  []graph.Ruling        `json:"rulings"`
	Changed  []difference          `json:"changed"`
	Yielded  []graph.Problem       `json:"yielded"` // links that a difference keeps apart
	Identity ingest.IdentityReport `json:"identity"`
}

// apply keeps rulings on one municipality, decides anew, and says what changed.
func (d *deciding) apply(ctx context.Context, town graph.ID, rulings []graph.Ruling) error {
	before, err := d.counted(ctx, town)
	if err != nil {
		return err
	}
	yielded, err := d.db.Conflicts(ctx, town)
	if err != nil {
		return err
	}
	if err := d.date(ctx, rulings); err != nil {
		return err
	}
	if err := d.db.PutRulings(ctx, rulings); err != nil {
		return err
	}
	out := applied{Rulings: rulings, Yielded: []graph.Problem{}}
	if out.Identity, err = ingest.Identify(ctx, d.db, town); err != nil {
		return fmt.Errorf("the decision is kept, but not applied: %w; run 'ratsgraph identity run'", err)
	}
	after, err := d.counted(ctx, town)
	if err != nil {
		return err
	}
	if out.Changed, err = d.differences(ctx, before, after); err != nil {
		return err
	}
	now, err := d.db.Conflicts(ctx, town)
	if err != nil {
		return err
	}
	for _, p := range now {
		if !slices.Contains(yielded, p) {
			out.Yielded = append(out.Yielded, p)
		}
	}
	if d.json {
		return encode(d.stdout, out)
	}
	d.printApplied(out, len(before))
	return nil
}

// counted are the figures of everybody in a municipality.
func (d *deciding) counted(ctx context.Context, town graph.ID) (map[graph.ID]figures, error) {
	got, err := d.db.ListPersons(ctx, graph.List{Filter: graph.Filter{Field: "municipality", Op: graph.OpEq, Values: []string{string(town)}}})
	if err != nil {
		return nil, err
	}
	return d.figures(ctx, got[""].Items)
}

func (d *deciding) printApplied(x applied, before int) {
	var holding []string
	for _, r := range x.Rulings {
		fmt.Fprintln(d.stdout, told(r))
		if r.Holds() {
			holding = append(holding, string(r.ID))
		}
	}
	for _, c := range x.Changed {
		fmt.Fprintln(d.stdout, c)
	}
	for _, p := range x.Yielded {
		fmt.Fprintf(d.stdout, "not joined: %s\n", p.Text)
	}
	if len(x.Changed) == 0 {
		fmt.Fprintln(d.stdout, "no person changed")
	}
	fmt.Fprintf(d.stdout, "%d persons before, %d now, %d undecided\n", before, x.Identity.Persons, x.Identity.Undecided)
	if len(holding) > 0 {
		d.app.note("undo with: ratsgraph identity undo " + strings.Join(holding, " "))
	}
}

func (a *app) identityUndoCommand() *cobra.Command {
	d := &deciding{app: a}
	cmd := &cobra.Command{
		Use:   "undo RULING...",
		Short: "Take decisions back",
		Long: `Undo takes decisions back, by their ids as history prints them. Persons are then
what they would be if the decision had never been made; the history keeps it.`,
		Example: `  ratsgraph identity undo ruling:0123456789abcdef`,
		Args:    cobra.MinimumNArgs(1),
		PreRunE: d.named,
		RunE:    d.does(d.undo),
	}
	d.jsonFlag(cmd)
	cmd.Flags().StringVar(&d.by, "by", userName(), "who takes it back")
	return cmd
}

func (d *deciding) undo(ctx context.Context, args []string) error {
	ids := make([]graph.ID, len(args))
	for i, a := range args {
		ids[i] = graph.ID(a)
	}
	known, err := d.db.RulingsByID(ctx, ids)
	if err != nil {
		return err
	}
	var town graph.ID
	var rulings []graph.Ruling
	at := now()
	for _, id := range ids {
		r, ok := known[id]
		switch {
		case !ok:
			return fmt.Errorf("%s: %w; 'ratsgraph identity history' lists the decisions", id, graph.ErrNotFound)
		case !r.Holds():
			return fmt.Errorf("%s: %w: it was undone at %s by %s already", id, graph.ErrInvalid, *r.RevokedAt, value(r.RevokedBy))
		case town != "" && town != r.A.Municipality():
			return fmt.Errorf("%s: %w: it is of another municipality than the one before; undo them one by one", id, graph.ErrInvalid)
		}
		town = r.A.Municipality()
		r.RevokedBy, r.RevokedAt = &d.by, &at
		rulings = append(rulings, r)
	}
	return d.apply(ctx, town, rulings)
}
