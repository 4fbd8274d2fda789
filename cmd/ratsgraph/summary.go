package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"ratsgraph/ingest/minutes"
	"ratsgraph/resolvers"
)

// summarise prints what a document says in a form that is quick to check against
// the paper.
func summarise(w io.Writer, name string, m minutes.Minutes) {
	s := m.Session
	fmt.Fprintf(w, "%s\n", name)
	fmt.Fprintf(w, "  Gemeinde: %s; Gremium: %s; Sitzung Nr.: %s\n", shown(s.Municipality), shown(s.Body), shown(s.Number))
	fmt.Fprintf(w, "  Tag: %s; Beginn: %s; Ende: %s\n", shown(s.Date), shown(s.Start), shown(s.End))
	fmt.Fprintf(w, "  Leitung: %s; Protokoll: %s\n", shown(s.Chair), shown(s.Secretary))
	fmt.Fprintf(w, "  %s\n", people(m.Attendance))
	for _, it := range m.Agenda {
		fmt.Fprintf(w, "  TOP %-6s %s%s\n", it.Number, it.Title, papers(it.Papers))
		for _, d := range it.Decisions {
			fmt.Fprintf(w, "             %s\n", decision(d))
		}
	}
	for _, d := range m.Dropped {
		fmt.Fprintf(w, "  entfallen: TOP %s (%s)\n", d.Number, shown(d.Reason))
	}
	for _, r := range m.Recusals {
		fmt.Fprintf(w, "  befangen: %s bei TOP %s\n", r.Name, cmp.Or(r.Item, unknown))
	}
	for _, p := range m.Problems {
		fmt.Fprintf(w, "  Zeile %d: %s: %s\n", p.First, p.Kind, p.Text)
	}
	fmt.Fprintf(w, "  verstanden: %d von %d Zeilen (Layout %s)\n", m.Quality.Understood, m.Quality.Lines, m.Layout)
}

// unknown stands for what is not printed.
const unknown = "(nicht gedruckt)"

func shown(p minutes.Printed) string { return cmp.Or(string(p), unknown) }

// people counts who is listed.
func people(list []minutes.Attendee) string {
	present, excused, absent, guests := 0, 0, 0, 0
	for _, a := range list {
		switch {
		case a.Group == minutes.Guest:
			guests++
		case a.Status == minutes.Present:
			present++
		case a.Status == minutes.Excused:
			excused++
		default:
			absent++
		}
	}
	return fmt.Sprintf("%d anwesend, %d entschuldigt, %d fehlend, %d Gäste", present, excused, absent, guests)
}

func papers(numbers []string) string {
	if len(numbers) == 0 {
		return ""
	}
	return " [" + strings.Join(numbers, ", ") + "]"
}

// decision names the outcome and what is printed about the vote.
func decision(d minutes.Decision) string {
	words := []string{resolvers.German("Outcome", string(d.Outcome))}
	if d.Unanimous != nil && *d.Unanimous {
		words = append(words, "einstimmig")
	}
	for _, c := range []struct {
		count *int
		name  string
	}{{d.Yes, "Ja"}, {d.No, "Nein"}, {d.Abstain, "enthalten"}} {
		if c.count != nil {
			words = append(words, fmt.Sprintf("%d %s", *c.count, c.name))
		}
	}
	for _, s := range d.Parties {
		words = append(words, fmt.Sprintf("%s: %s", s.Who, resolvers.German("Choice", string(s.Choice))))
	}
	return strings.Join(words, ", ")
}
