package parse

import "strings"

// split tells the headings that announce the agenda from those that handle it.
// Words such as "Zu Punkt 3:" mark the handling; where both are plain numbers,
// the handling begins where the numbers begin again.
func split(rows []row, heads []found) (announced, handled []found) {
	title := -1
	for i := range rows {
		if agendaTitle(rows[i].fold) {
			title = i
			break
		}
	}
	kind, n := mainKind(heads)
	if n == 0 {
		return splitWeak(rows, heads, title)
	}
	var weak []found
	for _, h := range heads {
		if h.kind == kind {
			handled = append(handled, h)
		} else if !h.kind.strong() {
			weak = append(weak, h)
		}
	}
	if wrapped(rows, handled) && 3*len(handled) <= len(inSequence(rows, weak)) {
		return splitWeak(rows, heads, title) // they are mentions, wrapped to the start of a line
	}
	if at := restart(rows, handled, title); at > 0 {
		return handled[:at], withParts(rows, inOrder(rows, handled[at:], handled[:at]), weak)
	}
	if len(handled) == 0 {
		return nil, nil
	}
	for _, h := range weak {
		if h.row < handled[0].row {
			announced = append(announced, h)
		}
	}
	announced = inSequence(rows, announced)
	return announced, withParts(rows, inOrder(rows, handled, announced), weak)
}

// wrapped reports headings each of which goes on with a sentence of the row above:
// they are mentions of items, which a line end has set in front.
func wrapped(rows []row, heads []found) bool {
	for _, h := range heads {
		if h.row == 0 || rows[h.row-1].blank() || len(rows[h.row-1].text) < 40 || strings.ContainsAny(rows[h.row-1].text[len(rows[h.row-1].text)-1:], ".:!?)") {
			return false
		}
	}
	return true
}

// kindWeight says how surely a kind of heading opens an item that is handled,
// and is not a mention of one.
var kindWeight = map[headingKind]int{kindPunktDer: 4, kindZuPunkt: 2, kindZuTOP: 2, kindTOP: 1, kindZu: 1, kindLetter: 1, kindSection: 1, kindCounted: 1}

// mainKind is the strong kind that most headings have, by their weight; of
// equals, the one that comes first in the document.
func mainKind(heads []found) (headingKind, int) {
	var count [headingKinds]int
	for _, h := range heads {
		count[h.kind] += kindWeight[h.kind]
	}
	best, most := kindZuPunkt, 0
	for _, h := range heads {
		if h.kind.strong() && count[h.kind] > most && (h.kind != kindLetter || count[h.kind] > 1) {
			best, most = h.kind, count[h.kind]
		}
	}
	return best, most
}

// restart is the index at which the numbers begin again, for headings that
// announce and handle in the same form; 0 if they do not.
func restart(rows []row, heads []found, title int) int {
	if title < 0 || len(heads) < 2 || heads[0].row < title {
		return 0
	}
	for i := 1; i < len(heads); i++ {
		if heads[i].number == heads[0].number && heads[i].part == heads[0].part {
			if similar(titleWords(rows, heads[0]), titleWords(rows, heads[i])) {
				return i
			}
		}
	}
	return 0
}

// titleWords are the words of a heading's title, read without knowing more.
func titleWords(rows []row, h found) string {
	return readTitle(rows, h.row, h.heading, "").text
}

// inOrder drops headings whose number was there before in the same part: they
// are quoted, or stand in an annex. An item that was handled in two pieces, one
// after the other, stays two. Of headings with one number, those that bear the
// announced title are the item's.
func inOrder(rows []row, heads, announced []found) []found {
	count := map[string]int{}
	for _, h := range heads {
		count[h.key()]++
	}
	seen := map[string]bool{}
	var out []found
	for i, h := range heads {
		if count[h.key()] > 1 && !titled(rows, h, announced) && titledLater(rows, heads[i+1:], h, announced) {
			continue
		}
		if seen[h.key()] && out[len(out)-1].number != h.number {
			continue
		}
		seen[h.key()] = true
		out = append(out, h)
	}
	return out
}

// key is what tells items of one session apart.
func (h found) key() string { return string(h.part) + " " + h.number }

