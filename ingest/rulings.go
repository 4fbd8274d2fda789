package ingest

import (
	"fmt"
	"io"
	"time"

	"ratsgraph/graph"
	"ratsgraph/ingest/identity"
)

// ExportRulings writes rulings as JSON, one a line, in their one order, those
// that were undone included.
func ExportRulings(w io.Writer, rulings []graph.Ruling) error {
	return identity.Export(w, decisionsOf(rulings))
}

// ImportRulings reads what [ExportRulings] wrote. Every ruling must say who made
// it and when, because that is what names it.
func ImportRulings(r io.Reader) ([]graph.Ruling, error) {
	decisions, err := identity.Import(r)
	if err != nil {
		return nil, err
	}
	out := make([]graph.Ruling, len(decisions))
	for i, d := range decisions {
		out[i] = rulingOf(d)
		if _, err := time.Parse(time.RFC3339, d.At); err != nil || d.By == "" {
			return nil, fmt.Errorf("decision on %s and %s: %w: want by and at, as in \"by\":\"Ada\",\"at\":\"2024-05-06T07:08:09Z\"", d.A, d.B, graph.ErrInvalid)
		}
		if (d.RevokedBy == "") != (d.RevokedAt == "") {
			return nil, fmt.Errorf("decision on %s and %s: %w: revokedBy and revokedAt stand together", d.A, d.B, graph.ErrInvalid)
		}
		out[i].ID = graph.NewRulingID(out[i])
	}
	return out, nil
}

// PersonOf is an id of whoever a mention in a municipality means, for rulings
// that take other mentions out of that person.
func PersonOf(m graph.Mention, municipality graph.ID) graph.ID {
	return identity.PersonOf(identity.Mention{ID: m.ID, Name: m.Name, Scope: municipality.Path()})
}
