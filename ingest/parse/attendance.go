package parse

import (
	"fmt"
	"strings"

	"ratsgraph/ingest/minutes"
)

// A roll reads a list of people, line by line. It remembers what the headings
// above say about the people below.
type roll struct {
	p          *Parser
	lines      []line // the lines of the document, or the cells of one column of it
	at         []int  // for cells of a column: the line of the document
	sect       section
	party      []column // the party heading that holds, one for each column
	heading    int      // line of the section heading, -1 before the first
	labels     []string // labels without a value: the names follow below
	last       []int    // entries of the line before, by index in out
	lastAt     int      // the line before that held anything
	braces     []int    // entries of the lines that a brace holds together
	note       string   // what is printed behind the brace
	asked      []absentee
	out        []entry
	rolesFirst bool // offices stand on a line above the people who hold them
	inBrackets bool // whoever stands in brackets was not there
	below      int  // lines that say nothing but whether the person above was there
	foot       int  // lines in a row that nothing could be made of
}

// A column is a party heading over one of several columns.
type column struct {
	name string
	at   int
	open bool // the heading goes on in the next line
}

// An absentee is somebody for whom a deputy is named.
type absentee struct {
	name, deputy string
	at           int
}

const ruleAttendance = "attendance"

// people reads the lists of people: those of the head, else those that stand
// further down.
func (p *Parser) people() {
	p.prosePeople(lineRange{0, min(p.frame.Head.To+3, len(p.lines))})
	at := p.roll
	end := p.frame.Head.To
	if at < 0 {
		if at = p.rollStart(lineRange{p.frame.Head.To, len(p.lines)}); at < 0 {
			p.noRoll()
			return
		}
		end = len(p.lines)
	}
	p.layout.People(p, at, end)
}

// readRoll reads lists of people that stand one below the other.
func readRoll(p *Parser, at, end int) {
	r := newRoll(p)
	r.look(at, end)
	r.read(at, end)
	r.finish()
}

// span is where the roll's lines first to last stand in the document.
func (r *roll) span(first, last int) minutes.Span {
	return minutes.Span{Page: r.lines[first].page, First: r.lines[first].no, Last: r.lines[last].no, Rule: ruleAttendance}
}

// claim notes that lines of the document are read.
func (r *roll) claim(first, last int) {
	for i := first; i <= last && i < len(r.lines); i++ {
		k := i
		if r.at != nil {
			k = r.at[i]
		}
		r.p.claim(k, k, ruleAttendance)
	}
}

// next is the first line from at on that holds anything.
func (r *roll) next(at, end int) int {
	for ; at < end; at++ {
		if l := &r.lines[at]; !l.blank() && !l.furniture {
			return at
		}
	}
	return end
}

func newRoll(p *Parser) *roll {
	return &roll{p: p, lines: p.lines, heading: -1, lastAt: -1, sect: section{status: minutes.Present, group: minutes.Council}}
}

// rollStart finds the first heading of a list of people, or a note that the list
// was taken out. It returns -1 if there is none.
func (p *Parser) rollStart(in lineRange) int {
	inHead := in.From == 0
	for i := in.From; i < in.To; i++ {
		l := &p.lines[i]
		if l.blank() || l.furniture || l.rule != "" {
			continue
		}
		if takenOut(l.fold) {
			return i
		}
		if inHead && (peopleHeading(l.fold) || p.roleHeading(i, in.To)) || !inHead && plainPeopleHeading(l.fold) {
			return i
		}
	}
	return -1
}

// plainPeopleHeading reports a heading that can be nothing else.
func plainPeopleHeading(f string) bool {
	switch strings.TrimRight(f, ": ") {
	case "anwesend", "anwesende", "anwesenheitsliste", "anwesenheit", "teilnehmer", "teilnehmerliste", "es sind anwesend", "anwesend sind", "es waren anwesend":
		return true
	}
	return false
}

// roleHeading reports an office alone on a line over a name in the next line.
func (p *Parser) roleHeading(i, end int) bool {
	l := &p.lines[i]
	if _, ok := sectionOf(l); !ok || strings.HasSuffix(l.fold, ":") || strings.Contains(l.text, ":") {
		return false
	}
	next := p.next(i+1, end)
	if next >= end {
		return false
	}
	n, ok := readName(cells(p.lines[next].text))
	return ok && strings.TrimSpace(n.tail) == "" && p.lines[next].indent > l.indent
}