// titled reports that a heading bears the announced title of its number.
func titled(rows []row, h found, announced []found) bool {
	for _, a := range announced {
		if a.number == h.number && a.part == h.part {
			return akin(titleWords(rows, a), h.rest)
		}
	}
	return false
}

// titledLater reports that a heading with the number of h, and with its title,
// follows. The search is bounded, for noise may repeat one number without end.
func titledLater(rows []row, heads []found, h found, announced []found) bool {
	for i := 0; i < len(heads) && i < 200; i++ {
		if heads[i].key() == h.key() && titled(rows, heads[i], announced) {
			return true
		}
	}
	return false
}

// splitWeak splits headings that are plain numbers.
func splitWeak(rows []row, heads []found, title int) (announced, handled []found) {
	var below []found
	for _, h := range heads {
		if h.row > title && !h.kind.strong() {
			below = append(below, h)
		}
	}
	if title < 0 {
		return nil, inSequence(rows, below)
	}
	first := inSequence(rows, below)
	if len(first) == 0 {
		return nil, nil
	}
	at := secondRun(rows, below, first)
	if at < 0 {
		if before := announcedBefore(rows, below, first); before != nil {
			return before, first
		}
		if dense(first) && !columnHead.MatchString(rows[title].fold) && rows[title].fold != "tagesordnungspunkte" {
			return first, nil
		}
		return nil, first
	}
	for _, h := range first {
		if h.row < below[at].row {
			announced = append(announced, h)
		}
	}
	return announced, matched(rows, below[at:], announced)
}

// announcedBefore are the headings in front of a run that announce it in another
// form: the first of them bears the first title.
//
//	1    Eröffnung          (announced, as a table)
//	...
//	1 Eröffnung             (handled)
func announcedBefore(rows []row, heads, run []found) []found {
	var out []found
	for _, h := range heads {
		if h.row >= run[0].row {
			break
		}
		if len(out) > 0 || h.number == run[0].number && similar(titleWords(rows, run[0]), titleWords(rows, h)) {
			out = append(out, h)
		}
	}
	return out
}

// secondRun is where the numbers begin again with the first title, as an index
// of heads; -1 if they do not.
func secondRun(rows []row, heads, first []found) int {
	want := titleWords(rows, first[0])
	for i, h := range heads {
		if h.row > first[0].row && h.number == first[0].number && similar(want, titleWords(rows, h)) {
			return i
		}
	}
	return -1
}

// dense reports headings that follow each other like a list, with no room for
// anything said under them.
func dense(heads []found) bool {
	if len(heads) < 3 {
		return false
	}
	return (heads[len(heads)-1].row-heads[0].row)/(len(heads)-1) <= 6
}

// matched keeps the headings that carry on what was announced: a title of the
// agenda, or the next number in the form of the others, for an item that was
// added in the session.
func matched(rows []row, heads, announced []found) []found {
	titles := make([]string, len(announced))
	for i, h := range announced {
		titles[i] = titleWords(rows, h)
	}
	var out []found
	for _, h := range heads {
		at := announcedTitle(titles, announced, h.number, titleWords(rows, h))
		switch {
		case at >= 0:
			titles[at] = ""
		case len(out) == 0 || out[len(out)-1].kind != h.kind || !follows(out[len(out)-1].number, h.number):
			continue
		case numbered(announced, h.number) || h.row == 0 || !rows[h.row-1].blank() || !alikeKinds(rows, out[0], out[len(out)-1], h):
			continue
		}
		out = append(out, h)
	}
	return out
}

// announcedTitle finds the announced item that a title is of, the one with the
// same number first; -1 if there is none.
func announcedTitle(titles []string, announced []found, number, words string) int {
	for i := range titles {
		if announced[i].number == number && titles[i] != "" && similar(titles[i], words) {
			return i
		}
	}
	for i := range titles {
		if len(titles) <= mostAnnounced && len(titles[i]) > 12 && len(words) > 12 && similar(titles[i], words) {
			return i
		}
	}
	return -1
}

func numbered(heads []found, number string) bool {
	for _, h := range heads {
		if h.number == number {
			return true
		}
	}
	return false
}
