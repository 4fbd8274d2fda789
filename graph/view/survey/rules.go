package survey

import (
	"strings"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// A rule says what a statistic counts in a session.
type rule struct {
	kind       kind
	definition string
	counter    func(*view.Town) func(*Bucket, *view.Session)
}

func each(count func(*Bucket, *view.Session)) func(*view.Town) func(*Bucket, *view.Session) {
	return func(*view.Town) func(*Bucket, *view.Session) { return count }
}

var rules = map[Statistic]rule{
	StatSessions: {counts, "Sessions of which a document is in the graph.", each(func(b *Bucket, _ *view.Session) { b.Count++ })},
	StatItems: {counts, "Agenda items that were handled.", each(func(b *Bucket, x *view.Session) {
		b.items(x, func(it *graph.Item) bool { return it.Status == graph.ItemHandled })
	})},
	StatDropped: {counts, "Agenda items that were dropped, withdrawn or postponed.", each(func(b *Bucket, x *view.Session) {
		b.items(x, func(it *graph.Item) bool { return it.Status != graph.ItemHandled && it.Status != graph.ItemAnnounced })
	})},
	StatMotions: {counts, "Agenda items whose heading names a party as their mover.", each(func(b *Bucket, x *view.Session) {
		b.items(x, func(it *graph.Item) bool { return len(it.MoverIDs) > 0 })
	})},
	StatPapers: {counts, "Papers, supplements left out, by the first session that dealt with them.", newPapers},
	StatDecisions: {counts, "Decisions: votes and formal outcomes.", each(func(b *Bucket, x *view.Session) {
		b.decisions(x, func(view.Decided) (bool, bool) { return true, true })
	})},
	StatUnanimous: {shares, "Share of the decisions printed as unanimous among those of which it is printed whether they were; missing are other decisions, but not what was only taken note of or withdrawn.",
		each(func(b *Bucket, x *view.Session) {
			b.decisions(x, func(d view.Decided) (bool, bool) { return d.Unanimous != nil && *d.Unanimous, d.Unanimous != nil })
		})},
	StatRejected: {shares, "Share of the decisions that rejected among those that accepted or rejected.", each(func(b *Bucket, x *view.Session) {
		b.decisions(x, func(d view.Decided) (bool, bool) {
			return d.Outcome == graph.OutcomeRejected, d.Outcome == graph.OutcomeRejected || d.Outcome == graph.OutcomeAccepted
		})
	})},
	StatAttendance: {shares, "Share of the entries listed as present, if only for a part, among all of the council side; deputies who stood in are left out. Missing are sessions without a complete list.", each((*Bucket).attendance)},
	StatDuration:   {means, "Mean minutes from the printed begin to the printed end; missing are sessions of which one of them is not printed.", each((*Bucket).minutes)},
	StatRecusals:   {counts, "Declared conflicts of interest (Befangenheit) of named persons.", each(func(b *Bucket, x *view.Session) { b.Count += len(x.Recusals) })},
}

func (b *Bucket) items(x *view.Session, counts func(*graph.Item) bool) {
	for i := range x.Items {
		if counts(&x.Items[i]) {
			b.Count++
		}
	}
}

// decisions counts those that have something among those of which it is settled.
func (b *Bucket) decisions(x *view.Session, has func(view.Decided) (has, settled bool)) {
	for d := range x.EachDecision {
		yes, settled := has(d)
		switch {
		case yes:
			b.Count++
			b.Of++
			b.Counted = append(b.Counted, d)
		case settled:
			b.Of++
		case d.Outcome != graph.OutcomeNoted && d.Outcome != graph.OutcomeWithdrawn:
			b.Missing++
		}
	}
}

func (b *Bucket) attendance(x *view.Session) {
	if x.Session.AttendanceRecord != graph.AttendanceComplete {
		b.Missing++
		return
	}
	for _, a := range x.Attendances {
		if a.Group != graph.GroupCouncil || a.Substitute {
			continue
		}
		b.Of++
		if a.Status == graph.StatusPresent {
			b.Count++
		}
	}
}

func (b *Bucket) minutes(x *view.Session) {
	begin, okA := clock(x.Session.Start)
	end, okB := clock(x.Session.End)
	if !okA || !okB {
		b.Missing++
		return
	}
	if end < begin { // past midnight
		end += 24 * 60
	}
	b.Count++
	b.sum += end - begin
}

func clock(s *string) (int, bool) {
	if s == nil || len(*s) != 5 {
		return 0, false
	}
	n := func(i int) int { return int((*s)[i]-'0')*10 + int((*s)[i+1]-'0') }
	return n(0)*60 + n(3), (*s)[2] == ':'
}

func newPapers(t *view.Town) func(*Bucket, *view.Session) {
	seen := map[graph.ID]bool{}
	return func(b *Bucket, x *view.Session) {
		for _, it := range x.Items {
			for _, id := range it.PaperIDs {
				if p := t.Papers[id]; p != nil && p.BaseID != "" {
					id = p.BaseID
				}
				if !seen[id] && first(t, id) == x.Day() {
					b.Count++
				}
				seen[id] = true
			}
		}
	}
}

// first is the first known day on which a paper was dealt with.
func first(t *view.Town, paper graph.ID) graph.Date {
	var out graph.Date
	for _, h := range t.Handled(paper) {
		if d := h.At.Day(); d != "" && (out == "" || strings.Compare(string(d), string(out)) < 0) {
			out = d
		}
	}
	return out
}
