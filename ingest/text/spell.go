package text

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// ligatures are letters that a printer joins to one type. They are the same
// letters.
var ligatures = map[rune]string{
	'\uFB00': "ff", '\uFB01': "fi", '\uFB02': "fl", '\uFB03': "ffi", '\uFB04': "ffl", '\uFB05': "st", '\uFB06': "st",
}

// spell turns the types of a word into its letters. A mark that stands beside its
// letter is put on it.
func spell(runes []rune) string {
	var b strings.Builder
	for _, r := range runes {
		switch s, ok := ligatures[r]; {
		case ok:
			b.WriteString(s)
		case silent(r):
		default:
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String())
}