// read reads lines until the list ends.
func (r *roll) read(at, end int) {
	for i := at; i < end; i++ {
		l := &r.lines[i]
		if l.blank() || l.furniture || l.rule != "" && r.at == nil {
			continue
		}
		if r.ends(l) {
			return
		}
		if len(r.out) > mostPeople {
			r.p.problem("list_too_long", "the list of people is longer than any council's and was left there", r.span(i, i))
			return
		}
		i += r.line(i, l, end)
		r.lastAt = i
	}
}

// mostPeople bounds a list of people: what is longer is none.
const mostPeople = 1000

// tooFar is how many lines in a row may stay unread before the list is over.
const tooFar = 8

// ends reports whether a line stands behind the list: prose, or lines of which
// nothing can be made.
func (r *roll) ends(l *line) bool {
	if r.foot > 4 && r.heading < 0 || r.foot >= tooFar {
		return true
	}
	if len(l.fold) > 45 && isProse(l.fold) {
		return true
	}
	return false
}

// proseStarts begin a sentence, not an entry of a list.
var proseStarts = strings.Fields("der die das es vor nach zu anschliessend gegen im auf hiermit somit da durch wenn ort beginn nachdem zunachst")

// isProse reports a line that is part of a sentence.
func isProse(f string) bool {
	first, _, _ := strings.Cut(f, " ")
	for _, w := range proseStarts {
		if w == first {
			for _, v := range []string{" stellt ", " stellte ", " eroffnet", " wird ", " wurde", " begrusst", " ist ", " sind ", " fest,", " festgestellt", " beschrankt "} {
				if strings.Contains(f, v) {
					return !strings.Contains(f, "anwesend:") && !strings.HasSuffix(f, ":")
				}
			}
		}
	}
	return strings.HasSuffix(f, ".") && len(f) > 80 && strings.Contains(f, ", dass ")
}

// line reads one line of the list. It returns how many further lines it used.
func (r *roll) line(i int, l *line, end int) int {
	if takenOut(l.fold) {
		r.p.gap(l, r.span(i, i))
		r.claim(i, i)
		return 0
	}
	text, more := r.joinHyphen(i, end)
	switch {
	case r.statusBelow(i, l):
	case r.roleAbove(i, l):
	case r.bracketed(i, text):
	case r.section(i, l):
	case r.sect.skip:
	case r.headingGoesOn(i, l):
	case r.partyHeading(i, l, end):
	case r.addsToLast(i, text):
	case r.persons(i, text):
	case r.roleGoesOn(i, text):
	case r.localList(i, l, end):
	default:
		r.foot++
		return 0
	}
	if r.foot >= tooFar {
		return 0
	}
	r.claim(i, i+more)
	r.foot = 0
	return more
}

// tailWords are the small words with which something may follow a name.
var tailWords = wordSet("ab bis als fur fir flir fiir f. von zu zum zur zugleich vertreten und ordentl. ordentliches ordentlicher stv. stellv. i.v. i. mit " +
	"beratend beratendes beratende entschuldigt unentschuldigt anwesend abwesend gem. gemass nach fehlt aus amtierende amtierender sowie sachverstandiger " +
	"sachverstandige sachkundiger sachkundige in vom der des seit verspatet nicht nur bei ohne stellvertretender stellvertretende stellvertretendes per via - e")

// personSentence reports a line that begins with a person and is a sentence.
//
//	Herr Muster begrüßt die Mitglieder des Ausschusses und
func personSentence(e entry, text string) bool {
	n, _ := readName(text)
	w := firstWord(strings.TrimSpace(n.tail))
	return len(text) > 40 && w != "" && w[0] >= 'a' && w[0] <= 'z' && len(w) > 2 && !tailWords[Fold(w)] && !strings.Contains(w, ".") && !isOffice(w)
}

// takenOut reports a note that the list of people is not printed in full.
func takenOut(f string) bool {
	return (strings.HasPrefix(f, "(") || strings.HasPrefix(f, "[")) && (strings.Contains(f, "anwesenheits") || strings.Contains(f, "teilnehmer")) &&
		(strings.Contains(f, "entfernt") || strings.Contains(f, "anlage") || strings.Contains(f, "nicht ") || strings.Contains(f, "siehe"))
}

// gap notes that the list of people is not complete.
func (p *Parser) gap(l *line, s minutes.Span) {
	if p.out.AttendanceGap == nil {
		p.out.AttendanceGap = &minutes.Statement{Text: l.text, Span: s}
	}
}

// noRoll notes that the document has no list of people.
func (p *Parser) noRoll() {
	if len(p.lines) > 0 && p.out.AttendanceGap == nil {
		p.out.AttendanceGap = &minutes.Statement{Span: p.span(0, len(p.lines)-1, ruleAttendance)}
	}
}

