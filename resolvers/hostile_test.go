package resolvers_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/vektah/gqlparser/v2/ast"

	"ratsgraph/ingest"
	"ratsgraph/resolvers"
	"ratsgraph/resolvers/export"
)

// writing serves the bundled minutes so that a token may change what can be
// changed, and gives arguments of mutations values that would be accepted.
func writing(t *testing.T) (*api, *composer) {
	t.Helper()
	a := bundled(t)
	shown = nil // this test writes
	if _, err := ingest.IdentifyAll(context.Background(), a.store); err != nil {
		t.Fatal(err)
	}
	a.handler = resolvers.NewHandler(a.store, resolvers.Options{Editor: townEditor{a}, Names: names{a}, Tokens: []resolvers.Token{
		{Name: "Ada", Scopes: []string{"identity", "notes"}, SHA256: resolvers.HashToken("ada's")},
	}})
	got := a.ask(t, `{ openPairs(first: 1) { nodes { mentionA mentionB } } persons(first: 1) { nodes { id } } documents(first: 1) { nodes { id } } }`, nil)
	c := newComposer(t, a)
	c.given = map[string]string{
		"a": asJSON(t, at(got, "openPairs.nodes.0.mentionA")), "b": asJSON(t, at(got, "openPairs.nodes.0.mentionB")), "judgement": "UNSURE",
		"subject": asJSON(t, at(got, "persons.nodes.0.id")), "remark": `"why"`, "field": `"name"`, "corrected": `"so"`,
		"source": `{document: ` + asJSON(t, at(got, "documents.nodes.0.id")) + `, firstLine: 1}`, "document": asJSON(t, at(got, "documents.nodes.0.id")), "firstLine": "1",
	}
	return a, c
}

// exported is the graph but for what mutations are there to write, and that.
func (a *api) exported(t *testing.T) (facts string, written int) {
	t.Helper()
	var all, kept bytes.Buffer
	if err := a.store.Export(t.Context(), &all); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(all.String()) {
		if strings.Contains(line, `"id":"note:`) || strings.Contains(line, `"id":"ruling:`) {
			written++
			continue
		}
		kept.WriteString(line)
	}
	return kept.String(), written
}

// TestInjectionIntoMutations sends evil texts through every argument of every
// mutation. Each is refused as bad input, or kept byte for byte; and of the graph
// nothing is changed but what is kept.
func TestInjectionIntoMutations(t *testing.T) {
	a, c := writing(t)
	first := a.as(t, "ada's", "mutation { judge(input: {a: "+c.given["a"]+", b: "+c.given["b"]+", judgement: UNSURE}) { ruling { id } } }", nil) // that somebody has looked stands with the pair
	if at(first, "data.judge.ruling.id") == nil {
		t.Fatal(asJSON(t, first))
	}
	before, had := a.exported(t)
	kept, refused := map[string]int{}, map[string]int{}
	for _, h := range c.holes("Mutation") {
		sent := c.change(t, a, h, func() { refused[h.String()]++ })
		if kept[h.String()] = len(sent); len(sent) == 0 {
			continue
		}
		again := a.ask(t, `query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Note { remark field corrected } ... on Ruling { note } } }`,
			map[string]any{"ids": slices.Collect(maps.Keys(sent))})
		for _, n := range asList(again["nodes"]) {
			if got, text := at(n, h.leaf()), sent[at(n, "id")]; got != text {
				t.Errorf("%s: %.60q is kept as %.60q", h, text, got)
			}
		}
	}
	for _, mutation := range c.schema.Mutation.Fields {
		if !slices.ContainsFunc(c.holes("Mutation"), func(h hole) bool { return h.field == mutation }) {
			t.Errorf("nothing was sent to %s", mutation.Name)
		}
	}
	after, written := a.exported(t)
	if after != before {
		t.Errorf("the graph is not as it was: %s", firstDifference([]byte(after), []byte(before)))
	}
	total := 0
	for _, n := range kept {
		total += n
	}
	if total < 2*len(evil) || written != had+total {
		t.Errorf("%d texts are kept in %d notes and rulings: %v, refused: %v", total, written, kept, refused)
	}
	a.tableOfNotes(t)
	if a.log.Len() > 0 {
		t.Errorf("the log says %.2000s", a.log)
	}
	t.Logf("kept: %v\nrefused: %v", kept, refused)
}

// tableOfNotes compares the notes as CSV with those as NDJSON: no cell is one that
// a spreadsheet calculates, and who takes away an apostrophe in front has them as
// they are.
func (a *api) tableOfNotes(t *testing.T) {
	t.Helper()
	m := resolvers.InMemory(a.store)
	e, err := export.New(resolvers.NewHandler(m, resolvers.Options{}), m, resolvers.SDL())
	if err != nil {
		t.Fatal(err)
	}
	params := url.Values{"query": {"{ notes(first: 100) { nodes { remark corrected } } }"}, "rows": {"notes.nodes"}}
	table, _ := exported(t, e, "answer.csv", params)
	plain, _ := exported(t, e, "answer.ndjson", params)
	cells, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	lines := strings.Split(strings.TrimSpace(plain), "\n")
	if err != nil || len(cells) != len(lines)+1 || len(lines) < len(evil) {
		t.Fatalf("%d rows of %d, %v", len(cells)-1, len(lines), err)
	}
	guarded := 0
	for i, line := range lines {
		note := decoded(t, line)
		for j, name := range []string{"remark", "corrected"} {
			cell, marked := strings.CutPrefix(cells[i+1][j], "'")
			switch {
			case cells[0][j] != name || strings.ReplaceAll(note[name].(string), "\r\n", "\n") != cell: // what reads CSV here takes \r\n for \n
				t.Errorf("%s %q is %q in the table", name, note[name], cells[i+1][j])
			case marked:
				guarded++
			case strings.ContainsAny(cell[:min(1, len(cell))], "=+-@\t\r'"):
				t.Errorf("%q is a formula", cell)
			}
		}
	}
	if guarded < 8 {
		t.Errorf("only %d cells are guarded", guarded)
	}
}

