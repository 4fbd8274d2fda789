package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// officeRun reads people with their offices in front and nothing between them.
//
//	Gemeindeamtsrätin Muster Verwaltungsangestellter Probe Techn. Angestellte Ring
func officeRun(text string) []entry {
	toks := strings.Fields(text)
	if len(toks) < 4 || len(toks) > mostRunWords || !isOffice(toks[0]) || strings.ContainsAny(text, ",:;|") {
		return nil
	}
	var out []entry
	start := 0
	for i := 1; i <= len(toks); i++ {
		if i < len(toks) && (!isOffice(toks[i]) || isOffice(toks[i-1]) || toks[i-1] == "als" || startsSmall(toks[i-1])) {
			continue
		}
		n, ok := readName(strings.Join(toks[start:i], " "))
		tail := strings.TrimSpace(n.tail)
		if !ok || n.office == "" || n.words > 2 || tail != "" && (i < len(toks) || !strings.HasPrefix(tail, "als ")) && tail[0] != '(' {
			return nil
		}
		out = append(out, newEntry(n))
		start = i
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// namedRow reads guests and staff in a row of which some are followed by what they
// are. Those who are only counted are no entries.
//
//	Emil Muster, Beigeordneter, Berta Probe, Presse, zwei Bürger
func (r *roll) namedRow(text string) []entry {
	if r.sect.group == minutes.Council || strings.Count(text, ", ") < 2 || strings.Contains(text, ": ") {
		return nil
	}
	if _, saluted := pieces(text); len(saluted) > 0 {
		return nil
	}
	var out []entry
	for k, part := range splitRow(text) {
		n, ok := readName(part)
		tail := strings.TrimSpace(n.tail)
		switch {
		case ok && n.salutation == "" && n.words > 1 && n.words < 4 && isGiven(firstWord(n.name)) && !isOutside(n.name) && (tail == "" || tail[0] == '('):
			out = append(out, newEntry(n))
		case k == 0:
			return nil
		case onlyCounted.MatchString(Fold(part)):
		default:
			e := &out[len(out)-1]
			before := e.Status
			if e.readTail(", " + part); e.Status == "" {
				e.Status = before
			}
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// onlyCounted are people of whom only the number is printed.
var onlyCounted = compile(`^(?:\d{1,3}|eine?|zwei|drei|vier|funf|sechs|mehrere|einige|ca\. \d{1,3}|etwa \d{1,3}) (?:[a-z]+ )?(?:burger|zuhorer|einwohner|gaste?|besucher|pressevertreter|interessierte|personen)`)

// marksBehind gives each name of a row the mark that stands behind it, where several
// do so.
//
//	Gemeinderat Muster, entschuldigt, Gemeinderat Probe, unentschuldigt
func marksBehind(parts []string) []string {
	marks := 0
	for _, p := range parts {
		if markAlone.MatchString(p) {
			marks++
		}
	}
	if marks < 2 || markAlone.MatchString(parts[0]) {
		return parts
	}
	var out []string
	for _, p := range parts {
		if markAlone.MatchString(p) {
			out[len(out)-1] += " (" + p + ")"
		} else {
			out = append(out, p)
		}
	}
	return out
}

// markAlone is a part of a row that says nothing but whether somebody was there.
var markAlone = compile(`(?i)^(?:anwesend|abwesend|(?:un)?entschuldigt|(?:un)?entsch\.?|verhindert|krank|urlaub|(?:ab|bis) \d{1,2}[:.]\d{2} uhr|(?:ab|bis) top \d{1,2})$`)
