package dgraph

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/dgraph-io/dgo/v240"

	"ratsgraph/graph"
)

const (
	backupFormat = "ratsgraph-backup"
	// backupVersion is the layout of the file. A program that does not know a
	// version must not restore it.
	backupVersion = 1
	backupPage    = 1000 // nodes that are read together
)

// A Manifest says what a backup holds. Its first half begins the file, its
// second half ends it.
type Manifest struct {
	Format   string `json:"format"`
	Version  int    `json:"version"`
	Model    int    `json:"model"`
	Revision int    `json:"revision"`
	Written  string `json:"written,omitempty"` // when the graph last changed
	Key      string `json:"key,omitempty"`     // of the marks of what was forgotten
	Made     string `json:"made"`

	Contents `json:"-"`
}

// Contents are what is in a graph. Two graphs with the same contents are the
// same, but for the numbers that Dgraph gives nodes.
type Contents struct {
	Nodes int            `json:"nodes"`
	Types map[string]int `json:"types"`
	Sum   string         `json:"sum"` // of all nodes, in any order
}

// Backup writes the whole graph as it is at one moment, whoever writes to it
// meanwhile: facts and texts, who is who and what was judged, notes, what is
// forgotten, and the history. It is a compressed file of JSON lines: the
// manifest, a line for each node in no fixed order, and the contents.
func (s *Store) Backup(ctx context.Context, w io.Writer) (Manifest, error) {
	txn := s.client.NewReadOnlyTxn()
	m, err := manifestOf(ctx, txn)
	if err != nil {
		return m, fmt.Errorf("backup: %w", err)
	}
	zipped, _ := gzip.NewWriterLevel(w, gzip.BestSpeed) // a level that there is
	out := json.NewEncoder(zipped)
	out.SetEscapeHTML(false)
	if err := out.Encode(m); err != nil {
		return m, fmt.Errorf("backup: %w", err)
	}
	var c contents
	err = s.whole(ctx, txn, func() error {
		return eachNode(ctx, txn, func(n savedNode) error {
			c.add(n)
			return out.Encode(n)
		})
	})
	if err != nil {
		return m, fmt.Errorf("backup: %w", err)
	}
	m.Contents = c.sum()
	if err := out.Encode(m.Contents); err != nil {
		return m, fmt.Errorf("backup: %w", err)
	}
	return m, zipped.Close()
}

// manifestOf reads what a backup begins with.
func manifestOf(ctx context.Context, txn *dgo.Txn) (Manifest, error) {
	var v vars
	var got struct{ State []row }
	if err := again(ctx, txn, &got, v.query(v.byIDs("State", []graph.ID{stateID}, "graph.revision graph.written graph.key")), v.vals); err != nil {
		return Manifest{}, err
	}
	if len(got.State) != 1 {
		return Manifest{}, fmt.Errorf("%w: the graph has no state node", graph.ErrInvalid)
	}
	r := got.State[0]
	return Manifest{Format: backupFormat, Version: backupVersion, Model: Model, Revision: get[int](r, "graph.revision"),
		Written: r.str("graph.written"), Key: r.str("graph.key"), Made: time.Now().UTC().Format(time.RFC3339)}, nil
}

// backupFields asks for everything that a node has.
var backupFields = func() string {
	out := "uid xid dgraph.type"
	preds := predicates()
	for _, p := range slices.Sorted(maps.Keys(preds)) {
		switch {
		case p == "xid" || strings.HasPrefix(p, "graph."):
		case sessionEdges[p]:
			out += " " + p + " @facets { uid xid }"
		case preds[p] == "uid":
			out += " " + p + " { uid xid }"
		default:
			out += " " + p
		}
	}
	return out
}()

// eachNode reads all nodes but that of the state.
func eachNode(ctx context.Context, txn *dgo.Txn, do func(savedNode) error) error {
	q := fmt.Sprintf(`query q($after: string) { q(func: has(xid), first: %d, after: $after) { %s } }`, backupPage, backupFields)
	for after := "0x0"; ; {
		var got struct{ Q []map[string]any }
		if err := again(ctx, txn, &got, q, map[string]string{"$after": after}); err != nil {
			return err
		}
		for _, n := range got.Q {
			after = n["uid"].(string)
			saved, err := saveNode(n)
			if err == nil && !saved.state() {
				err = do(saved)
			}
			if err != nil {
				return err
			}
		}
		if len(got.Q) < backupPage {
			return nil
		}
	}
}
