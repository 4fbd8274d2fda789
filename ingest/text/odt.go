package text

import (
	"encoding/xml"
	"slices"
	"strconv"
)

// odtMime is what the first file of an OpenDocument text says.
const odtMime = "application/vnd.oasis.opendocument.text"

// isODT reports whether a ZIP file begins with the file that says what it is, as
// OpenDocument files do.
func isODT(body []byte) bool {
	const at = 30 // bytes of the header of the first file, in front of its name
	name := "mimetype" + odtMime
	return len(body) > at+len(name) && string(body[at:at+len(name)]) == name
}

// readODT reads an OpenDocument text, as LibreOffice writes it: paragraphs as
// lines, with the numbers that are put before them, and tables in columns. What
// was deleted under revision and comments are left out. The heads of pages come
// first, the feet last.
func readODT(body []byte) (Text, error) {
	d, _, err := openPackage(body)
	if err != nil {
		return Text{}, err
	}
	kinds := map[string]*listKind{}
	var head, foot []string
	err = d.each("styles.xml", func(x *xml.Decoder, t xml.Token) error {
		e, ok := t.(xml.StartElement)
		if !ok {
			return nil
		}
		if defineODT(kinds, x, e) {
			return nil
		}
		into := &head
		switch e.Name.Local {
		case "footer":
			into = &foot
		case "header":
		default:
			return nil
		}
		w := odtWriter{kinds: map[string]*listKind{}}
		if err := w.inside(x, e.Name); err != nil {
			return err
		}
		if got := trimmed(w.lines); !contains(*into, got) {
			*into = append(append(*into, got...), "")
		}
		return nil
	})
	if err != nil {
		return Text{}, err
	}
	w := odtWriter{kinds: kinds}
	if err := d.each("content.xml", w.token); err != nil {
		return Text{}, err
	}
	w.end("p")
	return fromBlocks(slices.Concat(head, trimmed(w.lines), []string{""}, foot), "utf-8")
}

// defineODT takes in the style of a list; it reports false if the element is
// something else. Outline numbers are those of headings.
func defineODT(kinds map[string]*listKind, x *xml.Decoder, e xml.StartElement) bool {
	if e.Name.Local != "list-style" && e.Name.Local != "outline-style" {
		return false
	}
	k := &listKind{levels: map[int]listLevel{}}
	name := value(e, "name")
	if e.Name.Local == "outline-style" {
		name = outline
	}
	kinds[name] = k
	for {
		t, err := x.Token()
		if err != nil {
			return true // the reader of the part meets it again
		}
		switch t := t.(type) {
		case xml.EndElement:
			if t.Name == e.Name {
				return true
			}
		case xml.StartElement:
			k.defineODT(t)
		}
	}
}

// outline is the name of the style of numbered headings.
const outline = "\x00outline"

// defineODT takes in the style of one level.
func (k *listKind) defineODT(e xml.StartElement) {
	level, err := strconv.Atoi(value(e, "level"))
	if err != nil || level < 1 || level > maxLevels {
		return
	}
	lv := listLevel{start: 1, format: "bullet"}
	if v, err := strconv.Atoi(value(e, "start-value")); err == nil {
		lv.start = v
	}
	switch e.Name.Local {
	case "list-level-style-number", "outline-level-style":
		lv.format = odtFormats[value(e, "num-format")]
		shown, err := strconv.Atoi(value(e, "display-levels"))
		if err != nil || shown < 1 {
			shown = 1
		}
		lv.text = value(e, "num-suffix")
		for i := level; i > max(level-shown, 0); i-- {
			if lv.text = "%" + strconv.Itoa(i) + lv.text; i > max(level-shown, 0)+1 {
				lv.text = "." + lv.text
			}
		}
		if lv.text = value(e, "num-prefix") + lv.text; lv.format == "" {
			lv.format, lv.text = "none", ""
		}
	case "list-level-style-bullet", "list-level-style-image":
	default:
		return
	}
	k.levels[level-1] = lv
}

// odtFormats are the names that Word has for the formats of numbers.
var odtFormats = map[string]string{"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
