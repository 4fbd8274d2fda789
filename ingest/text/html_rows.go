package text

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// isRow reports whether an element is shown as a row of a table without being
// one:
//
//	<div class="table-row"><div>Raum</div><div>Ratssaal</div></div>
func isRow(n *html.Node) bool {
	return n.DataAtom == atom.Div && (attribute(n, "role") == "row" ||
		hasClass(attribute(n, "class"), func(name string) bool { return strings.HasSuffix(name, "table-row") }))
}

// hasRows reports whether an element holds such rows.
func hasRows(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if isRow(c) {
			return true
		}
	}
	return false
}

// rows prints an element that holds rows: what is in a row stands side by side.
func (w *writer) rows(n *html.Node) []string {
	var rows [][]cell
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case hiddenNode(c):
		case isRow(c):
			rows = append(rows, w.rowCells(c))
		default:
			if lines := w.part(c); len(lines) > 0 {
				rows = append(rows, []cell{{lines: lines, span: 1}})
			}
		}
	}
	return beside(rows)
}

func (w *writer) rowCells(n *html.Node) []cell {
	var cells []cell
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		lines := w.part(c)
		if c.Type == html.ElementNode && !silentNode(c) || len(lines) > 0 {
			cells = append(cells, cell{lines: lines, span: 1})
		}
	}
	return cells
}

// part prints a node by itself, without empty lines around it.
func (w *writer) part(n *html.Node) []string {
	in := writer{depth: w.depth + 1}
	in.node(n)
	in.end()
	return trimmed(in.lines)
}
