package text

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
)

// readRTF reads a document in Rich Text Format: paragraphs as lines and tables in
// columns. Fonts, pictures, codes of fields, what is hidden and what was deleted
// under revision are left out. The heads of pages come first, the feet last.
func readRTF(body []byte) (Text, error) {
	r := rtf{in: body, state: rtfState{skip: 1}}
	r.main.fresh = true
	if err := r.read(); err != nil {
		return Text{}, err
	}
	r.endParagraph()
	r.main.endTable()
	return fromBlocks(slices.Concat(trimmed(r.head.lines), []string{""}, trimmed(r.main.lines), []string{""}, trimmed(r.foot.lines)), "windows-1252")
}

// deepestGroup bounds how deep groups stand in groups.
const deepestGroup = 1000

// An rtf is a document while it is read.
type rtf struct {
	in    []byte
	at    int
	state rtfState
	outer []rtfState // of the groups around

	main, head, foot rtfFlow
	drop             int // characters to leave out: the plain form of one that was written by its number
}

// An rtfState is what holds until a group ends.
type rtfState struct {
	part    part
	mute    bool // nothing of the group is printed
	starred bool // the group may be left out by those who do not know it
	fresh   bool // nothing but the group's begin was read
	hidden  bool
	skip    int // plain characters that stand for one that is written by its number
	inTable bool
}

// A part is where what is printed goes.
type part int

const (
	mainPart part = iota
	headPart
	footPart
)

// An rtfFlow makes lines of what is printed in one part.
type rtfFlow struct {
	flow
	text  []byte
	edges []int // the right edges of the cells of the row, as they are announced
	cells [][]string
	rows  []rtfRow
}

// An rtfRow is the lines of its cells and their right edges.
type rtfRow struct {
	cells [][]string
	edges []int
}

// into is the part that printed words go to.
func (r *rtf) into() *rtfFlow {
	switch r.state.part {
	case headPart:
		return &r.head
	case footPart:
		return &r.foot
	}
	return &r.main
}

func (r *rtf) read() error {
	for r.at < len(r.in) {
		c := r.in[r.at]
		r.at++
		switch c {
		case '{':
			if len(r.outer) >= deepestGroup {
				return fmt.Errorf("%w: groups stand %d deep in groups", ErrBroken, deepestGroup)
			}
			r.outer = append(r.outer, r.state)
			r.state.fresh, r.state.starred = true, false
			r.drop = 0
		case '}':
			if n := len(r.outer); n > 0 {
				r.endGroup(r.outer[n-1])
				r.outer = r.outer[:n-1]
			}
		case '\\':
			r.control()
		case '\r', '\n':
		default:
			r.state.fresh = false
			end := len(r.in)
			if n := bytes.IndexAny(r.in[r.at:], "{}\\\r\n"); n >= 0 {
				end = r.at + n
			}
			r.plain(r.in[r.at-1 : end])
			r.at = end
		}
	}
	return nil
}

// endGroup goes back to what held around a group. The paragraph of a part that
// ends is printed.
func (r *rtf) endGroup(around rtfState) {
	if around.part != r.state.part {
		r.endParagraph()
		r.into().endTable()
	}
	around.fresh = false
	r.state = around
	r.drop = 0
}

// control reads what follows a backslash: a word with a number, or a sign.
func (r *rtf) control() {
	if r.at >= len(r.in) {
		return
	}
	start := r.at
	for r.at < len(r.in) && letter(r.in[r.at]) {
		r.at++
	}
	if r.at == start {
		r.at++
		r.sign(r.in[start])
		return
	}
	word := string(r.in[start:r.at])
	start = r.at
	if r.at < len(r.in) && r.in[r.at] == '-' {
		r.at++
	}
	for r.at < len(r.in) && r.in[r.at] >= '0' && r.in[r.at] <= '9' {
		r.at++
	}
	n, err := strconv.Atoi(string(r.in[start:r.at]))
	if r.at < len(r.in) && r.in[r.at] == ' ' {
		r.at++
	}
	r.word(word, n, err == nil)
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// sign reads a control sign.
func (r *rtf) sign(c byte) {
	fresh := r.state.fresh
	r.state.fresh = false
	switch c {
	case '*':
		r.state.starred, r.state.fresh = fresh, fresh
	case '\'':
		if r.at+2 <= len(r.in) {
			n, err := strconv.ParseUint(string(r.in[r.at:r.at+2]), 16, 8)
			if r.at += 2; err == nil {
				r.plain([]byte{byte(n)})
			}
		}
	case '~':
		r.print("\u00a0")
	case '_':
		r.print("-")
	case '\\', '{', '}':
		r.plain([]byte{c})
	case '\n', '\r':
		r.endParagraph()
	}
}

// plain prints characters of Windows-1252, save those that only stand in for one
// that was written by its number.
func (r *rtf) plain(b []byte) {
	n := min(r.drop, len(b))
	r.drop -= n
	if b = b[n:]; len(b) > 0 {
		r.print(windows1252(b))
	}
}

// print adds words to the paragraph.
func (r *rtf) print(s string) {
	if r.state.mute || r.state.hidden {
		return
	}
	f := r.into()
	f.text = append(f.text, s...)
	f.fresh = false
}

// endParagraph prints the paragraph, in the cell or below the table.
func (r *rtf) endParagraph() {
	if r.state.mute {
		return
	}
	f := r.into()
	if r.state.inTable {
		f.add(string(f.text))
	} else if f.endTable(); len(f.text) > 0 || len(f.lines) > 0 {
		f.paragraph("", string(f.text))
	}
	f.text = f.text[:0]
}
