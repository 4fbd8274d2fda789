package text

import (
	"strings"
	"unicode/utf8"
)

// A cell is one cell of a table: its lines, and how many columns it takes.
type cell struct {
	lines []string
	span  int
}

// The bounds of what is printed side by side. A cell that holds more is no cell
// of a table but a part of a page.
const (
	maxColumn = 80  // a wider cell does not push the others of its table aside
	maxWidth  = 240 // columns do not begin further right
	maxBeside = 400 // letters of a line
	maxHigh   = 60  // lines
)

// beside prints the rows of a table: cells side by side, columns under each
// other, apart by several blanks.
func beside(rows [][]cell) []string {
	starts := columns(rows)
	var out []string
	for _, cells := range rows {
		switch {
		case large(cells):
			for _, c := range cells {
				out = append(out, c.lines...)
			}
		case pairs(cells):
			for i := 0; i+1 < len(cells); i += 2 {
				out = append(out, besideRow(cells[i:i+2], starts)...)
			}
		default:
			out = append(out, besideRow(cells, starts)...)
		}
	}
	return out
}

// columns says where each column begins, by the widest cell in it.
func columns(rows [][]cell) []int {
	var widths []int
	for _, cells := range rows {
		at := 0
		for _, c := range cells {
			for len(widths) < at+c.span {
				widths = append(widths, 0)
			}
			if c.span == 1 && !large(cells) {
				for _, l := range c.lines {
					widths[at] = max(widths[at], min(utf8.RuneCountInString(l), maxColumn))
				}
			}
			at += c.span
		}
	}
	starts, at := make([]int, len(widths)+1), 0
	for i, w := range widths {
		if w > 0 {
			w += gutter
		}
		at = min(at+w, maxWidth)
		starts[i+1] = at
	}
	return starts
}

// besideRow prints one row of cells.
func besideRow(cells []cell, starts []int) []string {
	high := 0
	for _, c := range cells {
		high = max(high, len(c.lines))
	}
	out := make([]string, high)
	for i := range out {
		var b strings.Builder
		at, width := 0, 0
		for _, c := range cells {
			if i < len(c.lines) && c.lines[i] != "" {
				if n := starts[at] - width; n > 0 && (width == 0 || n >= gutter) {
					b.WriteString(strings.Repeat(" ", n))
					width += n
				} else if width > 0 {
					b.WriteString(strings.Repeat(" ", gutter))
					width += gutter
				}
				b.WriteString(c.lines[i])
				width += utf8.RuneCountInString(c.lines[i])
			}
			at = min(at+c.span, len(starts)-1)
		}
		out[i] = b.String()
	}
	return out
}

// large reports whether a row holds parts of a page rather than cells: the
// frame of a page is often a table, too.
func large(cells []cell) bool {
	filled, big := 0, false
	for _, c := range cells {
		if len(c.lines) > 0 {
			filled++
		}
		big = big || len(c.lines) > maxHigh
		for _, l := range c.lines {
			big = big || len(l) > maxBeside
		}
	}
	return big || filled == 1 && len(cells) == 1
}

// pairs reports whether a row is labels and values in turn:
//
//	TOP:   Ö 5       Beschlussart:   zur Kenntnis genommen
func pairs(cells []cell) bool {
	if len(cells) < 4 || len(cells)%2 != 0 {
		return false
	}
	for i := 0; i < len(cells); i += 2 {
		if c := cells[i]; len(c.lines) != 1 || !strings.HasSuffix(c.lines[0], ":") {
			return false
		}
	}
	return true
}
