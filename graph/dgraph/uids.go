package dgraph

import (
	"context"
	"slices"

	"github.com/dgraph-io/dgo/v240"

	"ratsgraph/graph"
)

// A uidCache remembers the uids of shared nodes. It holds as long as nobody else
// has written, which the revision tells.
type uidCache struct {
	revision int
	uids     map[graph.ID]string
}

// cacheBound is how many uids are remembered, about 100 bytes each.
const cacheBound = 500_000

// at returns the cache if it still holds at this revision, else an empty one.
func (c *uidCache) at(revision int) map[graph.ID]string {
	if c.revision != revision || c.uids == nil || len(c.uids) > cacheBound {
		c.uids = map[graph.ID]string{}
	}
	c.revision = revision
	return c.uids
}

// chunk is how many ids one query asks for.
const chunk = 2000

// lookup adds the uids of these ids that exist to known.
func lookup(ctx context.Context, txn *dgo.Txn, ids []graph.ID, known map[graph.ID]string) error {
	for part := range slices.Chunk(ids, chunk) {
		var v vars
		block := v.byIDs("q", part, "uid xid")
		var got struct {
			Q []struct {
				UID string
				XID graph.ID
			}
		}
		if err := read(ctx, txn, &got, v.query(block), v.vals); err != nil {
			return err
		}
		for _, n := range got.Q {
			known[n.XID] = n.UID
		}
	}
	return nil
}
