package parse

import "strings"

// bareBlock reads a head that has no labels: the day, whether the session is
// public, the place, each on a line of its own below the title.
//
//	Niederschrift 12. Plenarsitzung des Gemeinderates
//	17. Juli 2018, 15:30 Uhr
//	öffentlich
//	Großer Saal, Rathaus am Probenplatz
//	Vorsitzender: Bürgermeister Emil Muster
type bareBlock struct{}

func (bareBlock) Name() string { return "bare head" }

func (b bareBlock) Read(p *Parser, at int) int {
	l := &p.lines[at]
	if p.roll >= 0 && at >= p.roll || len(l.text) > 70 || !hasDigit(l.text) || p.out.Session.Date != "" || !p.belowTitle(at) {
		return 0
	}
	iso, from, to := findDate(l.text)
	if iso == "" || weekdayLead(l.text[:from]) != "" {
		return 0
	}
	if rest := strings.Trim(l.text[to:], " ,|-"); rest != "" && findTime(rest) == "" && !strings.HasPrefix(Fold(rest), "uhr") {
		return 0
	}
	s := &p.out.Session
	span := p.span(at, at, b.Name())
	p.set("date", &s.Date, iso, span)
	readDuration(p, l.text[to:], span)
	if last := p.barePlace(at+1, b.Name()); last > 0 {
		return last - at + 1
	}
	return 1
}

// weekdayLead is what stands in front of a date beside the day of the week.
func weekdayLead(s string) string {
	s = strings.Trim(s, " ,|")
	return strings.Trim(weekdayForm.ReplaceAllString(s+" ", ""), " ,|")
}

// belowTitle reports whether a line above is the title of the minutes.
func (p *Parser) belowTitle(at int) bool {
	for i := at - 1; i >= 0 && i > at-8; i-- {
		if r := p.lines[i].rule; r == "title" || r == "head label" {
			return true
		}
	}
	return false
}

// barePlace reads the place below the day: the line in front of the chair. It
// returns the last line it used, 0 if there is no place.
func (p *Parser) barePlace(at int, rule string) int {
	for i, seen := at, 0; i < p.frame.Head.To && seen < 3; i++ {
		l := &p.lines[i]
		if l.blank() || l.furniture {
			continue
		}
		seen++
		if isPublicity(l.fold) {
			continue
		}
		if strings.Contains(l.text, ":") || digits(strings.Trim(l.text, ". ")) || len(l.text) > 80 || peopleHeading(l.fold) {
			return 0
		}
		if next := p.next(i+1, p.frame.Head.To); next >= p.frame.Head.To || !chairLabel.MatchString(p.lines[next].fold) && !(anyIn(l.fold, rooms) && isHeadField(labelOf(p.lines[next].fold))) {
			return 0
		}
		p.set("place", &p.out.Session.Place, cleanPlace(l.text), p.span(i, i, rule))
		return i
	}
	return 0
}

// labelOf is what stands in front of the first colon of a line.
func labelOf(f string) string {
	head, _, _ := strings.Cut(f, ":")
	return strings.TrimSpace(head)
}

// isPublicity reports a line that says no more than whether the session is public.
func isPublicity(f string) bool {
	f = strings.Trim(f, "-()./ ")
	return f == "offentlich" || f == "nicht offentlich" || f == "nichtoffentlich" || f == "offentliche sitzung" || f == "offentlicher teil"
}

// lowHead reads the labels of a head that has the number of the item on top, as
// excerpts have.
//
//	TOP: Ö 5
//	Gremium: Werkausschuss
//	Datum: Di, 04.05.2021
func (p *Parser) lowHead() {
	from := p.frame.Agenda.From
	if from < 8 && (p.out.Session.Date == "" || p.hasExcerptHead()) {
		p.run([]Block{labelBlock{}, chairBlock{}}, lineRange{from, min(from+16, p.frame.Agenda.To)})
	}
}

// furnitureHead takes the day from a repeated head of pages where the head of the
// document has none.
//
//	Sitzung des Werkausschusses (3) vom 04.05.2021 4/24
func (p *Parser) furnitureHead() {
	if p.out.Session.Date != "" {
		return
	}
	for i := range p.lines {
		l := &p.lines[i]
		if !l.furniture || !strings.Contains(l.fold, "sitzung") {
			continue
		}
		if iso, _, _ := findDate(l.text); iso != "" {
			p.readTitle(cells(l.text), p.span(i, i, "page head"))
			return
		}
	}
}

// topPlaceBlock reads a place at the very top of a document of which the title is
// lost: a line with a word for a room or a house, over the times.
//
//	Saal 2 des Rathauses
//	Sitzungsdauer
//	17:00 - 18:30 Uhr
type topPlaceBlock struct{}

func (topPlaceBlock) Name() string { return "place on top" }

// rooms are words that name the place of a session.
var rooms = words("Saal", "Rathaus", "Ratstrakt", "Sitzungszimmer", "Sitzungsraum", "Gasthof", "Gaststätte", "Gasthaus", "Dorfgemeinschaftshaus",
	"Bürgerhaus", "Feuerwehrhaus", "Grundschule", "Schule", "Aula", "Halle", "Gemeindehaus", "Kreishaus", "Videokonferenz", "Mensa")

func (b topPlaceBlock) Read(p *Parser, at int) int {
	l := &p.lines[at]
	if p.out.Session.Place != "" || len(l.text) > 80 || strings.ContainsAny(l.text, ":;") || p.belowTitle(at) || !anyIn(l.fold, rooms) {
		return 0
	}
	next := p.next(at+1, p.frame.Head.To)
	if next >= p.frame.Head.To || !isHeadField(strings.TrimSuffix(p.lines[next].fold, ":")) {
		return 0
	}
	p.set("place", &p.out.Session.Place, cleanPlace(l.text), p.span(at, at, b.Name()))
	return 1
}
