package parse

import "strings"

// A list with its labels in the first column of a table, which may be drawn with
// bars, under no heading.
//
//	Vorsitzender      Bürgermeister Emil Muster
//	Anwesend          Berta Probe, Karl Baum, Ida Ring (ab TOP 3)
//	Entschuldigt      Udo Stein

// besideAt reports that such a list begins at a line: a second label with people
// follows, and one of both says who was there or who was not.
func (p *Parser) besideAt(i, end int) bool {
	if !isBeside(p.lines[i].raw) {
		return false
	}
	rows, presence := 0, false
	for k := i; k < end && k < i+14; k++ {
		l := &p.lines[k]
		raw := l.raw
		if isBarred(l.text) {
			raw = unbarred(l).raw
		}
		if isBeside(raw) {
			rows++
			presence = presence || presenceLabels[besideLabel(cellsAt(raw)[0].text)]
		}
	}
	return rows > 1 && presence
}

// isBeside reports a row of a label and somebody's name.
func isBeside(raw string) bool {
	if !strings.Contains(strings.TrimSpace(raw), "  ") {
		return false
	}
	list := cellsAt(raw)
	if len(list) < 2 || strings.ContainsAny(list[0].text, ".:") {
		return false
	}
	if _, ok := sideLabels[besideLabel(list[0].text)]; !ok {
		return false
	}
	n, ok := readName(list[1].text)
	return ok && (n.words > 1 || n.salutation != "" || n.office != "")
}

func besideLabel(s string) string { return strings.Trim(Fold(s), ": ") }

// presenceLabels say who was there or who was not.
var presenceLabels = wordsOf("anwesend|anwesende|mitglieder|teilnehmer|ratsmitglieder|gemeinderate|stadtrate|stadtverordnete|gemeindevertreter|entschuldigt|abwesend|unentschuldigt|es fehlten|entschuldigt fehlten")

// barredBeside takes the bars off such a list that is drawn with them.
func (p *Parser) barredBeside(from, end int) bool {
	end = p.barredEnd(from, end)
	rows := 0
	for i := from; i < end; i++ {
		if isBeside(unbarred(&p.lines[i]).raw) {
			rows++
		}
	}
	if rows < 2 {
		return false
	}
	p.inColumns(from, end)
	return p.besideAt(from, end)
}
