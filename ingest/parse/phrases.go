package parse

import (
	"math/bits"
	"slices"
	"strings"
)

// phrases are words of which one is looked for in a text. Many of them are looked
// for at once: the first three bytes of each set a bit in a table, and a place in
// the text where the three tables agree is looked at more closely.
type phrases struct {
	list   []string
	tables *[3][256]uint8
	bucket [8][]string // the words whose bit it is
	short  bool        // there are words of two bytes
	fold   bool        // small and capital letters are alike; the words are small
}

// fewPhrases is up to how many words it is quicker to look for them one by one.
const fewPhrases = 3

// phrasesOf makes phrases of a list.
func phrasesOf(list ...string) *phrases { return makePhrases(list, false) }

// makePhrases makes phrases of a list; with fold, of words in small ASCII letters
// that may stand in capital ones as well. Words that begin alike share a bit, so that
// few other letters set it.
func makePhrases(list []string, fold bool) *phrases {
	p := &phrases{list: list, fold: fold}
	if !fold && len(list) <= fewPhrases || shortest(list) < 2 {
		return p
	}
	p.short = shortest(list) == 2
	p.tables = &[3][256]uint8{}
	for i, w := range slices.Sorted(slices.Values(list)) {
		b := i * len(p.bucket) / len(list)
		p.bucket[b] = append(p.bucket[b], w)
		for k := range p.tables {
			for c := range p.tables[k] {
				if k >= len(w) || byte(c) == w[k] || fold && c < len(lower) && lower[c] == w[k] {
					p.tables[k][c] |= 1 << b
				}
			}
		}
	}
	return p
}

// in reports whether one of the phrases stands in a text.
func (p *phrases) in(s string) bool {
	if p.tables == nil {
		for _, w := range p.list {
			if strings.Contains(s, w) {
				return true
			}
		}
		return false
	}
	t := p.tables
	for i := 0; i+2 < len(s); i++ {
		m := t[0][s[i]] & t[1][s[i+1]] & t[2][s[i+2]]
		if m != 0 && p.at(s[i:], m) {
			return true
		}
	}
	return p.short && len(s) >= 2 && p.at(s[len(s)-2:], 0xFF) || p.fold && oddLetters(s)
}

// at reports whether a text begins with a phrase of one of the buckets in a mask.
func (p *phrases) at(s string, mask uint8) bool {
	for ; mask != 0; mask &= mask - 1 {
		for _, w := range p.bucket[bits.TrailingZeros8(mask)] {
			if len(s) >= len(w) && (s[:len(w)] == w || p.fold && strings.EqualFold(s[:len(w)], w)) {
				return true
			}
		}
	}
	return false
}

// oddLetters reports the letters outside ASCII that are the same as ones within it
// where the case does not count: the long s and the sign of Kelvin.
func oddLetters(s string) bool {
	return strings.Contains(s, "\u017F") || strings.Contains(s, "\u212A")
}

// shortest is the length of the shortest word of a list, in bytes; 0 if there is
// none.
func shortest(list []string) int {
	if len(list) == 0 {
		return 0
	}
	n := len(list[0])
	for _, w := range list {
		n = min(n, len(w))
	}
	return n
}
