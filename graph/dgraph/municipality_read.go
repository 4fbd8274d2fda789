package dgraph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"ratsgraph/graph"
	"ratsgraph/graph/dgraph/decode"
)

// factsPage is how many sessions are read together.
const factsPage = 100

// EachSession is [Store.MunicipalityFacts] for who does not hold all at once: keep
// is called with the facts of each session, by several at once, and with how many
// sessions there are. Its error ends the reading. Nothing is read anew for keep: that
// is up to whoever reads [Store.AtOnce].
func (s *Store) EachSession(ctx context.Context, id graph.ID, keep func(f graph.SessionFacts, of int) error) (graph.MunicipalityFacts, error) {
	var out graph.MunicipalityFacts
	d := newDecoding(s.within(ctx), keep)
	uids, err := s.sessionsOf(d.ctx, id, &out)
	for part := range slices.Chunk(uids, factsPage) {
		var page answer
		if err = s.query(d.ctx, &page, fmt.Sprintf("{ Q(func: uid(%s)) { %s } }", strings.Join(part, ", "), factsFields), nil); err != nil {
			break
		}
		d.add(page, len(uids))
	}
	if err := cmp.Or(d.wait(), err); err != nil { // why it was ended says more than that it was
		return out, fmt.Errorf("facts of %s: %w", cmp.Or(id, "no known municipality"), err)
	}
	return out, nil
}

// sessionsOf finds the sessions of a municipality, and what it is itself.
func (s *Store) sessionsOf(ctx context.Context, id graph.ID, out *graph.MunicipalityFacts) (uids []string, err error) {
	var v vars
	var got struct {
		State []struct{ Revision int }
		Town  []struct{ Name string }
		All   []struct{ UID string }
	}
	of := v.byIDs("Town", []graph.ID{id}, "name: municipality.name all as ~session.municipality")
	if id == "" {
		of = `all as var(func: type(Session)) @filter(NOT has(session.municipality))`
	}
	q := v.query(v.byIDs("State", []graph.ID{stateID}, "revision: graph.revision"), of, "All(func: uid(all)) { uid }")
	if err := s.query(ctx, &got, q, v.vals); err != nil {
		return nil, err
	}
	if len(got.State) == 0 || id != "" && len(got.Town) == 0 {
		return nil, graph.ErrNotFound
	}
	if out.Revision, out.Municipality.ID = got.State[0].Revision, id; id != "" {
		out.Municipality.Name = got.Town[0].Name
	}
	for _, row := range got.All {
		uids = append(uids, row.UID)
	}
	return uids, nil
}

// SessionFacts reads all that is known of some sessions, as it is at one moment,
// in no order. Those that are not there are not in the answer.
func (s *Store) SessionFacts(ctx context.Context, ids []graph.ID) ([]graph.SessionFacts, error) {
	var out []graph.SessionFacts
	err := s.AtOnce(ctx, func(ctx context.Context) error {
		var mu sync.Mutex
		out = nil
		d := newDecoding(ctx, func(f graph.SessionFacts, _ int) error {
			mu.Lock()
			defer mu.Unlock()
			out = append(out, f)
			return nil
		})
		for part := range slices.Chunk(ids, factsPage) {
			var v vars
			var page answer
			if err := s.query(ctx, &page, v.query(v.byIDs("Q", part, factsFields)), v.vals); err != nil {
				return errors.Join(err, d.wait())
			}
			d.add(page, len(ids))
		}
		return d.wait()
	})
	if err != nil {
		return nil, fmt.Errorf("facts of %d sessions: %w", len(ids), err)
	}
	return out, nil
}

// A factsRow is a session with what is stored of its documents.
type factsRow struct {
	UID     string     `json:"uid"`
	XID     graph.ID   `json:"xid"`
	Links   string     `json:"links"`
	Changed int        `json:"changed"`
	Docs    []factsDoc `json:"docs"`
}

// A factsDoc is a stored document, as far as it is needed to tell what it says.
type factsDoc struct {
	XID       graph.ID `json:"xid"`
	Locations []string `json:"document.location"`
	Facts     string   `json:"document.facts"`
	Ingested  string   `json:"document.ingested"`
}

const factsFields = `uid xid links: session.links changed: session.changed docs: ~document.session { xid document.location document.facts document.ingested }`

// factsRows reads an answer with sessions.
var factsRows = decode.Of[struct {
	Q []factsRow `json:"Q"`
}](1 << 10)

// A decoding unpacks answers while more are read: unpacking takes longer than
// reading.
type decoding struct {
	group *errgroup.Group
	ctx   context.Context // ends when something failed
	keep  func(f graph.SessionFacts, of int) error
}

func newDecoding(ctx context.Context, keep func(graph.SessionFacts, int) error) *decoding {
	d := &decoding{keep: keep}
	d.group, d.ctx = errgroup.WithContext(ctx)
	d.group.SetLimit(runtime.GOMAXPROCS(0))
	return d
}

func (d *decoding) add(page answer, of int) {
	d.group.Go(func() error {
		var got struct {
			Q []factsRow `json:"Q"`
		}
		if err := factsRows.Decode(page, &got); err != nil {
			return fmt.Errorf("query: answer: %w", err)
		}
		for _, r := range got.Q {
			sf, err := sessionFacts(r)
			if err == nil && len(sf.Documents) > 0 && d.ctx.Err() == nil {
				err = d.keep(sf, of)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func (d *decoding) wait() error { return d.group.Wait() }

// sessionFacts are what stored documents say together about a session.
func sessionFacts(row factsRow) (graph.SessionFacts, error) {
	out := graph.SessionFacts{Changed: row.Changed}
	var docs []graph.Facts
	for _, r := range row.Docs {
		d, err := unpack(r.Facts)
		if err != nil {
			return out, fmt.Errorf("document %s: stored facts: %w", r.XID, err)
		}
		slices.Sort(r.Locations)
		d.Document.Locations, d.Document.IngestedAt = r.Locations, r.Ingested
		docs = append(docs, d)
		out.Documents = append(out.Documents, d.Document)
	}
	if len(docs) == 0 {
		return out, nil
	}
	var links []graph.Link
	if row.Links != "" {
		if err := storedLinks.Decode([]byte(row.Links), &links); err != nil {
			return out, fmt.Errorf("session %s: stored links: %w", row.XID, err)
		}
	}
	out.Facts, links = relink(graph.Merge(docs), links)
	out.Session.Links = links
	return out, nil
}
