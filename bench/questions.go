package main

import (
	"fmt"
	"strings"
	"unicode"
)

// A query is what one side is asked.
type query struct {
	text string
	vars map[string]any
}

// A question is asked of every side, with one of several subjects at a time.
type question struct {
	name     string
	subjects int
	api      func(w *world, n int) query
	sql      func(w *world, n int) query // PostGraphile; nil: it is not asked
	dql      func(w *world, n int) query // nil: Dgraph alone does not answer it
	same     []pair                      // what must be equal
	walks    bool                        // a question of relationships
	words    bool                        // its subject is a word
}

// A pair is a value of the API's answer and of PostGraphile's, by paths: a number
// of a list, * for each, # for how many.
type pair struct{ api, sql string }

func id[T any](v T) map[string]any { return map[string]any{"id": v} }

func questions(w *world) []question {
	out := []question{personPage(), coAttendance(), decisionsOf(), newest(), search(), searchTown(), way()}
	if w.parties[0] != "" {
		out = append(out, alignment())
	}
	return append(out, dashboard(out), partyYears(), partyYearsEverywhere())
}

func personPage() question {
	return question{name: "person page", subjects: 40,
		api: func(w *world, n int) query {
			return query{`query($id: ID!) { node(id: $id) { ... on Person { name participation { body { name } year sessions present partial excused absent notListed notRecorded } } } }`,
				id(w.persons[n%len(w.persons)])}
		},
		sql: func(w *world, n int) query {
			return query{`query($id: Int!) { personByRowId(rowId: $id) { name } participationOf(person: $id) { nodes { body year sessions present partial excused absent notListed notRecorded } } }`,
				id(w.key(w.persons[n%len(w.persons)]))}
		},
		dql: func(w *world, n int) query {
			return query{`query q($id: string) { p(func: eq(xid, $id)) { person.name person.session @facets { session.day session.attendanceRecord session.body { xid body.name } } } }`,
				id(string(w.persons[n%len(w.persons)]))}
		},
		same: []pair{{"node.participation.#", "participationOf.nodes.#"}, {"node.participation.*.present", "participationOf.nodes.*.present"},
			{"node.participation.*.sessions", "participationOf.nodes.*.sessions"}, {"node.participation.*.notListed", "participationOf.nodes.*.notListed"}}}
}

func coAttendance() question {
	return question{name: "co-attendance", subjects: 40, walks: true,
		api: func(w *world, n int) query {
			return query{`query($id: ID!) { node(id: $id) { ... on Person { coAttendance { pairs(first: 50) { totalCount nodes { personA { id name } personB { id name } sessions timed minutes } } } } } }`,
				id(w.persons[n%len(w.persons)])}
		},
		sql: func(w *world, n int) query {
			return query{`query($id: Int!) { coAttendance(person: $id, first: 50) { totalCount nodes { personId name sessions timed minutes } } }`,
				id(w.key(w.persons[n%len(w.persons)]))}
		},
		dql: func(w *world, n int) query {
			return query{`query q($id: string) { p(func: eq(xid, $id)) { person.session @facets(eq(status, "PRESENT") AND eq(group, "COUNCIL")) {
s as uid } } var(func: uid(s)) { ~person.session @facets(eq(status, "PRESENT") AND eq(group, "COUNCIL")) { o as uid } }
w(func: uid(o)) { person.name n: count(person.session @filter(uid(s))) } }`,
				id(string(w.persons[n%len(w.persons)]))}
		},
		same: []pair{{"node.coAttendance.pairs.totalCount", "coAttendance.totalCount"}, {"node.coAttendance.pairs.nodes.*.sessions", "coAttendance.nodes.*.sessions"},
			{"node.coAttendance.pairs.nodes.*.minutes", "coAttendance.nodes.*.minutes"}}}
}

