package parse

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

	Head []Block // from the top to the lists of people
}

// Layouts lists every layout, the most particular first. The last one takes any
// document.
var Layouts = []Layout{
	{Name: "plain", Fits: func(*Parser) int { return 1 }, Head: headBlocks},
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
