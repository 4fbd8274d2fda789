package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"ratsgraph/graph"
	"ratsgraph/graph/dgraph"
)

func (a *app) restoreCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "restore FILE",
		Short: "Make the graph of a backup again",
		Long: `Restore fills an empty graph from a file that ratsgraph backup wrote: in a new
data folder, or in the Dgraph of --dgraph, which can be a cluster. The file is
read as a whole before anything is written. At the end all that is in the graph
is read and compared with the file; only then can the graph be used.

A restore that was cut off leaves a graph that no command opens. Run it again
with the same file to go on, or take another empty data folder. A graph that
holds anything is never restored into.

What was forgotten after the backup was made is there again: forget it again.`,
		Example: `  ratsgraph restore --data /srv/new ratsgraph-2026-01-31.backup
  ratsgraph restore --dgraph dgraph://alpha1:9080 ratsgraph-2026-01-31.backup`,
		Args: cobra.ExactArgs(1),
		RunE: a.does(func(ctx context.Context, args []string) error {
			b, err := dgraph.OpenBackup(args[0])
			if err != nil {
				return err
			}
			db, err := a.connect(ctx)
			if err != nil {
				return err
			}
			return errors.Join(a.restore(ctx, db, b), db.close())
		}),
	}
}

// restore fills a graph from a backup and says what is there then.
func (a *app) restore(ctx context.Context, db *database, b *dgraph.BackupFile) error {
	last := time.Now()
	err := dgraph.Restore(ctx, db.client, b, func(nodes int) {
		if time.Since(last) > 10*time.Second {
			last = time.Now()
			a.note(fmt.Sprintf("%d of %d nodes are written", nodes, b.Nodes))
		}
	})
	switch {
	case errors.Is(err, context.Canceled):
		return errors.New("interrupted: restore the same backup again to go on")
	case errors.Is(err, graph.ErrConflict):
		return fmt.Errorf("%s: %w", db.engine, err)
	case err != nil:
		return err
	}
	_, err = fmt.Fprintf(a.stdout, "%s, all as in the backup; in the %s\n", says(b.Manifest), db.engine)
	return err
}
