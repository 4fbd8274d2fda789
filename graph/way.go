package graph

import (
	"cmp"
	"slices"
)

// A PaperWay is the way of a paper through the bodies.
type PaperWay struct {
	Stages    []PaperStage
	Days      *int
	Deferrals int
	Outcome   *Outcome
}

// A PaperStage is one item that dealt with a paper.
type PaperStage struct {
	Item              Item
	SessionID         ID
	PaperID           ID
	Decisions         []Decision
	DaysSincePrevious *int
	Deferred          bool
	Referred          bool
}

// A Dealt is one item that dealt with a paper, with its session's day and its
// decisions.
type Dealt struct {
	Item      Item
	PaperID   ID
	Day       Date // "": not known
	Decisions []Decision
}

// WayOf puts the items that dealt with a paper in order and measures the way.
// Items whose day is not known come last, and no duration is counted to them.
func WayOf(dealt []Dealt) PaperWay {
	slices.SortFunc(dealt, func(a, b Dealt) int {
		return cmp.Or(cmp.Compare(unknownLast(a.Day), unknownLast(b.Day)), cmp.Compare(a.Item.SessionID, b.Item.SessionID),
			cmp.Compare(a.Item.Position, b.Item.Position), cmp.Compare(a.Item.ID, b.Item.ID))
	})
	dealt = slices.CompactFunc(dealt, func(a, b Dealt) bool { return a.Item.ID == b.Item.ID })
	var w PaperWay
	var first, before Date
	for _, d := range dealt {
		st := stage(d)
		if d.Day != "" && before != "" {
			st.DaysSincePrevious = days(before, d.Day)
			w.Days = days(first, d.Day)
		}
		if d.Day != "" {
			before = d.Day
			first = cmp.Or(first, d.Day)
			if n := len(d.Decisions); n > 0 {
				w.Outcome = &d.Decisions[n-1].Outcome
			}
		}
		if st.Deferred {
			w.Deferrals++
		}
		w.Stages = append(w.Stages, st)
	}
	return w
}

// Bodies counts the bodies that dealt with the paper.
func (w PaperWay) Bodies() int {
	seen := map[ID]bool{}
	for _, s := range w.Stages {
		seen[s.Item.BodyID] = true
	}
	return len(seen)
}

func stage(d Dealt) PaperStage {
	st := PaperStage{Item: d.Item, SessionID: d.Item.SessionID, PaperID: d.PaperID, Decisions: d.Decisions}
	st.Deferred = d.Item.Status == ItemDropped || d.Item.Status == ItemPostponed || d.Item.Status == ItemWithdrawn
	for _, x := range d.Decisions {
		st.Deferred = st.Deferred || x.Outcome == OutcomePostponed || x.Outcome == OutcomeWithdrawn
		st.Referred = st.Referred || x.Outcome == OutcomeReferred
	}
	return st
}

func unknownLast(d Date) Date { return cmp.Or(d, "9999-99-99") }

func days(from, to Date) *int {
	n, err := DaysBetween(from, to)
	if err != nil {
		return nil
	}
	return &n
}
