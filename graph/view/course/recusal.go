package course

import (
	"fmt"
	"regexp"
	"strings"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

var sprintf = fmt.Sprintf

// A Room says where somebody was who took no part in an item.
type Room string

// The rooms.
const (
	RoomLeft        Room = "LEFT"         // the words say that the room was left
	RoomAtSide      Room = "ASIDE"        // the words say that the table was left, for the audience for example
	RoomAbsent      Room = "ABSENT"       // the list says that the person was not there
	RoomNotRecorded Room = "NOT_RECORDED" // nothing says where the person was
)

// A RecusalCase is a declared conflict of interest with the decisions that were
// taken on its item.
type RecusalCase struct {
	graph.Recusal
	Room      Room
	Reason    string // why the room is so, in one sentence
	Decisions []view.Decided
	At        *view.Session
}

var (
	leftRoom = regexp.MustCompile(`(?i)(?:verl(?:ä|a|é)(?:ss|ß|B|β)t|verlie(?:ß|ss|B)|verlassen)[^.;]{0,60}?(?:Raum|Saal|Sitzungssaal|Sitzungsraum|Sitzung\b)|(?:Raum|Saal|Sitzungssaal|Sitzungsraum) verlassen`)
	leftSeat = regexp.MustCompile(`(?i)Zuh(?:ö|o)rer|Zuschauer|Sitzungstisch|Ratstisch|Beratungstisch|Sitzungsbereich|r(?:ü|u)ckt vom Tisch`)
)

// RecusalCases are declared conflicts of interest, and of how many sessions it is
// known whether any was declared.
type RecusalCases struct {
	graph.Measure
	List []RecusalCase // by day
}

const recusalDefinition = "Sessions whose minutes print a declared conflict of interest, or a sentence that there was none. " +
	"Missing are the others: most minutes print neither, and of them it is not recorded whether anybody declared one. " + view.JointRule + "."

// Recusals are the declared conflicts of interest with where the person was.
func Recusals(t *view.Town, s Scope) RecusalCases {
	out := RecusalCases{Measure: graph.Measure{Definition: recusalDefinition, Revision: t.Revision}, List: []RecusalCase{}}
	for _, x := range t.Sessions {
		if !s.has(x) {
			continue
		}
		if len(x.Recusals) > 0 || x.Session.NoRecusal != nil {
			out.N++
		} else {
			out.Missing++
		}
		for _, r := range x.Recusals {
			c := RecusalCase{Recusal: r, At: x}
			for d := range x.EachDecision {
				if d.ItemID == r.ItemID && r.ItemID != "" {
					c.Decisions = append(c.Decisions, d)
				}
			}
			c.Room, c.Reason = roomOf(r, x)
			out.List = append(out.List, c)
		}
	}
	return out
}

// roomOf reads the words of a recusal first: a list says who came, not who left
// for one item.
func roomOf(r graph.Recusal, x *view.Session) (Room, string) {
	for _, s := range r.Sources {
		words := strings.Join(strings.Fields(s.Words), " ")
		if m := leftSeat.FindString(words); m != "" {
			return RoomAtSide, sprintf("the words name %q", m)
		}
		if m := leftRoom.FindString(words); m != "" {
			return RoomLeft, sprintf("the words say %q", m)
		}
	}
	for _, a := range x.Attendances {
		if a.PersonID == "" || a.PersonID != r.PersonID {
			continue
		}
		var at graph.Moment
		for i := range x.Items {
			if x.Items[i].ID == r.ItemID {
				at.Item = &x.Items[i]
			}
		}
		if at.Item == nil {
			break
		}
		if p, why := graph.PresentAt(&a, &x.Session, x.Items, at); p == graph.PresenceAbsent {
			return RoomAbsent, why
		}
	}
	return RoomNotRecorded, "the minutes say that the person took no part, not where the person was"
}
