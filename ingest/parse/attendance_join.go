package parse

import "strings"

// joinRow joins a line with the ones below it, where it names people in a row
// and breaks off within a name, or within what follows it.
//
//	ABC-Fraktion: Emil Muster (Sprecher), Berta Probe, Karl
//	Baum, Ida Ring
//
// It returns the row and how many further lines it took.
func (r *roll) joinRow(i, end int) (string, int) {
	text, more := r.joinHyphen(i, end)
	if more == 0 && i+1 < end && endsInBound(text) && boundOpen.MatchString(text) && !r.lines[i+1].blank() && hasDigit(r.lines[i+1].text) {
		return text + " " + r.lines[i+1].text, 1
	}
	head, _, labelled := strings.Cut(text, ":")
	labelled = labelled && (isParty(head) || isUnaligned(head))
	if n := strings.Count(text, ","); n < 1 || n < 2 && !labelled || !labelled && len(text) < 50 || strings.Contains(text, "   ") {
		return text, more
	}
	for more < longestRow {
		next := i + more + 1
		if next >= end || !rowBreaks(text) && !strings.HasPrefix(r.lines[next].text, "(") || r.lines[next].blank() || r.lines[next].furniture || !r.goesOnBelow(next) {
			break
		}
		t, m := r.joinHyphen(next, end)
		text, more = text+" "+t, more+m+1
	}
	return text, more
}

// boundOpen is a line that breaks off before the time or the item.
//
//	Bürgermeister Emil Muster, bis einschließlich
//	TOP 7 (21.55 Uhr)
var boundOpen = compile(`[, (](?:ab|bis|bis einschließlich|bis einschl\.|bis inkl\.|zu|ab Ende|bis Ende|bis nach)$`)

// endsInBound is a cheap look for the last word of such a line.
func endsInBound(text string) bool {
	switch text[strings.LastIndexByte(text, ' ')+1:] {
	case "ab", "bis", "zu", "einschließlich", "einschl.", "inkl.", "Ende", "nach":
		return true
	}
	return false
}

// longestRow bounds how many lines a row of people may take.
const longestRow = 12

// goesOnBelow reports a line that may go on with a row of people: neither a
// heading nor an entry with a label of its own.
func (r *roll) goesOnBelow(i int) bool {
	l := &r.lines[i]
	if head, _, ok := strings.Cut(l.text, ":"); ok && len(head) < 60 && !strings.ContainsAny(head, ",(") {
		return false
	}
	_, heading := sectionOf(l)
	return !heading && salutations[firstWord(l.fold)] == "" && !isParty(l.text)
}

// rowBreaks reports a row of people that is not over: it ends in a comma, within
// brackets, in an office, or in one word of a name.
func rowBreaks(text string) bool {
	if strings.HasSuffix(text, ",") || strings.HasSuffix(text, ";") || strings.Count(text, "(") > strings.Count(text, ")") {
		return true
	}
	last := strings.TrimSpace(text[strings.LastIndexByte(text, ',')+1:])
	toks := strings.Fields(last)
	if len(toks) == 0 {
		return true
	}
	for k, w := range toks {
		if f := Fold(w); !isOffice(w) && !titles[f] && salutations[f] == "" {
			return k == len(toks)-1 && (k == 0 || isGiven(w)) && isNameWord(w) && !isAcronym(w) && !isParty(w)
		}
	}
	return true
}

// partyRow reads a row of people behind their party.
//
//	ABC-Fraktion: Emil Muster (Sprecher), Berta Probe (ab 19:50 Uhr)
//	fraktionslos: Karl Baum
//
// Where the party stands in a column of its own, it holds for those who follow
// below in the other one.
//
//	ABC:          1. Stadtrat Emil Muster
//	              2. Stadtrat Karl Baum
func (r *roll) partyRow(i int, text string) bool {
	head, rest, ok := strings.Cut(text, ":")
	if !ok || strings.TrimSpace(rest) == "" || !isParty(head) && !isUnaligned(head) {
		return false
	}
	if r.party = nil; strings.HasPrefix(rest, "  ") && !isUnaligned(head) {
		r.party = []column{{name: strings.TrimSpace(head), at: i}}
	}
	rest = withoutNumber(strings.TrimSpace(rest))
	if r.salutedRow(i, head, rest) {
		return true
	}
	found := commaRow(rest)
	if found == nil {
		n, ok := readName(rest)
		if !ok || n.words < 2 && n.office == "" {
			return false
		}
		found = []entry{newEntry(n)}
	}
	r.last = r.last[:0]
	for k := range found {
		if found[k].Party == "" && !isUnaligned(head) {
			found[k].Party = printed(strings.TrimSpace(head))
		}
		r.add(i, found[k])
	}
	return true
}
