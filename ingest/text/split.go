package text

import "strings"

// lineEnds brings the ways to end a line to one. A vertical tab and the Unicode
// separators are line breaks that word processors leave behind.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

// split cuts a text into lines. A form feed begins a page; the line it stands in
// belongs to the new page.
func split(s string) Text {
	s = strings.TrimRight(lineEnds.Replace(s), "\n")
	t := Text{Pages: 1}
	for _, l := range strings.Split(s, "\n") {
		t.add(l)
	}
	for len(t.Lines) > 1 && strings.TrimSpace(t.Lines[len(t.Lines)-1].Text) == "" {
		t.Lines = t.Lines[:len(t.Lines)-1]
	}
	t.Pages = t.Lines[len(t.Lines)-1].Page
	return t
}

// add appends one printed line. A form feed does not make a line of its own, so
// that line numbers are those an editor shows.
func (t *Text) add(l string) {
	t.Pages += strings.Count(l, "\f")
	t.Lines = append(t.Lines, Line{Text: clean(l), Page: t.Pages})
}

// clean drops control characters, which print nothing.
func clean(l string) string {
	if strings.IndexFunc(l, silent) < 0 {
		return l
	}
	return strings.Map(func(r rune) rune {
		if silent(r) {
			return -1
		}
		return r
	}, l)
}

// silent reports control characters other than the tab, and marks that Unicode
// texts carry without showing them.
func silent(r rune) bool {
	switch {
	case r == '\t':
		return false
	case r < ' ', r >= 0x7f && r <= 0x9f:
		return true
	case r == '\ufeff', r == '\u200b', r == '\u200e', r == '\u200f', r == '\u2060':
		return true
	}
	return false
}

// FromLines makes a text of lines as a test or another reader has them: one
// page, in no encoding.
func FromLines(lines ...string) Text {
	return split(strings.Join(lines, "\n") + "\n")
}
