package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// votesUnread lists lines that say how a vote ended, and from which no vote was read.
//
//	Hände oben: 7 | Hände unten: 2
//	Ausgang: 7 gegen 2
//	Karten grün 7, Karten rot 2          (nine members are there)
func (p *Parser) votesUnread() {
	known, there := p.votesKnown(), p.membersThere()
	var at []int
	for i := range p.lines[:p.frame.Annex.From] {
		if l := &p.lines[i]; p.free(i) && len(l.text) < voteLine && (p.tellsVote(i, l) || p.sumsUp(l, there)) && !known(l.no) {
			at = append(at, i)
		}
	}
	p.leave("vote_not_read", "This says how a vote ended, and no vote was read from it", at, 3)
}

// voteLine is how long a line may be that holds a result and nothing else.
const voteLine = 110

// tellsVote reports a line that says how a vote ended. Where a vote was read under the
// item, words may tell it again, and only counts that stand alone tell another.
func (p *Parser) tellsVote(i int, l *line) bool {
	f := l.fold
	digits := hasDigit(f)
	if digits && (bareCounts.MatchString(f) || labelledCounts.MatchString(f)) {
		return true
	}
	if p.goesOnFrom(i) || p.decided(l.no) || !shortResult.MatchString(f) && !((digits || strings.Contains(f, "keine")) && twoSides(f)) {
		return false
	}
	return !earlierVote.MatchString(f)
}

// decided reports a printed line (number) under an item with a decision.
func (p *Parser) decided(no int) bool {
	it := p.itemAt(no)
	return it != nil && len(it.Decisions) > 0
}

// outcomeUnread lists words that are labelled as decided, and of which no outcome was
// read.
func (d *decider) outcomeUnread(r resolution, folded string) {
	if noVote.in(folded) || strings.HasPrefix(folded, "kein") || strings.HasPrefix(folded, "entfall") {
		return
	}
	d.p.problem("vote_not_read", "These words are said to be decided, and what the vote came to was not read: "+cut(r.text), d.p.span(d.rows[r.first].at, d.rows[r.last].at, "unread"))
}

// goesOnFrom reports a line in the middle of a sentence that begins above it.
func (p *Parser) goesOnFrom(i int) bool {
	if startsSmall(p.lines[i].text) {
		return true
	}
	if i == 0 || p.lines[i-1].blank() || p.lines[i-1].furniture || len(p.lines[i-1].text) < 50 {
		return false
	}
	return !strings.ContainsAny(p.lines[i-1].text[len(p.lines[i-1].text)-1:], ".:!?;")
}

// earlierVote are words that tell a vote of another day or of another body.
var earlierVote = compile(`\b(?:habe|haben|hat|hatte|sei|seien|worden|damals|seinerzeit|bereits|ausschuss (?:hat|habe)|sitzung vom|vom \d|von (?:19|20)\d\d)\b`)

var (
	// bareCounts are counts alone: "12 : 3 : 1", "12 zu 3". A time of day is set
	// without blanks.
	bareCounts = compile(`^[^a-z0-9]*\d{1,2}(?: : ?| ?: | zu | gegen )\d{1,2}(?: ?: ?\d{1,2})?[^a-z0-9]*$|^[^a-z0-9]*\d{1,2}:\d(?::\d{1,2})?[^a-z0-9]*$`)

	// labelledCounts are counts behind a word for a vote.
	labelledCounts = compile(`^[^a-z0-9]*(?:[a-z]+-?)?(?:abstimm|ergebnis|votum|stimm|handzeichen|resultat|ausgang|beschluss)[a-z]*[^0-9]{1,40}\d{1,2} ?(?::|zu|gegen|-|/) ?\d{1,2}\b[^0-9]{0,40}$`)

	// shortResult is a line that is nothing but the words of a result.
	shortResult = compile(`^[^a-z0-9]*(?:(?:alle|keiner|niemand) (?:waren |sind |stimmten |ist |war )?(?:dafur|dagegen)|(?:ohne|keine) gegenstimmen?|(?:einstimmig|mehrheitlich)[a-z ]{0,12}(?:angenommen|beschlossen|abgelehnt|genehmigt|zugestimmt|dafur|dagegen)?)[^a-z0-9]*$`)

	// besideSide is a number beside a word for one side of a vote.
	besideSide = compile(`(\d{1,3}|eine?|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf|keine?s?)(?: ?[x*-] ?| | waren | stimmen ){0,2}` + sideWord + `|` + sideWord + `[^a-z0-9]{0,4}(\d{1,3})\b`)
)

// sideWord is a word for one side of a vote.
const sideWord = `(?:stimmen )?\b(ja|nein|dafur|dagegen|enthalt|enthielt|pro\b|contra|kontra|wider|gegen|oben|unten|zustimm|ablehn)`

var sideWords = phrasesOf("ja", "nein", "dafur", "dagegen", "enth", "pro ", "contra", "kontra", "wider", "gegen", "oben", "unten", "zustimm", "ablehn")

// twoSides reports counts of two sides of a vote.
func twoSides(f string) bool {
	if !sideWords.in(f) {
		return false
	}
	side := ""
	for _, m := range besideSide.FindAllStringSubmatch(f, 6) {
		s := m[2] + m[3]
		if side != "" && s != side {
			return true
		}
		side = s
	}
	return false
}

// membersThere is how many members are listed as present; 0 if they are too few to
// tell a vote by their number.
func (p *Parser) membersThere() int {
	n := 0
	for _, a := range p.out.Attendance {
		if a.Group == minutes.Council && a.Status == minutes.Present {
			n++
		}
	}
	if n < fewPeople+2 {
		return 0
	}
	return n
}

// smallNumber is a number that counts people: part of no date, time, sum or paper.
var smallNumber = compile(`(?:^|[^\p{L}\d.,:/§-])(\d{1,2})(?:[^\p{L}\d.,:/%€-]|[,;:.]? |[,;.]?$)`)

// sumsUp reports a short line with two or three numbers that make up the members who
// are there, or all but one of them, under an item on which nothing was decided.
func (p *Parser) sumsUp(l *line, there int) bool {
	if there == 0 || len(l.text) > 80 || sentence(l.text) || !hasDigit(l.text) || p.decided(l.no) || p.itemAt(l.no) == nil {
		return false
	}
	sum, n := 0, 0
	for _, m := range smallNumber.FindAllStringSubmatch(l.text, 5) {
		sum, n = sum+number(m[1]), n+1
	}
	return (n == 2 || n == 3) && (sum == there || sum == there-1) && !earlierVote.MatchString(l.fold)
}

// sentence reports a line with the small words of a sentence.
func sentence(s string) bool {
	small := 0
	for _, w := range strings.Fields(s) {
		if startsSmall(w) {
			small++
		}
	}
	return small > 3
}
