package dgraph

import (
	"context"
	"fmt"

	"ratsgraph/graph"
)

// appearanceFields are what figures need of an entry of a list.
const appearanceFields = `xid attendance.party { party.key party.commonName } attendance.status attendance.group attendance.role attendance.partyName attendance.from attendance.until attendance.substitute`

// PersonAppearances reads all entries of lists that are linked to persons. A
// period leaves out sessions whose day is not known.
func (s *Store) PersonAppearances(ctx context.Context, persons []graph.ID, during graph.DateRange) (map[graph.ID][]graph.Appearance, error) {
	var v vars
	block := v.byIDs("q", persons, fmt.Sprintf(`xid person.name list: ~mention.person %s { %s attendance.session { xid session.day session.body { xid } } }`,
		filterOf("type(Attendance)", v.days("attendance.day", during)), appearanceFields))
	var got struct {
		Q []struct {
			XID  graph.ID
			Name string `json:"person.name"`
			List []row
		}
	}
	if err := s.query(ctx, &got, v.query(block), v.vals); err != nil {
		return nil, fmt.Errorf("appearances of persons: %w", err)
	}
	out := map[graph.ID][]graph.Appearance{}
	for _, p := range got.Q {
		for _, r := range p.List {
			in := r.at("attendance.session")
			a := appearance(r, in.id(), in.str("session.day"))
			a.PersonID, a.Name, a.BodyID = p.XID, p.Name, in.ref("session.body")
			out[p.XID] = append(out[p.XID], a)
		}
	}
	return out, nil
}

// BodyAppearances reads all entries, of persons of these classes, on the lists
// of bodies.
func (s *Store) BodyAppearances(ctx context.Context, bodies []graph.ID, during graph.DateRange, groups []graph.Group) (map[graph.ID][]graph.Appearance, error) {
	if len(groups) == 0 {
		return nil, nil
	}
	var v vars
	return s.listed(ctx, &v, "session.body", bodies, during, fmt.Sprintf(`eq(attendance.group, [%s])`, strs(&v, groups)))
}

// MunicipalityAppearances reads all entries of the council side that are linked
// to persons, on the lists of all bodies of municipalities.
func (s *Store) MunicipalityAppearances(ctx context.Context, municipalities []graph.ID, during graph.DateRange) (map[graph.ID][]graph.Appearance, error) {
	return s.listed(ctx, new(vars), "session.municipality", municipalities, during, `eq(attendance.group, "COUNCIL")`)
}

// listed reads the entries of persons on lists, as far as a condition holds.
func (s *Store) listed(ctx context.Context, v *vars, edge string, of []graph.ID, during graph.DateRange, condition string) (map[graph.ID][]graph.Appearance, error) {
	parents, err := s.sessionsHeld(ctx, v, edge, of, during, fmt.Sprintf(`xid session.day session.body { xid }
list: ~attendance.session @filter(%s AND has(mention.person)) { %s mention.person { xid person.name } }`, condition, appearanceFields))
	if err != nil {
		return nil, fmt.Errorf("appearances by %s: %w", edge, err)
	}
	out := map[graph.ID][]graph.Appearance{}
	for _, parent := range parents {
		for _, in := range parent.Sessions {
			for _, r := range get[[]row](in, "list") {
				person := r.at("mention.person")
				a := appearance(r, in.id(), in.str("session.day"))
				a.PersonID, a.Name, a.BodyID = person.id(), person.str("person.name"), in.ref("session.body")
				out[parent.XID] = append(out[parent.XID], a)
			}
		}
	}
	return out, nil
}

// A holder is a body or a municipality, and sessions of it.
type holder struct {
	XID      graph.ID
	Sessions []row
}

// sessionsHeld reads the sessions that bodies or municipalities held in a period.
func (s *Store) sessionsHeld(ctx context.Context, v *vars, edge string, of []graph.ID, during graph.DateRange, fields string) ([]holder, error) {
	block := v.byIDs("q", of, fmt.Sprintf(`xid sessions: ~%s %s { %s }`, edge, filterOf(v.days("session.day", during)), fields))
	var got struct{ Q []holder }
	err := s.query(ctx, &got, v.query(block), v.vals)
	return got.Q, err
}

func appearance(r row, session graph.ID, day string) graph.Appearance {
	party := r.at("attendance.party")
	return graph.Appearance{ID: r.id(), PartyKey: party.str("party.key"), PartyName: party.str("party.commonName"), SessionID: session, Day: graph.Date(day), Status: graph.Status(r.str("attendance.status")),
		Group: graph.Group(r.str("attendance.group")), Party: r.str("attendance.partyName"), Role: r.str("attendance.role"), Substitute: get[bool](r, "attendance.substitute"),
		Partial: r.str("attendance.from") != "" || r.str("attendance.until") != ""}
}

// HeldSessions reads the sessions of bodies.
func (s *Store) HeldSessions(ctx context.Context, bodies []graph.ID, during graph.DateRange) (map[graph.ID][]graph.HeldSession, error) {
	holders, err := s.sessionsHeld(ctx, new(vars), "session.body", bodies, during, "xid session.day session.attendanceRecord")
	if err != nil {
		return nil, fmt.Errorf("sessions of bodies: %w", err)
	}
	out := map[graph.ID][]graph.HeldSession{}
	for _, b := range holders {
		for _, r := range b.Sessions {
			out[b.XID] = append(out[b.XID], graph.HeldSession{ID: r.id(), BodyID: b.XID, Day: graph.Date(r.str("session.day")),
				Record: graph.AttendanceRecord(r.str("session.attendanceRecord"))})
		}
	}
	return out, nil
}

// days is the condition that a day lies in a period; "" for no period.
func (v *vars) days(pred string, during graph.DateRange) string {
	var from, to string
	if during.From != "" {
		from = fmt.Sprintf("ge(%s, %s)", pred, v.str(string(during.From)))
	}
	if during.To != "" {
		to = fmt.Sprintf("le(%s, %s)", pred, v.str(string(during.To)))
	}
	return join(" AND ", from, to)
}

// PartiesStated reads when parties were stated in lists of people, one value for
// each.
func (s *Store) PartiesStated(ctx context.Context, parties []graph.ID) (map[graph.ID][]graph.Stated, error) {
	var v vars
	block := v.byIDs("q", parties, "xid list: ~attendance.party { attendance.day xid }")
	var got struct {
		Q []struct {
			XID  graph.ID
			List []row
		}
	}
	if err := s.query(ctx, &got, v.query(block), v.vals); err != nil {
		return nil, fmt.Errorf("parties stated: %w", err)
	}
	out := map[graph.ID][]graph.Stated{}
	for _, p := range got.Q {
		st := graph.Stated{Entries: len(p.List)}
		for _, r := range p.List {
			day := graph.Date(r.str("attendance.day"))
			if day == "" {
				continue
			}
			if st.First == nil || day < *st.First {
				st.First = &day
			}
			if st.Last == nil || day > *st.Last {
				st.Last = &day
			}
		}
		out[p.XID] = []graph.Stated{st}
	}
	return out, nil
}
