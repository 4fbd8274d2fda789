package council

import "unicode/utf8"

// Letters as they are likely to be read on a poor scan.
var (
	dotted = map[rune][]string{
		'ä': {"a", "a", "é"}, 'ö': {"o", "o", "é"}, 'ü': {"u", "ii", "i", "u"},
		'Ä': {"A"}, 'Ö': {"O"}, 'Ü': {"U"}, 'ß': {"B", "f", "R"},
	}
	misread = map[rune][]string{
		'l': {"I", "1"}, 'I': {"l"}, 'm': {"rn"}, 'e': {"c"}, 't': {"f"}, 'h': {"b"},
	}
)

// spoil misreads the sheet as a poor scan: often the letters with dots or
// strokes, seldom others, and those only in names and titles, which no keyword
// shares. Digits stay, for a wrong digit would be another fact.
func (s *sheet) spoil(badness float64) {
	habit := map[rune]string{} // a scanner tends to err in the same way; looked up only
	for _, r := range "äöüÄÖÜß" {
		habit[r] = pick(s.dice, dotted[r])
	}
	old := s.buf
	s.buf = make([]byte, 0, len(old)+len(old)/64)
	from := 0
	for i := range s.marks {
		m := &s.marks[i]
		s.misread(old[from:m.start], habit, badness, false)
		from = m.end
		start := len(s.buf)
		s.misread(old[m.start:m.end], habit, badness, m.loose)
		m.start, m.end = start, len(s.buf)
	}
	s.misread(old[from:], habit, badness, false)
}

// misread copies a stretch of text with its errors.
func (s *sheet) misread(text []byte, habit map[rune]string, badness float64, loose bool) {
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			i++
			if loose && c > '9' && s.dice.chance(badness/50) && len(misread[rune(c)]) > 0 {
				s.buf = append(s.buf, pick(s.dice, misread[rune(c)])...)
			} else {
				s.buf = append(s.buf, c)
			}
			continue
		}
		r, n := utf8.DecodeRune(text[i:])
		forms := dotted[r]
		switch {
		case len(forms) == 0 || !s.dice.chance(badness):
			s.buf = append(s.buf, text[i:i+n]...)
		case s.dice.chance(0.85):
			s.buf = append(s.buf, habit[r]...)
		default:
			s.buf = append(s.buf, pick(s.dice, forms)...)
		}
		i += n
	}
}
