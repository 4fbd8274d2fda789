package council

import "ratsgraph/ingest/minutes"

// A presence is one person's part in a session. From and until are indices of
// items; -1 stands for the opening and the close.
type presence struct {
	who     *person
	role    string // in the session: "ordentl. Mitglied"
	group   minutes.Group
	status  minutes.Status
	from    int
	until   int
	told    telling
	forWho  *person
	deputy  bool // listed as a deputy
	adviser bool
	voting  bool
	party   *party // on that day
}

// telling is how a partial presence gets on the paper.
type telling int

const (
	byClock telling = iota
	byItem
	byBoth
)

func (p *presence) at(i int) bool {
	return p.status == minutes.Present && (p.from < 0 || i >= p.from) && (p.until < 0 || i <= p.until)
}

func (p *presence) whole() bool { return p.status == minutes.Present && p.from < 0 && p.until < 0 }

// attend decides who comes, who stays away and who stands in.
func (t *Town) attend(m *meeting) {
	if m.body.kind == kindCouncil {
		t.come(m, t.mayor, t.mayor.office).voting = true
	}
	for _, p := range m.body.members {
		x := t.come(m, p, "ordentl. Mitglied")
		x.party, x.voting = p.party, true
		t.whims(m, x)
	}
	t.takeChair(m)
	for _, x := range append([]*presence{}, m.people...) {
		if x.status == minutes.Excused && t.dice.chance(0.7) {
			t.standIn(m, x)
		}
	}
	for _, p := range m.body.advisers {
		x := t.come(m, p, "beratendes Mitglied")
		x.adviser = true
	}
	t.officials(m)
	t.guests(m)
}

func (t *Town) come(m *meeting, p *person, role string) *presence {
	x := &presence{who: p, role: role, group: minutes.Council, status: minutes.Present, from: -1, until: -1}
	m.people = append(m.people, x)
	return x
}

// whims lets a member stay away, come late or leave early.
func (t *Town) whims(m *meeting, x *presence) {
	x.told = pick(t.dice, []telling{byClock, byClock, byItem, byBoth})
	switch r := t.dice.Float64(); {
	case r < 0.09:
		x.status = minutes.Excused
	case r < 0.11:
		x.status = minutes.Absent
	case r < 0.16:
		x.from = 1 + t.dice.IntN(len(m.items)-2)
	case r < 0.22:
		x.until = len(m.items)/2 + t.dice.IntN(len(m.items)-1-len(m.items)/2)
	}
	for (x.from >= 0 && m.items[x.from].status == minutes.DroppedItem) || x.from == len(m.items)-1 {
		x.from--
	}
	for x.until >= 0 && m.items[x.until].status == minutes.DroppedItem {
		x.until--
	}
}

// takeChair finds someone to preside who is there all the time.
func (t *Town) takeChair(m *meeting) {
	var stand *presence
	for _, x := range m.people {
		if x.who == m.body.chair && x.whole() {
			m.chair, m.chairRole, x.role = x.who, m.body.office, m.body.office
			return
		}
		if x.who != t.mayor && x.who != m.body.chair && (stand == nil || !stand.whole()) {
			stand = x
		}
	}
	stand.status, stand.from, stand.until = minutes.Present, -1, -1
	stand.role = "stv. Vorsitzender"
	m.chair, m.chairRole = stand.who, stand.role
	for _, x := range m.people {
		if x.who == m.body.chair && x.status == minutes.Present {
			x.status, x.from, x.until = minutes.Excused, -1, -1
		}
	}
}

// standIn sends a deputy for a member who is excused: one of the board's own
// deputies, or anyone of the same faction. The council has none.
func (t *Town) standIn(m *meeting, gone *presence) {
	var from []*person
	switch m.body.kind {
	case kindCommittee:
		from = t.bodies[0].members
	case kindAdvisory:
		from = m.body.deputies
	}
	for _, i := range t.dice.Perm(len(from)) {
		p := from[i]
		if p.party != gone.who.party || m.has(p) {
			continue
		}
		x := t.come(m, p, "stv. Mitglied")
		x.deputy, x.voting, x.party, x.forWho = true, true, p.party, gone.who
		return
	}
}

func (m *meeting) has(p *person) bool {
	for _, x := range m.people {
		if x.who == p {
			return true
		}
	}
	return false
}

// officials sends the staff; the last of them takes the minutes.
func (t *Town) officials(m *meeting) {
	if m.body.kind != kindCouncil && t.dice.chance(0.4) {
		t.come(m, t.mayor, t.mayor.office).group = minutes.Administration
	}
	for _, p := range t.staff[:4] {
		if t.dice.chance(0.45) {
			t.come(m, p, p.office).group = minutes.Administration
		}
	}
	m.secretary = t.staff[4+m.body.index%2]
	t.come(m, m.secretary, m.secretary.office).group = minutes.Administration
}

var guestsOf = []string{"Ingenieurbüro Wasserwerk Nord", "Planungsbüro Haltepunkt", "Landkreis, Amt für Kreisstraßen", "Förderverein Freibad", "Lührener Zeitung"}

// guests come for one item.
func (t *Town) guests(m *meeting) {
	for _, it := range m.items {
		if it.paper == nil || it.status != minutes.Handled || !t.dice.chance(0.08) {
			continue
		}
		g := t.newPerson(nil)
		g.office = pick(t.dice, guestsOf)
		x := t.come(m, g, g.office)
		x.group = minutes.Guest
		it.guest = x
		return
	}
}

// listed returns the people of one group and status, in their order.
func (m *meeting) listed(g minutes.Group, s minutes.Status) []*presence {
	var out []*presence
	for _, x := range m.people {
		if x.group == g && x.status == s {
			out = append(out, x)
		}
	}
	return out
}
