package dgraph

import (
	"context"
	"fmt"
	"slices"

	"ratsgraph/graph"
)

// byIDs reads things by their ids in one round trip; what does not exist is not
// in the answer.
func byIDs[T any](ctx context.Context, s *Store, k kind[T], ids []graph.ID) (map[graph.ID]T, error) {
	out := make(map[graph.ID]T, len(ids))
	for part := range slices.Chunk(ids, chunk) {
		var v vars
		var got struct{ Q []row }
		if err := s.query(ctx, &got, v.query(v.byIDs("Q", part, "xid "+k.fields)), v.vals); err != nil {
			return nil, fmt.Errorf("read %s: %w", k.typ, err)
		}
		for _, r := range got.Q {
			out[r.id()] = k.decode(r)
		}
	}
	return out, nil
}

// The readers by id. A thing that does not exist is not in the answer.

// Municipalities reads municipalities by id.
func (s *Store) Municipalities(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Municipality, error) {
	return byIDs(ctx, s, municipalities, ids)
}

// Bodies reads bodies by id.
func (s *Store) Bodies(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Body, error) {
	return byIDs(ctx, s, bodies, ids)
}

// Persons reads persons by id.
func (s *Store) Persons(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Person, error) {
	return byIDs(ctx, s, persons, ids)
}

// Parties reads parties by id.
func (s *Store) Parties(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Party, error) {
	return byIDs(ctx, s, parties, ids)
}

// Papers reads papers by id.
func (s *Store) Papers(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Paper, error) {
	return byIDs(ctx, s, papers, ids)
}

// Sessions reads sessions by id.
func (s *Store) Sessions(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Session, error) {
	return byIDs(ctx, s, sessions, ids)
}

// Attendances reads attendances by id.
func (s *Store) Attendances(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Attendance, error) {
	return byIDs(ctx, s, attendances, ids)
}

// Items reads agenda items by id.
func (s *Store) Items(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Item, error) {
	return byIDs(ctx, s, items, ids)
}

// Decisions reads decisions by id.
func (s *Store) Decisions(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Decision, error) {
	return byIDs(ctx, s, decisions, ids)
}

// Votes reads votes by id.
func (s *Store) Votes(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Vote, error) {
	return byIDs(ctx, s, votes, ids)
}

// Recusals reads recusals by id.
func (s *Store) Recusals(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Recusal, error) {
	return byIDs(ctx, s, recusals, ids)
}

// Mentions reads mentions by id.
func (s *Store) Mentions(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Mention, error) {
	return byIDs(ctx, s, mentions, ids)
}

// RulingsByID reads rulings by id.
func (s *Store) RulingsByID(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Ruling, error) {
	return byIDs(ctx, s, rulings, ids)
}

// OpenPairs reads open pairs by id.
func (s *Store) OpenPairs(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.OpenPair, error) {
	return byIDs(ctx, s, openPairs, ids)
}

// DocumentsByID reads documents by id, without their text.
func (s *Store) DocumentsByID(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Document, error) {
	return byIDs(ctx, s, documents, ids)
}

// Documents reads documents by digest, without their text: what an ingest needs
// to know whether there is anything to do.
func (s *Store) Documents(ctx context.Context, digests []string) (map[string]graph.Document, error) {
	ids := make([]graph.ID, len(digests))
	for i, d := range digests {
		ids[i] = graph.NewID(graph.KindDocument, d)
	}
	known, err := byIDs(ctx, s, documents, ids)
	out := make(map[string]graph.Document, len(known))
	for _, d := range known {
		out[d.Digest] = d
	}
	return out, err
}

// Texts reads the kept text of documents, by id.
func (s *Store) Texts(ctx context.Context, ids []graph.ID) (map[graph.ID]string, error) {
	text := kind[string]{typ: "Document", fields: "document.text", decode: func(r row) string { return r.str("document.text") }}
	return byIDs(ctx, s, text, ids)
}

// The readers of lists, one round trip each. The answer is by parent; a list of
// a whole type is under the parent "".

// ListMunicipalities lists municipalities.
func (s *Store) ListMunicipalities(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Municipality], error) {
	return list(ctx, s, municipalities, l)
}

// ListBodies lists bodies.
func (s *Store) ListBodies(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Body], error) {
	return list(ctx, s, bodies, l)
}

// ListPersons lists persons.
func (s *Store) ListPersons(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Person], error) {
	return list(ctx, s, persons, l)
}

// ListParties lists parties.
func (s *Store) ListParties(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Party], error) {
	return list(ctx, s, parties, l)
}

// ListPapers lists papers.
func (s *Store) ListPapers(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Paper], error) {
	return list(ctx, s, papers, l)
}

// ListSessions lists sessions.
func (s *Store) ListSessions(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Session], error) {
	return list(ctx, s, sessions, l)
}

// ListAttendances lists attendances.
func (s *Store) ListAttendances(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Attendance], error) {
	return list(ctx, s, attendances, l)
}

// ListItems lists agenda items.
func (s *Store) ListItems(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Item], error) {
	return list(ctx, s, items, l)
}

// ListDecisions lists decisions.
func (s *Store) ListDecisions(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Decision], error) {
	return list(ctx, s, decisions, l)
}

// ListVotes lists votes.
func (s *Store) ListVotes(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Vote], error) {
	return list(ctx, s, votes, l)
}

// ListRecusals lists recusals.
func (s *Store) ListRecusals(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Recusal], error) {
	return list(ctx, s, recusals, l)
}

// ListMentions lists mentions. Those of a person are all facts that name the
// person, entries of lists, recusals and votes included.
func (s *Store) ListMentions(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Mention], error) {
	if l.Edge == "Person.mentions" {
		return list(ctx, s, anyMentions, l)
	}
	return list(ctx, s, mentions, l)
}

// ListDocuments lists documents, without their text.
func (s *Store) ListDocuments(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Document], error) {
	return list(ctx, s, documents, l)
}
