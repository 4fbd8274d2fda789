package attend

import (
	"cmp"
	"regexp"
	"slices"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// Office is what somebody is said to do for a body.
type Office string

// The offices.
const (
	OfficeChair    Office = "CHAIR"        // Vorsitz
	OfficeDeputy   Office = "DEPUTY_CHAIR" // stellvertretender Vorsitz
	OfficePresided Office = "PRESIDED"     // chaired sessions, whatever the office
)

// An OfficeHolder is somebody with an office of a body, over a stretch of time in
// which the lists state nobody else for it.
type OfficeHolder struct {
	PersonID    graph.ID
	BodyID      graph.ID
	Office      Office
	Printed     []string // the roles as printed, in order of first appearance
	First, Last graph.Date
	Sessions    int
	Entries     []graph.ID // of lists, present or not, by day; none of who presided
	Mentions    []graph.ID // as chair of sessions
}

var (
	chairs       = regexp.MustCompile(`(?i)vorsitz|ortsbürgermeister|ratspräsident`)
	notAnymore   = regexp.MustCompile(`(?i)\b(ehren|alt-?(orts)?bürger|ehem|frühere|vormalig)`) // honoured or former: "Ehrenortsbürgermeister"
	chairsDeputy = regexp.MustCompile(`(?i)\b(stv|stellv|vertret)`)
)

func officeOf(role string) (Office, bool) {
	switch {
	case !chairs.MatchString(role), notAnymore.MatchString(role):
		return "", false
	case chairsDeputy.MatchString(role):
		return OfficeDeputy, true
	}
	return OfficeChair, true
}

// OfficeHolders are who is printed with an office of a body, by office and first
// day, and who chaired its sessions. Sessions whose day is not known come first.
func OfficeHolders(t *view.Town, body graph.ID, during graph.DateRange) []OfficeHolder {
	var out []OfficeHolder
	sessions := slices.Clone(t.SessionsOf(body))
	slices.SortStableFunc(sessions, func(a, b *view.Session) int { return cmp.Compare(a.Day(), b.Day()) })
	for _, s := range sessions {
		if !during.Holds(s.Day()) {
			continue
		}
		for i := range s.Attendances {
			a := &s.Attendances[i]
			if a.Role == nil || a.PersonID == "" {
				continue
			}
			if office, ok := officeOf(*a.Role); ok {
				h := holder(&out, s, a.PersonID, office)
				h.Entries = append(h.Entries, a.ID)
				h.called(*a.Role)
			}
		}
		for i := range s.Mentions {
			if m := &s.Mentions[i]; m.Kind == graph.MentionChair && m.PersonID != "" {
				h := holder(&out, s, m.PersonID, OfficePresided)
				h.Mentions = append(h.Mentions, m.ID)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b OfficeHolder) int {
		return cmp.Or(cmp.Compare(a.Office, b.Office), cmp.Compare(a.First, b.First))
	})
	return out
}

// holder is the stretch that a session belongs to. A chair ends when somebody else
// is printed as the chair; deputies there may be several.
func holder(out *[]OfficeHolder, s *view.Session, person graph.ID, office Office) *OfficeHolder {
	for i := len(*out) - 1; i >= 0; i-- {
		h := &(*out)[i]
		if h.Office != office {
			continue
		}
		if h.PersonID == person {
			h.Last = s.Day()
			h.Sessions++
			return h
		}
		if office == OfficeChair {
			break
		}
	}
	*out = append(*out, OfficeHolder{PersonID: person, BodyID: s.Body.ID, Office: office, First: s.Day(), Last: s.Day(), Sessions: 1})
	return &(*out)[len(*out)-1]
}

func (h *OfficeHolder) called(role string) {
	if !slices.Contains(h.Printed, role) {
		h.Printed = append(h.Printed, role)
	}
}

// Refs are the ids it refers to.
func (h OfficeHolder) Refs() []graph.ID {
	return append(append([]graph.ID{h.PersonID, h.BodyID}, h.Entries...), h.Mentions...)
}
