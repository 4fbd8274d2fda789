package ingest

import (
	"strings"

	"ratsgraph/graph"
	"ratsgraph/ingest/identity/party"
)

// party adds a party as it is printed to the facts and returns the id. Which
// party of the catalogue the print means is kept beside it.
func (p *planner) party(name string) graph.ID {
	name = graph.Canonical(name)
	if name == "" {
		return ""
	}
	id := graph.NewID(graph.KindParty, p.scope, name)
	if p.first(id) {
		is := party.Of(name)
		out := graph.Party{ID: id, Name: name, Kind: graph.PartyKind(strings.ToUpper(string(is.Kind))), Key: is.Key,
			CommonName: is.Name, Local: is.Local, MunicipalityID: p.town}
		for _, part := range is.Parts {
			out.PartKeys = append(out.PartKeys, part.Key)
		}
		p.out.Parties = append(p.out.Parties, out)
	}
	return id
}
