package dgraph

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/dgraph-io/dgo/v240"

	"ratsgraph/graph"
)

// A stored document: what is kept of it to tell what it said.
type storedRow struct {
	XID       graph.ID `json:"xid"`
	Locations []string `json:"document.location"`
	Facts     string   `json:"document.facts"`
	Text      string   `json:"document.text"`
	Ingested  string   `json:"document.ingested"`
	Since     int      `json:"document.since"`
	Session   []storedSession
}

type storedSession struct {
	XID   graph.ID
	Links string `json:"session.links"`
	Since int    `json:"session.linked"`
}

const storedFields = `xid document.location document.facts document.text document.ingested document.since session: document.session { xid session.links session.linked }`

// held is the part of the graph that a write is about: all documents of all
// sessions that it touches, by session.
type held struct {
	revision int
	stateUID string
	docs     map[graph.ID]graph.Facts // by document
	links    sessionLinks
	since    map[graph.ID]int // of documents, and of sessions' links
	byPlace  map[string]graph.ID
}

// sessionLinks are the links of mentions that something else than the name
// decided, by session.
type sessionLinks map[graph.ID][]graph.Link

func newHeld() held {
	return held{docs: map[graph.ID]graph.Facts{}, links: sessionLinks{}, since: map[graph.ID]int{}, byPlace: map[string]graph.ID{}}
}

// storedState is the node that every write raises.
type storedState struct {
	UID             string
	Revision, Model int
}

const stateFields = "uid revision: graph.revision model: graph.model"

// standing is the one state of a graph that may be written to.
func standing(rows []storedState) (storedState, error) {
	if len(rows) != 1 {
		return storedState{}, fmt.Errorf("%w: the graph has no state node; it was emptied while in use, or is being filled by another program", graph.ErrInvalid)
	}
	if rows[0].Model == sealed {
		return storedState{}, ErrSealed
	}
	return rows[0], nil
}

// hold reads the documents with these ids and locations, and everything that
// shares a session with them or with the sessions named.
func hold(ctx context.Context, txn *dgo.Txn, ids []graph.ID, places []string, sessions []graph.ID) (held, error) {
	h := newHeld()
	var v vars
	blocks := []string{
		v.byIDs("state", []graph.ID{stateID}, stateFields),
		v.byIDs("docs", ids, storedFields),
		v.byIDs("near", sessions, "docs: ~document.session { "+storedFields+" }"),
	}
	if len(places) > 0 {
		blocks = append(blocks, fmt.Sprintf("places(func: eq(document.location, [%s])) { %s }", strs(&v, places), storedFields))
	}
	var got struct {
		State        []storedState
		Docs, Places []storedRow
		Near         []struct{ Docs []storedRow }
	}
	if err := read(ctx, txn, &got, v.query(blocks...), v.vals); err != nil {
		return h, err
	}
	state, err := standing(got.State)
	if err != nil {
		return h, err
	}
	h.revision, h.stateUID = state.Revision, state.UID
	rows := slices.Concat(got.Docs, got.Places)
	for _, n := range got.Near {
		rows = append(rows, n.Docs...)
	}
	return h, h.take(ctx, txn, rows)
}

// take adds stored documents, and those of their sessions that are not here yet.
func (h *held) take(ctx context.Context, txn *dgo.Txn, rows []storedRow) error {
	asked := map[graph.ID]bool{}
	for _, r := range rows {
		if err := h.add(r); err != nil {
			return err
		}
		for _, s := range r.Session {
			asked[s.XID] = true
		}
	}
	if len(asked) == 0 {
		return nil
	}
	var v vars
	var got struct{ Near []struct{ Docs []storedRow } }
	near := v.byIDs("near", slices.Sorted(maps.Keys(asked)), "docs: ~document.session { "+storedFields+" }")
	if err := read(ctx, txn, &got, v.query(near), v.vals); err != nil {
		return err
	}
	for _, n := range got.Near {
		for _, r := range n.Docs {
			if err := h.add(r); err != nil {
				return err
			}
		}
	}
	return nil
}

func (h *held) add(r storedRow) error {
	if _, ok := h.docs[r.XID]; ok {
		return nil
	}
	f, err := unpack(r.Facts)
	if err != nil {
		return fmt.Errorf("document %s: stored facts: %w", r.XID, err)
	}
	for _, s := range r.Session {
		if s.Links == "" || h.links[s.XID] != nil {
			continue
		}
		var links []graph.Link
		if err := json.Unmarshal([]byte(s.Links), &links); err != nil {
			return fmt.Errorf("session %s: stored links: %w", s.XID, err)
		}
		h.links[s.XID], h.since[s.XID] = links, s.Since
	}
	slices.Sort(r.Locations)
	f.Document.Locations, f.Document.Text, f.Document.IngestedAt = r.Locations, r.Text, r.Ingested
	h.docs[r.XID], h.since[r.XID] = f, r.Since
	for _, l := range r.Locations {
		h.byPlace[l] = r.XID
	}
	return nil
}

