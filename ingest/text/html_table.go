package text

import (
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxSpan bounds how many columns or rows a cell claims to take.
const maxSpan = 50

// table prints a table.
func (w *writer) table(n *html.Node) []string {
	var above []string
	var rows [][]cell
	taken := map[int]int{} // column: further rows that a cell from above takes
	eachRow(n, func(tr *html.Node) {
		if tr.DataAtom == atom.Caption {
			above = append(above, w.inside(tr)...)
			return
		}
		rows = append(rows, w.tableRow(tr, taken))
	})
	return append(above, beside(rows)...)
}

// eachRow visits the rows of a table, not those of tables in it.
func eachRow(n *html.Node, visit func(*html.Node)) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if hiddenNode(c) {
			continue
		}
		switch c.DataAtom {
		case atom.Tr, atom.Caption:
			visit(c)
		case atom.Tbody, atom.Thead, atom.Tfoot, atom.Form:
			eachRow(c, visit)
		}
	}
}

// tableRow reads the cells of a row, with empty ones where cells from above
// reach into it.
func (w *writer) tableRow(tr *html.Node, taken map[int]int) []cell {
	var cells []cell
	at := 0
	fill := func() {
		for taken[at] > 0 {
			taken[at]--
			cells = append(cells, cell{span: 1})
			at++
		}
	}
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th || hiddenNode(c) {
			continue
		}
		fill()
		td := cell{lines: w.inside(c), span: spanOf(c, "colspan")}
		for i := range td.span {
			if down := spanOf(c, "rowspan"); down > 1 {
				taken[at+i] = down - 1
			}
		}
		cells = append(cells, td)
		at += td.span
	}
	fill()
	return cells
}

// inside prints what an element holds, without empty lines around it.
func (w *writer) inside(n *html.Node) []string {
	in := writer{depth: w.depth + 1}
	in.children(n)
	in.end()
	return trimmed(in.lines)
}

// trimmed leaves out empty lines at the top and at the bottom, and doubled ones.
func trimmed(lines []string) []string {
	lines = squeeze(lines)
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

func spanOf(n *html.Node, key string) int {
	v, err := strconv.Atoi(attribute(n, key))
	if err != nil {
		return 1
	}
	return min(max(v, 1), maxSpan)
}

// definitions prints a list of labels and what they stand for as a table of two
// columns.
func (w *writer) definitions(n *html.Node) []string {
	var rows [][]cell
	var label []string
	var visit func(*html.Node)
	visit = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case hiddenNode(c):
			case c.DataAtom == atom.Dt:
				if len(label) > 0 {
					rows = append(rows, []cell{{lines: label, span: 1}, {span: 1}})
				}
				label = w.inside(c)
			case c.DataAtom == atom.Dd:
				rows = append(rows, []cell{{lines: label, span: 1}, {lines: w.inside(c), span: 1}})
				label = nil
			default:
				visit(c)
			}
		}
	}
	visit(n)
	if len(label) > 0 {
		rows = append(rows, []cell{{lines: label, span: 1}, {span: 1}})
	}
	return beside(rows)
}
