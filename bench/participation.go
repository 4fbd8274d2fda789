package main

// partyRows are what is asked of a party and year.
const partyRows = `n missing rows { party { key } year n missing rate { count of } excused absent notListed }`

// partyPairs compare the rows of parties and years below a path.
func partyPairs(api, sql string) []pair {
	return []pair{{api + ".rows.#", sql + ".nodes.#"}, {api + ".rows.*.n", sql + ".nodes.*.n"}, {api + ".rows.*.missing", sql + ".nodes.*.missing"},
		{api + ".rows.*.rate.count", sql + ".nodes.*.attended"}, {api + ".rows.*.excused", sql + ".nodes.*.excused"},
		{api + ".rows.*.absent", sql + ".nodes.*.absent"}, {api + ".rows.*.notListed", sql + ".nodes.*.notListed"}}
}

// partyYears asks how the members of each party attended the sessions of a body.
// DQL gives the entries of its lists; whoever asks it counts.
func partyYears() question {
	return question{name: "participation of parties in a body", subjects: 20,
		api: func(w *world, n int) query {
			return query{`query($id: ID!) { node(id: $id) { ... on Body { partyParticipation { ` + partyRows + ` } } } }`, id(w.bodies[n%len(w.bodies)])}
		},
		sql: func(w *world, n int) query {
			return query{`query($id: Int!) { partyParticipation(body: $id) { nodes { party year n missing attended excused absent notListed } } }`, id(w.key(w.bodies[n%len(w.bodies)]))}
		},
		dql: func(w *world, n int) query {
			return query{`query q($id: string) { p(func: eq(xid, $id)) { ~session.body { session.day session.attendanceRecord
~attendance.session @filter(eq(attendance.group, "COUNCIL")) { attendance.status attendance.party { party.key } mention.person { xid } } } } }`,
				id(string(w.bodies[n%len(w.bodies)]))}
		},
		same: partyPairs("node.partyParticipation", "partyParticipation")}
}

// partyYearsEverywhere asks the same over all bodies of all municipalities. DQL
// would have to give every entry of every list.
func partyYearsEverywhere() question {
	return question{name: "participation of parties over everything", subjects: 1,
		api: func(*world, int) query { return query{`{ partyParticipation { ` + partyRows + ` } }`, nil} },
		sql: func(*world, int) query {
			return query{`{ partyParticipationEverywhere { nodes { party year n missing attended excused absent notListed } } }`, nil}
		},
		same: partyPairs("partyParticipation", "partyParticipationEverywhere")}
}
