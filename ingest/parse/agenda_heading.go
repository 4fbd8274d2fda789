package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// A found heading knows its row and where the item that it opens begins.
type found struct {
	heading
	row  int // of the number
	from int // first row of the heading; above row if words stand above the number

	parted bool // the next heading is the first one of its parts
}

// findHeadings finds the candidates for headings, each with the part of the
// session it stands in.
func findHeadings(rows []row) []found {
	var out []found
	part := minutes.Public
	counted := opensWithSection(rows)
	for i := range rows {
		if s := sectionAt(rows[i].line); s != "" {
			part = s
			continue
		}
		h, ok := headingAt(rows[i].line)
		if !ok {
			continue
		}
		h.doubt = h.doubt || h.kind == kindSection && !counted
		if h.part == "" {
			h.part = part
		}
		h.at = rows[i].at
		f := found{heading: h, row: i, from: aboveMark(rows, i)}
		if h.kind == kindAlone || h.kind == kindWide {
			f.from = aroundFrom(rows, i, h)
		}
		out = append(out, f)
	}
	out = withoutDoubtful(rows, out)
	for i := range out {
		out[i].parted = i+1 < len(out) && out[i+1].number == out[i].number+".1"
	}
	return deepAsDot(restartParts(rows, out))
}

// deepAsDot takes headings of sub-items without a dot behind their number for what
// those of the items are, in papers that print one behind whole numbers only.
//
//  2. Bauanträge
//     2.1     Neubau eines Hauses
func deepAsDot(heads []found) []found {
	heads = deepAsWide(heads)
	dots, wides := 0, 0
	for _, h := range heads {
		switch deep := strings.Contains(h.number, "."); {
		case h.kind == kindDot && !deep:
			dots++
		case h.kind == kindWide && !deep:
			wides++
		}
	}
	if dots < 2 || wides > dots/2 {
		return heads
	}
	for i, h := range heads {
		if h.kind == kindWide && strings.Contains(h.number, ".") {
			heads[i].kind, heads[i].from = kindDot, h.row
		}
	}
	return heads
}

// deepAsWide takes sub-items behind whose longer number no wide gap is left for
// what those of the items are.
//
//	4    Haushalt
//	4.1  Satzung
func deepAsWide(heads []found) []found {
	wides := 0
	for _, h := range heads {
		switch deep := strings.Contains(h.number, "."); {
		case (h.kind == kindDot || h.kind == kindPlain) && !deep:
			return heads
		case h.kind == kindWide && !deep:
			wides++
		}
	}
	if wides < 2 {
		return heads
	}
	out := append([]found(nil), heads...)
	for i, h := range out {
		if h.kind == kindDot {
			out[i].kind = kindWide
		}
	}
	return out
}

// aboveMark is where a heading begins over which a line says what is asked for:
// "Beschluss", "Kenntnisnahme".
func aboveMark(rows []row, at int) int {
	if at == 0 || rows[at].kindOfDecision() || !rows[at-1].kindOfDecision() {
		return at
	}
	return at - 1
}

// kindOfDecision reports a line that holds nothing but what a body is asked for.
func (r row) kindOfDecision() bool {
	switch r.fold {
	case "beschluss", "kenntnisnahme", "einbringung", "empfehlung", "beschlussfassung", "anhorung":
		return true
	}
	return false
}

// aroundFrom is where a heading begins whose words may stand around its number.
func aroundFrom(rows []row, at int, h heading) int {
	var t title
	if t.around(rows, at, h) {
		return blockStart(rows, at)
	}
	return at
}