// replace puts one document among those that shall be, and takes its locations
// from others; one that has no location left is gone.
func (h *held) replace(now map[graph.ID]graph.Facts, d graph.Facts, moved map[graph.ID]graph.ID) graph.PutResult {
	result := graph.PutNew
	was, known := now[d.Document.ID]
	if known {
		result = graph.PutChanged
		d.Document.Locations = joined(was.Document.Locations, d.Document.Locations)
		if pack(was) == pack(d) && was.Document.Text == d.Document.Text && slices.Equal(was.Document.Locations, d.Document.Locations) {
			return graph.PutUnchanged
		}
		moved[was.Session.ID] = d.Session.ID
	}
	for _, place := range d.Document.Locations {
		other, ok := h.byPlace[place]
		h.byPlace[place] = d.Document.ID
		if !ok || other == d.Document.ID {
			continue
		}
		o, there := now[other]
		if !there {
			continue
		}
		result = graph.PutChanged
		o.Document.Locations = slices.DeleteFunc(slices.Clone(o.Document.Locations), func(l string) bool { return l == place })
		now[other] = o
		if len(o.Document.Locations) == 0 {
			moved[o.Session.ID] = d.Session.ID
			delete(now, other)
		}
	}
	now[d.Document.ID] = d
	return result
}

func joined(a, b []string) []string {
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}

func planRemove(ctx context.Context, txn *dgo.Txn, digests []string) (plan, error) {
	var ids []graph.ID
	for _, d := range digests {
		ids = append(ids, graph.NewID(graph.KindDocument, d))
	}
	h, err := hold(ctx, txn, ids, nil, nil)
	if err != nil {
		return plan{}, err
	}
	now := maps.Clone(h.docs)
	for _, id := range ids {
		delete(now, id)
	}
	p, err := h.plan(now, nil)
	if err != nil {
		return p, err
	}
	p.gone = graph.ChangeRemoved
	if p.memory, err = recall(ctx, txn, slices.Collect(maps.Values(h.docs))); err != nil {
		return p, err
	}
	return p, p.touch(ctx, txn, municipalitiesOf(h.docs))
}

// plan compares the documents before and after.
func (h *held) plan(now map[graph.ID]graph.Facts, moved map[graph.ID]graph.ID) (plan, error) {
	before, after := nodesOf(h.docs, h.links), nodesOf(now, h.links)
	p := plan{revision: h.revision, stateUID: h.stateUID, change: diff(before, after), nodes: after, before: h, gone: graph.ChangeReplaced}
	for _, from := range slices.Sorted(maps.Keys(moved)) {
		if to := moved[from]; from != to && after[from] == nil {
			n := newNode(redirectID(from), "Redirect", true)
			n.set("redirect.from", string(from)).set("redirect.to", string(to))
			p.nodes[n.id] = n
			p.change.set = append(p.change.set, triple{subject: n.id, pred: "redirect.to", value: string(to)})
		}
	}
	return p, nil
}

func redirectID(from graph.ID) graph.ID { return graph.ID("redirect:" + string(from)) }

// nodesOf are the nodes that a set of documents makes: those of the documents,
// and those of what they say together about each session.
func nodesOf(docs map[graph.ID]graph.Facts, links sessionLinks) nodes {
	all := sessionNodes(docs, links)
	for _, id := range slices.Sorted(maps.Keys(docs)) {
		all.add(encodeDocument(docs[id]))
	}
	return all
}

// sessionNodes are the nodes of what documents say together about each session.
func sessionNodes(docs map[graph.ID]graph.Facts, links sessionLinks) nodes {
	bySession := map[graph.ID][]graph.Facts{}
	all := nodes{}
	for _, id := range slices.Sorted(maps.Keys(docs)) {
		d := docs[id]
		bySession[d.Session.ID] = append(bySession[d.Session.ID], d)
	}
	for _, id := range slices.Sorted(maps.Keys(bySession)) {
		for _, n := range encode(graph.Merge(bySession[id]), links[id]) {
			all.add(n)
		}
	}
	return all
}

func encodeDocument(f graph.Facts) *node {
	d := f.Document
	n := newNode(d.ID, "Document", false).link("document.session", f.Session.ID).set("document.digest", d.Digest)
	if len(d.Locations) > 0 {
		n.values["document.location"] = d.Locations
	}
	n.set("document.parser", d.Parser).num("document.pages", d.Pages).num("document.lines", d.LineCount)
	n.num("document.understood", d.Understood).num("document.readable", d.Readable).num("document.running", d.Running)
	n.set("document.format", d.Format).num("document.words", d.Words)
	opt(n, "document.confidence", d.Confidence)
	opt(n, "document.layout", d.Layout)
	opt(n, "document.givenTown", d.GivenTown)
	opt(n, "document.givenDate", d.GivenDate)
	n.json("document.givenTerms", d.GivenTerms).json("document.problems", d.Problems).num("document.problemCount", len(d.Problems))
	n.set("document.text", d.Text).set("document.facts", pack(f)).set("document.ingested", d.IngestedAt)
	return n.set("document.sort", d.SortKey(f.Session.SortKey()))
}

// pack writes facts for keeping: canonical JSON, compressed. Where the document
// was found is kept apart, because it may change while the facts do not.
func pack(f graph.Facts) string {
	f.Document.Locations = nil
	return zip(f)
}

// writers are used again: a new one takes most of the time of a short text.
var writers = sync.Pool{New: func() any { return gzip.NewWriter(nil) }}

func deflate(b []byte) string {
	var buf bytes.Buffer
	z := writers.Get().(*gzip.Writer)
	defer writers.Put(z)
	z.Reset(&buf)
	z.Write(b) // a bytes.Buffer takes all
	z.Close()
	return base64.StdEncoding.EncodeToString(buf.Bytes())
}
