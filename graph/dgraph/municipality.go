package dgraph

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"ratsgraph/graph"
)

// factsPage is how many sessions are read together.
const factsPage = 500

// MunicipalityFacts reads all that is known of a municipality, as it is at one
// moment. One that is not there is [graph.ErrNotFound]. The sessions of no known
// municipality are under the id "".
func (s *Store) MunicipalityFacts(ctx context.Context, id graph.ID) (graph.MunicipalityFacts, error) {
	out := graph.MunicipalityFacts{}
	err := s.AtOnce(ctx, func(ctx context.Context) error {
		for after := "0x0"; after != ""; {
			page, err := s.readFactsPage(ctx, id, after)
			if err != nil {
				return fmt.Errorf("facts of %s: %w", cmp.Or(id, "no known municipality"), err)
			}
			out.Revision, out.Municipality = page.revision, page.municipality
			out.Sessions = append(out.Sessions, page.sessions...)
			after = page.last
		}
		return nil
	})
	return out, err
}

// A factsPageOf holds some sessions of a municipality.
type factsPageOf struct {
	revision     int
	municipality graph.Municipality
	sessions     []graph.SessionFacts
	last         string // uid of the last session; empty: there are no more
}

func (s *Store) readFactsPage(ctx context.Context, id graph.ID, after string) (factsPageOf, error) {
	var v vars
	var got struct {
		State    []struct{ Revision int }
		Town     []struct{ Name string }
		Sessions []struct {
			UID   string
			XID   graph.ID
			Links string
			Docs  []storedRow
		}
	}
	of := v.byIDs("Town", []graph.ID{id}, "name: municipality.name all as ~session.municipality")
	if id == "" {
		of = `all as var(func: type(Session)) @filter(NOT has(session.municipality))`
	}
	page := fmt.Sprintf(`Sessions(func: uid(all), first: %d, after: %s) { uid xid links: session.links
docs: ~document.session { xid document.location document.facts document.ingested } }`, factsPage, after)
	p := factsPageOf{municipality: graph.Municipality{ID: id}}
	if err := s.query(ctx, &got, v.query(v.byIDs("State", []graph.ID{stateID}, "revision: graph.revision"), of, page), v.vals); err != nil {
		return p, err
	}
	if len(got.State) == 0 || id != "" && len(got.Town) == 0 {
		return p, graph.ErrNotFound
	}
	p.revision = got.State[0].Revision
	if id != "" {
		p.municipality.Name = got.Town[0].Name
	}
	for _, x := range got.Sessions {
		sf, err := sessionFacts(x.XID, x.Links, x.Docs)
		if err != nil {
			return p, err
		}
		if len(sf.Documents) > 0 {
			p.sessions = append(p.sessions, sf)
		}
		p.last = x.UID
	}
	if len(got.Sessions) < factsPage {
		p.last = ""
	}
	return p, nil
}

// sessionFacts are what stored documents say together about a session.
func sessionFacts(id graph.ID, stored string, rows []storedRow) (graph.SessionFacts, error) {
	h := newHeld()
	var out graph.SessionFacts
	var docs []graph.Facts
	for _, r := range rows {
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
	if stored != "" {
		if err := json.Unmarshal([]byte(stored), &links); err != nil {
			return out, fmt.Errorf("session %s: stored links: %w", id, err)
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
