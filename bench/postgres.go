package main

import (
	"bufio"
	"cmp"
	"context"
	_ "embed"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"unicode"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
	"ratsgraph/graph/view/ballot"
)

//go:embed schema.sql
var schemaSQL string

//go:embed indexes.sql
var indexesSQL string

// tables are the tables in the order in which they can be filled.
var tables = []struct{ name, columns string }{
	{"municipality", "id, name"}, {"body", "id, municipality_id, name"}, {"person", "id, municipality_id, name"},
	{"party", "id, municipality_id, name, key, local, none"}, {"paper", "id, municipality_id, number"}, {"session", "id, body_id, day, ordered, year, number, record"},
	{"attendance", "id, session_id, person_id, party_id, position, status, council, partial, name, attended, came, gone"},
	{"item", "id, session_id, position, number, title"}, {"item_paper", "item_id, paper_id"},
	{"decision", "id, item_id, session_id, ordinal, outcome, yes, no, abstain"}, {"decision_paper", "decision_id, paper_id"},
	{"presence", "decision_id, attendance_id, presence"}, {"party_vote", "decision_id, municipality_id, day, party_key, choice"}, {"member", "body_id, person_id, first, last"},
}

// fill loads the whole graph with COPY. Where it is loaded already, only the keys
// of the town that is asked about are given again, in the same order.
func (s setting) fill(ctx context.Context, w *world) error {
	if s.loaded {
		return w.copyTo(ctx, bufio.NewWriter(io.Discard), w.towns[:1])
	}
	cmd := exec.CommandContext(ctx, "psql", "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--output=/dev/null", s.postgres)
	cmd.Env, cmd.Stderr = append(os.Environ(), "PGOPTIONS=-c client_min_messages=warning"), os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("psql: %w", err)
	}
	out := bufio.NewWriterSize(in, 1<<20)
	out.WriteString(schemaSQL)
	if err := w.copyTo(ctx, out, w.towns); err != nil {
		return err
	}
	out.WriteString(indexesSQL)
	if err := out.Flush(); err != nil {
		return fmt.Errorf("psql: %w", err)
	}
	if err := in.Close(); err != nil {
		return err
	}
	return cmd.Wait()
}

// copyTo writes the rows of towns, one at a time.
func (w *world) copyTo(ctx context.Context, out *bufio.Writer, towns []graph.ID) error {
	for _, id := range towns {
		f, err := w.store.MunicipalityFacts(ctx, id)
		if err != nil {
			return err
		}
		c := copier{w: w, town: w.key(id), rows: map[string]*strings.Builder{}, seen: map[graph.ID]bool{}}
		c.put("municipality", c.town, f.Municipality.Name)
		slices.SortFunc(f.Sessions, func(a, b graph.SessionFacts) int { return strings.Compare(string(a.Session.ID), string(b.Session.ID)) })
		t := view.New(f)
		c.book = ballot.Of(t)
		for _, s := range f.Sessions {
			c.session(s)
		}
		c.members(t)
		c.flush(out)
	}
	return nil
}

// key is the number of a thing in PostgreSQL.
func (w *world) key(id graph.ID) int {
	n, ok := w.number[id]
	if !ok {
		n = len(w.number) + 1
		w.number[id] = n
	}
	return n
}

// A copier writes the rows of one municipality.
type copier struct {
	w    *world
	town int
	book *ballot.Book
	rows map[string]*strings.Builder
	seen map[graph.ID]bool
}

func (c *copier) put(table string, values ...any) {
	b := c.rows[table]
	if b == nil {
		b = &strings.Builder{}
		c.rows[table] = b
	}
	for i, v := range values {
		if i > 0 {
			b.WriteByte('\t')
		}
		b.WriteString(cell(v))
	}
	b.WriteByte('\n')
}

// cell is a value as COPY reads it.
func cell(v any) string {
	switch v := v.(type) {
	case nil:
		return `\N`
	case *string:
		if v == nil {
			return `\N`
		}
		return cell(*v)
	case *int:
		if v == nil {
			return `\N`
		}
		return fmt.Sprint(*v)
	case string:
		return strings.NewReplacer("\\", `\\`, "\t", `\t`, "\n", `\n`, "\r", `\r`).Replace(v)
	}
	return fmt.Sprint(v)
}

func (c *copier) flush(out io.Writer) {
	for _, t := range tables {
		if b := c.rows[t.name]; b != nil {
			fmt.Fprintf(out, "copy %s (%s) from stdin;\n%s\\.\n", t.name, t.columns, b)
		}
	}
}

// once puts a thing that several sessions share.
func (c *copier) once(table string, id graph.ID, values ...any) {
	if !c.seen[id] {
		c.seen[id] = true
		c.put(table, append([]any{c.w.key(id), c.town}, values...)...)
	}
}

