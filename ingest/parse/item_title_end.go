package parse

import (
	"strings"
	"unicode"
)

// nextItem reports a row with which the next item begins. A number that does not
// follow is part of the words: "1. Bauabschnitt".
func (t *title) nextItem(r row) bool {
	h, ok := headingAt(r.line)
	if !ok {
		return false
	}
	if h.kind == kindSection && t.head.kind != kindSection {
		return false
	}
	if h.kind.strong() {
		return !t.open() || h.kind == t.head.kind
	}
	return !t.head.kind.strong() && (first(h.number) || follows(t.head.number, h.number))
}

// takes reports whether a row goes on with the words of the title.
func (t *title) takes(rows []row, block int, known string) bool {
	r := rows[t.end]
	if t.text == "" {
		return true
	}
	if goesOnAs(known, t.text, r.text) {
		return true
	}
	if known == "" && saidBelow(r) {
		return false
	}
	if known != "" {
		k := plain(known)
		if nearPrefix(k, plain(t.text)) && len(plain(t.text)) > len(k)*8/10 && !t.open() && !paperSoon(rows, t.end) {
			return false
		}
	}
	return t.open() || continues(r.text) || block-t.end <= 6 && block < len(rows) && rows[block].blank() && !prose(rows, t.end, block) ||
		paperSoon(rows, t.end) || fieldSoon(rows, t.end, block) || known == "" && letteredPoints(rows, t.end)
}

// letteredPoint is one of the points into which a title falls.
var letteredPoint = compile(`^([a-h])\) \p{Lu}[^.:;]{2,70}$`)

// letteredPoints reports that a row is one of a few short points of a title, behind
// which the next item begins.
//
//  7. Messgerät am Ortseingang
//     a) Standort
//     b) Finanzierung
//  8. Verschiedenes
func letteredPoints(rows []row, at int) bool {
	if len(rows[at].text) < 4 || rows[at].text[1] != ')' {
		return false
	}
	for at > 0 && letteredPoint.MatchString(rows[at-1].text) {
		at--
	}
	from := at
	for at < len(rows) && at < from+8 && letteredPoint.MatchString(rows[at].text) && rows[at].text[0] == byte('a'+at-from) {
		at++
	}
	if at < from+2 || at == len(rows) {
		return at > from+1
	}
	_, next := headingAt(rows[at].line)
	return next
}

// nothingSaid begins rows that say that nothing was said, or when to meet again.
var nothingSaid = compile(`^(?:keine? (?:wortmeldung|anfrage|mitteilung|fragen|beitrage)|keine?\.?$|entfallt\.?$|es (?:liegen|gibt|wird|werden|gab)\b|nachste sitzung\b|die nachste sitzung\b|\./\.$)`)

// saidBelow reports a row below a heading that is no part of it: it says how a
// vote ended, or that nothing was said.
func saidBelow(r row) bool {
	return pureResult(r.fold) || nothingSaid.MatchString(r.fold)
}

// goesOnAs reports that the title and one more row are the beginning of the
// title as announced.
func goesOnAs(known, title, more string) bool {
	if known == "" {
		return false
	}
	k, longer := plain(known), plain(joinWords(title, bracketedPaper.ReplaceAllString(more, "")))
	return strings.HasPrefix(k, longer) || nearPrefix(k, longer)
}

// elsewhere reports a number below which no title stands, but what was said: the
// title as announced is another.
//
//	zu TOP 2
//	Frau Probe erläutert die Vorlage.
func elsewhere(rows []row, at int, known string) bool {
	if known == "" && at < len(rows) && spokenSentence.MatchString(rows[at].text) {
		return true
	}
	if len(known) < 5 || at >= len(rows) || rows[at].blank() {
		return false
	}
	s := rows[at].text
	k, p := plain(known), plain(s)
	return !nearPrefix(k, p) && !nearPrefix(p, k) && !akin(known, s) && (strings.HasSuffix(s, ".") || underLabel(rows[at].line) || salutations[firstWord(rows[at].fold)] != "")
}

// spokenSentence is a whole sentence in one line, as no title is.
//
//	Der Amtsvorsteher eröffnet die Sitzung.
var spokenSentence = compile(`^(?:Der|Die|Das|Es|Herr|Frau) [^.:;]{3,60} (?:eröffnet|begrüßt|teilt|stellt|berichtet|erklärt|erläutert|informiert|gibt|liegen|werden|wird|nimmt|beschließt|stimmt|genehmigt|verliest|dankt|fragt)\b[^:;]{3,200}\.$`)

