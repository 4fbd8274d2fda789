package attend

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// An EarlyLeaver is how often somebody left sessions before their end.
type EarlyLeaver struct {
	graph.Measure
	PersonID   graph.ID
	Rate       graph.Rate
	Departures []Departure // by day
}

// A Departure is that somebody left a session before its end.
type Departure struct {
	AttendanceID graph.ID
	SessionID    graph.ID
	Until        string   // as printed
	ItemID       graph.ID // the last item that was attended; "": not recorded
	Reason       string
}

const leaverDefinition = "Share of the sessions attended by the person, on the council side, that the person certainly left before the end, by printed departures; " +
	"sessions of which a departure does not settle that are missing. A departure printed later than the end of the session settles nothing, since that end is then one of a part. Who came for a single item is left out. " + view.JointRule + "."

// Leavers are who left sessions early, with how many attendances were looked at.
type Leavers struct {
	graph.Measure
	List []EarlyLeaver // the most frequent first
}

const leaversDefinition = "Sessions attended on the council side, each once for each person, of which it is certain whether the person stayed to the end, by printed departures; " +
	"listed is who left more than %g of at least %d of them before the end. Missing are those of which a printed departure does not settle that. A list that prints no departures says nothing else: who is listed without one counts as having stayed. " + view.JointRule + "."

// EarlyLeavers are who left more than a share of at least some sessions before
// their end, in a period, at one body or (empty) at all.
func EarlyLeavers(t *view.Town, body graph.ID, during graph.DateRange, above float64, atLeast int) Leavers {
	all := Leavers{Measure: graph.Measure{Definition: fmt.Sprintf(leaversDefinition, above, atLeast), Revision: t.Revision}}
	var out []EarlyLeaver
	for person := range t.Persons {
		l := EarlyLeaver{PersonID: person, Measure: graph.Measure{Definition: leaverDefinition, Revision: t.Revision}}
		for _, e := range t.Listed(person) {
			if e.Status == graph.StatusPresent && e.Group == graph.GroupCouncil && during.Holds(e.At.Day()) && (body == "" && !t.Again(e.At) || e.At.Body.ID == body) {
				l.count(e)
			}
		}
		all.N, all.Missing = all.N+l.N, all.Missing+l.Missing
		l.Rate = graph.Rate{Count: len(l.Departures), Of: l.N}
		if v := l.Rate.Value(); v != nil && *v > above && l.N >= atLeast {
			out = append(out, l)
		}
	}
	slices.SortFunc(out, func(a, b EarlyLeaver) int {
		return cmp.Or(-cmp.Compare(*a.Rate.Value(), *b.Rate.Value()), -cmp.Compare(a.N, b.N), cmp.Compare(a.PersonID, b.PersonID))
	})
	all.List = out
	return all
}

func (l *EarlyLeaver) count(e view.Entry) {
	if e.From != nil && e.Until != nil && *e.From == *e.Until {
		return // came for an item, and left nothing early
	}
	if !e.Partial() {
		l.N++
		return
	}
	at, why := graph.PresentAt(e.Attendance, &e.At.Session, e.At.Items, graph.Moment{End: true})
	switch {
	case at == graph.PresenceUndetermined, afterEnd(e):
		l.Missing++
		return
	case at == graph.PresenceAbsent && e.Until != nil:
		l.Departures = append(l.Departures, Departure{AttendanceID: e.ID, SessionID: e.SessionID, Until: *e.Until, ItemID: lastAttended(e), Reason: why})
	}
	l.N++
}

// afterEnd reports a departure that is printed later than the session's end: where
// the end is that of the public part, when the whole session ended is not recorded.
func afterEnd(e view.Entry) bool {
	return e.Until != nil && e.At.Session.End != nil && !strings.HasPrefix(*e.Until, "TOP ") && *e.Until > *e.At.Session.End
}

// lastAttended is the item that a departure names. A time of day names none, since
// minutes do not print when items were handled.
func lastAttended(e view.Entry) graph.ID {
	number, ok := strings.CutPrefix(*e.Until, "TOP ")
	if !ok {
		return ""
	}
	var found []graph.ID
	for _, it := range e.At.Items {
		if it.Number == number && it.Status != graph.ItemAnnounced {
			found = append(found, it.ID)
		}
	}
	if len(found) != 1 {
		return ""
	}
	return found[0]
}
