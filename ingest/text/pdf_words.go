package text

import (
	"math"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/requests"
)

// directions are the words of a page by the direction they are written in.
type directions [oblique + 1][]token

// readWords reads the text layer of a page: all its characters in the order of
// the file, and its words where they stand.
func readWords(p pdfium.Pdfium, ref requests.Page) ([]rune, directions, error) {
	var words directions
	loaded, err := p.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: ref})
	if err != nil {
		return nil, words, err
	}
	defer p.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: loaded.TextPage})
	l := layer{Pdfium: p, ref: loaded.TextPage}
	if err := l.load(); err != nil {
		return nil, words, err
	}
	for i := 0; i < len(l.runes); i++ {
		first := i
		for i < len(l.runes) && l.runes[i] > ' ' {
			i++
		}
		if i > first {
			l.word(&words, first, i)
		}
	}
	return l.runes, words, nil
}

// load reads the characters: all at once if each is one unit of what PDFium
// hands out, else one by one.
func (l *layer) load() error {
	count, err := l.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: l.ref})
	if err != nil || count.Count == 0 {
		return err
	}
	l.runes = make([]rune, 0, count.Count)
	all, err := l.FPDFText_GetText(&requests.FPDFText_GetText{TextPage: l.ref, Count: count.Count})
	if err == nil && fits(all.Text, count.Count) {
		for _, r := range all.Text {
			l.runes = append(l.runes, meant(uint(r)))
		}
		l.runes = l.runes[:count.Count]
		return nil
	}
	for i := range count.Count {
		code, err := l.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: l.ref, Index: i})
		if err != nil {
			return err
		}
		l.runes = append(l.runes, meant(code.Unicode))
	}
	return nil
}

// fits reports whether a text has so many units, but for a last zero, and all of
// them are characters.
func fits(s string, n int) bool {
	for _, r := range s {
		if r > 0xFFFF {
			return false
		}
	}
	got := utf8.RuneCountInString(s)
	return got == n || got == n+1 && s[len(s)-1] == 0
}

// word places the characters from first up to last, between which no blank
// stands. Asking for each character takes most of the time of a page, so only
// the ends are asked for where they tell that it is one word.
func (l layer) word(words *directions, first, last int) {
	a := l.char(first)
	if a.size > 0 && last-first > 1 {
		z := l.box(last-1, a.angle, a.x, a.y)
		if a.sameWord(z, last-first) {
			t := token{text: spell(l.runes[first:last]), base: a.base, size: a.size, spaced: true, sure: -1}
			if t.text != "" {
				t.edges = stretch([]float64{a.x0, z.x1}, utf8.RuneCountInString(t.text))
				words[a.turn] = append(words[a.turn], t)
			}
			return
		}
	}
	var chars directionsOfChars
	for i := first; i < last; i++ {
		c := a
		if i > first {
			c = l.char(i)
		}
		if c.size > 0 {
			chars[c.turn] = append(chars[c.turn], c)
		}
	}
	for turn, group := range chars {
		words[turn] = append(words[turn], tokens(group)...)
	}
}

type directionsOfChars [oblique + 1][]char

// sameWord reports whether a character n-1 places further on ends the word that
// another one begins: in the same type, on the same line, not too far off.
func (c char) sameWord(end char, n int) bool {
	width := end.x1 - c.x0
	return end.size > 0 && c.turn != oblique && math.Abs(end.low-c.low) < 0.1*c.size && math.Abs(end.size-c.size) < 0.1*c.size &&
		width > 0.15*c.size*float64(n) && width < 0.95*c.size*float64(n)
}
