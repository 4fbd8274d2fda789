package dgraph

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"ratsgraph/graph"
)

// revisions are predicates that hold revisions: history, which no document says.
var revisions = map[string]bool{"document.changed": true, "document.since": true, "session.changed": true, "session.linked": true}

// record adds to a plan what it does to the graph: one change, the revisions of
// what it touches, and what documents and links were until now.
func (p *plan) record(at time.Time) {
	c := p.news
	c.Revision, c.At = p.revision+1, at.UTC().Format(time.RFC3339)
	c.ID = graph.NewChangeID(c.Revision)
	f := p.footprint()
	c.SessionIDs = joinedIDs(c.SessionIDs, slices.Collect(maps.Keys(f.sessions)))
	c.MunicipalityIDs = joinedIDs(c.MunicipalityIDs, p.towns(f))
	p.documents(&c, f)
	after := nodes{}
	if !slices.Contains(c.Reasons, graph.ChangeForgotten) {
		p.keepPast(after, f, c.Revision)
	}
	p.stamp(f, c)
	after.add(encodeChange(c))
	p.also(nodes{}, after)
	p.news = c
}

// A footprint is what a plan touches.
type footprint struct {
	sessions map[graph.ID]bool
	linked   map[graph.ID]bool // sessions whose links change
	said     map[graph.ID]bool // documents that say something else than before, the new and the gone included
	moved    map[graph.ID]bool // documents whose places change
	created  map[graph.ID]bool
	removed  map[graph.ID]bool
}

func (p *plan) footprint() footprint {
	f := footprint{sessions: map[graph.ID]bool{}, linked: map[graph.ID]bool{}, said: map[graph.ID]bool{}, moved: map[graph.ID]bool{},
		created: setOf(p.change.created), removed: setOf(p.change.removed)}
	for _, t := range slices.Concat(p.change.set, p.change.del) {
		switch {
		case t.pred == "session.links":
			f.linked[t.subject] = true
		case t.pred == "document.facts" || t.pred == "document.text":
			f.said[t.subject] = true
		case t.pred == "document.location":
			f.moved[t.subject] = true
		case strings.HasSuffix(t.pred, ".session") && t.object != "":
			f.sessions[t.object] = true
		}
		if t.subject.Kind() == graph.KindSession {
			f.sessions[t.subject] = true
		}
		if n := p.nodes[t.subject]; n != nil && !n.shared {
			for _, in := range n.sessions() {
				f.sessions[in] = true
			}
		}
	}
	return f
}

// sessions are the sessions that an owned node belongs to.
func (n *node) sessions() []graph.ID {
	var out []graph.ID
	for pred, to := range n.edges {
		if strings.HasSuffix(pred, ".session") {
			out = slices.AppendSeq(out, maps.Keys(to))
		}
	}
	return out
}

func setOf(ids []graph.ID) map[graph.ID]bool {
	out := map[graph.ID]bool{}
	for _, id := range ids {
		out[id] = true
	}
	return out
}

// joinedIDs are the ids of both, each once, in order.
func joinedIDs(a, b []graph.ID) []graph.ID {
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(id graph.ID) bool { return id == "" })
}

// towns are the municipalities of the sessions that are touched.
func (p *plan) towns(f footprint) []graph.ID {
	var out []graph.ID
	for id := range f.sessions {
		if n := p.nodes[id]; n != nil {
			out = slices.AppendSeq(out, maps.Keys(n.edges["session.municipality"]))
		}
	}
	if p.before != nil {
		for _, d := range p.before.docs {
			if f.sessions[d.Session.ID] {
				out = append(out, d.Session.MunicipalityID)
			}
		}
	}
	return out
}

// documents says what became of each document.
func (p *plan) documents(c *graph.Change, f footprint) {
	forgets := slices.Contains(c.Reasons, graph.ChangeForgotten)
	c.Documents = nil
	for _, id := range joinedIDs(slices.Collect(maps.Keys(f.said)), slices.Collect(maps.Keys(f.moved))) {
		d := graph.DocumentChange{ID: id}
		switch {
		case forgets && f.removed[id]:
			c.Withheld++
			continue
		case forgets:
			d.Reason = graph.ChangeForgotten
		case f.created[id]:
			d.Reason = graph.ChangeNewDocument
		case f.removed[id]:
			d.Reason = p.gone
		case f.said[id]:
			d.Reason = graph.ChangeReparsed
		default:
			d.Reason = graph.ChangeFound
		}
		c.Documents = append(c.Documents, d)
		c.Reasons = append(slices.Clip(c.Reasons), d.Reason)
	}
	slices.Sort(c.Reasons)
	c.Reasons = slices.Compact(c.Reasons)
}

// stamp writes the revision to what is touched. What is erased counts as if it
// had never been there.
func (p *plan) stamp(f footprint, c graph.Change) {
	mark := func(id graph.ID, pred string) {
		if p.nodes[id] != nil {
			p.change.set = append(p.change.set, triple{subject: id, pred: pred, value: c.Revision})
		}
	}
	for _, id := range slices.Sorted(maps.Keys(f.sessions)) {
		mark(id, "session.changed")
	}
	for _, d := range c.Documents {
		mark(d.ID, "document.changed")
	}
	if !slices.Contains(c.Reasons, graph.ChangeForgotten) {
		for _, id := range slices.Sorted(maps.Keys(f.linked)) {
			mark(id, "session.linked")
		}
		for _, id := range slices.Sorted(maps.Keys(f.said)) {
			mark(id, "document.since")
		}
	}
	for _, id := range p.change.removed {
		for _, pred := range slices.Sorted(maps.Keys(revisions)) {
			if strings.HasPrefix(pred, id.Kind()+".") {
				p.change.del = append(p.change.del, triple{subject: id, pred: pred})
			}
		}
	}
}

func encodeChange(c graph.Change) *node {
	n := newNode(c.ID, "Change", false).num("change.revision", c.Revision).set("change.sort", fmt.Sprintf("%012d", c.Revision)).set("change.at", c.At).num("change.withheld", c.Withheld)
	opt(n, "change.by", c.By)
	reasons, towns := make([]string, len(c.Reasons)), make([]string, len(c.MunicipalityIDs))
	for i, r := range c.Reasons {
		reasons[i] = string(r)
	}
	for i, id := range c.MunicipalityIDs {
		towns[i] = string(id)
	}
	n.list("change.reason", reasons)
	n.list("change.municipality", towns)
	return n.json("change.sessions", c.SessionIDs).json("change.documents", c.Documents)
}

// list sets a list of values; nothing is set for an empty one.
func (n *node) list(pred string, values []string) {
	if len(values) > 0 {
		n.values[pred] = values
	}
}
