package names

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mended joins what the print tore and parts what it joined.
//
//	Ub- ben -> Ubben      Bothe- Kranz -> Bothe-Kranz      Bothe - Kranz -> Bothe-Kranz
//	EmilMuster -> Emil Muster      E m i l  M u s t e r -> Emil Muster
func mended(s string) string {
	words := strings.Fields(strings.NewReplacer("–", "-", "‐", "-", "‑", "-", "´", "'", "’", "'").Replace(s))
	if spaced(words) {
		words = unspaced(words)
	}
	out := strings.Join(words, " ")
	out = strings.NewReplacer(" - ", "-", "- ", "-", " -", "-").Replace(out)
	return parted(unhyphened(out))
}

// spaced reports whether a name is printed letter by letter.
func spaced(words []string) bool {
	single := 0
	for _, w := range words {
		if utf8.RuneCountInString(w) == 1 {
			single++
		}
	}
	return single > 4 && single*4 > len(words)*3
}

// unspaced joins letters to words; a capital begins one.
func unspaced(words []string) []string {
	var out []string
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); len(out) == 0 || unicode.IsUpper(r) {
			out = append(out, w)
		} else {
			out[len(out)-1] += w
		}
	}
	return out
}

// unhyphened takes out hyphens before small letters: those are from line ends.
func unhyphened(s string) string {
	var b strings.Builder
	runes := []rune(s)
	for i, r := range runes {
		if r == '-' && i > 0 && i+1 < len(runes) && unicode.IsLower(runes[i-1]) && unicode.IsLower(runes[i+1]) {
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// parted sets a blank where a capital follows small letters in a name that has
// none, but not in names like McMuster.
func parted(s string) string {
	if strings.Contains(s, " ") {
		return s
	}
	var b strings.Builder
	small := 0
	for _, r := range s {
		if unicode.IsUpper(r) && small > 2 {
			b.WriteByte(' ')
		}
		if unicode.IsLower(r) {
			small++
		} else {
			small = 0
		}
		b.WriteRune(r)
	}
	return b.String()
}

// shouting finds a surname that is printed in capitals before the given names:
// "BEISPIEL Anna". It returns both parts.
func shouting(words []string) (first, last []string, ok bool) {
	n := 0
	for n < len(words) && loud(words[n]) {
		n++
	}
	if n == 0 || n == len(words) {
		return nil, nil, false
	}
	for _, w := range words[n:] {
		if loud(w) {
			return nil, nil, false
		}
	}
	return words[:n], words[n:], true
}

func loud(w string) bool {
	return utf8.RuneCountInString(w) > 2 && strings.ToUpper(w) == w && !strings.HasSuffix(w, ".")
}