// leaf is the name of the field that the text goes into.
func (h hole) leaf() string {
	if at := strings.Index(h.value, ": %s"); at >= 0 {
		name := h.value[:at]
		return name[strings.LastIndexAny(name, "{ ,")+1:]
	}
	return h.arg.Name
}

// change sends the evil texts through a hole of a mutation, one by one, and
// returns what was kept, by ids.
func (c *composer) change(t *testing.T, a *api, h hole, refused func()) map[any]string {
	t.Helper()
	out := map[any]string{}
	query := c.single(h, "Mutation")
	for i, text := range evil {
		if h.field.Name == "judge" && i%5 > 0 {
			continue // each judgement decides anew who is who
		}
		got := a.as(t, "ada's", query, map[string]any{"v": text})
		answer := at(got, "data."+h.field.Name)
		switch code := code(got); {
		case code != nil && code != "BAD_USER_INPUT" && code != "GRAPHQL_VALIDATION_FAILED" && code != "NOT_FOUND":
			t.Errorf("%s: %.60q: %s", h, text, asJSON(t, got))
		case code != nil || len(asList(at(answer, "userErrors"))) > 0:
			refused()
		default:
			for _, thing := range []string{"note", "ruling"} {
				if id := at(answer, thing+".id"); id != nil {
					out[id] = text
				}
			}
		}
	}
	return out
}

// payload asks for all plain fields of what a mutation answers.
func (c *composer) payload(typ *ast.Type) string {
	out := "{ "
	for _, f := range c.schema.Types[typ.Name()].Fields {
		out += f.Name + " { " + plainFields(c.schema, f.Type.Name()) + " } "
	}
	return out + "}"
}

// TestHugeTexts sends a text of a megabyte through every argument, and one that is
// no UTF-8 through some: neither is anybody's fault but the sender's.
func TestHugeTexts(t *testing.T) {
	a, c := writing(t)
	before, _ := a.exported(t)
	huge, n, seen := strings.Repeat("ä", (1<<20-4096)/2), 0, map[string]bool{}
	for _, root := range []string{"Query", "Mutation"} {
		for i, h := range c.holes(root) {
			name := h.typ + h.leaf()
			if h.arg.Type.Name() == h.typ && h.path == "{ %s }" {
				name = h.field.Name + h.arg.Name
			}
			if seen[name] {
				continue // the same argument elsewhere
			}
			seen[name] = true
			n++
			query := c.single(h, root)
			start := time.Now()
			got := a.raw(t, query, huge)
			if took := time.Since(start); took > time.Minute { // a tenth of a second where nothing else runs
				t.Errorf("%s is answered after %s", h, took)
			}
			switch code(got) {
			case nil, "BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED", "NOT_FOUND", "FORBIDDEN":
			default:
				t.Errorf("%s: %.500s", h, asJSON(t, got))
			}
			if root == "Mutation" || i < 5 {
				want(t, h.String()+" with what is no UTF-8", code(a.raw(t, query, "x\xff\xfey")), `"BAD_USER_INPUT"`)
			}
		}
	}
	if after, _ := a.exported(t); after != before {
		t.Errorf("the graph is not as it was: %.2000s", firstDifference([]byte(after), []byte(before)))
	}
	t.Logf("%d places", n)
}

// single is an operation that has one text, in a hole, as the variable v.
func (c *composer) single(h hole, root string) string {
	args, selection := h.arg.Name+": "+fmt.Sprintf(h.value, "$v"), c.leaf(h.field.Type)
	for _, other := range h.field.Arguments {
		if other.Name != h.arg.Name && needed(other) {
			args += ", " + other.Name + ": " + c.value(other.Type, other.Name, 3)
		}
	}
	if root != "Query" {
		selection = c.payload(h.field.Type)
	}
	return strings.ToLower(root) + "($v: " + h.typ + "!) " + fmt.Sprintf(h.path, h.field.Name+"("+args+") "+selection)
}

// raw asks with a text in the variable v as it is, byte for byte.
func (a *api) raw(t *testing.T, query, text string) map[string]any {
	t.Helper()
	q, err := json.Marshal(query)
	if err != nil {
		t.Fatal(err)
	}
	req := httptest.NewRequest("POST", "/graphql", io.MultiReader(strings.NewReader(`{"query":`), bytes.NewReader(q), strings.NewReader(`,"variables":{"v":"`+text+`"}}`)))
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Authorization", "Bearer ada's")
	rec := httptest.NewRecorder()
	a.handler.ServeHTTP(rec, req)
	return decoded(t, rec.Body.String())
}