func decisionsOf() question {
	return question{name: "decisions of a paper with presence", subjects: 40,
		api: func(w *world, n int) query {
			return query{`query($id: ID!) { node(id: $id) { ... on Paper { number decisions(first: 50) { nodes { outcome yes no abstain body { name } session { date { day } }
presence { certain { presence } undetermined { presence } absent { presence } } } } } } }`, id(w.papers[n%len(w.papers)])}
		},
		sql: func(w *world, n int) query {
			return query{`query($id: Int!) { paperByRowId(rowId: $id) { number } decisionsOf(paper: $id, first: 50) { nodes { outcome yes no abstain body day certain undetermined absent } } }`,
				id(w.key(w.papers[n%len(w.papers)]))}
		},
		dql: func(w *world, n int) query {
			return query{`query q($id: string) { p(func: eq(xid, $id)) { paper.number ~decision.paper { decision.outcome decision.yes decision.no decision.abstain decision.body { body.name }
decision.item { item.position } decision.session { session.day ~attendance.session { attendance.status attendance.group attendance.from attendance.until } } } } }`,
				id(string(w.papers[n%len(w.papers)]))}
		},
		same: []pair{{"node.decisions.nodes.*.yes", "decisionsOf.nodes.*.yes"}, {"node.decisions.nodes.*.presence.certain.#", "decisionsOf.nodes.*.certain"},
			{"node.decisions.nodes.*.presence.absent.#", "decisionsOf.nodes.*.absent"}}}
}

func newest() question {
	return question{name: "newest sessions of a body", subjects: 20,
		api: func(w *world, n int) query {
			return query{`query($id: ID!) { node(id: $id) { ... on Body { sessions(orderBy: {field: DATE, direction: DESC}, first: 50) { nodes { number date { day } body { name } attendances { totalCount } } } } } }`,
				id(w.bodies[n%len(w.bodies)])}
		},
		sql: func(w *world, n int) query {
			return query{`query($id: Int!) { newestSessions(body: $id) { nodes { number day body entries } } }`, id(w.key(w.bodies[n%len(w.bodies)]))}
		},
		dql: func(w *world, n int) query {
			return query{`query q($id: string) { p(func: eq(xid, $id)) { body.name ~session.body (orderdesc: session.day, first: 50) { session.number session.day n: count(~attendance.session) } } }`,
				id(string(w.bodies[n%len(w.bodies)]))}
		},
		same: []pair{{"node.sessions.nodes.*.number", "newestSessions.nodes.*.number"}, {"node.sessions.nodes.*.attendances.totalCount", "newestSessions.nodes.*.entries"}}}
}

func search() question {
	return question{name: "search in titles", subjects: 20, words: true,
		api: func(w *world, n int) query {
			return query{`query($id: String!) { items(filter: {title: {words: $id}}, first: 20) { nodes { number title session { date { day } body { name } } } } }`, id(w.words[n%len(w.words)])}
		},
		sql: func(w *world, n int) query {
			return query{`query($id: String!) { search(words: $id) { nodes { number title day body } } }`, id(w.words[n%len(w.words)])}
		},
		dql: func(w *world, n int) query {
			return query{`query q($id: string) { p(func: allofterms(item.title, $id), orderasc: item.sort, first: 20) { item.number item.title item.session { session.day session.body { body.name } } } }`,
				id(w.words[n%len(w.words)])}
		},
		same: []pair{{"items.nodes.*.session.date.day", "search.nodes.*.day"}}}
}

// searchTown asks for words in all texts of one town. Nothing else here finds
// parts of compounds and damaged words, so only the API is asked.
func searchTown() question {
	return question{name: "search in all texts of a municipality", subjects: 20, words: true,
		api: func(w *world, n int) query {
			return query{`query($id: String!, $in: ID!) { search(query: $id, municipality: $in, first: 20) { totalCount nodes { snippet { text marked } } } }`,
				map[string]any{"id": w.words[n%len(w.words)], "in": w.town}}
		}}
}

