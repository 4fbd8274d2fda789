package dgraph

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"ratsgraph/graph"
)

// factsPage is how many sessions are read together.
const factsPage = 200

// MunicipalityFacts reads all that is known of a municipality, as it is at one
// moment. One that is not there is [graph.ErrNotFound]. The sessions of no known
// municipality are under the id "".
func (s *Store) MunicipalityFacts(ctx context.Context, id graph.ID) (graph.MunicipalityFacts, error) {
	var mu sync.Mutex
	var sessions []graph.SessionFacts
	out, err := s.EachSession(ctx, id, func(f graph.SessionFacts, _ int) error {
		mu.Lock()
		defer mu.Unlock()
		sessions = append(sessions, f)
		return nil
	})
	out.Sessions = sessions
	return out, err
}

// EachSession is [Store.MunicipalityFacts] for who does not hold all at once: keep
// is called with the facts of each session, by several at once, and with how many
// sessions there are. Its error ends the reading.
func (s *Store) EachSession(ctx context.Context, id graph.ID, keep func(f graph.SessionFacts, of int) error) (graph.MunicipalityFacts, error) {
	var out graph.MunicipalityFacts
	err := s.AtOnce(ctx, func(ctx context.Context) error {
		d := newDecoding(ctx, keep)
		for after := "0x0"; after != ""; {
			page, err := s.readFactsPage(d.ctx, id, after)
			if err != nil {
				return cmp.Or(d.wait(), err) // why it was ended says more than that it was
			}
			out.Revision, out.Municipality, after = page.revision, page.municipality, page.last()
			d.add(page.rows, page.of)
		}
		return d.wait()
	})
	if err != nil {
		return out, fmt.Errorf("facts of %s: %w", cmp.Or(id, "no known municipality"), err)
	}
	return out, nil
}

// SessionFacts reads all that is known of some sessions, as it is at one moment,
// in no order. Those that are not there are not in the answer.
func (s *Store) SessionFacts(ctx context.Context, ids []graph.ID) ([]graph.SessionFacts, error) {
	var mu sync.Mutex
	var out []graph.SessionFacts
	d := newDecoding(ctx, func(f graph.SessionFacts, _ int) error {
		mu.Lock()
		defer mu.Unlock()
		out = append(out, f)
		return nil
	})
	err := s.AtOnce(ctx, func(ctx context.Context) error {
		for part := range slices.Chunk(ids, factsPage) {
			var v vars
			var got struct{ Q []factsRow }
			if err := s.query(ctx, &got, v.query(v.byIDs("Q", part, factsFields)), v.vals); err != nil {
				return err
			}
			d.add(got.Q, len(ids))
		}
		return nil
	})
	if err := errors.Join(err, d.wait()); err != nil {
		return nil, fmt.Errorf("facts of %d sessions: %w", len(ids), err)
	}
	return out, nil
}

// A factsRow is a session with what is stored of its documents.
type factsRow struct {
	UID     string
	XID     graph.ID
	Links   string
	Changed int
	Docs    []storedRow
}

const factsFields = `uid xid links: session.links changed: session.changed docs: ~document.session { xid document.location document.facts document.ingested }`

// A factsPageOf holds some sessions of a municipality.
type factsPageOf struct {
	revision     int
	municipality graph.Municipality
	of           int // how many sessions there are
	rows         []factsRow
}

// last is the uid that the next page comes after; empty: there is none.
func (p factsPageOf) last() string {
	if len(p.rows) < factsPage {
		return ""
	}
	return p.rows[len(p.rows)-1].UID
}

func (s *Store) readFactsPage(ctx context.Context, id graph.ID, after string) (factsPageOf, error) {
	var v vars
	var got struct {
		State    []struct{ Revision int }
		Town     []struct{ Name string }
		Of       []struct{ N int }
		Sessions []factsRow
	}
	of := v.byIDs("Town", []graph.ID{id}, "name: municipality.name all as ~session.municipality")
	if id == "" {
		of = `all as var(func: type(Session)) @filter(NOT has(session.municipality))`
	}
	page := fmt.Sprintf("Sessions(func: uid(all), first: %d, after: %s) { %s }", factsPage, after, factsFields)
	p := factsPageOf{municipality: graph.Municipality{ID: id}}
	size := "Of(func: uid(all)) { n: count(uid) }"
	if err := s.query(ctx, &got, v.query(v.byIDs("State", []graph.ID{stateID}, "revision: graph.revision"), of, size, page), v.vals); err != nil {
		return p, err
	}
	if len(got.State) == 0 || id != "" && len(got.Town) == 0 {
		return p, graph.ErrNotFound
	}
	p.revision, p.rows = got.State[0].Revision, got.Sessions
	if len(got.Of) > 0 {
		p.of = got.Of[0].N
	}
	if id != "" {
		p.municipality.Name = got.Town[0].Name
	}
	return p, nil
}

// A decoding unpacks rows while more are read: unpacking takes longer than
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

func (d *decoding) add(rows []factsRow, of int) {
	for part := range slices.Chunk(rows, 50) {
		d.group.Go(func() error {
			for _, r := range part {
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
}

func (d *decoding) wait() error { return d.group.Wait() }

// sessionFacts are what stored documents say together about a session.
func sessionFacts(row factsRow) (graph.SessionFacts, error) {
	h := newHeld()
	out := graph.SessionFacts{Changed: row.Changed}
	var docs []graph.Facts
	for _, r := range row.Docs {
		if err := h.add(r); err != nil {
			return out, err
		}
		d := h.docs[r.XID]
		docs = append(docs, d)
		out.Documents = append(out.Documents, d.Document)
	}
	if len(docs) == 0 {
		return out, nil
	}
	var links []graph.Link
	if row.Links != "" {
		if err := json.Unmarshal([]byte(row.Links), &links); err != nil {
			return out, fmt.Errorf("session %s: stored links: %w", row.XID, err)
		}
	}
	out.Facts, links = relink(graph.Merge(docs), links)
	out.Session.Links = links
	return out, nil
}

// MunicipalityIDs are all municipalities, in order of their ids.
func (s *Store) MunicipalityIDs(ctx context.Context) ([]graph.ID, error) {
	var got struct{ Q []struct{ XID graph.ID } }
	if err := s.query(ctx, &got, `{ Q(func: type(Municipality)) { xid } }`, nil); err != nil {
		return nil, fmt.Errorf("municipalities: %w", err)
	}
	var out []graph.ID
	for _, m := range got.Q {
		out = append(out, m.XID)
	}
	slices.Sort(out)
	return out, nil
}
