package council

import (
	"fmt"
	"strings"
	"time"

	"ratsgraph/ingest/minutes"
)

// A meeting is one session as it happened, before anyone has written about it.
type meeting struct {
	town      *Town
	body      *body
	layout    Layout
	number    int
	date      time.Time
	before    time.Time // of the session whose minutes are approved; zero: none
	next      time.Time
	start     int // minutes of the day
	end       int
	place     string
	chair     *person
	chairRole string
	secretary *person
	people    []*presence
	items     []*item
	unsaid    []int // arguments that nobody has brought forward yet
	scanned   bool
	noHead    bool // the head was cut off: no number, no date
	noList    bool // the attendance list was taken out
}

// An item is one point of the agenda and what became of it.
type item struct {
	number  string
	part    minutes.Part
	kind    itemKind
	title   string
	paper   *paper
	printed string // the paper's number on that day
	decide  string
	status  minutes.ItemStatus
	reason  reason
	votes   []*vote
	recused []*person
	talk    []string
	start   int // minutes of the day
	end     int
	guest   *presence
}

type itemKind int

const (
	opening itemKind = iota
	approval
	questions // of residents
	report
	business
	news
	inquiries
)

// A reason is a subordinate clause: "die " + "Referentin kurzfristig erkrankt" + " ist".
type reason struct{ before, words, after string }

var reasons = []reason{
	{"die ", "Referentin kurzfristig erkrankt", " ist"},
	{"der ", "Gutachter verhindert", " ist"},
	{"noch ", "Beratungsbedarf in den Fraktionen", " besteht"},
	{"die ", "Unterlagen nicht rechtzeitig versandt", " wurden"},
	{"das ", "Ergebnis der Verkehrszählung noch nicht ausgewertet", " ist"},
}

// meet holds one session: the agenda, the people, and then the votes.
func (t *Town) meet(b *body, d time.Time, round int) *meeting {
	b.number++
	m := &meeting{town: t, body: b, layout: b.layouts[min(1, len(t.elections)-1)], number: b.number, date: d, before: b.last,
		start: 17*60 + 30*t.dice.IntN(5), place: b.place, scanned: t.dice.chance(t.c.Scanned)}
	b.last = d
	if round+1 < t.c.Years*t.c.Rounds {
		m.next = t.sitting(b, round+1)
	}
	m.noHead = m.layout == Table && t.dice.chance(0.1)
	m.noList = m.layout != Word && t.dice.chance(0.06)
	t.agenda(m, round)
	t.attend(m)
	for _, it := range m.items {
		t.handle(m, it)
		if it.paper != nil {
			t.stop(m, it, round)
		}
	}
	return m
}

// agenda puts the items of a session in order and gives each its time.
func (t *Town) agenda(m *meeting, round int) {
	add := func(k itemKind, title string) *item {
		it := &item{kind: k, title: title, part: minutes.Public, status: minutes.Handled}
		m.items = append(m.items, it)
		return it
	}
	add(opening, pick(t.dice, openings))
	if !m.before.IsZero() {
		add(approval, "Genehmigung des Protokolls der Sitzung vom "+pick(t.dice, []func(time.Time) string{long, short})(m.before))
	}
	if m.body.kind != kindCommittee {
		add(questions, "Einwohnerfragestunde")
	}
	if m.body.kind == kindCouncil {
		add(report, m.town.mayor.genitiveReport())
	}
	for _, p := range t.due(m.body, round, 9) {
		it := add(business, p.title)
		it.paper, it.printed, it.decide = p, p.printed(), p.decide
	}
	add(news, "Mitteilungen der Verwaltung")
	add(inquiries, pick(t.dice, []string{"Anfragen und Anregungen", "Anträge und Anfragen", "Verschiedenes"}))
	if m.layout != Word && m.body.kind != kindAdvisory && t.dice.chance(0.3) {
		x := pick(t.dice, secretTopics)
		title, decide, _ := strings.Cut(t.fillIn(x.title+"|"+x.decide, m.date.Year()), "|")
		it := add(business, title)
		it.part, it.decide = minutes.Nonpublic, decide
	}
	t.drop(m)
	t.count(m)
}

// drop takes an item off the agenda now and then.
func (t *Town) drop(m *meeting) {
	for _, it := range m.items {
		if it.paper != nil && t.dice.chance(0.06) {
			it.status, it.reason = minutes.DroppedItem, pick(t.dice, reasons)
			return
		}
	}
}

// count numbers the items and runs the clock. Where a dropped item is not even
// printed any more, those behind it move up.
func (t *Town) count(m *meeting) {
	n, now := 0, m.start
	for i, it := range m.items {
		n++
		it.number = fmt.Sprint(n)
		if it.status == minutes.DroppedItem {
			it.number = fmt.Sprint(i + 1)
			if m.layout == Table {
				n--
			}
		}
		it.start = now
		switch it.kind {
		case opening, approval, news, inquiries:
			now += 2 + t.dice.IntN(6)
		default:
			now += 5 + t.dice.IntN(17)
		}
		it.end = now
	}
	m.end = now + 1
}

// handle lets the body deal with an item.
func (t *Town) handle(m *meeting, it *item) {
	if it.status == minutes.DroppedItem {
		return
	}
	switch it.kind {
	case approval:
		it.votes = []*vote{t.formality(m, it)}
	case business:
		if it.paper != nil && it.paper.topic.bids && t.dice.chance(0.25) {
			t.recuse(m, it, m.index(it))
		}
		t.debate(m, it)
		t.decideOn(m, it)
	default:
		t.words.fill(m, it)
		t.report(m, it)
	}
}

// report tells the council what has become of its members.
func (t *Town) report(m *meeting, it *item) {
	if it.kind != report || m.body.kind != kindCouncil {
		return
	}
	for _, x := range t.tidings {
		it.talk = append(it.talk, strings.Replace(x.text, "{who}", m.call(x.who), 1))
	}
	t.tidings = nil
}

// stop records that a paper was here, and sends it on.
func (t *Town) stop(m *meeting, it *item, round int) {
	s := Step{Document: t.documentName(m), Body: m.body.nom, Date: iso(m.date), Item: it.number, Paper: it.printed}
	outcome := minutes.Postponed
	if it.status == minutes.DroppedItem {
		s.Result = string(minutes.DroppedItem)
	} else {
		outcome = it.votes[len(it.votes)-1].outcome
		s.Outcome = outcome
	}
	it.paper.way = append(it.paper.way, s)
	t.moveOn(it.paper, outcome, round)
}

func (p *person) genitiveReport() string {
	if p.female {
		return "Bericht der Bürgermeisterin"
	}
	return "Bericht des Bürgermeisters"
}

var openings = []string{
	"Eröffnung der Sitzung",
	"Eröffnung und Begrüßung",
	"Eröffnung der Sitzung, Feststellung der Beschlussfähigkeit",
}

// fileWords makes a file name of a body's name.
func fileWords(s string) string {
	return strings.NewReplacer(" ", "-", ",", "", "ß", "ss", "ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue").Replace(s)
}
