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
	flow
	boxes []paragraph // that wait for a text box in them to end
	p     paragraph
}

// A paragraph is what is known of one while it is read.
type paragraph struct {
	text   []byte
	inText bool
	style  string
	list   string // number of its list, if it names one
	level  string
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

// startTable handles the begin of a table and its parts.
func (w *docxWriter) startTable(e xml.StartElement) {
	switch e.Name.Local {
	case "tbl":
		w.openTable()
	case "tr":
		w.openRow()
	case "tc":
		w.openCell(1, false)
	case "gridSpan":
		if n, err := strconv.Atoi(value(e, "val")); err == nil {
			w.span(n)
		}
	case "vMerge":
		if t := w.table(); t != nil {
			t.merged = value(e, "val") != "restart"
		}
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
	switch name {
	case "tc":
		w.closeCell()
	case "tbl":
		w.closeTable()
	}
}

// endParagraph prints a paragraph, with the number that its list gives it.
func (w *docxWriter) endParagraph() {
	s := strings.TrimRight(string(w.p.text), " \t")
	w.p.text = w.p.text[:0]
	label := ""
	if strings.TrimSpace(s) != "" {
		label = w.lists.label(w.p)
	}
	w.paragraph(label, s)
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