// way asks for two persons who did not begin together.
func way() question {
	two := func(w *world, n int) (a, b int) { return n % len(w.persons), (n*7 + 13) % len(w.persons) }
	return question{name: "path between two persons", subjects: 40, walks: true,
		api: func(w *world, n int) query {
			a, b := two(w, n)
			return query{`query($a: ID!, $b: ID!) { paths(from: $a, to: $b, kinds: [SESSION], maxHops: 3, top: 5) { hops paths { hops { from { name } to { name } ties { kind count } } } } }`,
				map[string]any{"a": w.persons[a], "b": w.persons[b]}}
		},
		sql: func(w *world, n int) query {
			a, b := two(w, n)
			return query{`query($a: Int!, $b: Int!) { ways(a: $a, b: $b) { nodes { hops through sessions } } }`,
				map[string]any{"a": w.key(w.persons[a]), "b": w.key(w.persons[b])}}
		},
		same: []pair{{"paths.hops", "ways.nodes.0.hops"}}}
}

func alignment() question {
	return question{name: "party alignment over ten years", subjects: 1, walks: true,
		api: func(w *world, n int) query {
			return query{`query($id: ID!, $a: String!, $b: String!) { node(id: $id) { ... on Municipality { alignment(a: $a, b: $b, keepUnanimous: true, minimum: 1, scope: {during: {from: "2005-01-01", to: "2014-12-31"}}) { n series { label n rate { count of } } } } } }`,
				map[string]any{"id": w.town, "a": w.parties[0], "b": w.parties[1]}}
		},
		sql: func(w *world, n int) query {
			return query{`query($id: Int!, $a: String!, $b: String!) { alignment(municipality: $id, a: $a, b: $b, fromDay: "2005-01-01", toDay: "2014-12-31") { nodes { year compared alike } } }`,
				map[string]any{"id": w.key(w.town), "a": w.parties[0], "b": w.parties[1]}}
		},
		same: []pair{{"node.alignment.series.*.rate.of", "alignment.nodes.*.compared"}, {"node.alignment.series.*.rate.count", "alignment.nodes.*.alike"}}}
}

// dashboard asks five questions in one operation.
func dashboard(parts []question) question {
	parts = parts[:5]
	q := question{name: "dashboard of these five", subjects: 20,
		api: func(w *world, n int) query {
			return joinQueries(parts, func(p question) query { return p.api(w, n) }, "ID!")
		},
		sql: func(w *world, n int) query {
			return joinQueries(parts, func(p question) query { return p.sql(w, n) }, "Int!")
		}}
	for i, p := range parts {
		for _, s := range p.same {
			q.same = append(q.same, pair{alias(i, s.api), alias(i, s.sql)})
		}
	}
	return q
}

func alias(part int, path string) string { return fmt.Sprintf("p%d_%s", part, path) }

// joinQueries makes one operation of several that have one variable each.
func joinQueries(parts []question, of func(question) query, usual string) query {
	var head, body strings.Builder
	vars := map[string]any{}
	for i, p := range parts {
		typ := usual
		if p.words {
			typ = "String!"
		}
		name := fmt.Sprintf("v%d", i)
		fmt.Fprintf(&head, "$%s: %s ", name, typ)
		q := of(p)
		vars[name] = q.vars["id"]
		_, text, _ := strings.Cut(q.text, "{")
		text = strings.TrimSuffix(strings.TrimSpace(text), "}")
		body.WriteString(aliased(strings.ReplaceAll(text, "$id", "$"+name), i))
	}
	return query{"query(" + head.String() + ") {" + body.String() + "}", vars}
}

// aliased names the root fields of a selection apart from those of others.
func aliased(text string, part int) string {
	var out, word strings.Builder
	depth := 0
	for _, r := range text + " " {
		if depth == 0 && unicode.IsLetter(r) {
			word.WriteRune(r)
			continue
		}
		if word.Len() > 0 {
			fmt.Fprintf(&out, "p%d_%s: %s", part, &word, &word)
			word.Reset()
		}
		switch r {
		case '{', '(':
			depth++
		case '}', ')':
			depth--
		}
		out.WriteRune(r)
	}
	return out.String()
}
