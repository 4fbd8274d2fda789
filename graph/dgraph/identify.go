package dgraph

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"

	"github.com/dgraph-io/dgo/v240"
	"golang.org/x/sync/errgroup"

	"ratsgraph/graph"
)

// identityPage is how many sessions are read together.
const identityPage = 500

// IdentityInput reads all that who is who in a municipality is decided from, as
// it is at one moment.
func (s *Store) IdentityInput(ctx context.Context, municipality graph.ID) (graph.IdentityInput, error) {
	var in graph.IdentityInput
	err := s.moment(func(txn *dgo.Txn) (err error) {
		in, err = readNaming(ctx, txn, municipality)
		return err
	})
	if err != nil {
		return in, fmt.Errorf("identity of %s: %w", municipality, err)
	}
	in.Rulings, err = s.Rulings(ctx)
	return in, err
}

// readNaming is what documents say about who is who in a municipality.
func readNaming(ctx context.Context, txn *dgo.Txn, municipality graph.ID) (graph.IdentityInput, error) {
	in := graph.IdentityInput{}
	after := "0x0"
	for {
		var v vars
		var got struct {
			State []struct{ Revision int }
			Q     []struct {
				Sessions []struct {
					UID  string
					Docs []storedFacts
				}
			}
		}
		q := v.query(v.byIDs("state", []graph.ID{stateID}, "revision: graph.revision"),
			v.byIDs("q", []graph.ID{municipality}, fmt.Sprintf("sessions: ~session.municipality (first: %d, after: %s) { uid docs: ~document.session { document.facts } }", identityPage, after)))
		if err := again(ctx, txn, &got, q, v.vals); err != nil {
			return in, err
		}
		if len(got.State) > 0 {
			in.Revision = got.State[0].Revision
		}
		if len(got.Q) == 0 || len(got.Q[0].Sessions) == 0 {
			return in, nil
		}
		said := make([]graph.Facts, len(got.Q[0].Sessions))
		var g errgroup.Group
		g.SetLimit(runtime.GOMAXPROCS(0))
		for i, x := range got.Q[0].Sessions {
			after = x.UID
			g.Go(func() (err error) {
				said[i], err = naming(x.Docs)
				return err
			})
		}
		if err := g.Wait(); err != nil {
			return in, fmt.Errorf("stored facts: %w", err)
		}
		in.Sessions = append(in.Sessions, slices.DeleteFunc(said, func(f graph.Facts) bool { return f.Session.ID == "" })...)
	}
}

// storedFacts is what a document says, as it is stored.
type storedFacts struct {
	Facts string `json:"document.facts"`
}

// naming is what documents of one session say together about who is who; nothing
// if there are none.
func naming(stored []storedFacts) (graph.Facts, error) {
	if len(stored) == 0 {
		return graph.Facts{}, nil
	}
	docs := make([]graph.Facts, len(stored))
	for i, d := range stored {
		var err error
		if docs[i], err = unpack(d.Facts); err != nil {
			return graph.Facts{}, err
		}
	}
	return graph.Merge(docs).Naming(), nil
}

// Identify writes who is who in a municipality, as decided from the graph at a
// revision. If its documents or rulings changed since, it is [graph.ErrConflict]:
// decide anew.
func (s *Store) Identify(ctx context.Context, revision int, municipality graph.ID, ids graph.Identities) error {
	err := s.write(ctx, func(txn *dgo.Txn) (plan, error) {
		stored, err := readIdentity(ctx, txn, municipality)
		if err != nil {
			return plan{}, err
		}
		if stored.pending.changed > revision {
			return plan{}, fmt.Errorf("%w: documents or rulings changed at revision %d, who is who was decided at %d", graph.ErrConflict, stored.pending.changed, revision)
		}
		p, err := relinked(ctx, txn, stored.changed(ids.Links), ids.Links)
		if err != nil {
			return p, err
		}
		p.also(stored.nodes, encodeIdentities(municipality, ids))
		p.decided(stored, revision)
		if p.change.empty() {
			return p, nil
		}
		if p.memory, err = remember(ctx, txn, []string{municipality.Path()}, nil); err != nil {
			return p, err
		}
		p.news, err = judgedSince(ctx, txn, stored.pending)
		return p, err
	})
	if err != nil {
		return fmt.Errorf("identify %s: %w", municipality, err)
	}
	return nil
}

