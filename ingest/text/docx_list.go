package text

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// lists are the numbered lists of a Word file. Their numbers stand nowhere in
// the text: Word counts when it shows it.
type lists struct {
	kinds  map[string]*listKind // by number of the kind
	named  map[string]named     // by number of the list
	styles map[string]listStyle
}

// A listKind counts. Lists of one kind go on counting where the last one ended.
type listKind struct {
	levels map[int]listLevel
	count  [maxLevels]int
	begun  [maxLevels]bool
}

// A listLevel says how the numbers of a level look: "%1.%2." of decimals.
type listLevel struct {
	start        int
	format, text string
}

// A named list is of a kind, and may begin anew.
type named struct {
	kind    string
	restart map[int]int
}

// A listStyle is what paragraphs of a style are numbered by.
type listStyle struct{ list, level, base string }

// maxLevels is how deep lists of Word are.
const maxLevels = 9

// loadLists reads the definitions of lists and the styles that use them.
func (d *docx) loadLists() error {
	d.lists = lists{kinds: map[string]*listKind{}, named: map[string]named{}, styles: map[string]listStyle{}}
	var style, kind, list string
	var level int
	err := d.each("word/styles.xml", func(_ *xml.Decoder, t xml.Token) error {
		e, ok := t.(xml.StartElement)
		if !ok {
			return nil
		}
		s := d.lists.styles[style]
		switch e.Name.Local {
		case "style":
			style = value(e, "styleId")
			return nil
		case "basedOn":
			s.base = value(e, "val")
		case "numId":
			s.list = value(e, "val")
		case "ilvl":
			s.level = value(e, "val")
		default:
			return nil
		}
		d.lists.styles[style] = s
		return nil
	})
	if err != nil {
		return err
	}
	return d.each("word/numbering.xml", func(_ *xml.Decoder, t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "abstractNum":
				kind = value(t, "abstractNumId")
				d.lists.kinds[kind] = &listKind{levels: map[int]listLevel{}}
			case "num":
				list, kind = value(t, "numId"), ""
			case "lvl", "lvlOverride":
				level, _ = strconv.Atoi(value(t, "ilvl")) // no number: the first level
			default:
				d.lists.define(t, kind, list, level)
			}
		case xml.EndElement:
			if t.Name.Local == "abstractNum" {
				kind = ""
			}
		}
		return nil
	})
}

// define takes in one property of a list or of a level.
func (l *lists) define(e xml.StartElement, kind, list string, level int) {
	v := value(e, "val")
	if e.Name.Local == "abstractNumId" && list != "" {
		l.named[list] = named{kind: v, restart: map[int]int{}}
		return
	}
	n, _ := strconv.Atoi(v) // no number: from nothing
	if e.Name.Local == "startOverride" {
		if r := l.named[list].restart; r != nil {
			r[level] = n
		}
		return
	}
	k := l.kinds[kind]
	if k == nil {
		return
	}
	lv := k.levels[level]
	switch e.Name.Local {
	case "start":
		lv.start = n
	case "numFmt":
		lv.format = v
	case "lvlText":
		lv.text = v
	}
	k.levels[level] = lv
}

// label is what Word prints before a paragraph: "2.1.", "a)", a bullet.
func (l *lists) label(p paragraph) string {
	list, depth := p.list, p.level
	for style, i := p.style, 0; list == "" && style != "" && i < maxLevels; i++ {
		s := l.styles[style]
		list, style = s.list, s.base
		if depth == "" {
			depth = s.level
		}
	}
	level, _ := strconv.Atoi(depth) // no number: the first level
	k := l.kinds[l.named[list].kind]
	if k == nil || level < 0 || level >= maxLevels {
		return ""
	}
	if first, ok := l.named[list].restart[level]; ok {
		delete(l.named[list].restart, level)
		k.count[level], k.begun[level] = first-1, true
	}
	k.step(level)
	return k.print(level)
}

// step counts on one level, and lets the deeper ones begin anew.
func (k *listKind) step(level int) {
	for i := range level {
		if !k.begun[i] {
			k.count[i], k.begun[i] = k.levels[i].start, true
		}
	}
	if !k.begun[level] {
		k.count[level], k.begun[level] = k.levels[level].start-1, true
	}
	k.count[level]++
	for i := level + 1; i < maxLevels; i++ {
		k.begun[i] = false
	}
}

func (k *listKind) print(level int) string {
	lv := k.levels[level]
	switch lv.format {
	case "bullet":
		return "-"
	case "none":
		return strings.TrimSpace(lv.text)
	}
	s := lv.text
	for i := range maxLevels {
		s = strings.ReplaceAll(s, "%"+strconv.Itoa(i+1), counter(k.count[i], k.levels[i].format))
	}
	return strings.TrimSpace(s)
}

// counter writes a number the way a list wants it.
func counter(n int, format string) string {
	switch {
	case format == "lowerLetter" && n > 0:
		return strings.Repeat(string(rune('a'+(n-1)%26)), min((n-1)/26+1, 9))
	case format == "upperLetter" && n > 0:
		return strings.ToUpper(counter(n, "lowerLetter"))
	case format == "lowerRoman" && n > 0 && n < 4000:
		return strings.ToLower(roman(n))
	case format == "upperRoman" && n > 0 && n < 4000:
		return roman(n)
	}
	return strconv.Itoa(n)
}

// roman writes a number below 4,000.
func roman(n int) string {
	var b strings.Builder
	values := []int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1}
	for i, sign := range []string{"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"} {
		for n >= values[i] {
			b.WriteString(sign)
			n -= values[i]
		}
	}
	return b.String()
}
