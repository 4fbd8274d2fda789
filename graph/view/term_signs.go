package view

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"ratsgraph/graph"
)

// The rules by which the begin of a term is inferred.
const (
	togetherDays = 240 // bodies that begin anew within that many days begin one term
	apartYears   = 3   // a term lasts at least that long
	renewedShare = 0.3 // of a list's members who were never listed before
)

// A sign is that a body began anew with a session.
type sign struct {
	session *Session
	before  graph.Date // the body's session before, "": none
	strong  bool
	reasons []graph.TermReason
}

// inferred finds the sessions with which bodies began anew. Those near each other
// are one begin. A sign of one body alone must be a strong one, unless it is the
// only body.
func inferred(t *Town) []beginning {
	var signs []sign
	for _, sessions := range t.ofBody {
		signs = append(signs, signsOf(sessions)...)
	}
	slices.SortFunc(signs, func(a, b sign) int {
		return cmp.Or(cmp.Compare(a.session.Day(), b.session.Day()), cmp.Compare(a.session.Session.ID, b.session.Session.ID))
	})
	var out []beginning
	for len(signs) > 0 {
		n := 1
		for n < len(signs) && near(signs[0].session.Day(), signs[n].session.Day(), togetherDays) {
			n++
		}
		if b, ok := begin(signs[:n], len(t.ofBody)); ok && (len(out) == 0 || b.by.Year()-out[len(out)-1].by.Year() >= apartYears) {
			out = append(out, b)
		}
		signs = signs[n:]
	}
	return out
}

func begin(signs []sign, bodies int) (beginning, bool) {
	b := beginning{by: signs[0].session.Day(), after: signs[0].before, basis: graph.BasisInferred}
	distinct, strong := map[graph.ID]bool{}, false
	for _, s := range signs {
		distinct[s.session.Body.ID] = true
		strong = strong || s.strong
		b.reasons = append(b.reasons, s.reasons...)
	}
	return b, strong || len(distinct) > 1 || bodies == 1
}

func near(a, b graph.Date, days int) bool {
	n, err := graph.DaysBetween(a, b)
	return err == nil && n <= days
}

// signsOf are the sessions with which one body began anew.
func signsOf(sessions []*Session) []sign {
	sessions = slices.DeleteFunc(slices.Clone(sessions), func(s *Session) bool { return s.Day() == "" })
	yearly := numberedByYear(sessions)
	known := map[graph.ID]bool{}
	var out []sign
	for i, s := range sessions {
		g := sign{session: s}
		if i > 0 {
			g.before = sessions[i-1].Day()
		}
		g.constituting()
		if i > 0 && !yearly && restarts(sessions[i-1], s) {
			g.add(fmt.Sprintf("the sessions of %s are numbered anew from %d on", s.Body.Name, numberOfSession(s)), "")
		}
		fresh, all := newcomers(s, known)
		if len(g.reasons) == 0 {
			continue
		}
		if i > 2 && all > 0 && float64(fresh) >= renewedShare*float64(all) {
			g.add(fmt.Sprintf("%d of %d members on the list of %s were never listed there before", fresh, all, s.Body.Name), "")
		}
		out = append(out, g)
	}
	return out
}

func (g *sign) add(text string, item graph.ID) {
	g.reasons = append(g.reasons, graph.TermReason{Text: text, SessionID: g.session.Session.ID, ItemID: item})
}

// What a body does at the session with which it constitutes itself: each of these
// happens at other times, too, but two of them at once do not.
var (
	constitutes = regexp.MustCompile(`(?i)konstituier`)
	beginsAnew  = []*regexp.Regexp{
		regexp.MustCompile(`(?i)^(förmliche |feierliche )?(verpflichtung|einführung|pflichtenbelehrung)\b`),
		regexp.MustCompile(`(?i)^wahl (der|des|einer|eines)\b.*(vorsitzende|ortsbürgermeister|ortsvorsteher|ratspräsident)`),
		regexp.MustCompile(`(?i)bildung (von|der|des) (fraktionen|gruppen|fachausschüsse|ausschüsse|verwaltungsausschusses|hauptausschusses)`),
	}
)

