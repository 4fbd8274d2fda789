package dgraph

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/dgraph-io/dgo/v240"

	"ratsgraph/graph"
)

// compareMost is how many sessions are worked out anew for one comparison.
const compareMost = 500

// CompareAttendance says what the graph said about a person's attendance at two
// revisions. Only sessions that changed since the first one are worked out anew,
// from what their documents said and how their names were linked then. What was
// forgotten since counts as if it had never been there.
func (s *Store) CompareAttendance(ctx context.Context, person graph.ID, from, to int) (graph.Comparison, error) {
	c := graph.Comparison{PersonID: person, From: from, To: to}
	var sessions []graph.ID
	var h sessionHistory
	err := s.moment(func(txn *dgo.Txn) (err error) {
		if sessions, c.Before, err = candidates(ctx, txn, person, from); err != nil {
			return err
		}
		if len(sessions) > compareMost {
			return fmt.Errorf("%w: %d sessions changed since revision %d, at most %d are compared: take a later one", graph.ErrInvalid, len(sessions), from, compareMost)
		}
		h, err = s.readHistory(ctx, txn, person.Municipality(), sessions, from, to)
		return err
	})
	if err != nil {
		return c, fmt.Errorf("compare %s: %w", person, err)
	}
	c.After = c.Before
	for _, id := range sessions {
		before, after := h.attended(id, person, from), h.attended(id, person, to)
		c.Before, c.After = c.Before+len(before), c.After+len(after)
		for _, entry := range slices.Compact(slices.Sorted(slices.Values(slices.AppendSeq(slices.Collect(maps.Keys(before)), maps.Keys(after))))) {
			d := graph.Difference{SessionID: id, Before: before[entry], After: after[entry], Changes: h.changes[id]}
			if !alikeKnown(d.Before, d.After) {
				c.Differences = append(c.Differences, d)
			}
		}
	}
	return c, nil
}

// alikeKnown compares what entries say, whoever has read them.
func alikeKnown(a, b *graph.KnownAttendance) bool {
	if a == nil || b == nil {
		return a == b
	}
	x, y := *a, *b
	x.Parsers, y.Parsers = nil, nil
	return reflect.DeepEqual(x, y)
}

// candidates are the sessions in which a person may have stood otherwise at a
// revision than now, and how many entries are in the others.
func candidates(ctx context.Context, txn *dgo.Txn, person graph.ID, from int) ([]graph.ID, int, error) {
	var v vars
	var got struct {
		Person []struct {
			List []row
		}
		Past []row
	}
	q := v.query(v.byIDs("Person", []graph.ID{person}, "list: ~mention.person @filter(type(Attendance)) { session: attendance.session { xid session.changed } }"),
		fmt.Sprintf("Past(func: eq(past.municipality, %s)) @filter(gt(past.until, %d)) { past.session }", v.str(string(person.Municipality())), from))
	if err := again(ctx, txn, &got, q, v.vals); err != nil {
		return nil, 0, err
	}
	changed := map[graph.ID]bool{}
	for _, r := range got.Past {
		changed[graph.ID(r.str("past.session"))] = true
	}
	var rest []graph.ID
	for _, p := range got.Person {
		for _, r := range p.List {
			in := r.at("session")
			if get[int](in, "session.changed") > from {
				changed[in.id()] = true
			}
			rest = append(rest, in.id())
		}
	}
	rest = slices.DeleteFunc(rest, func(id graph.ID) bool { return changed[id] })
	return slices.Sorted(maps.Keys(changed)), len(rest), nil
}

// A past or present document, or the links of a session, with the revisions
// between which they hold.
type span struct {
	from, until int // until 0: they still do
	said        statement
	facts       graph.Facts
	links       []graph.Link
}

func (x span) at(revision int) bool {
	return x.from <= revision && (x.until == 0 || revision < x.until)
}

// A sessionHistory is what was said about sessions, and what changed it.
type sessionHistory struct {
	said    map[graph.ID][]span
	linked  map[graph.ID][]span
	changes map[graph.ID][]graph.Change
}

