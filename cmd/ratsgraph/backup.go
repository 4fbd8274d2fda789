package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"ratsgraph/graph/dgraph"
)

func (a *app) backupCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "backup FILE",
		Short: "Write the whole graph to a file",
		Long: `Backup writes the whole graph to a file from which ratsgraph restore makes it
again: the documents with their texts and all that they say, who is who and what
people judged about it, notes, what is forgotten, and the history. It may run
while documents are ingested and questions answered; the file holds the graph of
one revision. It is there as a whole or not at all, and is read again before the
command ends. A file that exists is never replaced.

The file does not hold the original documents, the tokens of --tokens, nor
settings. It does hold names, and what was forgotten after it was made: keep it
as you keep the data folder, and let it go when it is too old.`,
		Example: `  ratsgraph backup ratsgraph-$(date +%F).backup
  ratsgraph backup --dgraph dgraph://localhost:9080 cluster.backup`,
		Args: cobra.ExactArgs(1),
		RunE: a.does(func(ctx context.Context, args []string) error {
			if err := absent(args[0]); err != nil {
				return err
			}
			return a.withGraph(ctx, func(db *database) error {
				m, err := writeBackup(ctx, db, args[0])
				if err != nil {
					return err
				}
				size, err := os.Stat(args[0])
				if err == nil {
					_, err = fmt.Fprintf(a.stdout, "%s, %.1f MB in %s\n", says(m), float64(size.Size())/1e6, args[0])
				}
				return err
			})
		}),
	}
}

// says is what a person wants to know of a backup.
func says(m dgraph.Manifest) string {
	return fmt.Sprintf("revision %d, %d documents, %d sessions, %d nodes", m.Revision, m.Types["Document"], m.Types["Session"], m.Nodes)
}

// absent fails if there is a file already, or no folder for it.
func absent(file string) error {
	switch _, err := os.Lstat(file); {
	case err == nil:
		return fmt.Errorf("backup: %s is there already; name another file", file)
	case !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("backup: %w", err)
	}
	if _, err := os.Stat(filepath.Dir(file)); err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	return nil
}

// backupTries is how often a backup is begun because what it reads cannot be read as
// a whole: alphas went away, or others took documents away.
const backupTries = 4

// writeBackup writes a backup beside its place, looks at it, and puts it there.
func writeBackup(ctx context.Context, db *database, file string) (m dgraph.Manifest, err error) {
	f, err := os.CreateTemp(filepath.Dir(file), "."+filepath.Base(file)+"-*") // for its owner only
	if err != nil {
		return m, fmt.Errorf("backup: %w", err)
	}
	defer os.Remove(f.Name())
	_, err = db.Backup(ctx, f)
	for tries := 1; errors.Is(err, dgraph.ErrGone) && tries < backupTries; tries++ {
		_, err = f.Seek(0, io.SeekStart)
		if err = errors.Join(err, f.Truncate(0)); err == nil {
			_, err = db.Backup(ctx, f)
		}
	}
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return m, err
	}
	b, err := dgraph.OpenBackup(f.Name())
	if err != nil {
		return m, err
	}
	if err := absent(file); err != nil { // somebody else was faster
		return m, err
	}
	if err := os.Rename(f.Name(), file); err != nil {
		return m, fmt.Errorf("backup: %w", err)
	}
	return b.Manifest, nil
}
