package text

import (
	"slices"
	"strings"
)

// nearEdge is by how much the edges of cells that stand below each other differ
// at most, in twentieths of a point.
const nearEdge = 60

// add adds a paragraph to the open cell.
func (f *rtfFlow) add(s string) {
	if len(f.cells) == 0 {
		f.cells = append(f.cells, nil)
	}
	last := &f.cells[len(f.cells)-1]
	for _, l := range strings.Split(strings.TrimRight(s, " \t"), "\n") {
		*last = append(*last, untab(l))
	}
}

// endCell ends the open cell.
func (f *rtfFlow) endCell() {
	f.add(string(f.text))
	f.text = f.text[:0]
	f.cells = append(f.cells, nil)
}

// endRow ends a row. Its last cell has not begun, unless the row is broken off.
func (f *rtfFlow) endRow() {
	if len(f.text) > 0 {
		f.endCell()
	}
	n := len(f.cells)
	if n > 0 && len(f.cells[n-1]) == 0 {
		n--
	}
	if n > 0 {
		f.rows = append(f.rows, rtfRow{f.cells[:n], slices.Clone(f.edges)})
	}
	f.cells = nil
}

// endTable prints the rows that stand below each other, if there are any.
func (f *rtfFlow) endTable() {
	if len(f.cells) > 0 {
		f.endRow()
	}
	if len(f.rows) == 0 {
		return
	}
	edges := f.allEdges()
	rows := make([][]cell, len(f.rows))
	for i, row := range f.rows {
		at := 0
		for k, lines := range row.cells {
			c := cell{lines: trimmed(lines), span: 1}
			if k < len(row.edges) {
				to := column(edges, row.edges[k])
				c.span = min(max(to-at, 1), maxSpan)
				at = to
			}
			rows[i] = append(rows[i], c)
		}
	}
	f.rows = nil
	f.emit("")
	for _, l := range beside(rows) {
		f.emit(l)
	}
	f.emit("")
}

// allEdges is where columns end in any row, from left to right.
func (f *rtfFlow) allEdges() []int {
	var all []int
	for _, row := range f.rows {
		all = append(all, row.edges...)
	}
	slices.Sort(all)
	out := all[:0]
	for _, e := range all {
		if n := len(out); n == 0 || e-out[n-1] > nearEdge {
			out = append(out, e)
		}
	}
	return out
}

// column is how many columns end up to an edge.
func column(edges []int, at int) int {
	n, _ := slices.BinarySearch(edges, at+1)
	return n
}
