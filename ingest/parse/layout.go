package parse

import "strings"

// A Block reads one construct: a line of the head, a list of people, something
// that the running text tells.
type Block interface {
	Name() string

	// Read reads a construct that starts at line at (an index). It returns how
	// many lines it used; 0 means the construct does not start here.
	Read(p *Parser, at int) int
}

// A Layout is a choice and order of constructs. It names no town: whatever town
// sets its minutes so is read with it.
type Layout struct {
	Name string

	// Fits says how many marks of the layout a document shows; 0 is none.
	Fits func(p *Parser) int

	// Head reads the lines from the top to the agenda, apart from the lists of
	// people.
	Head []Block

	// People reads the lists of people, which begin at line at.
	People func(p *Parser, at, end int)
}

// Layouts lists every layout, the most particular first. The last one takes any
// document.
var Layouts = []Layout{
	{Name: "side columns", Fits: sideColumns, Head: []Block{labelBlock{}, titleBlock{}, chairBlock{}, municipalityBlock{}}, People: readColumns},
	{Name: "single item", Fits: singleItem, Head: []Block{titleBlock{}, chairBlock{}, labelBlock{}, bareBlock{}, municipalityBlock{}}, People: readRoll},
	{Name: "party columns", Fits: partyColumns, Head: headBlocks, People: readRoll},
	{Name: "plain", Fits: func(*Parser) int { return 1 }, Head: headBlocks, People: readRoll},
}

// headBlocks read the head of any document.
var headBlocks = []Block{titleBlock{}, chairBlock{}, labelBlock{}, bareBlock{}, topPlaceBlock{}, municipalityBlock{}}

// choose takes the layout of which the document shows most marks; of equals, the
// one that is listed first.
func choose(p *Parser) Layout {
	best, most := Layouts[len(Layouts)-1], 0
	for _, l := range Layouts {
		if n := l.Fits(p); n > most {
			best, most = l, n
		}
	}
	return best
}

// sideColumns finds the heading line of lists that stand beside each other.
func sideColumns(p *Parser) int {
	for i := max(p.roll, 0); p.roll >= 0 && i < p.frame.Head.To && i < p.roll+6; i++ {
		if n := len(p.columnStarts(i)); n > 1 {
			return n
		}
	}
	return 0
}

// singleItem finds the head of minutes that hold one item of a session, without a
// list of people.
func singleItem(p *Parser) int {
	at := p.frame.Agenda.From
	if p.roll < 0 && at < len(p.lines) && at < 40 && strings.Contains(p.lines[at].fold, "der tagesordnung") {
		return 2
	}
	return 0
}

// partyColumns finds a line with the headings of two parties.
func partyColumns(p *Parser) int {
	for i := max(p.roll, 0); p.roll >= 0 && i < p.frame.Head.To; i++ {
		l := &p.lines[i]
		if strings.Contains(l.fold, "fraktion") && len(l.text) < 110 && salutations[firstWord(l.fold)] == "" && isParty(l.text) && len(splitParties(cells(l.text))) > 1 {
			return 2
		}
	}
	return 0
}
