package parse

import (
	"strings"

	"ratsgraph/ingest/text"
)

// A line is one line as the constructs see it. Where a document has lost its
// line breaks, one printed line makes several of these: no is what spans count.
type line struct {
	raw       string // as printed
	text      string // without blanks around it; tabs and no-break spaces are blanks
	fold      string // text, folded
	no        int    // the number of the printed line, from 1
	page      int
	indent    int    // columns in front of the text
	furniture bool   // page number, repeated head or foot
	rule      string // the construct that read it

	label *bodyLabel // the label of a decision that stands on it, once somebody asked
}

func (l *line) blank() bool { return l.text == "" }

// prepare makes the lines of a text ready for reading.
func prepare(t text.Text) []line {
	lines := make([]line, 0, len(t.Lines))
	var u unfolder
	lost := breaksLost(t)
	for i, l := range t.Lines {
		if !lost || printedLength(l.Text) < longLine {
			lines = append(lines, newLine(l.Text, i+1, l.Page))
			continue
		}
		for _, s := range u.unfold(l.Text) {
			lines = append(lines, newLine(s, i+1, l.Page))
		}
	}
	return lines
}

func newLine(raw string, no, page int) line {
	if strings.IndexByte(raw, '\t') >= 0 || strings.IndexByte(raw, 0xC2) >= 0 { // 0xC2 begins the no-break space and the soft hyphen
		raw = blanks.Replace(raw)
	}
	raw = strings.TrimRight(raw, " ")
	trimmed := strings.TrimSpace(raw)
	return line{
		raw: raw, text: trimmed, fold: foldWords(trimmed), no: no, page: page,
		indent: len(raw) - len(strings.TrimLeft(raw, " ")),
	}
}

// blanks brings white space to plain blanks; a soft hyphen prints nothing.
var blanks = strings.NewReplacer("\t", "    ", "\u00a0", " ", "\u00ad", "")
