package resolvers_test

import (
	"fmt"
	"testing"
)

// readCases are questions with the number of round trips to Dgraph that each
// takes: one a level, however many rows a level has.
var readCases = []struct {
	name  string
	query string
	reads int64
}{
	{"1 who attended", `query($n: Int) { sessions(first: $n) { nodes { body { name } attendances(first: 5) { nodes { name person { name } party { name } } } } } }`, 5},
	{"2 presence at decisions", `query($n: Int) { sessions(first: $n) { nodes { decisions(first: 5) { nodes { presence { certain { attendance { name } } } } } } } }`, 6},
	{"3 presence at the end", `query($n: Int) { sessions(first: $n) { nodes { presence(at: END) { certain { attendance { name person { name } } } } } } }`, 5},
	{"5 substitutions", `query($n: Int) { sessions(first: $n) { nodes { substitutions { absent { person { name } } substitute { person { name } } } } } }`, 3},
	{"12 listed on a day", `query($n: Int) { bodies(first: $n) { nodes { listedOn(date: "2030-01-01") { session { number } attendances { person { name } party { name } } } } } }`, 6},
	{"17 decisions on papers", `query($n: Int) { papers(first: $n) { nodes { decisions(first: 10) { nodes { body { name } session { date { day } } } } } } }`, 4},
	{"18 contested decisions", `query($n: Int) { decisions(first: $n, filter: {unanimous: {eq: false}}, orderBy: {field: CONTEST, direction: DESC}) { nodes { contest body { name } item { title } votes { who party { name } } } } }`, 5},
	{"19 how parties voted", `query($n: Int) { decisions(first: $n) { nodes { partyVotes(inference: [UNANIMOUS, REMAINDER]) { name choice } memberVotes(inference: PARTY_LINE) { person { name } } voteOf(party: "SPD") { choice } } } }`, 4},
	{"20 where parties differed", `query($n: Int) { municipalities(first: $n) { nodes { alignments(inference: REMAINDER) { n list { n whole { apart(first: 5) { nodes { body { name } item { title } votes { who } } } } } } } } }`, 6},
	{"26 motions and 29 pending", `query($n: Int) { municipalities(first: $n) { nodes { motionSuccess { n list { n items { nodes { title moverParties { name } } } } } pendingPapers { list { paper { number } last { title } } } } } }`, 6},
	{"44 dashboard", `query($n: Int) { bodies(first: $n) { nodes { series(statistic: SESSIONS) { n } decisions(first: 1) { totalCount groups(by: OUTCOME) { count } } topPapers { paper { number } } } } }`, 5},
	{"28 ways of papers", `query($n: Int) { papers(first: $n) { nodes { way { days stages { session { body { name } } decisions { outcome } paper { number } } } } } }`, 8},
	{"30 dropped items", `query($n: Int) { items(first: $n, filter: {status: {in: [DROPPED, WITHDRAWN]}}) { nodes { number reason session { body { name } } } } }`, 3},
	{"37 lines behind facts", `query($n: Int) { attendances(first: $n) { nodes { sources { words document { digest session { id } } } } } }`, 3},
	{"participation", `query($n: Int) { persons(first: $n) { nodes { participation { year present body { name } } } } }`, 4},
	{"6 attendance rates", `query($n: Int) { persons(first: $n) { nodes { attendanceRates { body { name } rate { value } sessions(first: 5) { nodes { session { number } attendance { name } } } } } } }`, 9},
	{"7 distribution", `query($n: Int) { bodies(first: $n) { nodes { attendanceDistribution { median members(first: 5) { nodes { person { name } sessions(first: 2) { nodes { session { number } } } } } } } } }`, 9},
	{"8 visitors", `query($n: Int) { bodies(first: $n) { nodes { visitors { n list { person { name } elsewhere { name } records(first: 5) { nodes { session { number } } } } } } } }`, 9},
	{"34 co-attendance", `query($n: Int) { persons(first: $n) { nodes { coAttendance { pairs(first: 5) { nodes { personA { name } personB { name } } } } } } }`, 9},
	{"36 ego networks", `query($n: Int) { persons(first: $n) { nodes { egoNetwork(others: 3) { nodes { person { name } party { name } } } } } }`, 9},
	{"people of bodies", `query($n: Int) { bodies(first: $n) { nodes { people { person { name } parties present } } } }`, 3},
	{"memberships of persons", `query($n: Int) { persons(first: $n) { nodes { memberships { body { name } evidence { number } } affiliations { first { partyName } } } } }`, 6},
	{"memberships in bodies", `query($n: Int) { bodies(first: $n) { nodes { memberships(asOf: "2016-06-30") { person { name } } related { body { name } } } } }`, 6},
	{"mentions and why", `query($n: Int) { persons(first: $n) { nodes { mentions(first: 5) { nodes { name session { number } link { rule } } } } } }`, 3},
	{"parties and when", `query($n: Int) { parties(first: $n) { nodes { name stated { first last } municipality { name } } } }`, 3},
	{"changes", `query($n: Int) { changes(first: $n) { nodes { sessions(first: 3) { nodes { body { name } } } documentChanges { document { digest session { id } } } municipalities { name } } } }`, 5},
	{"kept lines", `query($n: Int) { documents(first: $n) { nodes { lines(from: 1, to: 2) { text } } } }`, 2},
}

