package ingest

import (
	"strings"
	"unicode"
)

// likeness says how much two prints of a title have in common, from 0 to 1: the
// share of their pairs of letters. Blanks and signs do not count, and a letter
// that text recognition took for another one spoils two pairs only.
func likeness(a, b string) float64 {
	pairs := pairsOf(a)
	common, all := 0, len(pairs)
	left := map[[2]rune]int{}
	for _, p := range pairs {
		left[p]++
	}
	for _, p := range pairsOf(b) {
		all++
		if left[p] > 0 {
			left[p]--
			common++
		}
	}
	if all == 0 {
		return 0
	}
	return 2 * float64(common) / float64(all)
}

// pairsOf lists the pairs of neighbours among the letters and digits of a text.
func pairsOf(s string) [][2]rune {
	var pairs [][2]rune
	last := rune(0)
	for _, r := range strings.ToLower(s) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			continue
		}
		if last != 0 {
			pairs = append(pairs, [2]rune{last, r})
		}
		last = r
	}
	return pairs
}