// identifyPart is how many sessions are linked anew together, so that not all that
// a municipality's sessions hold is in memory at once.
const identifyPart = 64

// relinked is what has to change where names in some sessions are linked as told.
// What documents say stays.
func relinked(ctx context.Context, txn *dgo.Txn, sessions []graph.ID, links sessionLinks) (plan, error) {
	h, err := hold(ctx, txn, nil, nil, nil)
	p := plan{revision: h.revision, stateUID: h.stateUID, nodes: nodes{}, before: &h}
	if err != nil {
		return p, err
	}
	g, ctx := errgroup.WithContext(ctx)
	parts := make(chan held) // one is read while another one is compared
	g.Go(func() error {
		defer close(parts)
		for part := range slices.Chunk(sessions, identifyPart) {
			now, err := hold(ctx, txn, nil, nil, part)
			if err != nil {
				return err
			}
			parts <- now
		}
		return nil
	})
	for now := range parts {
		after := sessionNodes(now.docs, links)
		c := diff(sessionNodes(now.docs, now.links), after)
		p.change.add(c)
		maps.Copy(p.nodes, after.touched(c))
		maps.Copy(h.links, now.links)
		for _, d := range now.docs {
			h.docs[d.Document.ID] = graph.Facts{Session: graph.Session{ID: d.Session.ID, MunicipalityID: d.Session.MunicipalityID}}
			h.since[d.Session.ID] = now.since[d.Session.ID]
		}
	}
	return p, g.Wait()
}

// touched are the nodes that a change speaks of.
func (ns nodes) touched(c change) nodes {
	out := nodes{}
	for _, t := range slices.Concat(c.set, c.del) {
		for _, id := range []graph.ID{t.subject, t.object} {
			if n := ns[id]; n != nil {
				out[id] = n
			}
		}
	}
	return out
}

// decided notes how far deciding has come. Of a municipality that has no
// documents any more, nothing is kept. What an open pair has held may go now.
func (p *plan) decided(stored storedIdentity, revision int) {
	is := stored.pending
	before, after := nodes{}, nodes{}
	if is.id != "" {
		before.add(is.node())
		if is.changed > is.decided {
			is.decided = revision
		}
		if len(stored.links) > 0 {
			after.add(is.node())
		}
	}
	p.letGo()
	p.also(before, after)
}

// letGo lets go of what open pairs, redirects and conflicts have held.
func (p *plan) letGo() {
	for _, t := range p.change.del {
		if t.object != "" && (strings.HasPrefix(t.pred, "open.") || strings.HasPrefix(t.pred, "identity.") || strings.HasPrefix(t.pred, "redirect.")) {
			p.change.loose = append(p.change.loose, t.object)
		}
	}
}

// storedIdentity is what is stored about who is who in a municipality.
type storedIdentity struct {
	links   map[graph.ID]string // by session, as stored
	nodes   nodes               // redirects, open pairs, conflicts
	pending pending
}

func readIdentity(ctx context.Context, txn *dgo.Txn, municipality graph.ID) (storedIdentity, error) {
	var v vars
	var got struct {
		Pending []row
		Q       []struct {
			Sessions  []storedSession
			Open      []row
			Redirects []row
			Identity  []row
		}
	}
	st := storedIdentity{links: map[graph.ID]string{}, nodes: nodes{}}
	q := v.query(v.byIDs("q", []graph.ID{municipality}, `sessions: ~session.municipality { xid session.links }
open: ~open.municipality { open.data } redirects: ~redirect.municipality { redirect.from redirect.to } identity: ~identity.municipality { identity.conflicts identity.bodies }`),
		v.byIDs("Pending", []graph.ID{pending{id: municipality}.node().id}, pendingFields))
	if err := read(ctx, txn, &got, q, v.vals); err != nil {
		return st, err
	}
	for _, r := range got.Pending {
		st.pending = decodePending(r)
	}
	if len(got.Q) == 0 {
		return st, nil
	}
	for _, s := range got.Q[0].Sessions {
		st.links[s.XID] = s.Links
	}
	for _, r := range got.Q[0].Open {
		st.nodes.add(encodeOpen(municipality, packed[graph.OpenPair](r, "open.data")))
	}
	for _, r := range got.Q[0].Redirects {
		st.nodes.add(encodeRedirect(municipality, graph.ID(r.str("redirect.from")), graph.ID(r.str("redirect.to"))))
	}
	for _, r := range got.Q[0].Identity {
		st.nodes.add(encodeFindings(municipality, packed[[]graph.Problem](r, "identity.conflicts"), packed[[]graph.BodyHint](r, "identity.bodies")))
	}
	return st, nil
}