// section reads a heading, and the people on its own line.
func (r *roll) section(i int, l *line) bool {
	s, ok := sectionOf(l)
	if !ok || r.isEntry(l, s) || r.isRoleBelow(i, l, s) {
		return false
	}
	r.flush()
	if s.status == "" {
		s.status = r.sect.status
		if r.otherOrgan(l) {
			s.status = minutes.Present
		}
	}
	if s.group == "" {
		s.group = r.sect.group
	}
	rest := s.rest
	s.rest = ""
	r.sect, r.heading, r.party, r.last = s, i, nil, nil
	if s.skip {
		return true
	}
	if s.role != "" && rest == "" && strings.HasSuffix(l.text, ":") {
		r.labels = append(r.labels, s.role)
	}
	r.rolesFirst = rest == "" && r.roleNext(i)
	if strings.Contains(Fold(rest), "verhindert waren") {
		r.inBrackets = true
		return true
	}
	if rest != "" && !isNone(rest) && r.persons(i, rest) {
		r.officeNamed(i, s.role)
	}
	return true
}

// isEntry reports a line that begins like a heading and is an entry: an office
// with the name behind it ("Stadtrat Emil Muster").
func (r *roll) isEntry(l *line, s section) bool {
	if strings.Contains(l.text, ":") || s.skip || s.status == minutes.Excused || s.status == minutes.Absent {
		return false
	}
	n, ok := readName(cells(l.text))
	return ok && n.office != "" && n.words > 0 && (n.words > 1 || n.salutation != "")
}

// isRoleBelow reports an office alone on a line below the person who holds it: no
// name stands set in below it.
func (r *roll) isRoleBelow(i int, l *line, s section) bool {
	if s.role == "" || strings.Contains(l.text, ":") || len(r.last) == 0 || len(r.out) == 0 {
		return false
	}
	if role := r.out[r.last[len(r.last)-1]].Role; role != "" && role != r.sect.role {
		return false
	}
	next := r.next(i+1, len(r.lines))
	return next >= len(r.lines) || r.lines[next].indent <= l.indent+4
}

// isNone reports words that say that the list is empty.
func isNone(s string) bool {
	f := strings.Trim(Fold(s), "-./ ")
	return f == "" || f == "keine" || f == "keiner" || f == "niemand" || f == "entfallt" || f == "./"
}

// headingGoesOn reports a second line of a long heading.
func (r *roll) headingGoesOn(i int, l *line) bool {
	if r.heading < 0 || r.lastAt != r.heading || len(r.out) > 0 && len(r.last) > 0 {
		return false
	}
	h := &r.lines[r.heading]
	if strings.HasSuffix(h.text, ":") || len(h.text) < 45 {
		return false
	}
	if _, ok := readName(l.text); ok && salutations[firstWord(l.fold)] != "" {
		return false
	}
	r.heading = i
	return true
}

func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return w
}

// joinHyphen joins a line with the next one where a word is split at its end.
func (r *roll) joinHyphen(i, end int) (string, int) {
	text := r.lines[i].text
	if !strings.HasSuffix(text, "-") || strings.HasSuffix(text, " -") || strings.Count(text, "-") > 8 {
		return text, 0
	}
	next := i + 1
	if next >= end || r.lines[next].blank() || r.lines[next].furniture {
		return text, 0
	}
	if f := r.lines[next].fold; salutations[firstWord(f)] != "" || len(splitParties(text)) > 1 {
		return text, 0
	}
	return joinSplit(text, r.lines[next].text), 1
}

// joinSplit joins two lines of which the first ends in a hyphen: before a small
// letter the hyphen only split the word.
func joinSplit(a, b string) string {
	if b != "" && strings.ToLower(b[:1]) == b[:1] && !strings.HasPrefix(b, "und ") && !strings.HasPrefix(b, "oder ") {
		return strings.TrimSuffix(a, "-") + b
	}
	if strings.HasPrefix(b, "und ") || strings.HasPrefix(b, "oder ") {
		return a + " " + b
	}
	return a + b
}

// cells joins the cells of a line that is set in columns.
func cells(s string) string { return strings.Join(strings.Fields(s), " ") }

// disagree lists a contradiction about a person.
func (p *Parser) disagree(a, b minutes.Attendee) {
	p.problem("listed_twice", fmt.Sprintf("%q is listed as %s and as %s", a.Name, a.Status, b.Status), b.Span)
}
