package parse

import "strings"

// headLabels are the labels of the head of the minutes.
var headLabels = words("Beginn", "Ende", "Ort:", "Sitzungsort", "Sitzungsdauer", "Sitzungstag", "Sitzungstermin", "Datum", "Termin",
	"Gremium", "Raum", "Uhrzeit", "Zeit:", "Besprechung am", "Vorsitz", "Schriftführ", "Protokollführ", "Niederschrift", "Protokoll")

// headLabel reports a line of the head: a label of the session's own data.
func headLabel(f string) bool {
	return len(f) < 100 && anyStarts(f, headLabels)
}

// peopleHeadings begin a list of people.
var peopleHeadings = words("Anwesend", "Es sind anwesend", "Es waren anwesend", "Teilnehmer", "Anwesenheit", "Entschuldigt", "Es fehl", "Abwesend", "Nicht anwesend", "Von der Verwaltung", "Von den geladenen", "An der Sitzung nehmen", "An der Sitzung nahmen", "Unter dem Vorsitz", "Unter Vorsitz", "Unter der Leitung", "Unter Leitung", "Präsenz", "Als stimmberechtigt", "Als Mitglieder waren", "Stimmberechtigt waren")

// peopleHeading reports a heading over a list of people.
func peopleHeading(f string) bool {
	f = unspaced(f)
	if i := strings.IndexByte(f, ':'); i > 0 && i < 40 && f[:i] != "anwesend" {
		f = f[:i+1] // who they are may stand on the line
	}
	if strings.HasPrefix(f, "von den ") && strings.Contains(f, " anwesend") {
		return len(f) < 80
	}
	if len(f) < 160 && strings.HasPrefix(f, "unter ") && strings.HasSuffix(f, " anwesend:") {
		return true
	}
	return len(f) < 80 && strings.Count(f, " ") < 9 && anyStarts(f, peopleHeadings)
}

// unspaced closes the letters of a heading that is set wide.
//
//	A n w e s e n d e :
func unspaced(f string) string {
	if len(f) < 9 || f[1] != ' ' || f[3] != ' ' || f[5] != ' ' || f[7] != ' ' || !letter(f[0]) || !letter(f[2]) || !letter(f[4]) {
		return f
	}
	words := strings.Fields(f)
	for _, w := range words {
		if len(w) > 1 {
			return f
		}
	}
	return strings.Join(words, "")
}
