package council

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A sheet is the paper that minutes are written on. It remembers where the
// values of the truth were printed, so that what is later done to the letters is
// done to the truth, too.
type sheet struct {
	buf     []byte
	marks   []mark
	after   []func() // run when all marks are settled
	width   int      // of a line
	paging  bool     // print page marks
	hyphens bool     // split long words at line ends
	page    int
	lines   int // on this page
	dice    dice
}

// A mark is a printed value: the bytes from start to end are handed to set.
type mark struct {
	start, end int
	set        func(string)
	loose      bool // any letter may be misread, not only the dotted ones
}

// A field is a value that is printed and wanted in the truth.
type field struct {
	set   func(string)
	text  string
	loose bool
}

// say prints a value into the truth. A value that is printed in several places
// is joined by blanks.
func say[S ~string](dst *S, text string) field {
	return field{func(v string) {
		if *dst != "" {
			v = string(*dst) + " " + v
		}
		*dst = S(v)
	}, text, false}
}

// name prints a name or title into the truth, of which any letter may be misread.
func name[S ~string](dst *S, text string) field {
	f := say(dst, text)
	f.loose = true
	return f
}

// put prints strings and fields as they come.
func (s *sheet) put(parts ...any) {
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			s.buf = append(s.buf, p...)
		case field:
			start := len(s.buf)
			s.buf = append(s.buf, p.text...)
			s.marks = append(s.marks, mark{start, len(s.buf), p.set, p.loose})
		}
	}
}

// line prints one line, however long.
func (s *sheet) line(parts ...any) {
	s.turn()
	s.put(parts...)
	s.buf = append(s.buf, '\n')
	s.lines++
}

func (s *sheet) blank() { s.line() }

// spaced prints each line with an empty line behind it.
func (s *sheet) spaced(parts ...any) {
	s.line(parts...)
	s.blank()
}

// para prints a paragraph, broken into lines.
func (s *sheet) para(parts ...any) {
	s.turn()
	start := len(s.buf)
	s.put(parts...)
	s.wrap(start)
	s.buf = append(s.buf, '\n')
	s.lines++
}

// turn begins a new page when this one is full.
func (s *sheet) turn() {
	if !s.paging || s.lines < 44 {
		return
	}
	s.page++
	s.lines = 0
	s.put("\n- ", itoa(s.page), " -\n")
}

// wrap breaks what was printed since start into lines, at blanks and, where the
// sheet is hyphenated, in long words.
func (s *sheet) wrap(start int) {
	column, blank := 0, -1
	for i := start; i < len(s.buf); i++ {
		if s.buf[i]&0xC0 != 0x80 {
			column++
		}
		if s.buf[i] == ' ' && (i == 0 || s.buf[i-1] != '-') {
			blank = i
		}
		if column <= s.width || blank < 0 {
			continue
		}
		if at := s.split(blank); at > 0 {
			s.hyphenate(at)
			i, blank, column = at+1, -1, 0
		} else {
			s.buf[blank] = '\n'
			column = utf8.RuneCount(s.buf[blank+1 : i+1])
			blank = -1
		}
		s.lines++
	}
}

// split finds where the word behind a blank can be split, before a consonant
// with a vowel on either side; 0 if it had better not be.
func (s *sheet) split(blank int) int {
	if !s.hyphens || !s.dice.chance(0.3) {
		return 0
	}
	word := s.buf[blank+1:]
	if n := strings.IndexAny(string(word), " \n"); n >= 0 {
		word = word[:n]
	}
	for _, r := range string(word) {
		if !unicode.IsLetter(r) {
			return 0
		}
	}
	if len(word) < 13 {
		return 0
	}
	for i := 5; i < len(word)-4; i++ {
		if vowel(word[i-1]) && word[i] < 0x80 && !vowel(word[i]) && vowel(word[i+1]) {
			return blank + 1 + i
		}
	}
	return 0
}

func vowel(b byte) bool { return strings.IndexByte("aeiou", b) >= 0 }

func (s *sheet) hyphenate(at int) {
	s.buf = append(s.buf, 0, 0)
	copy(s.buf[at+2:], s.buf[at:])
	s.buf[at], s.buf[at+1] = '-', '\n'
	for i := len(s.marks) - 1; i >= 0 && s.marks[i].end > at; i-- {
		if s.marks[i].start >= at {
			s.marks[i].start += 2
		}
		s.marks[i].end += 2
	}
}

// settle hands the printed values over to the truth and returns the text.
func (s *sheet) settle() string {
	for _, m := range s.marks {
		m.set(joined(string(s.buf[m.start:m.end])))
	}
	for _, f := range s.after {
		f()
	}
	return string(s.buf)
}

// joined is a value as it is read: one line, and split words whole again.
func joined(v string) string {
	if !strings.Contains(v, "\n") {
		return v
	}
	return strings.ReplaceAll(strings.ReplaceAll(v, "-\n", ""), "\n", " ")
}

// broken is a text in lines of no more than width.
func broken(text string, width int) []string {
	var out []string
	for text != "" {
		n := len(text)
		if n > width {
			if n = strings.LastIndexByte(text[:width+1], ' '); n < 0 {
				n = len(text)
			}
		}
		out = append(out, text[:n])
		text = strings.TrimPrefix(text[n:], " ")
	}
	return out
}
