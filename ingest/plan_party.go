package ingest

import (
	"strings"

	"ratsgraph/graph"
)

// party adds a party as it is printed to the facts and returns the id.
func (p *planner) party(name string) graph.ID {
	name = graph.Canonical(name)
	if name == "" {
		return ""
	}
	id := graph.NewID(graph.KindParty, p.scope, name)
	if p.first(id) {
		p.out.Parties = append(p.out.Parties, graph.Party{
			ID: id, Name: name, Kind: partyKind(name), MunicipalityID: p.town,
		})
	}
	return id
}

// partyWords tell what a party is called, the most particular first.
var partyWords = []struct {
	word string
	kind graph.PartyKind
}{
	{"fraktion", graph.PartyFaction},
	{"gruppe", graph.PartyGroup},
	{"liste", graph.PartyList},
	{"wählergemeinschaft", graph.PartyList},
	{"wählergruppe", graph.PartyList},
}

// partyKind tells by its words what a party is.
func partyKind(name string) graph.PartyKind {
	folded := strings.ToLower(name)
	for _, w := range partyWords {
		if strings.Contains(folded, w.word) {
			return w.kind
		}
	}
	return graph.PartyPlain
}
