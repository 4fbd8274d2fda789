package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"ratsgraph/graph"
)

func (a *app) identityListCommand() *cobra.Command {
	d := &deciding{app: a}
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the pairs that no rule is sure about, the most valuable first",
		Long: `List shows pairs of names that may mean one person, with what speaks for it and
against it. The value of a pair is how many mentions a decision would probably
move; the most valuable come first.`,
		Example: `  ratsgraph identity list --limit 5
  ratsgraph identity list --municipality Neustadt --json`,
		Args: cobra.NoArgs,
		PreRunE: func(*cobra.Command, []string) error {
			if d.limit < 1 {
				return errors.New("--limit: want at least 1")
			}
			return nil
		},
		RunE: d.does(d.list),
	}
	d.jsonFlag(cmd)
	d.municipalityFlag(cmd)
	cmd.Flags().IntVar(&d.limit, "limit", 20, "list at most so many")
	return cmd
}

func (d *deciding) list(ctx context.Context, _ []string) error {
	in, err := d.inMunicipality(ctx)
	if err != nil {
		return err
	}
	got, err := d.db.ListOpenPairs(ctx, graph.List{Filter: in, Page: graph.PageArgs{First: d.limit}})
	if err != nil {
		return err
	}
	page := got[""]
	if d.json {
		return encode(d.stdout, append([]graph.OpenPair{}, page.Items...))
	}
	for _, o := range page.Items {
		d.pair(o)
	}
	fmt.Fprintf(d.stdout, "%d undecided, %d shown\n", page.Total, len(page.Items))
	return nil
}

// pair prints one pair.
func (d *deciding) pair(o graph.OpenPair) {
	looked := ""
	if o.Looked {
		looked = ", looked at and left open"
	}
	fmt.Fprintf(d.stdout, "%s | %s  (score %.2f, value %.1f%s)\n", o.NameA, o.NameB, o.Score, o.Value, looked)
	for _, side := range []struct{ mention, person graph.ID }{{o.MentionA, o.PersonA}, {o.MentionB, o.PersonB}} {
		fmt.Fprintf(d.stdout, "  %s  %s\n", side.mention, side.person)
	}
	for _, r := range reasons(o.Reasons) {
		fmt.Fprintf(d.stdout, "    %s\n", r)
	}
	fmt.Fprintln(d.stdout)
}

// reasons are what speaks for and against, a line each.
func reasons(list []graph.Reason) []string {
	var out []string
	for _, side := range []struct {
		words string
		sign  float64
	}{{"for:", 1}, {"against:", -1}} {
		var texts []string
		for _, r := range list {
			if r.Weight*side.sign > 0 {
				texts = append(texts, fmt.Sprintf("%s (%+.1f)", strings.TrimSuffix(r.Text, "."), r.Weight))
			}
		}
		if len(texts) > 0 {
			out = append(out, side.words+" "+strings.Join(texts, "; "))
		}
	}
	return out
}
