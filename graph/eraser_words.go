package graph

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A word is a word of a text, and where it stands.
type word struct {
	folded      string
	first, last int // bytes
	capital     bool
}

// wordsOf finds the words of a text. One that is parted at the end of a line is
// one word.
func wordsOf(s string) []word {
	var out []word
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !inWord(r) {
			i += n
			continue
		}
		w := word{first: i, capital: unicode.IsUpper(r)}
		var b strings.Builder
		for i < len(s) {
			r, n = utf8.DecodeRuneInString(s[i:])
			if skip := parted(s[i:]); skip > 0 {
				i += skip
				continue
			}
			if !inWord(r) {
				break
			}
			b.WriteRune(unicode.ToLower(r))
			i += n
		}
		w.last, w.folded = i, norm.NFC.String(b.String())
		out = append(out, w)
	}
	return out
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// parted is the length of a hyphen and a line end inside a word, 0 if it is none.
func parted(s string) int {
	if !strings.HasPrefix(s, "-\n") && !strings.HasPrefix(s, "-\r\n") {
		return 0
	}
	rest := strings.TrimLeft(s[1:], " \t\r\n\f")
	if r, _ := utf8.DecodeRuneInString(rest); !unicode.IsLower(r) {
		return 0
	}
	return len(s) - len(rest)
}

// joined reports whether what stands between two words lets them be one name.
func joined(between string) bool {
	return strings.Trim(between, " \t\r\n\f\u00a0.,_-’'") == "" && strings.Count(between, "\n") < 3
}