// constituting looks for the items with which a body constitutes itself.
func (g *sign) constituting() {
	var shown []graph.Item
	for _, it := range g.session.Items {
		if it.Title != nil && constitutes.MatchString(*it.Title) {
			shown = []graph.Item{it, it}
			break
		}
	}
	for _, does := range beginsAnew {
		i := slices.IndexFunc(g.session.Items, func(it graph.Item) bool { return it.Title != nil && does.MatchString(*it.Title) })
		if i >= 0 {
			shown = append(shown, g.session.Items[i])
		}
	}
	if len(shown) < 2 {
		return
	}
	g.strong = true
	for _, it := range slices.CompactFunc(shown[:2], func(a, b graph.Item) bool { return a.ID == b.ID }) {
		g.add(g.session.Body.Name+" constituted itself: "+*it.Title, it.ID)
	}
}

// newcomers counts who is listed for the first time, and notes everybody.
func newcomers(s *Session, known map[graph.ID]bool) (fresh, all int) {
	for i := range s.Attendances {
		a := &s.Attendances[i]
		if a.PersonID == "" || a.Group != graph.GroupCouncil || a.StandsIn() {
			continue
		}
		all++
		if !known[a.PersonID] {
			fresh++
		}
		known[a.PersonID] = true
	}
	return fresh, all
}

// restarts reports whether the numbers of sessions begin anew.
func restarts(before, s *Session) bool {
	was, is := numberOfSession(before), numberOfSession(s)
	return is > 0 && is <= 2 && was > is
}

// numberedByYear reports whether the numbers of a body's sessions begin anew too
// often for that to say anything.
func numberedByYear(sessions []*Session) bool {
	last := 0
	for i := 1; i < len(sessions); i++ {
		if !restarts(sessions[i-1], sessions[i]) {
			continue
		}
		if y := sessions[i].Day().Year(); last > 0 && y-last < apartYears {
			return true
		}
		last = sessions[i].Day().Year()
	}
	return false
}

var leadingNumber = regexp.MustCompile(`^\d{1,3}`)

func numberOfSession(s *Session) int {
	if s.Session.Number == nil {
		return 0
	}
	n, _ := strconv.Atoi(leadingNumber.FindString(*s.Session.Number)) // at most three digits, or none: 0
	return n
}

// years reads "Wahlperiode 2016 bis 2021", "Wahlzeit 2016/2021".
var years = regexp.MustCompile(`(?:Wahlperiode|Wahlzeit|Legislaturperiode|Amtsperiode)\s+((?:19|20)\d\d)\s*(?:bis|[-–/])\s*((?:19|20)\d\d)`)

// A spanOfYears is a term as it is printed.
type spanOfYears struct{ from, to int }

// printed finds terms that items or decisions name by their years. Of several
// ends for one begin, the one printed most often holds.
func printed(t *Town) []beginning {
	found := map[spanOfYears][]graph.TermReason{}
	for _, s := range t.Sessions {
		note(found, s.Session.PrintedTerm, s, "")
		for i := range s.Items {
			note(found, s.Items[i].Title, s, s.Items[i].ID)
		}
		for i := range s.Decisions {
			note(found, s.Decisions[i].Text, s, s.Decisions[i].ItemID)
		}
	}
	byBegin := map[int]spanOfYears{}
	for y, why := range found {
		if had, ok := byBegin[y.from]; !ok || len(why) > len(found[had]) || len(why) == len(found[had]) && y.to > had.to {
			byBegin[y.from] = y
		}
	}
	var out []beginning
	for _, y := range byBegin {
		b := beginning{after: yearDay(y.from, "-01-01"), by: yearDay(y.from, "-12-31"), basis: graph.BasisPrinted, ends: y.to,
			name: fmt.Sprintf("Wahlperiode %d bis %d", y.from, y.to), reasons: found[y]}
		if len(b.reasons) > 3 {
			b.reasons = b.reasons[:3]
		}
		out = append(out, b)
	}
	slices.SortFunc(out, func(a, b beginning) int { return cmp.Compare(a.by, b.by) })
	return out
}

func note(found map[spanOfYears][]graph.TermReason, text *string, s *Session, item graph.ID) {
	if text == nil || !strings.Contains(*text, "periode") && !strings.Contains(*text, "Wahlzeit") {
		return
	}
	for _, m := range years.FindAllStringSubmatch(*text, -1) {
		from, _ := strconv.Atoi(m[1]) // four digits: cannot fail
		to, _ := strconv.Atoi(m[2])
		if to-from < apartYears || to-from > 8 {
			continue
		}
		k := spanOfYears{from, to}
		found[k] = append(found[k], graph.TermReason{Text: "printed: " + m[0], SessionID: s.Session.ID, ItemID: item})
	}
}
