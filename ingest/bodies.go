package ingest

import (
	"maps"
	"slices"

	"ratsgraph/graph"
	"ratsgraph/ingest/identity"
	"ratsgraph/ingest/identity/tenure"
)

// bodyHints finds bodies that probably belong together: by their names, by when
// they met, and by who was listed.
func bodyHints(sessions []graph.Facts, r identity.Result) []graph.BodyHint {
	named := map[graph.ID]*tenure.Named{}
	for _, f := range sessions {
		if f.Body.Name == "" {
			continue
		}
		b := named[f.Body.ID]
		if b == nil {
			b = &tenure.Named{ID: f.Body.ID, Scope: string(f.Body.MunicipalityID), Name: f.Body.Name}
			named[f.Body.ID] = b
		}
		meet(b, f, r)
	}
	var list []tenure.Named
	for _, id := range slices.Sorted(maps.Keys(named)) {
		slices.Sort(named[id].Members)
		named[id].Members = slices.Compact(named[id].Members)
		list = append(list, *named[id])
	}
	kinds := map[tenure.Kind]graph.BodyRelation{tenure.Spelling: graph.RelationSpelling,
		tenure.Predecessor: graph.RelationPredecessor, tenure.Joint: graph.RelationJoint}
	var out []graph.BodyHint
	for _, h := range tenure.Hints(list) {
		out = append(out, graph.BodyHint{A: h.A, B: h.B, Kind: kinds[h.Kind], Score: h.Score, Reasons: h.Reasons})
	}
	return out
}

// meet adds a session to what is known of a body.
func meet(b *tenure.Named, f graph.Facts, r identity.Result) {
	if day := value(f.Session.Date.Day()); day != "" {
		if b.First == "" || day < b.First {
			b.First = day
		}
		b.Last = max(b.Last, day)
	}
	for _, a := range f.Attendances {
		if l, ok := r.Link(a.ID); ok && l.Person != "" && a.Group == graph.GroupCouncil {
			b.Members = append(b.Members, l.Person)
		}
	}
}