// changed are the sessions whose links are not the stored ones.
func (st storedIdentity) changed(links map[graph.ID][]graph.Link) []graph.ID {
	var out []graph.ID
	for _, id := range slices.Sorted(maps.Keys(st.links)) {
		now := ""
		if len(links[id]) > 0 {
			b, err := json.Marshal(links[id])
			if err != nil {
				panic(err) // plain structs: cannot fail
			}
			now = string(b)
		}
		if now != st.links[id] {
			out = append(out, id)
		}
	}
	return out
}

func encodeIdentities(municipality graph.ID, ids graph.Identities) nodes {
	ns := nodes{}
	for _, from := range slices.Sorted(maps.Keys(ids.Redirects)) {
		ns.add(encodeRedirect(municipality, from, ids.Redirects[from]))
	}
	for _, o := range ids.Open {
		ns.add(encodeOpen(municipality, o))
	}
	if len(ids.Conflicts)+len(ids.Bodies) > 0 {
		ns.add(encodeFindings(municipality, ids.Conflicts, ids.Bodies))
	}
	return ns
}

func encodeRedirect(municipality, from, to graph.ID) *node {
	return newNode("identity-redirect:"+from, "Redirect", false).set("redirect.from", string(from)).set("redirect.to", string(to)).
		link("redirect.municipality", municipality)
}

func encodeOpen(municipality graph.ID, o graph.OpenPair) *node {
	n := newNode(o.ID, "Open", false).link("open.municipality", municipality).link("open.personA", o.PersonA).link("open.personB", o.PersonB)
	n.set("open.sort", fmt.Sprintf("%012.3f|%s", 1e7-o.Value, o.ID)) // the most valuable first
	return n.json("open.data", o)
}

// encodeFindings holds what else deciding came to: links that yielded, and bodies
// that probably belong together.
func encodeFindings(municipality graph.ID, conflicts []graph.Problem, bodies []graph.BodyHint) *node {
	return newNode(municipality.Under("identity", "findings"), "Identity", false).link("identity.municipality", municipality).
		json("identity.conflicts", conflicts).json("identity.bodies", bodies)
}

var openPairs = kind[graph.OpenPair]{
	typ:    "Open",
	fields: "open.data",
	decode: func(r row) graph.OpenPair { return packed[graph.OpenPair](r, "open.data") },
	orders: map[string]string{"": "open.sort", "VALUE": "open.sort"},
	edges:  map[string]string{"municipality": "open.municipality", "personA": "open.personA", "personB": "open.personB"},
}

// ListOpenPairs lists pairs of which the rules are not sure, the most valuable
// first.
func (s *Store) ListOpenPairs(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.OpenPair], error) {
	return list(ctx, s, openPairs, l)
}

// Conflicts reads the links that yielded to a difference, by municipality.
func (s *Store) Conflicts(ctx context.Context, municipality graph.ID) ([]graph.Problem, error) {
	got, err := s.findings(ctx, []graph.ID{municipality})
	return packed[[]graph.Problem](got[municipality], "identity.conflicts"), err
}

// BodyHints reads which bodies of municipalities probably belong together.
func (s *Store) BodyHints(ctx context.Context, municipalities []graph.ID) (map[graph.ID][]graph.BodyHint, error) {
	got, err := s.findings(ctx, municipalities)
	out := map[graph.ID][]graph.BodyHint{}
	for id, r := range got {
		out[id] = packed[[]graph.BodyHint](r, "identity.bodies")
	}
	return out, err
}

func (s *Store) findings(ctx context.Context, municipalities []graph.ID) (map[graph.ID]row, error) {
	var v vars
	var got struct {
		Q []struct {
			XID      graph.ID
			Identity []row
		}
	}
	q := v.query(v.byIDs("q", municipalities, "xid identity: ~identity.municipality { identity.conflicts identity.bodies }"))
	if err := s.query(ctx, &got, q, v.vals); err != nil {
		return nil, fmt.Errorf("findings on identity: %w", err)
	}
	out := map[graph.ID]row{}
	for _, m := range got.Q {
		if len(m.Identity) > 0 {
			out[m.XID] = m.Identity[0]
		}
	}
	return out, nil
}