// TestNoReadPerRow asks each question for one row and for many.
func TestNoReadPerRow(t *testing.T) {
	a := bundled(t)
	for _, c := range readCases {
		t.Run(c.name, func(t *testing.T) {
			for _, n := range []int{1, 40} {
				a.ask(t, c.query, map[string]any{"n": n})
				t.Logf("%d rows: %d round trips", n, a.reads)
				if a.reads > c.reads {
					t.Errorf("%d rows: %d round trips, want at most %d", n, a.reads, c.reads)
				}
			}
		})
	}
	t.Run("nodes of one type", func(t *testing.T) {
		got := a.ask(t, `{ sessions(first: 40) { nodes { id } } }`, nil)
		ids := each(got, "sessions.nodes", "id")
		got = a.ask(t, `query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Session { body { name } } } }`, map[string]any{"ids": ids})
		if a.reads > 2 {
			t.Errorf("%d nodes: %d round trips, want at most 2", len(ids), a.reads)
		}
		want(t, "the same in the same order", each(got, "nodes", "id"), asJSON(t, ids))
	})
}

// TestPagesAddUp walks lists in pages of several sizes, forwards and backwards,
// in each order, and compares with the whole.
func TestPagesAddUp(t *testing.T) {
	a := bundled(t)
	lists := []string{
		`sessions(%s)`, `sessions(orderBy: {direction: DESC}, %s)`, `decisions(orderBy: {field: CONTEST, direction: DESC}, %s)`,
		`decisions(orderBy: {field: CONTEST}, filter: {no: {isNull: false}}, %s)`, `papers(%s)`, `persons(%s)`, `bodies(%s)`, `documents(%s)`,
	}
	for _, list := range lists {
		t.Run(list, func(t *testing.T) {
			whole := a.walk(t, list, "first", 100)
			if len(whole) < 3 {
				t.Fatalf("only %d entries: nothing to page", len(whole))
			}
			for _, n := range []int{1, 7} {
				if len(whole) > 60 {
					whole = whole[:60]
				}
				got := a.walk(t, list, "first", n)
				want(t, fmt.Sprintf("pages of %d", n), got[:len(whole)], asJSON(t, whole))
			}
			back := a.walk(t, list, "last", 50)
			forth := a.walk(t, list, "first", 50)
			want(t, "backwards", back, asJSON(t, forth))
		})
	}
}

// walk reads a list page by page; what it returns is in the order of the list.
func (a *api) walk(t *testing.T, list, side string, n int) []any {
	t.Helper()
	var out []any
	cursor, seek, more := "", "after", "hasNextPage"
	if side == "last" {
		seek, more = "before", "hasPreviousPage"
	}
	for {
		args := fmt.Sprintf("%s: %d", side, n)
		if cursor != "" {
			args += fmt.Sprintf(", %s: %q", seek, cursor)
		}
		got := a.ask(t, "{ list: "+fmt.Sprintf(list, args)+" { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { id } edges { cursor node { id } } } }", nil)
		ids := each(got, "list.nodes", "id")
		want(t, "edges are the nodes", each(got, "list.edges", "node.id"), asJSON(t, ids))
		if side == "last" {
			out = append(ids, out...)
			cursor, _ = at(got, "list.pageInfo.startCursor").(string)
		} else {
			out = append(out, ids...)
			cursor, _ = at(got, "list.pageInfo.endCursor").(string)
		}
		if at(got, "list.pageInfo."+more) != true {
			want(t, "totalCount", at(got, "list.totalCount"), fmt.Sprint(len(out)))
			return out
		}
	}
}
