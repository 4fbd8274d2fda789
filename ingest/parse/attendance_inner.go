package parse

import "strings"

// A line of a list may hold a whole part of it, with headings inside, where only
// some line breaks are lost.
//
//	Muster Emil Probe Berta entschuldigt fehlten Beigeordnete Ring Ida Ratsmitglieder Klee Udo

// innerHead is a heading inside of such a line.
var innerHead = compile(` (?:(?:[Ee]s )?(?:fehl(?:en|ten|t) )?(?:[Uu]n|[Ee]n)tschuldigt(?: fehl(?:en|ten|te|t)| waren| sind)?|[Ee]ntschuldigt(?: fehl(?:en|ten|te|t)| waren| sind)?|Es fehlten|(?:[Vv]on|[Aa]us) der Verwaltung|Beigeordnete|Ratsmitglieder|Gemeinderäte|Stadträte|Gemeindevertreter|Ortsgemeinderäte):? \p{Lu}`)

// inner reads the parts of such a line one by one, each like a line of its own.
func (r *roll) inner(i int, l *line) bool {
	if len(l.text) < 60 || strings.ContainsAny(l.text, ",;|") {
		return false
	}
	var parts []string
	for rest := l.text; ; {
		m := innerHead.FindStringIndex(rest)
		if m == nil {
			parts = append(parts, rest)
			break
		}
		last := lastWordAt(rest[:m[1]])
		parts = append(parts, rest[:m[0]], rest[m[0]+1:last-1])
		rest = rest[last:]
	}
	if len(parts) < 3 || runRow(parts[0]) == nil {
		return false
	}
	whole := r.lines[i]
	for k, part := range parts {
		r.lines[i] = newLine(part, whole.no, whole.page)
		if k > 0 && k%2 == 0 {
			r.lastAt = i - 1
		}
		r.line(i, &r.lines[i], i+1)
	}
	r.lines[i].raw, r.lines[i].text, r.lines[i].fold, r.lines[i].rule = whole.raw, whole.text, whole.fold, ruleAttendance
	return true
}
