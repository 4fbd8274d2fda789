// Package spell measures how far apart two printed words are, as text
// recognition sees it: letters that it confuses are near, other letters are
// far. It knows letters, not names.
//
// The confusions are counted in learned.tsv (from pages that were checked by
// hand, see [Learn]) and known.tsv (those that every reader of scans knows).
// To add one, add a line to known.tsv.
package spell

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

//go:embed learned.tsv
var learned string

//go:embed known.tsv
var known string

// maxTrue and maxRead bound the letters of one confusion.
const (
	maxTrue = 2
	maxRead = 3
)

// costs holds the cost of each confusion, in both directions: which of two
// words is the damaged one is not known.
var costs = load(learned, known)

// A key is a pair of letter groups, packed.
type key struct{ a, b [maxRead]rune }

func load(files ...string) map[key]float64 {
	counts := map[key]float64{}
	for _, f := range files {
		for _, c := range read(f) {
			a, b := pack([]rune(c.True)), pack([]rune(c.Read))
			counts[key{a, b}] += float64(c.Count)
			counts[key{b, a}] += float64(c.Count)
		}
	}
	out := make(map[key]float64, len(counts))
	for k, n := range counts {
		if n < 2 {
			continue // once may be chance
		}
		out[k] = math.Max(0.1, 0.6-0.15*math.Log2(n))
	}
	return out
}

func pack(r []rune) (out [maxRead]rune) {
	copy(out[:], r)
	return out
}

// A Confusion says how often letters were read as others.
type Confusion struct {
	True, Read string
	Count      int
}

// read takes the lines of a table of confusions apart.
func read(table string) []Confusion {
	var out []Confusion
	for line := range strings.Lines(table) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) != 3 || strings.HasPrefix(line, "#") {
			continue
		}
		if n, err := strconv.Atoi(f[2]); err == nil && n > 0 {
			out = append(out, Confusion{f[0], f[1], n})
		}
	}
	return out
}

// Confusions lists the confusions that were learned and those that are known.
func Confusions() []Confusion { return append(read(learned), read(known)...) }

// Fold is the form in which words are compared: composed small letters.
func Fold(s string) string {
	for i := range len(s) {
		if s[i] >= 0x80 || s[i] >= 'A' && s[i] <= 'Z' {
			return strings.Map(unicode.ToLower, norm.NFC.String(s))
		}
	}
	return s
}

// plain is a letter without its marks; two letters for those that are written
// as two.
func plain(r rune) rune {
	if r < 0x80 {
		return r
	}
	if r == 'ı' {
		return 'i'
	}
	for _, d := range norm.NFD.String(string(r)) {
		return d
	}
	return r
}

// mark is the cost of a letter that lost or changed its mark.
const mark = 0.1

// letters is how many letters have their costs in tables: those of Latin.
const letters = 0x180

var (
	swaps  = swapTable()
	groups = groupTable()
)

// swapTable holds the cost of each letter read as another.
func swapTable() *[letters][letters]float32 {
	var out [letters][letters]float32
	var plains [letters]rune
	for r := range plains {
		plains[r] = plain(rune(r))
	}
	for a := range out {
		for b := range out[a] {
			out[a][b] = 1
			if plains[a] == plains[b] {
				out[a][b] = mark
			}
		}
		out[a][a] = 0
	}
	for k, c := range costs {
		if a, b := k.a[0], k.b[0]; k.a[1] == 0 && k.b[1] == 0 && a < letters && b < letters && out[a][b] == 1 {
			out[a][b] = float32(c)
		}
	}
	return &out
}

// groupTable says which last letters end a confusion of several letters.
func groupTable() *[letters][letters]bool {
	var out [letters][letters]bool
	for k := range costs {
		if a, b := last(k.a), last(k.b); a < letters && b < letters && (k.a[1] != 0 || k.b[1] != 0) {
			out[a][b] = true
		}
	}
	return &out
}

func last(g [maxRead]rune) rune {
	out := g[0]
	for _, r := range g {
		if r != 0 {
			out = r
		}
	}
	return out
}

// swap is the cost of one letter read as another.
func swap(a, b rune) float64 {
	switch {
	case a == b:
		return 0
	case a < letters && b < letters:
		return float64(swaps[a][b])
	case plain(a) == plain(b):
		return mark
	}
	if c, ok := costs[key{pack([]rune{a}), pack([]rune{b})}]; ok {
		return c
	}
	return 1
}

// Far is the distance at which words have nothing to do with each other. Beyond
// it, distances are not told apart.
const Far = 3.5

// Distance is the cost of reading one word as the other: 0 if they are the
// same, about 0.1 to 0.6 for each confusion, 1 for every other letter. Letter
// case does not count. No distance is above [Far].
func Distance(a, b string) float64 {
	if a == b {
		return 0
	}
	return distance([]rune(Fold(a)), []rune(Fold(b)))
}

func distance(a, b []rune) float64 {
	w := len(b) + 1
	var small [512]float64
	var d []float64
	if n := (len(a) + 1) * w; n > len(small) {
		d = make([]float64, n)
	} else {
		d = small[:n]
	}
	before, row := 0.0, 0.0 // the least of the rows above
	for i := 0; i <= len(a); i++ {
		least := math.Inf(1)
		for j := 0; j <= len(b); j++ {
			if i+j > 0 {
				d[i*w+j] = best(a, b, d, i, j)
			}
			least = min(least, d[i*w+j])
		}
		if least > Far && row > Far && before > Far {
			return Far
		}
		before, row = row, least
	}
	return min(Far, d[len(a)*w+len(b)])
}

// best is the least cost of reading a[:i] as b[:j].
func best(a, b []rune, d []float64, i, j int) float64 {
	w := len(b) + 1
	m := math.Inf(1)
	if i > 0 {
		m = d[(i-1)*w+j] + 1
	}
	if j > 0 {
		m = min(m, d[i*w+j-1]+1)
	}
	if i > 0 && j > 0 {
		x, y := a[i-1], b[j-1]
		m = min(m, d[(i-1)*w+j-1]+swap(x, y))
		if (i > 1 || j > 1) && (x >= letters || y >= letters || groups[x][y]) {
			m = min(m, several(a, b, d, i, j))
		}
	}
	return m
}

// several is the least cost if the last letters are a confusion of several.
func several(a, b []rune, d []float64, i, j int) float64 {
	w := len(b) + 1
	m := math.Inf(1)
	for x := 1; x <= min(i, maxRead); x++ {
		for y := 1; y <= min(j, maxRead); y++ {
			if x == 1 && y == 1 || d[(i-x)*w+j-y] >= m {
				continue
			}
			if c, ok := costs[key{pack(a[i-x : i]), pack(b[j-y : j])}]; ok {
				m = min(m, d[(i-x)*w+j-y]+c)
			}
		}
	}
	return m
}
