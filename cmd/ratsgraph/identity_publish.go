package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"ratsgraph/graph"
	"ratsgraph/ingest"
)

func (a *app) identityPublishCommand() *cobra.Command {
	d := &deciding{app: a}
	cmd := &cobra.Command{
		Use:   "publish --municipality NAME GUEST...",
		Short: "Publish guests as persons, as an expert who spoke for an office",
		Long: `Guests are listed without their names, and are no persons: residents and experts,
the press. Publish decides that a guest may be named, by the name as it is printed
in the minutes of a municipality. It holds for documents that are read later, too,
and can be undone. The organisation that a guest spoke for stands beside the entry
in any case.`,
		Example: `  ratsgraph identity publish --municipality Neustadt --note "agreed in writing" "Erika Gast"`,
		Args:    cobra.MinimumNArgs(1),
		PreRunE: d.named,
		RunE:    d.does(d.publish),
	}
	d.jsonFlag(cmd)
	d.municipalityFlag(cmd)
	d.authorFlags(cmd)
	return cmd
}

func (d *deciding) publish(ctx context.Context, args []string) error {
	where, err := d.inMunicipality(ctx)
	if err != nil {
		return err
	}
	if len(where.Values) == 0 {
		return fmt.Errorf("publish: %w: name the municipality with --municipality", graph.ErrInvalid)
	}
	town := graph.ID(where.Values[0])
	in, err := d.db.IdentityInput(ctx, town)
	if err != nil {
		return err
	}
	var rulings []graph.Ruling
	for _, name := range args {
		if !ingest.FullName(name) {
			return fmt.Errorf("guest %q: %w: want a given name and a surname, as printed", name, graph.ErrInvalid)
		}
		if len(ingest.Guests(in.Sessions, name)) == 0 {
			return fmt.Errorf("guest %q: %w: no list in %s prints a guest so, letter by letter", name, graph.ErrNotFound, town.Path())
		}
		r := ingest.Published(town, name)
		rulings = append(rulings, d.ruling(r.A, r.B, r.Judgement))
	}
	return d.apply(ctx, town, rulings)
}
