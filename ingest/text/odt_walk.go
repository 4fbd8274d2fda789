package text

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// An odtWriter makes lines of the elements of an OpenDocument text as they come.
type odtWriter struct {
	flow
	kinds map[string]*listKind
	text  []byte
	open  int      // paragraphs that are open: a box stands in one
	outer [][]byte // the text of those around the box
	label string   // of the next paragraph
	lists []string // the styles of the lists that are open, the innermost last
}

// odtLeftOut are elements of which nothing is printed.
var odtLeftOut = map[string]bool{
	"tracked-changes": true, "annotation": true, "annotation-end": true, "note-citation": true, "sequence-decls": true, "variable-decls": true,
	"user-field-decls": true, "forms": true, "ruby-text": true, "scripts": true, "font-face-decls": true,
}

// inside reads the elements in an element until it ends.
func (w *odtWriter) inside(x *xml.Decoder, name xml.Name) error {
	for depth := 1; depth > 0; {
		t, err := x.Token()
		if err != nil {
			return err
		}
		switch e := t.(type) {
		case xml.StartElement:
			if e.Name == name {
				depth++
			}
		case xml.EndElement:
			if e.Name == name {
				depth--
			}
		}
		if err := w.token(x, t); err != nil {
			return err
		}
	}
	w.end("p")
	return nil
}

func (w *odtWriter) token(x *xml.Decoder, t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		switch {
		case odtLeftOut[t.Name.Local], strings.Contains(t.Name.Space, "svg"): // the title of a drawing
			return x.Skip()
		case t.Name.Local == "covered-table-cell":
			w.coveredCell(t)
			return x.Skip()
		}
		if !defineODT(w.kinds, x, t) {
			w.start(t)
		}
	case xml.EndElement:
		w.end(t.Name.Local)
	case xml.CharData:
		if w.open > 0 {
			w.words(string(t))
		}
	}
	return nil
}

// words adds printed words. Blanks in a row and line ends of the file are one
// blank; those that are meant are elements.
func (w *odtWriter) words(s string) {
	for _, c := range []byte(s) {
		if c == '\n' || c == '\r' || c == '\t' {
			c = ' '
		}
		if n := len(w.text); c == ' ' && (n == 0 || w.text[n-1] == ' ' || w.text[n-1] == '\n') {
			continue
		}
		w.text = append(w.text, c)
	}
	w.fresh = w.fresh && strings.TrimSpace(s) == ""
}

// start handles the begin of an element.
func (w *odtWriter) start(e xml.StartElement) {
	switch e.Name.Local {
	case "p", "h":
		w.outer, w.text = append(w.outer, w.text), nil
		w.open++
		if e.Name.Local == "h" && w.label == "" && value(e, "is-list-header") != "true" {
			level, _ := strconv.Atoi(value(e, "outline-level")) // none: no number
			w.number(outline, level-1, value(e, "start-value"))
		}
	case "tab":
		w.text = append(w.text, '\t')
	case "line-break":
		w.text = append(w.text, '\n')
	case "s":
		n, err := strconv.Atoi(value(e, "c"))
		if err != nil {
			n = 1
		}
		w.text = append(w.text, strings.Repeat(" ", min(max(n, 0), maxWidth))...)
	case "soft-page-break":
		if !w.fresh {
			w.breakPage()
		}
	case "list":
		style := value(e, "style-name")
		if n := len(w.lists); style == "" && n > 0 {
			style = w.lists[n-1]
		}
		if k := w.kinds[style]; k != nil && len(w.lists) == 0 && value(e, "continue-numbering") != "true" && value(e, "continue-list") == "" {
			*k = listKind{levels: k.levels}
		}
		w.lists = append(w.lists, style)
	case "list-item":
		if n := len(w.lists); n > 0 {
			w.number(w.lists[n-1], n-1, value(e, "start-value"))
		}
	case "table":
		w.openTable()
	case "table-row":
		w.openRow()
	case "table-cell":
		n, _ := strconv.Atoi(value(e, "number-columns-spanned")) // none: one column
		w.openCell(n, false)
	}
}

// coveredCell leaves room for cells that one above goes on in. Those that one to
// their left takes are counted there already.
func (w *odtWriter) coveredCell(e xml.StartElement) {
	t := w.table()
	if t == nil || len(t.rows) == 0 {
		return
	}
	n, err := strconv.Atoi(value(e, "number-columns-repeated"))
	if err != nil {
		n = 1
	}
	for range min(n, maxSpan) {
		if t.cell.span > 1 {
			t.cell.span--
			continue
		}
		w.openCell(1, true)
		w.closeCell()
	}
}

// number sets the label of the next paragraph to the next number of a list.
func (w *odtWriter) number(style string, level int, first string) {
	k := w.kinds[style]
	if k == nil || level < 0 || level >= maxLevels || k.levels[level] == (listLevel{}) {
		w.label = ""
		return
	}
	if n, err := strconv.Atoi(first); err == nil {
		k.count[level], k.begun[level] = n-1, true
	}
	k.step(level)
	w.label = k.print(level)
}

// end handles the end of an element.
func (w *odtWriter) end(name string) {
	switch name {
	case "p", "h":
		if w.open > 0 {
			w.endParagraph()
		}
	case "list":
		if n := len(w.lists); n > 0 {
			w.lists = w.lists[:n-1]
		}
		w.label = ""
	case "table-cell":
		w.closeCell()
	case "table":
		w.closeTable()
	}
}

// endParagraph prints a paragraph. A box is printed before the paragraph that it
// stands in.
func (w *odtWriter) endParagraph() {
	w.paragraph(w.label, string(w.text))
	w.label = ""
	w.open--
	w.text, w.outer = w.outer[w.open], w.outer[:w.open]
}
