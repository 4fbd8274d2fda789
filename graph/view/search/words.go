package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/german"
	"golang.org/x/text/unicode/norm"
)

// A word is a word of a text and where it stands there, in bytes.
type word struct {
	text       string // composed, in small letters
	start, end int
}

// words calls yield with every word of a text. Letters and digits make words, and
// so does what joins digits ("11/1566", "3.5").
func words(text string, yield func(word) bool) {
	for at := 0; at < len(text); {
		r, n := utf8.DecodeRuneInString(text[at:])
		if !inWord(r) {
			at += n
			continue
		}
		end := wordEnd(text, at)
		if !yield(word{fold(text[at:end]), at, end}) {
			return
		}
		at = end
	}
}

func wordEnd(text string, at int) int {
	before := rune(0)
	for at < len(text) {
		r, n := utf8.DecodeRuneInString(text[at:])
		next, _ := utf8.DecodeRuneInString(text[at+n:])
		joins := (r == '/' || r == '.' || r == '-') && unicode.IsDigit(before) && unicode.IsDigit(next)
		if !inWord(r) && !joins {
			break
		}
		before, at = r, at+n
	}
	return at
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func fold(s string) string { return strings.ToLower(norm.NFC.String(s)) }

// flat is a word in the letters of stems: umlauts without their marks.
var flat = strings.NewReplacer("ä", "a", "ö", "o", "ü", "u", "ß", "ss").Replace

// wordMax is how long words are, in bytes.
const wordMax = 200

// stem is what the forms of a German word have in common, by the Snowball
// algorithm (snowballstem.org/algorithms/german/stemmer.html). What is longer than
// any word has none: the algorithm would look at each letter for each letter.
func stem(w string) string {
	if len(w) > wordMax {
		return w
	}
	env := snowballstem.NewEnv(w)
	german.Stem(env)
	return env.Current()
}

// mask has a bit for each letter of a word, to tell quickly that one cannot be
// part of another.
func mask(w string) (m uint64) {
	for _, r := range w {
		m |= 1 << (uint(r) % 64)
	}
	return m
}
