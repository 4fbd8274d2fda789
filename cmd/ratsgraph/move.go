package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"ratsgraph/graph/dgraph"
)

func (a *app) moveCommand() *cobra.Command {
	to := ""
	cmd := &cobra.Command{
		Use:   "move --to dgraph://HOST:PORT",
		Short: "Copy the whole graph into another Dgraph, as into a cluster",
		Long: `Move copies the whole graph, with its history and its revision, into another
Dgraph that is empty: from the embedded one into a cluster, or from one cluster
into another. It is a backup and a restore in one, and ends with the same
comparison. The graph stays where it was, too; when the copy is there, start
everything with --dgraph and put the old data folder away.

End what writes to the graph before: if it changes meanwhile, the command says
so and fails, since the copy would lack the change. A move that was cut off
leaves a Dgraph that no command opens as a graph: empty it and move again.`,
		Example: `  ratsgraph move --to dgraph://alpha1:9080
  ratsgraph move --data /srv/ratsgraph --to dgraph://alpha1:9080
  ratsgraph move --dgraph dgraph://old:9080 --to dgraph://new:9080`,
		Args: cobra.NoArgs,
		PreRunE: func(*cobra.Command, []string) error {
			if to == "" {
				return errors.New("--to: name the Dgraph to copy into, as dgraph://host:port")
			}
			return nil
		},
		RunE: a.does(func(ctx context.Context, _ []string) error {
			target, err := connectExternal(ctx, to, a.calls)
			if err != nil {
				return fmt.Errorf("--to: %w", err)
			}
			err = a.withGraph(ctx, func(db *database) error { return a.move(ctx, db, target) })
			return errors.Join(err, target.close())
		}),
	}
	cmd.Flags().StringVar(&to, "to", "", "the Dgraph to copy into, as dgraph://host:port")
	return cmd
}

// move copies a graph by way of a backup that nobody keeps.
func (a *app) move(ctx context.Context, db, target *database) error {
	dir, err := os.MkdirTemp("", "ratsgraph-move-") // for its owner only
	if err != nil {
		return fmt.Errorf("move: %w", err)
	}
	defer os.RemoveAll(dir)
	a.note("reading the " + db.engine)
	file := filepath.Join(dir, "graph.backup")
	if _, err := writeBackup(ctx, db, file); err != nil {
		return err
	}
	b, err := dgraph.OpenBackup(file)
	if err != nil {
		return err
	}
	a.note(fmt.Sprintf("writing %d nodes to the %s", b.Nodes, target.engine))
	if err := dgraph.Restore(ctx, target.client, b, nil); err != nil {
		return fmt.Errorf("%s: %w", target.engine, err)
	}
	now, err := db.Revision(ctx)
	if err != nil {
		return err
	}
	if now != b.Revision {
		return fmt.Errorf("move: the graph changed meanwhile: the copy is of revision %d, the graph is at %d; end what writes to it, empty the new Dgraph, and move again", b.Revision, now)
	}
	_, err = fmt.Fprintf(a.stdout, "%s, all as before; in the %s\n", says(b.Manifest), target.engine)
	return err
}