func (s *Store) readHistory(ctx context.Context, txn *dgo.Txn, municipality graph.ID, sessions []graph.ID, from, to int) (sessionHistory, error) {
	h := sessionHistory{map[graph.ID][]span{}, map[graph.ID][]span{}, map[graph.ID][]graph.Change{}}
	if len(sessions) == 0 {
		return h, nil
	}
	var v vars
	var got struct {
		Now           []row
		Past, Changes []row
		State         []row
	}
	q := v.query(v.byIDs("Now", sessions, "xid session.links session.linked docs: ~document.session { xid document.since }"),
		v.byIDs("State", []graph.ID{stateID}, "graph.revision"),
		fmt.Sprintf("Past(func: eq(past.session, [%s])) { %s }", strs(&v, sessions), strings.ReplaceAll(pastFields, " past.facts", "")),
		fmt.Sprintf("Changes(func: eq(change.municipality, %s)) @filter(gt(change.revision, %d) AND le(change.revision, %d)) { xid %s }", v.str(string(municipality)), from, to, changeFields))
	if err := again(ctx, txn, &got, q, v.vals); err != nil {
		return h, err
	}
	for _, r := range got.Now {
		if err := h.present(r); err != nil {
			return h, err
		}
	}
	for _, r := range got.Past {
		if err := h.past(r); err != nil {
			return h, err
		}
	}
	for _, r := range got.Changes {
		c := decodeChange(r)
		for _, id := range c.SessionIDs {
			h.changes[id] = append(h.changes[id], c)
		}
	}
	if len(got.State) == 0 {
		return h, fmt.Errorf("revision: %w", graph.ErrNotFound)
	}
	if err := h.tell(ctx, txn, &s.compared, get[int](got.State[0], "graph.revision")); err != nil {
		return h, err
	}
	for _, list := range h.changes {
		slices.SortFunc(list, func(a, b graph.Change) int { return cmp.Compare(a.Revision, b.Revision) })
	}
	return h, nil
}

// tell fills in what the statements say.
func (h sessionHistory) tell(ctx context.Context, txn *dgo.Txn, m *memo, revision int) error {
	var asked []statement
	for _, list := range h.said {
		for _, x := range list {
			asked = append(asked, x.said)
		}
	}
	facts, err := m.facts(ctx, txn, asked, revision)
	for _, list := range h.said {
		for i := range list {
			list[i].facts = facts[list[i].said]
		}
	}
	return err
}

func (h sessionHistory) present(r row) error {
	id := r.id()
	var links []graph.Link
	if s := r.str("session.links"); s != "" {
		if err := json.Unmarshal([]byte(s), &links); err != nil {
			return fmt.Errorf("links of %s: %w", id, err)
		}
	}
	h.linked[id] = append(h.linked[id], span{from: get[int](r, "session.linked"), links: links})
	for _, d := range get[[]row](r, "docs") {
		since := get[int](d, "document.since")
		h.said[id] = append(h.said[id], span{from: since, said: statement{d.id(), since}})
	}
	return nil
}

func (h sessionHistory) past(r row) error {
	x, err := decodePast(r)
	if err != nil {
		return err
	}
	s := span{from: x.from, until: x.until, links: x.links}
	if x.document == "" {
		h.linked[x.session] = append(h.linked[x.session], s)
		return nil
	}
	s.said = statement{x.id, x.from}
	h.said[x.session] = append(h.said[x.session], s)
	return nil
}

// attended are the entries of a session that meant a person at a revision.
func (h sessionHistory) attended(session, person graph.ID, revision int) map[graph.ID]*graph.KnownAttendance {
	var docs []graph.Facts
	var parsers []string
	for _, s := range h.said[session] {
		if s.at(revision) {
			docs, parsers = append(docs, s.facts), append(parsers, s.facts.Document.Parser)
		}
	}
	out := map[graph.ID]*graph.KnownAttendance{}
	if len(docs) == 0 {
		return out
	}
	var links []graph.Link
	for _, s := range h.linked[session] {
		if s.at(revision) {
			links = s.links
		}
	}
	slices.Sort(parsers)
	f, _ := relink(graph.Merge(docs), links)
	for _, a := range f.Attendances {
		if a.PersonID == person {
			out[a.ID] = &graph.KnownAttendance{Status: a.Status, Group: a.Group, PartyName: a.PartyName, Role: a.Role, From: a.From,
				Until: a.Until, Substitute: a.Substitute, Parsers: slices.Compact(parsers)}
		}
	}
	return out
}
