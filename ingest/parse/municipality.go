package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// municipalityLine is the name of the municipality alone on a line of the head.
//
//	Stadt Musterau      Gemeinde Bad Musterau
var municipalityLine = compile(`^(?i:` + kinds + `) ((?:Bad |St\. |Sankt |Groß |GroB |Klein |Alt |Neu )?` + placeName[1:] + `$`)

// partOfTown is a part of the municipality, behind its name.
//
//	Stadt Musterau, Ortschaft Probe
var partOfTown = compile(`, ?(?:Ortschaft|Ortsteil|Ortsbezirk|Ortsrat|Ortsbeirat|Stadtteil|Stadtbezirk|Bezirk|Landkreis|Kreis) \p{Lu}`)

// officeOfTown is the office that signs for the municipality, over the title.
//
//	Der Oberbürgermeister der Stadt Musterau      Magistrat der Stadt Musterau
var officeOfTown = compile(`^(?:(?:Der|Die|Das) )?(?:(?:Ober|Orts|Erste[r]? )?[Bb]ürgermeister(?:in|amt)?|Magistrat|Gemeindevorstand|Gemeindeverwaltung|Stadtverwaltung|Landrat|Landrätin|Kreisausschuss) (?:der|des) ` + kinds + ` ((?:Bad |St\. |Sankt |Groß |Klein |Alt |Neu )?` + placeName[1:] + `$`)

// ofCounty keeps the word for a county with its name: a town may have the same.
func ofCounty(s string) string {
	if s = strings.TrimLeft(s, " "); strings.HasPrefix(s, "Landkreis") || strings.HasPrefix(s, "des Landkreises") || strings.HasPrefix(s, "der Landkreis") {
		return "Landkreis "
	}
	return ""
}

// namedAs is a municipality that running words name as one.
//
//	die Gemeinde Musterau beschließt      der Stadt Bad Musterau
var namedAs = compile(`\b(?:Stadt|Gemeinde|Samtgemeinde|Marktgemeinde|Stadtgemeinde|Verbandsgemeinde|Ortsgemeinde|Hansestadt|Landeshauptstadt) ((?:Bad |St\. |Sankt )?` + placeName[1:])

// noPlace are words that follow "Stadt" or "Gemeinde" and are no name.
var noPlace = wordSet("und oder als in im am an bei der die das fur mit nach vom von wird ist hat werden kann soll gmbh ag kg ev grun werke bau nicht es sie dr.")

// municipalityBlock reads the municipality from a line of its own.
type municipalityBlock struct{}

func (municipalityBlock) Name() string { return "municipality" }

func (b municipalityBlock) Read(p *Parser, at int) int {
	l := &p.lines[at]
	if len(l.text) > 140 || len(l.text) < 7 || at >= p.headEnd() {
		return 0
	}
	first, _, _ := strings.Cut(strings.TrimRight(cellsAt(l.raw)[0].text, ",. "), " – ")
	if m := partOfTown.FindStringIndex(first); m != nil {
		first = first[:m[0]]
	}
	m := municipalityLine.FindStringSubmatch(first)
	if m == nil {
		m = officeOfTown.FindStringSubmatch(first)
	}
	if m == nil {
		return 0
	}
	s := &p.out.Session
	if old := s.Spans["municipality"]; old.Rule == b.Name() && p.ofAmt && !strings.HasPrefix(l.fold, "amt") {
		s.Municipality = "" // the office serves several municipalities: this is the one
	}
	p.ofAmt = strings.HasPrefix(l.fold, "amt ")
	p.set("municipality", &s.Municipality, ofCounty(first)+m[1], p.span(at, at, b.Name()))
	return 1
}

// municipalityFromAgenda looks for the municipality where the head does not name
// it: in headings of items and in decided words. Where they name several it may be
// any of them, and the assembly of an association has none.
func (p *Parser) municipalityFromAgenda() {
	s := &p.out.Session
	if s.Municipality != "" || strings.Contains(Fold(string(s.Body)), "verbandsversammlung") {
		return
	}
	var name string
	var where minutes.Span
	for _, it := range p.out.Agenda {
		texts, spans := []string{it.Title}, []minutes.Span{it.Span}
		for _, d := range it.Decisions {
			texts, spans = append(texts, d.Text), append(spans, d.Span)
		}
		for i, text := range texts {
			switch n := municipalityIn(text); {
			case n == "" || n == name:
			case name != "":
				return
			default:
				name, where = n, spans[i]
			}
		}
	}
	if name != "" {
		p.set("municipality", &s.Municipality, name, where)
	}
}

// municipalityIn is the name of the municipality that a text names as one.
func municipalityIn(text string) string {
	if !strings.Contains(text, "tadt ") && !strings.Contains(text, "emeinde ") {
		return ""
	}
	for _, m := range namedAs.FindAllStringSubmatch(text, 4) {
		first := Fold(firstWord(m[1]))
		if !noPlace[first] && !isOffice(first) && !bodyWord.MatchString(first) {
			return m[1]
		}
	}
	return ""
}
