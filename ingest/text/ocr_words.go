package text

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A sheet is what was recognised on one page.
type sheet struct {
	number int
	tokens []token
}

// field names the columns of tesseract's table that are used.
const (
	tsvLevel, tsvPage, tsvBlock, tsvParagraph, tsvLine = 0, 1, 2, 3, 4
	tsvLeft, tsvTop, tsvWidth, tsvHeight               = 6, 7, 8, 9
	tsvConfidence, tsvText, tsvFields                  = 10, 11, 12
	levelWord                                          = "5"
)

// A scanLine is a line as the recognition sees it: words on a common base.
type scanLine struct {
	key   [4]string
	words []scanWord
}

type scanWord struct {
	text                     string
	left, top, right, bottom float64
	sure                     int
}

// readTSV reads tesseract's table of words.
func readTSV(table string) []sheet {
	var sheets []sheet
	var lines []scanLine
	flush := func() {
		if len(lines) > 0 {
			number, _ := strconv.Atoi(lines[0].key[0]) // not a number: then it is page 0
			sheets = append(sheets, sheet{number: number, tokens: level(lines)})
		}
		lines = nil
	}
	for l := range strings.Lines(table) {
		f := strings.Split(strings.TrimRight(l, "\r\n"), "\t")
		if len(f) < tsvFields || f[tsvLevel] != levelWord {
			continue
		}
		w, ok := readWord(f)
		if !ok {
			continue
		}
		key := [4]string{f[tsvPage], f[tsvBlock], f[tsvParagraph], f[tsvLine]}
		if len(lines) > 0 && lines[0].key[0] != key[0] {
			flush()
		}
		if len(lines) == 0 || lines[len(lines)-1].key != key {
			lines = append(lines, scanLine{key: key})
		}
		last := &lines[len(lines)-1]
		last.words = append(last.words, w)
	}
	flush()
	return sheets
}

// readWord reads a line of the table. Marks that are no word at all are left
// out: they are dirt, rules and frames.
func readWord(f []string) (scanWord, bool) {
	var n [4]float64
	for i, at := range []int{tsvLeft, tsvTop, tsvWidth, tsvHeight} {
		v, err := strconv.ParseFloat(f[at], 64)
		if err != nil {
			return scanWord{}, false
		}
		n[i] = v
	}
	sure, err := strconv.ParseFloat(f[tsvConfidence], 64)
	w := scanWord{text: spell([]rune(strings.TrimSpace(f[tsvText]))), left: n[0], top: n[1], right: n[0] + n[2], bottom: n[1] + n[3],
		sure: min(max(int(math.Round(sure)), 0), 100)}
	dirt := strings.Trim(w.text, "|_—-~") == "" && w.text != "-" && w.text != "—"
	return w, err == nil && w.text != "" && !dirt
}

// level turns lines into words of a page that lies straight: what the sheet was
// tilted by is taken out.
func level(lines []scanLine) []token {
	slope := tilt(lines)
	var out []token
	for _, l := range lines {
		size := l.size()
		base := l.base(slope)
		for _, w := range l.words {
			n := utf8.RuneCountInString(w.text)
			out = append(out, token{text: w.text, edges: stretch([]float64{w.left, w.right}, n), base: base, size: size, spaced: true, sure: w.sure})
		}
	}
	return out
}

// size is the height of the type of a line: that of its tallest common word, and
// some for what hangs below.
func (l scanLine) size() float64 {
	var heights []float64
	for _, w := range l.words {
		heights = append(heights, w.bottom-w.top)
	}
	slices.Sort(heights)
	return max(1.25*heights[len(heights)*3/4], 1)
}

// base is the middle height at which the words of a line end, on a page that is
// tilted by a slope. It grows upwards.
func (l scanLine) base(slope float64) float64 {
	var bases []float64
	for _, w := range l.words {
		bases = append(bases, slope*(w.left+w.right)/2-w.bottom)
	}
	slices.Sort(bases)
	return bases[len(bases)/2]
}

// tilt is how much the long lines of a page fall to the right.
func tilt(lines []scanLine) float64 {
	var slopes []float64
	for _, l := range lines {
		first, last := l.words[0], l.words[len(l.words)-1]
		if len(l.words) >= 5 && last.left > first.right {
			slopes = append(slopes, (last.bottom-first.bottom)/(last.left-first.left))
		}
	}
	if len(slopes) == 0 {
		return 0
	}
	slices.SortFunc(slopes, cmp.Compare)
	return slopes[len(slopes)/2]
}

// poorBelow is the mean confidence under which a page is said to be read badly.
const poorBelow = 70

// poor is the problem of a page that was recognised badly.
func (s sheet) poor(page int) *Problem {
	sum := 0
	for _, t := range s.tokens {
		sum += t.sure
	}
	if len(s.tokens) == 0 || sum/len(s.tokens) >= poorBelow {
		return nil
	}
	return &Problem{Page: page, Kind: PagePoor,
		Message: fmt.Sprintf("page %d was recognised with a confidence of %d %% only: check what was read against the picture", page, sum/len(s.tokens))}
}
