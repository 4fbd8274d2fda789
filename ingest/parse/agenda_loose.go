package parse

import "strings"

// The last resort for the handling: where no form of heading fits, the announced
// titles stand again further down, in their order, behind a number set in
// whatever way, below it, or alone.
//
//	* 3 * Neue Brücke am Anger          (Punkt Nr. 3) Neue Brücke am Anger
//	ad 3
//	Neue Brücke am Anger

// mostLoose bounds the rows through which titles are looked for.
const mostLoose = 20000

// widestMark is how far from the start of its line a number may stand.
const widestMark = 24

// looseHeadings finds the announced titles below the announced agenda. It returns
// nothing where other headings were found, or where too few titles stand again.
func looseHeadings(rows []row, announced, handled []found) []found {
	if len(announced) < 3 || len(announced) > mostAnnounced || 3*len(handled) >= len(announced) || len(rows) > mostLoose {
		return nil
	}
	from := announced[len(announced)-1].row + 1
	var out []found
	for _, a := range announced {
		want := plain(titleWords(rows, a))
		for i := from; i < len(rows) && len(want) > 4; i++ {
			h, ok := looseAt(rows, i, a, want)
			if !ok {
				continue
			}
			out = append(out, h)
			from = i + 1
			break
		}
	}
	if 2*len(out) < len(announced) {
		return nil
	}
	return out
}

// looseAt reads a row as the heading of an announced item.
func looseAt(rows []row, i int, a found, want string) (found, bool) {
	r := rows[i]
	if r.blank() || i > 0 && !rows[i-1].blank() && !r.gap {
		return found{}, false
	}
	h := found{heading: a.heading, row: i, from: i}
	h.kind, h.at, h.rest = kindLoose, r.at, r.text
	if rest, ok := behindNumber(r.text, a.number); ok {
		if h.rest = rest; rest == "" {
			below := i + 1
			for below < len(rows) && rows[below].blank() {
				below++
			}
			return h, below < len(rows) && beginsTitle(rows[below].text, want)
		}
	}
	return h, beginsTitle(h.rest, want)
}

// behindNumber is what stands behind a number near the start of a line.
func behindNumber(s, number string) (string, bool) {
	at := strings.Index(s[:min(len(s), widestMark)], number)
	end := at + len(number)
	if at < 0 || at > 0 && (digit(s[at-1]) || s[at-1] == '.') || end < len(s) && digit(s[end]) {
		return "", false
	}
	return strings.TrimLeft(s[end:], " .:)]|*-–"), true
}

// beginsTitle reports a line with which the words of a title begin, or which holds
// them whole. The title is plain.
func beginsTitle(s, want string) bool {
	got := plain(s)
	if len(got) < 5 || len(got) > len(want)+30 || got[0] != want[0] {
		return false
	}
	return nearPrefix(got, want) || len(got) > 11 && nearPrefix(want, got)
}
