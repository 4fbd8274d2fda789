package parse

import (
	"fmt"
	"strings"

	"ratsgraph/ingest/minutes"
)

// A roll reads a list of people, line by line. It remembers what the headings
// above say about the people below.
type roll struct {
	p             *Parser
	lines         []line // the lines of the document, or the cells of one column of it
	at            []int  // for cells of a column: the line of the document
	sect          section
	party         []column // the party heading that holds, one for each column
	heading       int      // line of the section heading, -1 before the first
	labels        []string // labels without a value: the names follow below
	last          []int    // entries of the line before, by index in out
	lastAt        int      // the line before that held anything
	braces        []int    // entries of the lines that a brace holds together
	note          string   // what is printed behind the brace
	out           []entry
	rolesFirst    bool            // offices stand on a line above the people who hold them
	officesAbove  bool            // so they do in the whole list, which begins with one
	inBrackets    minutes.Status  // of those who stand in brackets; empty: brackets say nothing
	partyAt       int             // the column in which parties stand, 0 if none does
	below         int             // lines that say nothing but whether the person above was there
	rowEnd        int             // the last line of the row that is being read
	marks         []markColumn    // columns in which a cross says whether somebody was there
	table         []cell          // headings of the columns of a table
	beside        bool            // labels stand beside the names
	officeLed     bool            // behind the office stands the surname, a comma, and the first name
	surnamesAhead bool            // surnames stand in front of first names, with nothing between
	givenBehind   bool            // known first names stand behind surnames
	signs         bool            // signs at the lines say who was there
	marked        minutes.Status  // what it says of the row that is being read
	nested        bool            // the heading of an organ stands below one that says who was missing
	missing       []missingColumn // two columns, each of people who were missing in its way
	sideRow       bool            // those who were missing stand on the line of their heading
	stacked       bool            // every cell of a table stands on a line of its own
	foot          int             // lines in a row that nothing could be made of
}

// A column is a party heading over one of several columns.
type column struct {
	name string
	at   int
	open bool // the heading goes on in the next line
	from int  // the column in which it is printed, where wide gaps part the headings
}

const ruleAttendance = "attendance"

// people reads the lists of people: those of the head, else those that stand
// further down.
func (p *Parser) people() {
	if p.clausePeople() {
		return
	}
	p.prosePeople(lineRange{0, min(p.frame.Head.To+3, len(p.lines))})
	at := p.roll
	end := p.frame.Head.To
	if at < 0 {
		if at = p.rollStart(lineRange{p.frame.Head.To, len(p.lines)}); at < 0 {
			if p.toldRoll(); len(p.out.Attendance) < 3 {
				p.noRoll()
			}
			return
		}
		end = len(p.lines)
	}
	p.layout.People(p, at, end)
	p.headChairListed()
}

// readRoll reads lists of people that stand one below the other.
func readRoll(p *Parser, at, end int) {
	r := newRoll(p)
	r.look(at, end)
	r.officesAbove = at < end && isRoleLine(p.lines[at].text) && !p.lines[at].blank() && p.membersHeading(p.next(p.next(at+1, end)+1, end), end)
	r.beside = p.besideAt(at, end)
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
		if aboutSitting.MatchString(l.fold) {
			r.foot++
			continue
		}
		if len(r.out) > mostPeople {
			r.p.problem("list_too_long", "the list of people is longer than any council's and was left there", r.span(i, i))
			return
		}
		i += r.line(i, l, end)
		r.lastAt = i
	}
}

// line reads one line of the list. It returns how many further lines it used.
func (r *roll) line(i int, l *line, end int) int {
	if takenOut(l.fold) {
		r.p.gap(l, r.span(i, i))
		r.claim(i, i)
		return 0
	}
	if spectators.MatchString(l.fold) {
		r.watched(i, l)
		return 0
	}
	if n, ok := r.presence(i, l, end); ok {
		return n
	}
	if len(r.marks) > 0 {
		l = r.unmarked(i, l)
	} else if r.signs {
		l = r.unsigned(i, l)
	}
	l = r.unrepeated(i, l)
	text, more := r.joinRow(i, end)
	if s := salutedCells(l); s != "" && more == 0 {
		text = s
	}
	r.rowEnd = i + more
	if more > 0 && strings.Contains(text, ":") {
		joined := newLine(text, l.no, l.page)
		l = &joined
	}
	switch {
	case r.awayNote(l), r.inner(i, l):
	case tableHead.MatchString(l.fold) && strings.Contains(l.text, "  "):
		r.headed(l)
	case r.partOfBody(i, l), r.tableRow(i, l):
	case r.chaired(i, l):
	case r.statusBelow(i, l):
	case r.roleAbove(i, l):
	case r.bracketed(i, text):
	case r.surnames(i, text):
	case r.missingColumns(i, l), r.section(i, l):
	case r.sect.skip:
	case r.headingGoesOn(i, l):
	case r.stackedCell(i, l), r.stoodInBelow(i, l), r.comesFrom(i, l):
	case r.cellRow(i, l):
	case r.partyRow(i, text):
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

// joinHyphen joins a line with the next one where a word is split at its end.
func (r *roll) joinHyphen(i, end int) (string, int) {
	text := r.lines[i].text
	if !strings.HasSuffix(text, "-") || strings.HasSuffix(text, " -") || strings.Count(text, "-") > 8 || betweenDashes.MatchString(text) {
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

// betweenDashes is an office between dashes at the end of a line: no word is split.
//
//	Herr Emil Muster -Vorsitzender-
var betweenDashes = compile(` [-–] ?\p{L}[^-–]{2,40}-$`)

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
func cells(s string) string {
	if singleBlanks(s) {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// singleBlanks reports text of ASCII and Latin letters whose words stand one blank
// apart, as those of most lines do.
func singleBlanks(s string) bool {
	before := byte(' ')
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c == ' ' && before == ' ' || c >= 0xE1 && c <= 0xE3 || c == 0xC2 {
			return false // a tab, or a character that may be one of Unicode's blanks
		}
		before = c
	}
	return s != "" && before != ' '
}

// disagree lists a contradiction about a person.
func (p *Parser) disagree(a, b minutes.Attendee) {
	p.problem("listed_twice", fmt.Sprintf("%q is listed as %s and as %s", a.Name, a.Status, b.Status), b.Span)
}