// opensAs reports that the words behind a number are the beginning of the title as
// announced: then no words stand above the number.
func opensAs(known, rest string) bool {
	return len(known) > 4 && len(rest) > 4 && nearPrefix(plain(known), plain(rest))
}

// open reports words that cannot be the end of a title.
func (t *title) open() bool {
	s := t.text
	if s == "" {
		return false
	}
	if strings.HasSuffix(s, " -") || strings.HasSuffix(s, " –") {
		return false // the second of two dashes around the words
	}
	switch s[len(s)-1] {
	case '-', ',', '/', '&', ':':
		return true
	}
	last := s[strings.LastIndexByte(s, ' ')+1:]
	switch last {
	case "und", "der", "die", "des", "dem", "den", "für", "in", "im", "am", "an", "von", "vom", "zur", "zum", "zu", "auf", "mit", "bei", "sowie", "oder", "durch", "über", "gemäß", "gem.", "Nr.", "einer", "eines", "nach", "aus", "das", "eine", "einem", "ein", "einschließlich", "einschl.", "bzw.", "hier:":
		return true
	}
	return false
}

// continues reports a row that goes on with a title by its first character.
func continues(s string) bool {
	if strings.HasPrefix(s, "- ") || strings.HasPrefix(s, "– ") || strings.HasPrefix(s, "(") || strings.HasPrefix(s, "-") && len(s) > 2 ||
		strings.HasPrefix(s, "• ") || strings.HasPrefix(s, "\uf0b7") || strings.HasPrefix(s, "\uf0a7") || strings.HasPrefix(s, "\uf02d") {
		return true
	}
	for _, r := range s {
		return unicode.IsLower(r) && !strings.HasPrefix(s, "a)")
	}
	return false
}

// paperSoon reports that a paper in parentheses closes the heading within the
// next rows, with no sentence in between.
func paperSoon(rows []row, at int) bool {
	for i := at; i < len(rows) && i < at+10; i++ {
		s := rows[i].text
		if s == "" {
			return false
		}
		if strings.HasPrefix(s, "(") || i == at && strings.Contains(s, "(") {
			if list := papersIn(s); len(list) > 0 {
				return i > at || strings.HasSuffix(s, ")")
			}
		}
		if strings.HasSuffix(s, ":") || strings.HasSuffix(s, ".") && !abbreviated(s[:len(s)-1]) {
			return false
		}
	}
	return false
}

// fieldSoon reports that a labelled line ("Vorlage: 2019/0688", "Antrag: FWG")
// closes the heading further down in its block.
func fieldSoon(rows []row, at, block int) bool {
	for i := at; i < block && i < at+14; i++ {
		s := rows[i].text
		if i > at && moverLine.MatchString(s) {
			return true
		}
		if paperLabel.MatchString(s) {
			_, ok := paperLine(s)
			return ok
		}
		if strings.HasSuffix(s, ".") && !abbreviated(s[:len(s)-1]) {
			return false
		}
	}
	return false
}

// prose reports that a block of rows is running text: a row in it ends a
// sentence, or its last one does.
func prose(rows []row, at, block int) bool {
	for i := at; i < block; i++ {
		s := rows[i].text
		if strings.HasSuffix(s, ".") && len(s) > 12 && !strings.HasSuffix(s, "NKomVG.") || strings.Contains(s, ". ") && i > at && len(s) > 60 {
			return true
		}
		for _, end := range sentenceEnds(s, 0) {
			if i == at && end > 30 && end < len(s) && s[end-1] == '.' {
				return true
			}
		}
	}
	return false
}

// speechBelow reports a row below the fields of a heading with which running text
// begins, in a paper without blank lines: a sentence ends in it, or it is long and
// one ends soon.
func (t *title) speechBelow(rows []row, block int) bool {
	at := t.end
	for i := at; i < block && !t.nextItem(rows[i]); i++ {
		if strings.HasPrefix(rows[i].text, "Vorlage") && paperLabel.MatchString(rows[i].text) {
			return false // another motion with its paper
		}
	}
	s := rows[at].text
	if countStart.MatchString(rows[at].fold) {
		return true
	}
	if !upperStart(s) && block-at < 8 {
		return false
	}
	for _, end := range sentenceEnds(s, 0) {
		if end > 20 && end < len(s) && s[end-1] == '.' {
			return true
		}
	}
	return len(s) > 60 && block-at > 2 && prose(rows, at, min(at+3, block))
}

// blockEnd is the first blank row from at on, or one so far away that the rows up
// to it are no heading.
func blockEnd(rows []row, at int) int {
	for far := at + 60; at < len(rows) && at < far && !rows[at].blank() && !rows[at].gap; {
		at++
	}
	return at
}
