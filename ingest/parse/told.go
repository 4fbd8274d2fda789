package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// A telling reads something from running text. The triggers are folded words of
// which one must stand in the line; read then looks at the passage around it.
type telling struct {
	name     string
	triggers keywords
	read     func(p *Parser, t passage) bool
}

// A passage is a line of running text with its neighbours joined to it.
type passage struct {
	text string // one line before, the line, and two after it
	at   int    // the line (index)
	rule string
	from int // where the line itself begins in text
	last int // the last line of the passage (index)
}

// tellings are what running text tells, tried at every line of the handling.
var tellings = []telling{
	{"told presence", words("verlässt", "verließ", "verlies", "sitzung verlassen", "erschien", "erscheint", "trifft", "nimmt ab", "nehmen ab", "nimmt um", "kommt um", "kam um"), tellPresence},
	{"told coming", words("kommt", "kam ", "erscheint", "erschien", "trifft", "traf ", "betritt", "verlässt", "verließ", "nimmt an", "verabschiedet sich", "nicht mehr anwesend"), tellComing},
	{"quorum", words("beschlussfähig", "beschlußfähig", "beschlussunfähig"), tellQuorum},
	{"no recusal", words("befangen"), tellNoRecusal},
	{"next session", words("nächste"), tellNext},
	{"organisation", words(" vom ", " von der ", " von dem ", " der firma "), tellOrganisation},
}

// mostTold bounds how many lines of a document are looked at more closely.
const mostTold = 20_000

// told reads what the running text tells about presence, dates and guests.
func (p *Parser) told() {
	undated := p.out.Session.Date == ""
	found := 0
	for i := p.frame.Head.From; i < p.frame.Tail.From; i++ {
		l := &p.lines[i]
		if l.blank() || l.furniture || l.rule == ruleAttendance || len(l.fold) < 12 {
			continue
		}
		if skeleton := Skeleton(l.fold); anyOf(l.fold, skeleton, triggers) {
			found = p.tell(i, skeleton, found)
		}
		if undated && i >= p.frame.Agenda.From-8 && hasDigit(l.fold) {
			p.tellDate(i)
		}
	}
	p.organisationsListed()
}

// triggers are those of all tellings.
var triggers = func() keywords {
	var folds, skeletons []string
	for _, t := range tellings {
		folds, skeletons = append(folds, t.triggers.folds.list...), append(skeletons, t.triggers.skeletons.list...)
	}
	return keywords{folds: phrasesOf(folds...), skeletons: phrasesOf(skeletons...)}
}()

// tell reads what one line tells; it returns how many lines have been looked at.
func (p *Parser) tell(i int, skeleton string, found int) int {
	for _, t := range tellings {
		if found < mostTold && anyOf(p.lines[i].fold, skeleton, t.triggers) {
			found++
			if t.read(p, p.passage(i, t.name)) {
				p.claim(i, i, t.name)
			}
		}
	}
	return found
}

// passage joins a line with its neighbours.
func (p *Parser) passage(i int, rule string) passage {
	t := passage{at: i, rule: rule, last: i}
	if j := p.neighbour(i, -1); j >= 0 {
		t.text = cells(p.lines[j].text)
		t.from = len(t.text) + 1
	}
	t.text = joinLine(t.text, cells(p.lines[i].text))
	t.from = max(0, len(t.text)-len(cells(p.lines[i].text)))
	for j := p.neighbour(i, 1); j >= 0 && j <= i+3; j = p.neighbour(j, 1) {
		t.text, t.last = joinLine(t.text, cells(p.lines[j].text)), j
	}
	t.text = mendClock(t.text)
	return t
}

// neighbour is the line of text next to i in a direction. Page furniture does not
// part them, nor do the blank lines around it; other blank lines do, and -1 is
// returned.
func (p *Parser) neighbour(i, step int) int {
	furniture := false
	for j, blank := i+step, 0; j >= 0 && j < len(p.lines) && blank < 12; j += step {
		switch l := &p.lines[j]; {
		case l.furniture:
			furniture = true
		case l.blank():
			blank++
		case blank == 0 || furniture:
			return j
		default:
			return -1
		}
	}
	return -1
}

// sentenceAround cuts the sentence around a place out of a text.
func sentenceAround(s string, at int) string {
	from, to := 0, len(s)
	if i := lastStop(s[:at]); i >= 0 {
		from = i + 1
	}
	if i := firstStop(s[at:]); i >= 0 {
		to = at + i + 1
	}
	return strings.TrimSpace(s[from:to])
}

// lastStop finds the end of the sentence before.
func lastStop(s string) int {
	for end := len(s); end > 0; {
		i := strings.LastIndexAny(s[:end], ".!?;:")
		if i < 0 {
			return -1
		}
		if isStop(s, i) {
			return i
		}
		end = i
	}
	return -1
}

// firstStop finds the end of this sentence.
func firstStop(s string) int {
	for at := 0; at < len(s); {
		i := strings.IndexAny(s[at:], ".!?")
		if i < 0 {
			return -1
		}
		if isStop(s, at+i) {
			return at + i
		}
		at += i + 1
	}
	return -1
}

// isStop reports whether the sign at i ends a sentence: a blank and a capital
// letter follow, and neither a number nor a short word stands before it.
func isStop(s string, i int) bool {
	if i+1 == len(s) {
		return true
	}
	if i+2 >= len(s) || s[i+1] != ' ' || !startsUpper(s[i+2:]) && s[i+2] != '"' {
		return false
	}
	if s[i] != '.' {
		return true
	}
	w := Fold(s[strings.LastIndexByte(s[:i], ' ')+1 : i])
	return len(w) > 2 && !digits(w) && !titles[w+"."] && !shortened[w]
}

// shortened are words that end in a full stop which ends no sentence.
var shortened = wordSet("abs art bzw usw str gem vgl ggf inkl evtl etc ziff lfd stv ste hrn einschl betr bspw sog jun sen tel max min")

// statement makes a statement of a sentence of a passage.
func (p *Parser) statement(t passage, s string) *minutes.Statement {
	return &minutes.Statement{Text: s, Span: p.span(t.at, t.at, t.rule)}
}