// partyKey is the key of a party, of a damaged name that of the party it means.
func (c *copier) partyKey(p graph.Party) any {
	for _, i := range c.book.PartiesOf([]graph.ID{p.ID}) {
		return c.book.Parties[i].Key
	}
	return nil
}

// members puts who belonged to what.
func (c *copier) members(t *view.Town) {
	for _, body := range slices.Sorted(maps.Keys(t.Bodies)) {
		for _, m := range t.Members(body) {
			c.put("member", c.w.key(body), c.w.key(m.PersonID), string(m.First), string(m.Last))
		}
	}
}

func (c *copier) session(s graph.SessionFacts) {
	c.once("body", s.Body.ID, s.Body.Name)
	for _, p := range s.Persons {
		c.once("person", p.ID, p.Name)
	}
	for _, p := range s.Parties {
		c.once("party", p.ID, p.Name, c.partyKey(p), p.Local, p.Kind == graph.PartyNone)
	}
	for _, p := range s.Papers {
		c.once("paper", p.ID, p.Number)
	}
	day, year := day(s.Session)
	ordered := day
	if bound := cmp.Or(s.Session.Date.From, s.Session.Date.To); ordered == nil && bound != "" {
		ordered = string(bound)
	}
	c.put("session", c.w.key(s.Session.ID), c.w.key(s.Body.ID), day, ordered, year, s.Session.Number, string(s.Session.AttendanceRecord))
	c.attendances(s)
	c.items(s)
}

func day(s graph.Session) (day, year any) {
	if d := s.Date.Day(); d != nil {
		return string(*d), d.Year()
	}
	return nil, nil
}

func (c *copier) attendances(s graph.SessionFacts) {
	listed := map[graph.ID]bool{}
	for _, a := range s.Attendances {
		var person, party, came, gone any
		attended := false
		if c.seen[a.PersonID] {
			person = c.w.key(a.PersonID)
			attended = a.Status == graph.StatusPresent && !listed[a.PersonID]
			listed[a.PersonID] = listed[a.PersonID] || attended
		}
		if c.seen[a.PartyID] {
			party = c.w.key(a.PartyID)
		}
		if from, until, ok := graph.MinutesOf(a, s.Session); ok && until > from {
			came, gone = from, until
		}
		c.put("attendance", c.w.key(a.ID), c.w.key(s.Session.ID), person, party, a.Position, string(a.Status),
			a.Group == graph.GroupCouncil, a.Partial(), a.Name, attended, came, gone)
	}
}

func (c *copier) items(s graph.SessionFacts) {
	items := map[graph.ID]*graph.Item{}
	for i := range s.Items {
		it := &s.Items[i]
		items[it.ID] = it
		c.put("item", c.w.key(it.ID), c.w.key(s.Session.ID), it.Position, it.Number, it.Title)
		for _, p := range it.PaperIDs {
			c.put("item_paper", c.w.key(it.ID), c.w.key(p))
		}
	}
	for _, d := range s.Decisions {
		c.put("decision", c.w.key(d.ID), c.w.key(d.ItemID), c.w.key(s.Session.ID), d.Ordinal, string(d.Outcome), d.Yes, d.No, d.Abstain)
		for _, p := range d.PaperIDs {
			c.put("decision_paper", c.w.key(d.ID), c.w.key(p))
		}
		for _, a := range s.Attendances {
			if a.Group != graph.GroupCouncil || !a.Partial() || a.Status != graph.StatusPresent {
				continue
			}
			was, _ := graph.PresentAt(&a, &s.Session, s.Items, graph.Moment{Item: items[d.ItemID]})
			c.put("presence", c.w.key(d.ID), c.w.key(a.ID), string(was))
		}
	}
	date, _ := day(s.Session)
	for decision, votes := range partyVotes(s) {
		for key, choice := range votes {
			c.put("party_vote", c.w.key(decision), c.town, date, key, string(choice))
		}
	}
}

// partyVotes are the votes of parties on the decisions of a session, where one
// choice is printed.
func partyVotes(s graph.SessionFacts) map[graph.ID]map[string]graph.Choice {
	keys := map[graph.ID]string{}
	for _, p := range s.Parties {
		keys[p.ID] = p.Key
	}
	out := map[graph.ID]map[string]graph.Choice{}
	for _, v := range s.Votes {
		key := keys[v.PartyID]
		if key == "" {
			continue
		}
		if out[v.DecisionID] == nil {
			out[v.DecisionID] = map[string]graph.Choice{}
		}
		if was, ok := out[v.DecisionID][key]; ok && was != v.Choice {
			v.Choice = "" // divided
		}
		out[v.DecisionID][key] = v.Choice
	}
	for _, votes := range out {
		for key, choice := range votes {
			if choice == "" {
				delete(votes, key)
			}
		}
	}
	return out
}

// splitWords are the words of a text that stand alone and are letters only.
func splitWords(text string) []string {
	return slices.DeleteFunc(strings.Fields(text), func(word string) bool {
		return strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
	})
}
