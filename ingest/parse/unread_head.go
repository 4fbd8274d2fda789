package parse

import "strings"

// headLines is how many lines of a head are looked at for what was not read.
const headLines = 60

// headUnread lists the lines of the head that hold a date, or name a body, where the
// session has got none.
//
//	Gemeinderat Musterau - 12. Juni 2023, Mitschrift
func (p *Parser) headUnread() {
	s := &p.out.Session
	end := min(p.frame.Head.To, headLines)
	if p.roll >= 0 {
		end = min(end, p.roll)
	}
	var days, bodies []int
	for i := range p.lines[:end] {
		l := &p.lines[i]
		if l.blank() || l.rule == ruleAttendance || len(l.text) > 200 {
			continue
		}
		if s.Date == "" && looseDate.MatchString(l.fold) {
			days = append(days, i)
		}
		if s.Body == "" && p.free(i) && len(l.text) < 90 && namesBody(l.text) {
			bodies = append(bodies, i)
		}
	}
	p.leave("session_head_not_read", "The head holds a date, and it is not certain that it is the day of the session", firstOf(days), 0)
	p.leave("session_head_not_read", "The head names a body, and it is not certain that it is the one that met", firstOf(bodies), 0)
}

// firstOf is the first of several lines.
func firstOf(at []int) []int { return at[:min(len(at), 1)] }

// looseDate is anything that may be a date.
//
//	2023/06/27      27 06 2023      27-Jun-2023      27. 6. 23      27. Juni
var looseDate = compile(`\b(?:19|20)\d\d ?[-/.] ?[01]?\d ?[-/.] ?[0-3]?\d\b|\b[0-3]?\d(?:[-/. ]{1,2})[01]?\d(?:[-/. ]{1,2})(?:19|20)?\d\d\b|` +
	`\b[0-3]?\d[-. ]{1,2}(?:jan|jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|dez)[a-z]*\b`)

// namesBody reports a line with the word for a body.
func namesBody(s string) bool {
	for _, w := range strings.Fields(s) {
		w, _ = nameToken(w)
		if len(w) > 3 && startsUpper(w) && bodyWord.MatchString(w) && !isWeekday(w) && !isOffice(w) {
			return true
		}
	}
	return false
}

// isWeekday reports a day of the week, which ends as the word for some bodies does.
func isWeekday(w string) bool {
	f := Fold(w)
	for _, d := range weekdays {
		if strings.HasPrefix(f, d) {
			return true
		}
	}
	return strings.HasSuffix(f, "rstag") || strings.HasSuffix(f, "abend") || strings.HasSuffix(f, "nungstag") || strings.HasSuffix(f, "sitzungstag") || strings.HasSuffix(f, "vertrag")
}
