package text

import "strings"

// A flow makes lines of the paragraphs and tables of a word processor, as they
// come.
type flow struct {
	lines  []string
	tables []*openTable // the innermost last
	deep   int          // tables in the innermost one that are not printed as tables
	pages  int          // page ends that no line has begun after
	fresh  bool         // nothing stands on the page yet
}

// An openTable is a table while it is read.
type openTable struct {
	rows   [][]cell
	cell   cell
	merged bool // the cell goes on from the one above
	lines  []string
}

func (b *flow) breakPage() {
	b.pages++
	b.fresh = true
}

// openTable begins a table. Tables that stand very deep in others are not printed
// as tables.
func (b *flow) openTable() {
	if len(b.tables) >= maxTables {
		b.deep++
		return
	}
	b.tables = append(b.tables, &openTable{})
}

// table is the table that rows and cells go to; nil if there is none.
func (b *flow) table() *openTable {
	if len(b.tables) == 0 || b.deep > 0 {
		return nil
	}
	return b.tables[len(b.tables)-1]
}

func (b *flow) openRow() {
	if t := b.table(); t != nil {
		t.rows = append(t.rows, nil)
	}
}

func (b *flow) openCell(span int, merged bool) {
	if t := b.table(); t != nil {
		t.cell, t.merged, t.lines = cell{}, merged, nil
		b.span(span)
	}
}

// span makes the open cell as wide as some columns.
func (b *flow) span(columns int) {
	if t := b.table(); t != nil {
		t.cell.span = min(max(columns, 1), maxSpan)
	}
}

// closeCell puts a cell into its row. One that goes on from above is empty.
func (b *flow) closeCell() {
	t := b.table()
	if t == nil || len(t.rows) == 0 {
		return
	}
	if !t.merged {
		t.cell.lines = trimmed(t.lines)
	}
	row := &t.rows[len(t.rows)-1]
	*row = append(*row, t.cell)
	t.lines = nil
}

// closeTable prints the table that ends.
func (b *flow) closeTable() {
	n := len(b.tables)
	switch {
	case n == 0:
		return
	case b.deep > 0:
		b.deep--
		return
	}
	lines := beside(b.tables[n-1].rows)
	b.tables = b.tables[:n-1]
	b.emit("")
	for _, l := range lines {
		b.emit(l)
	}
	b.emit("")
}

// paragraph prints a paragraph, with the number that its list gives it.
func (b *flow) paragraph(label, s string) {
	for i, l := range strings.Split(strings.TrimRight(s, " \t"), "\n") {
		if i == 0 && label != "" {
			l = label + "\t" + l
		}
		b.emit(untab(l))
	}
}

// emit prints a line where it belongs: in a cell or on the page.
func (b *flow) emit(l string) {
	if n := len(b.tables); n > 0 {
		b.tables[n-1].lines = append(b.tables[n-1].lines, l)
		return
	}
	if l != "" {
		l = strings.Repeat("\f", b.pages) + l
		b.pages = 0
	}
	b.lines = append(b.lines, l)
}
