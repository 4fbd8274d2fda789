package text

import (
	"encoding/xml"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A docxWriter makes lines of the elements of a part as they come.
type docxWriter struct {
	*docx
	lines  []string
	tables []*docxTable // that are open, the innermost last
	deep   int          // tables in the innermost one that are not printed as tables
	boxes  []paragraph  // that wait for a text box in them to end

	p     paragraph
	pages int  // page ends that no line has begun after
	fresh bool // nothing stands on the page yet
}

// A paragraph is what is known of one while it is read.
type paragraph struct {
	text   []byte
	inText bool
	style  string
	list   string // number of its list, if it names one
	level  string
}

// A docxTable is a table while it is read.
type docxTable struct {
	rows   [][]cell
	cell   cell
	merged bool // the cell goes on from the one above
	lines  []string
}

// leftOut are elements of which nothing is printed: what was deleted or moved
// away, older properties, the codes of fields, the second version of a drawing.
var leftOut = map[string]bool{
	"del": true, "moveFrom": true, "pPrChange": true, "rPrChange": true, "sectPr": true, "tblPr": true, "tblGrid": true,
	"tabs": true, "instrText": true, "delText": true, "Fallback": true, "rPr": true, "tcPrChange": true, "trPr": true, "tblPrEx": true,
}

func (w *docxWriter) token(x *xml.Decoder, t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		if leftOut[t.Name.Local] {
			return x.Skip()
		}
		w.start(t)
	case xml.EndElement:
		w.end(t.Name.Local)
	case xml.CharData:
		if w.p.inText && len(t) > 0 {
			w.write(strings.NewReplacer("\n", " ", "\r", "", "\t", " ").Replace(string(t)))
		}
	}
	return nil
}

// start handles the begin of an element.
func (w *docxWriter) start(e xml.StartElement) {
	switch e.Name.Local {
	case "p":
		w.p.style, w.p.list, w.p.level = "", "", ""
	case "pStyle":
		w.p.style = value(e, "val")
	case "numId":
		w.p.list = value(e, "val")
	case "ilvl":
		w.p.level = value(e, "val")
	case "t":
		w.p.inText = true
	case "tab", "ptab":
		w.write("\t")
	case "noBreakHyphen":
		w.write("-")
	case "sym":
		if code, err := strconv.ParseUint(value(e, "char"), 16, 16); err == nil {
			w.write(string(meant(uint(code))))
		}
	case "br":
		if value(e, "type") == "page" {
			w.breakPage()
		} else {
			w.write("\n")
		}
	case "lastRenderedPageBreak":
		if !w.fresh {
			w.breakPage()
		}
	case "txbxContent":
		w.boxes = append(w.boxes, w.p)
		w.p = paragraph{}
	default:
		w.startTable(e)
	}
}

func (w *docxWriter) write(s string) {
	w.p.text = append(w.p.text, s...)
	w.fresh = false
}

func (w *docxWriter) breakPage() {
	w.pages++
	w.fresh = true
}

// startTable handles the begin of a table and its parts. Tables that stand very
// deep in others are not printed as tables.
func (w *docxWriter) startTable(e xml.StartElement) {
	switch {
	case e.Name.Local == "tbl" && len(w.tables) >= maxTables:
		w.deep++
		return
	case e.Name.Local == "tbl":
		w.tables = append(w.tables, &docxTable{})
		return
	case len(w.tables) == 0 || w.deep > 0:
		return
	}
	t := w.tables[len(w.tables)-1]
	switch e.Name.Local {
	case "tr":
		t.rows = append(t.rows, nil)
	case "tc":
		t.cell, t.merged, t.lines = cell{span: 1}, false, nil
	case "gridSpan":
		if n, err := strconv.Atoi(value(e, "val")); err == nil {
			t.cell.span = min(max(n, 1), maxSpan)
		}
	case "vMerge":
		t.merged = value(e, "val") != "restart"
	}
}

// end handles the end of an element.
func (w *docxWriter) end(name string) {
	switch name {
	case "t":
		w.p.inText = false
	case "p":
		w.endParagraph()
	case "txbxContent":
		if n := len(w.boxes); n > 0 {
			if len(w.p.text) > 0 {
				w.endParagraph()
			}
			w.p, w.boxes = w.boxes[n-1], w.boxes[:n-1]
		}
	default:
		w.endTable(name)
	}
}

// endTable handles the end of a table and its parts.
func (w *docxWriter) endTable(name string) {
	n := len(w.tables)
	switch {
	case n == 0:
	case w.deep > 0:
		if name == "tbl" {
			w.deep--
		}
	case name == "tc" && len(w.tables[n-1].rows) > 0:
		w.tables[n-1].endCell()
	case name == "tbl":
		lines := beside(w.tables[n-1].rows)
		w.tables = w.tables[:n-1]
		w.emit("")
		for _, l := range lines {
			w.emit(l)
		}
		w.emit("")
	}
}

// endCell puts a cell into its row. One that goes on from above is empty.
func (t *docxTable) endCell() {
	if !t.merged {
		t.cell.lines = trimmed(t.lines)
	}
	row := &t.rows[len(t.rows)-1]
	*row = append(*row, t.cell)
	t.lines = nil
}

// endParagraph prints a paragraph, with the number that its list gives it.
func (w *docxWriter) endParagraph() {
	s := strings.TrimRight(string(w.p.text), " \t")
	w.p.text = w.p.text[:0]
	label := ""
	if strings.TrimSpace(s) != "" {
		label = w.lists.label(w.p)
	}
	for i, l := range strings.Split(s, "\n") {
		if i == 0 && label != "" {
			l = label + "\t" + l
		}
		w.emit(untab(l))
	}
}

// emit prints a line where it belongs: in a cell or on the page.
func (w *docxWriter) emit(l string) {
	if n := len(w.tables); n > 0 {
		w.tables[n-1].lines = append(w.tables[n-1].lines, l)
		return
	}
	if l != "" && w.pages > 0 {
		l = strings.Repeat("\f", w.pages) + l
		w.pages = 0
	}
	w.lines = append(w.lines, l)
}

// tabStop is how far tabs are apart.
const tabStop = 8

// untab prints tabs as blanks, at least as many as part columns.
func untab(l string) string {
	if !strings.Contains(l, "\t") {
		return l
	}
	var b strings.Builder
	at := 0
	for i, part := range strings.Split(l, "\t") {
		if i > 0 {
			n := tabStop - at%tabStop
			if n < gutter && at > 0 {
				n += tabStop
			}
			b.WriteString(strings.Repeat(" ", n))
			at += n
		}
		b.WriteString(part)
		at += utf8.RuneCountInString(part)
	}
	return b.String()
}
