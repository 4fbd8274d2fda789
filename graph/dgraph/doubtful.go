package dgraph

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"ratsgraph/graph"
)

// DoubtfulMentions reads the names in the minutes of municipalities, in a period,
// that mean nobody or that are linked with a score below a bound, by date: on
// lists, of those who led and wrote, of recusals and votes. Guests are not looked
// for.
func (s *Store) DoubtfulMentions(ctx context.Context, municipalities []graph.ID, during graph.DateRange, below float64) (map[graph.ID][]graph.Mention, error) {
	holders, err := s.sessionsHeld(ctx, new(vars), "session.municipality", municipalities, during, fmt.Sprintf(`session.sort session.links
list: ~attendance.session @filter(NOT eq(attendance.group, "GUEST")) { xid %[1]s } mentions: ~mention.session { xid %[1]s }
recusals: ~recusal.session { xid %[1]s } votes: ~vote.session @filter(NOT has(vote.party)) { xid %[1]s }`, anyMentions.fields))
	if err != nil {
		return nil, fmt.Errorf("doubtful mentions: %w", err)
	}
	out := map[graph.ID][]graph.Mention{}
	for _, m := range holders {
		slices.SortFunc(m.Sessions, func(a, b row) int { return cmp.Compare(a.str("session.sort"), b.str("session.sort")) })
		for _, in := range m.Sessions {
			out[m.XID] = append(out[m.XID], doubtful(in, below)...)
		}
	}
	return out, nil
}

func doubtful(session row, below float64) []graph.Mention {
	scores := map[graph.ID]float64{}
	for _, l := range packed[[]graph.Link](session, "session.links") {
		scores[l.Mention] = l.Score
	}
	var out []graph.Mention
	for _, kind := range []string{"list", "mentions", "recusals", "votes"} {
		for _, r := range get[[]row](session, kind) {
			m := anyMentions.decode(r)
			if score, linked := scores[m.ID]; m.PersonID == "" || linked && score < below {
				out = append(out, m)
			}
		}
	}
	slices.SortFunc(out, func(a, b graph.Mention) int { return cmp.Compare(a.ID, b.ID) })
	return out
}
