// Package survey counts: statistics over time, and how well a municipality's
// minutes were read. It works over a view of the municipality.
package survey

import (
	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// A Statistic names what is counted by period.
type Statistic string

// The statistics.
const (
	StatSessions   Statistic = "SESSIONS"
	StatItems      Statistic = "ITEMS"
	StatDropped    Statistic = "DROPPED_ITEMS"
	StatMotions    Statistic = "MOTIONS"
	StatPapers     Statistic = "NEW_PAPERS"
	StatDecisions  Statistic = "DECISIONS"
	StatUnanimous  Statistic = "UNANIMOUS_SHARE"
	StatRejected   Statistic = "REJECTED_SHARE"
	StatAttendance Statistic = "ATTENDANCE_SHARE"
	StatDuration   Statistic = "MEAN_MINUTES"
	StatRecusals   Statistic = "RECUSALS"
)

// A Series is a statistic over time.
type Series struct {
	graph.Measure
	Statistic Statistic
	Per       graph.Period
	Buckets   []Bucket
}

// A Bucket is one period of a series. A period without any session is empty: a
// count is then zero, and a share or mean is not there.
type Bucket struct {
	graph.Slot
	Count   int // records counted: of a share those that have it, of a mean those it is made of
	Of      int // of a share: how many it is a share of
	Missing int
	Held    []*view.Session
	Counted []view.Decided // where decisions are counted
	sum     int
	kind    kind
}

type kind int

const (
	counts kind = iota
	shares
	means
)

// Empty reports whether no session of the scope lies in the period.
func (b Bucket) Empty() bool { return len(b.Held) == 0 }

// Value is the count, the share or the mean; nil for a share or mean of nothing.
func (b Bucket) Value() *float64 {
	v := float64(b.Count)
	switch {
	case b.kind == counts:
	case b.kind == shares && b.Of > 0:
		v /= float64(b.Of)
	case b.kind == means && b.Count > 0:
		v = float64(b.sum) / float64(b.Count)
	default:
		return nil
	}
	return &v
}

// Rate is the share, nil where the statistic is none or of nothing.
func (b Bucket) Rate() *graph.Rate {
	if b.kind != shares || b.Of == 0 {
		return nil
	}
	return &graph.Rate{Count: b.Count, Of: b.Of}
}

// N is how many records the value rests on.
func (b Bucket) N() int {
	if b.kind == shares {
		return b.Of
	}
	return b.Count
}

// A Scope says which sessions count.
type Scope struct {
	During graph.DateRange
	Body   graph.ID // empty: all bodies
}

func (s Scope) has(x *view.Session) bool {
	return (s.Body == "" || x.Body.ID == s.Body) && s.During.Holds(x.Day())
}

// Over counts a statistic by period. Sessions whose day is not known are in no
// bucket, and missing.
func Over(t *view.Town, st Statistic, per graph.Period, s Scope) Series {
	rule := rules[st]
	out := Series{Statistic: st, Per: per, Measure: graph.Measure{Definition: rule.definition + everywhere, Revision: t.Revision}}
	first, end := span(t, s, per)
	for slot := first; first >= 0 && slot <= end; slot++ {
		out.Buckets = append(out.Buckets, Bucket{Slot: per.Of(slot), kind: rule.kind})
	}
	count := rule.counter(t)
	for _, x := range t.Sessions {
		if s.Body != "" && x.Body.ID != s.Body || s.Body == "" && t.Again(x) {
			continue
		}
		month := x.Day().Month()
		if month < 0 {
			out.Missing++
			continue
		}
		if !s.has(x) {
			continue
		}
		b := &out.Buckets[per.Slot(month)-first]
		b.Held = append(b.Held, x)
		count(b, x)
	}
	for i := range out.Buckets {
		out.N += out.Buckets[i].N()
		out.Missing += out.Buckets[i].Missing
	}
	return out
}

const everywhere = " Periods without a session in the graph are there and marked as empty; sessions without a known day are in none of them, and missing. " + view.JointRule + "."

// span are the first and the last slot: of the period asked for or, where that is
// open, of the sessions.
func span(t *view.Town, s Scope, per graph.Period) (first, end int) {
	first, end = -1, -1
	for _, x := range t.Sessions {
		if m := x.Day().Month(); m >= 0 && s.has(x) {
			slot := per.Slot(m)
			if first < 0 || slot < first {
				first = slot
			}
			end = max(end, slot)
		}
	}
	if m := s.During.From.Month(); m >= 0 && first >= 0 {
		first = per.Slot(m)
	}
	if m := s.During.To.Month(); m >= 0 && first >= 0 {
		end = max(end, per.Slot(m))
	}
	return first, end
}
