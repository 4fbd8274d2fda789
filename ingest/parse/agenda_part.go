package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// opensWithSection reports an agenda that begins with "§ 1": its items are counted
// so. Elsewhere such a line is quoted from a statute.
func opensWithSection(rows []row) bool {
	for i := range rows {
		if !rows[i].blank() {
			return sectionOne(rows[i].text)
		}
	}
	return false
}

// sectionOne reports the heading of a first item that is counted as a section.
func sectionOne(s string) bool { return s == "§ 1" || s == "§1" }

// restartParts gives headings back their part where the announced agenda ends in
// the nonpublic part and the handling begins again with its first item, without
// a heading that says so.
//
//	TOP 1: Protokoll
//	Nicht öffentlicher Teil:
//	TOP 2: Personal
//	TOP 1: Protokoll
//	...
func restartParts(rows []row, heads []found) []found {
	at := partsRestart(rows, heads)
	if at < 0 {
		return heads
	}
	announced := map[string]minutes.Part{}
	for _, h := range heads[:at] {
		announced[h.number] = h.part
	}
	row := heads[at].row
	for i := at; i < len(heads); i++ {
		for ; row < heads[i].row; row++ {
			if sectionAt(rows[row].line) != "" {
				return heads
			}
		}
		if heads[i].part = announced[heads[i].number]; heads[i].part == "" {
			heads[i].part = minutes.Public
		}
	}
	return heads
}

// partsRestart is the index of the first item's second heading, if it stands in
// the nonpublic part; -1 if it does not.
func partsRestart(rows []row, heads []found) int {
	for i, h := range heads {
		if i > mostAnnounced {
			break
		}
		if i > 0 && h.part == minutes.Nonpublic && heads[0].part == minutes.Public && h.kind.strong() &&
			h.number == heads[0].number && similar(titleWords(rows, heads[0]), titleWords(rows, h)) {
			return i
		}
	}
	return -1
}

// withParts adds to headings in words those of the parts of an item that are
// numbered only: they begin with the item's number and count from one.
//
//	TOP 2   Bauanträge
//
//	2.1     Neubau eines Hauses
func withParts(rows []row, heads, weak []found) []found {
	have := map[string]bool{}
	for _, h := range heads {
		have[h.number] = true
	}
	var out []found
	w := 0
	for i, h := range heads {
		out = append(out, h)
		end := len(rows)
		if i+1 < len(heads) {
			end = heads[i+1].row
		}
		next := 1
		for ; w < len(weak) && weak[w].row < end; w++ {
			part := weak[w]
			if part.row > h.row && !have[part.number] && isPart(rows, part, h.number, next) {
				next++
				part.part = h.part
				out = append(out, part)
			}
		}
	}
	return out
}

// isPart reports the heading of the n-th part of an item.
func isPart(rows []row, h found, item string, n int) bool {
	if h.kind != kindDot && h.kind != kindWide || h.row == 0 || !rows[h.row-1].blank() || strings.HasSuffix(h.rest, ".") {
		return false
	}
	rest, ok := strings.CutPrefix(h.number, item+".")
	return ok && !strings.Contains(item, ".") && digits(rest) && number(rest) == n
}
