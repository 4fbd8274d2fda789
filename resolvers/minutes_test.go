package resolvers_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"ratsgraph/examples"
	"ratsgraph/ingest/minutes"
	"ratsgraph/ingest/parse"
	"ratsgraph/ingest/text"
)

const sayQuery = `query($digest: String!, $after: String) { documents(first: 1, filter: {digest: {eq: $digest}}) { nodes { session {
	number start end place nextDate chair { name } secretary { name } date { day } body { name }
	attendances(first: 100) { nodes { name status group partyName from until substitutesName organisation } }
	items(first: 100, after: $after) { nodes { number part title status reason papers { number }
		decisions { outcome unanimous yes no abstain votes { who choice count } } } }
	recusals { name number } } } } }`

// TestTheGraphSaysWhatTheMinutesSay compares, for every bundled document, what
// was read from the paper with what the API answers: nothing may be lost, added
// or changed between the two. Guests keep everything but their name.
func TestTheGraphSaysWhatTheMinutesSay(t *testing.T) {
	a := bundled(t)
	names, err := fs.Glob(examples.Minutes, "*.txt")
	if err != nil || len(names) < 40 {
		t.Fatalf("bundled minutes: %d, %v", len(names), err)
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			body, err := fs.ReadFile(examples.Minutes, name)
			if err != nil {
				t.Fatal(err)
			}
			lines, err := text.Decode(body)
			if err != nil {
				t.Fatal(err)
			}
			sum := sha256.Sum256(body)
			got := a.ask(t, sayQuery, map[string]any{"digest": hex.EncodeToString(sum[:])})
			compareSession(t, at(got, "documents.nodes.0.session"), parse.Minutes(lines))
		})
	}
}

func compareSession(t *testing.T, got any, m minutes.Minutes) {
	t.Helper()
	s := m.Session
	want(t, "number", at(got, "number"), printed(s.Number))
	want(t, "date", at(got, "date.day"), printed(s.Date))
	want(t, "body", at(got, "body.name"), printed(s.Body))
	want(t, "start", at(got, "start"), printed(s.Start))
	want(t, "end", at(got, "end"), printed(s.End))
	want(t, "place", at(got, "place"), printed(s.Place))
	want(t, "chair", at(got, "chair.name"), printed(s.Chair))
	want(t, "secretary", at(got, "secretary.name"), printed(s.Secretary))
	want(t, "next", at(got, "nextDate"), printed(m.Next))
	sameRows(t, "attendance", rows(got, "attendances.nodes", func(r any) string {
		return fmt.Sprint(at(r, "name"), at(r, "status"), at(r, "group"), at(r, "partyName"), at(r, "from"), at(r, "until"), at(r, "substitutesName"))
	}), attendanceRows(m))
	sameRows(t, "items", rows(got, "items.nodes", itemRow), itemRows(m))
	sameRows(t, "recusals", rows(got, "recusals", func(r any) string { return fmt.Sprint(at(r, "name"), at(r, "number")) }), recusalRows(m))
}

func printed[T ~string](s T) string {
	b, _ := json.Marshal(orNil(s))
	return string(b)
}

func orNil[T ~string](s T) any {
	if s == "" {
		return nil
	}
	return s
}

func rows(v any, list string, row func(any) string) []string {
	var out []string
	all, _ := at(v, list).([]any)
	for _, r := range all {
		if at(r, "status") != "ANNOUNCED" { // what became of these is not recorded
			out = append(out, row(r))
		}
	}
	return out
}

func sameRows(t *testing.T, what string, got, want []string) {
	t.Helper()
	for _, g := range got {
		if !slices.Contains(want, g) {
			t.Errorf("%s: the graph says, the paper does not: %s", what, g)
		}
	}
	for _, w := range want {
		if !slices.Contains(got, w) {
			t.Errorf("%s: the paper says, the graph does not: %s", what, w)
		}
	}
}

func attendanceRows(m minutes.Minutes) []string {
	var out []string
	for _, p := range m.Attendance {
		name := orNil(p.Name)
		if p.Group == minutes.Guest {
			name = nil
		}
		out = append(out, fmt.Sprint(name, strings.ToUpper(string(p.Status)), strings.ToUpper(string(p.Group)),
			orNil(p.Party), orNil(p.From), orNil(p.Until), orNil(p.For)))
	}
	return out
}

func itemRow(r any) string {
	var b strings.Builder
	if at(r, "status") == "DROPPED" {
		return fmt.Sprint(at(r, "number"), " dropped")
	}
	fmt.Fprint(&b, at(r, "number"), at(r, "part"), at(r, "title"), at(r, "status"))
	papers := each(r, "papers", "number")
	slices.SortFunc(papers, func(a, b any) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	fmt.Fprint(&b, papers)
	for _, d := range at(r, "decisions").([]any) {
		fmt.Fprint(&b, at(d, "outcome"), at(d, "unanimous"), at(d, "yes"), at(d, "no"), at(d, "abstain"))
		votes := rows(d, "votes", func(v any) string { return fmt.Sprint(at(v, "who"), at(v, "choice"), at(v, "count")) })
		slices.Sort(votes)
		fmt.Fprint(&b, votes)
	}
	return b.String()
}

func itemRows(m minutes.Minutes) []string {
	var out []string
	for _, it := range m.Agenda {
		if it.Status == minutes.DroppedItem {
			out = append(out, it.Number+" dropped")
			continue
		}
		var b strings.Builder
		fmt.Fprint(&b, it.Number, strings.ToUpper(string(it.Part)), orNil(it.Title), strings.ToUpper(string(it.Status)))
		fmt.Fprint(&b, slices.Sorted(slices.Values(it.Papers)))
		for _, d := range it.Decisions {
			fmt.Fprint(&b, strings.ToUpper(string(d.Outcome)), num(d.Unanimous), num(d.Yes), num(d.No), num(d.Abstain))
			var votes []string
			for _, v := range d.Parties {
				votes = append(votes, fmt.Sprint(v.Who, strings.ToUpper(string(v.Choice)), num(v.Count)))
			}
			slices.Sort(votes)
			fmt.Fprint(&b, votes)
		}
		out = append(out, b.String())
	}
	handled := func(n string) bool {
		return slices.ContainsFunc(m.Agenda, func(it minutes.Item) bool { return it.Number == n && it.Status != minutes.Handled })
	}
	for _, d := range m.Dropped {
		if !handled(d.Number) {
			out = append(out, d.Number+" dropped")
		}
	}
	return out
}

func num[T any](p *T) any {
	if p == nil {
		return nil
	}
	return *p
}

func recusalRows(m minutes.Minutes) []string {
	var out []string
	for _, r := range m.Recusals {
		out = append(out, fmt.Sprint(r.Name, r.Item))
	}
	return out
}
