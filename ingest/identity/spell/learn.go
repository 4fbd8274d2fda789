package spell

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// Learn counts which letters were read as which, from lines as they are and the
// same page as text recognition read it. Only lines that are mostly alike are
// compared, so that torn tables and handwriting teach nothing.
func Learn(truth, reading string) []Confusion {
	counts := map[[2]string]int{}
	read := lines(reading)
	for _, t := range lines(truth) {
		if r, ok := alike(t, read); ok {
			align([]rune(t), []rune(r), counts)
		}
	}
	return sorted(counts)
}

// Merge adds up the counts of several pages.
func Merge(pages ...[]Confusion) []Confusion {
	counts := map[[2]string]int{}
	for _, p := range pages {
		for _, c := range p {
			counts[[2]string{c.True, c.Read}] += c.Count
		}
	}
	return sorted(counts)
}

func sorted(counts map[[2]string]int) []Confusion {
	var out []Confusion
	for k, n := range counts {
		out = append(out, Confusion{k[0], k[1], n})
	}
	slices.SortFunc(out, func(a, b Confusion) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.True, b.True), cmp.Compare(a.Read, b.Read))
	})
	return out
}

func lines(s string) []string {
	var out []string
	for l := range strings.Lines(s) {
		if l = strings.Join(strings.Fields(Fold(l)), " "); len(l) > 8 {
			out = append(out, l)
		}
	}
	return out
}

// alike finds the line that reads most like another, if three letters in four
// are the same.
func alike(line string, among []string) (string, bool) {
	best, at := 1.0, -1
	for i, other := range among {
		n := max(len(line), len(other))
		if abs(len(line)-len(other)) > n/4 {
			continue
		}
		if d := float64(edits([]rune(line), []rune(other))) / float64(n); d < best {
			best, at = d, i
		}
	}
	if at < 0 || best > 0.25 {
		return "", false
	}
	return among[at], true
}

func abs(n int) int { return max(n, -n) }

// table is the plain edit distance of all beginnings of two words.
func table(a, b []rune) [][]int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		for j := range d[i] {
			switch {
			case i == 0:
				d[i][j] = j
			case j == 0:
				d[i][j] = i
			case a[i-1] == b[j-1]:
				d[i][j] = d[i-1][j-1]
			default:
				d[i][j] = 1 + min(d[i-1][j-1], d[i-1][j], d[i][j-1])
			}
		}
	}
	return d
}

func edits(a, b []rune) int { return table(a, b)[len(a)][len(b)] }

// align walks the cheapest way from one line to the other and counts the
// stretches between letters that agree.
func align(a, b []rune, counts map[[2]string]int) {
	d := table(a, b)
	i, j := len(a), len(b)
	endA, endB := i, j
	for i > 0 && j > 0 {
		switch {
		case a[i-1] == b[j-1] && d[i][j] == d[i-1][j-1]:
			count(a[i:endA], b[j:endB], counts)
			i, j = i-1, j-1
			endA, endB = i, j
		case d[i][j] == d[i-1][j-1]+1:
			i, j = i-1, j-1
		case d[i][j] == d[i-1][j]+1:
			i--
		default:
			j--
		}
	}
}

// count notes a stretch of letters that was read as another, if both are short:
// letter by letter if there are as many.
func count(a, b []rune, counts map[[2]string]int) {
	if len(a) == 0 || len(b) == 0 || len(a) > maxTrue || len(b) > maxRead || !word(a) || !word(b) {
		return
	}
	if len(a) != len(b) {
		counts[[2]string{string(a), string(b)}]++
		return
	}
	for i := range a {
		counts[[2]string{string(a[i]), string(b[i])}]++
	}
}

// word reports whether all are letters, or signs that are read for letters.
func word(r []rune) bool {
	for _, c := range r {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune("|!", c) {
			return false
		}
	}
	return true
}
