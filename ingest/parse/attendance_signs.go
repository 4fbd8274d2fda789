package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// A list that says by a sign at the end of the line, or at its begin, who was there.
//
//	Emil Muster x          [x] Emil Muster
//	Berta Probe -          [ ] Berta Probe
//	Karl Baum   e          ☒ Karl Baum

// fewestSigns is how many lines must show such a sign.
const fewestSigns = 4

// signs are the signs, and what each says.
var signs = map[string]minutes.Status{
	"x": minutes.Present, "✓": minutes.Present, "ja": minutes.Present, "a": minutes.Present, "anw": minutes.Present, "+": minutes.Present,
	"☒": minutes.Present, "☑": minutes.Present, "[x]": minutes.Present, "(x)": minutes.Present,
	"e": minutes.Excused, "entsch": minutes.Excused,
	"-": minutes.Absent, "u": minutes.Absent, "unentsch": minutes.Absent, "nein": minutes.Absent, "☐": minutes.Absent, "[ ]": minutes.Absent, "( )": minutes.Absent, "n.a": minutes.Absent,
}

// lookSigns finds out whether a list is set so: signs for those who were there and
// for others must both be seen.
func (r *roll) lookSigns(at, end int) {
	there, away := 0, 0
	for i := at; i < end && i < len(r.lines) && i < at+mostPeople; i++ {
		switch s, _ := signOf(r.lines[i].text); s {
		case "":
		case minutes.Present:
			there++
		default:
			away++
		}
	}
	r.signs = there > 0 && away > 0 && there+away >= fewestSigns
}

// signOf is what the sign of a line says, and the line without it; empty if the rest
// of the line is no full name.
func signOf(text string) (minutes.Status, string) {
	if len(text) < 6 || len(text) > 90 || strings.HasSuffix(text, ":") {
		return "", ""
	}
	i := strings.LastIndexByte(text, ' ')
	s, rest := signs[strings.TrimSuffix(Fold(text[i+1:]), ".")], ""
	if s != "" {
		rest = strings.TrimSpace(text[:max(i, 0)])
	} else {
		for _, lead := range []string{"[x] ", "[X] ", "[ ] ", "(x) ", "(X) ", "( ) ", "☒ ", "☑ ", "☐ ", "x ", "X "} {
			if after, ok := strings.CutPrefix(text, lead); ok {
				s, rest = signs[Fold(strings.TrimSuffix(lead, " "))], strings.TrimSpace(after)
			}
		}
	}
	if s == "" || rest == "" {
		return "", ""
	}
	name := cells(rest)
	if n, ok := surnameLed(name); ok && strings.TrimSpace(n.tail) == "" {
		return s, rest
	}
	n, ok := readName(withoutNumber(name))
	if !ok || n.words < 2 && n.salutation == "" && n.office == "" || strings.ContainsAny(n.tail, ":") || len(n.tail) > 30 {
		return "", ""
	}
	return s, rest
}

// unsigned takes the sign off a line, and notes what it says.
func (r *roll) unsigned(i int, l *line) *line {
	r.marked = ""
	s, rest := signOf(l.text)
	if s == "" {
		return l
	}
	r.marked = s
	cut := newLine(strings.Repeat(" ", l.indent)+rest, l.no, l.page)
	r.lines[i].raw, r.lines[i].text, r.lines[i].fold = cut.raw, cut.text, cut.fold
	return &r.lines[i]
}
