package graph

import (
	"fmt"
	"strings"
)

// Presence says whether somebody was in the room at a moment.
type Presence string

// The three answers. Undetermined means that the minutes do not settle it.
const (
	PresenceCertain      Presence = "CERTAIN"
	PresenceUndetermined Presence = "UNDETERMINED"
	PresenceAbsent       Presence = "CERTAINLY_ABSENT"
)

// A Moment is a point of a session: its opening, its end, or the handling of an
// item.
type Moment struct {
	Opening, End bool
	Item         *Item
}

// PresentAt says whether the one listed was in the room at a moment, and why in
// one sentence. It knows only what the session prints: who is listed as present
// without any time was there throughout; a clock time says nothing about an
// item unless it lies at or outside the session's printed times.
func PresentAt(a *Attendance, s *Session, items []Item, at Moment) (Presence, string) {
	if a.Status != StatusPresent {
		return PresenceAbsent, "listed as " + strings.ToLower(string(a.Status))
	}
	if !a.Partial() {
		return PresenceCertain, "listed as present, without arrival or departure"
	}
	if only, ok := onlyFor(a, items); ok {
		return presentOnlyFor(only, *a.From, items, at)
	}
	came, whyCame := since(a.From, s, items, at)
	left, whyLeft := until(a.Until, s, items, at)
	switch {
	case came == PresenceAbsent:
		return came, whyCame
	case left == PresenceAbsent:
		return left, whyLeft
	case came == PresenceUndetermined:
		return came, whyCame
	case left == PresenceUndetermined:
		return left, whyLeft
	}
	return PresenceCertain, strings.Trim(whyCame+"; "+whyLeft, "; ") // either may be empty
}

// onlyFor finds the single item that somebody came for ("zu TOP 11").
func onlyFor(a *Attendance, items []Item) (int, bool) {
	if a.From == nil || a.Until == nil || *a.From != *a.Until {
		return 0, false
	}
	return itemPosition(*a.From, items)
}

func presentOnlyFor(pos int, item string, items []Item, at Moment) (Presence, string) {
	here := at.Opening && pos == 1 || at.End && pos == lastPosition(items) || at.Item != nil && at.Item.Position == pos
	if here {
		return PresenceCertain, "present for " + item
	}
	return PresenceAbsent, "present for " + item + " only"
}

func lastPosition(items []Item) int {
	last := 0
	for _, it := range items {
		if it.Status != ItemAnnounced {
			last = max(last, it.Position)
		}
	}
	return last
}

// since judges an arrival.
func since(from *string, s *Session, items []Item, at Moment) (Presence, string) {
	if from == nil {
		return PresenceCertain, ""
	}
	if pos, ok := itemPosition(*from, items); ok {
		return sinceItem(*from, pos, at)
	}
	switch {
	case at.End:
		return PresenceCertain, "arrived at " + *from
	case s.Start != nil && isClock(*from) && *from <= *s.Start:
		return PresenceCertain, fmt.Sprintf("arrived at %s, the session began at %s", *from, *s.Start)
	case at.Opening:
		return PresenceAbsent, "arrived at " + *from
	}
	return PresenceUndetermined, fmt.Sprintf("arrived at %s; when the item was handled is not recorded", *from)
}

func sinceItem(from string, pos int, at Moment) (Presence, string) {
	switch {
	case at.End:
		return PresenceCertain, "present from " + from
	case at.Opening && pos > 1:
		return PresenceAbsent, "present only from " + from
	case at.Item != nil && at.Item.Position < pos:
		return PresenceAbsent, "present only from " + from
	}
	return PresenceCertain, "present from " + from
}

// until judges a departure.
func until(to *string, s *Session, items []Item, at Moment) (Presence, string) {
	if to == nil {
		return PresenceCertain, ""
	}
	if pos, ok := itemPosition(*to, items); ok {
		return untilItem(*to, pos, items, at)
	}
	switch {
	case at.Opening:
		return PresenceCertain, "left at " + *to
	case s.End != nil && isClock(*to) && *to >= *s.End:
		return PresenceCertain, fmt.Sprintf("left at %s, the session ended at %s", *to, *s.End)
	case at.End:
		return PresenceAbsent, "left at " + *to
	}
	return PresenceUndetermined, fmt.Sprintf("left at %s; when the item was handled is not recorded", *to)
}

// untilItem judges "bis TOP 20": whether the item itself was still attended is
// not said, so it stays open there.
func untilItem(to string, pos int, items []Item, at Moment) (Presence, string) {
	switch {
	case at.Opening:
		return PresenceCertain, "present until " + to
	case at.End && pos < lastPosition(items):
		return PresenceAbsent, "present only until " + to
	case at.End:
		return PresenceUndetermined, "present until " + to + ", the last item"
	case at.Item.Position > pos:
		return PresenceAbsent, "present only until " + to
	case at.Item.Position == pos:
		return PresenceUndetermined, "left during " + to + " or after it"
	}
	return PresenceCertain, "present until " + to
}

// itemPosition finds the position of the item that "TOP 4" names. A number that
// stands in both parts, or nowhere, names no position.
func itemPosition(moment string, items []Item) (int, bool) {
	number, ok := strings.CutPrefix(moment, "TOP ")
	if !ok {
		return 0, false
	}
	pos, found := 0, 0
	for _, it := range items {
		if it.Number == number && it.Status != ItemAnnounced {
			pos = it.Position
			found++
		}
	}
	return pos, found == 1
}

func isClock(s string) bool { return len(s) == 5 && s[2] == ':' }
