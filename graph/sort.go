package graph

import (
	"encoding/base64"
	"fmt"
	"strings"
)

// Lists are in the order of sort keys, which are compared as strings and end with
// an id, so that no two things have the same. Every reader of the graph uses
// these, so that a page begun by one can be continued by another.

// SortKey orders sessions by date; one without a day by its bounds, one without
// any date after all others.
func (s Session) SortKey() string {
	day := string(s.Date.From)
	if day == "" {
		day = string(s.Date.To)
	}
	if day == "" {
		day = "9999-99-99"
	}
	return day + "|" + s.ID.Path()
}

// SortKey orders entries as their lists have them, within the order of sessions.
func (a Attendance) SortKey(session string) string {
	return fmt.Sprintf("%s#%04d|%s", session, a.Position, a.ID)
}

// SortKey orders items as they were handled, within the order of sessions.
func (it Item) SortKey(session string) string {
	return fmt.Sprintf("%s#%04d|%s", session, it.Position, it.ID)
}

// SortKey orders decisions as they were taken, within the order of sessions.
// Position is that of the item.
func (d Decision) SortKey(session string, position int) string {
	return fmt.Sprintf("%s#%04d.%02d|%s", session, position, d.Ordinal, d.ID)
}

// ContestKey puts the most contested decision last, and one whose votes are not
// printed before all others: unknown is not zero.
func (d Decision) ContestKey(sortKey string) string {
	c := d.Contest()
	if c == nil {
		return "-|" + sortKey
	}
	return fmt.Sprintf("c%.6f|", *c) + sortKey
}

// SortKey orders documents by their sessions.
func (d Document) SortKey(session string) string { return session + "|" + d.Digest }

// MentionKey orders what names somebody by its session.
func MentionKey(session string, id ID) string { return session + "|" + string(id) }

// NameKey orders things by name, whatever its letter case.
func NameKey(name string, id ID) string { return strings.ToLower(name) + "|" + string(id) }

// SortKey orders papers by number, 9 before 10.
func (p Paper) SortKey() string { return NameKey(Natural(p.Number), p.ID) }

// NewCursor hides an order and a place in it; a cursor is only good for the order
// that it came from.
func NewCursor(by, value string) string {
	return base64.RawURLEncoding.EncodeToString([]byte(by + "\n" + value))
}

// OpenCursor is the place that a cursor of an order hides, or [ErrInvalid].
func OpenCursor(cursor, by string) (string, error) {
	b, err := base64.RawURLEncoding.DecodeString(cursor)
	order, value, ok := strings.Cut(string(b), "\n")
	if err != nil || !ok || order != by {
		return "", fmt.Errorf("cursor %q: %w: it is not one of a list in this order", cursor, ErrInvalid)
	}
	return value, nil
}
