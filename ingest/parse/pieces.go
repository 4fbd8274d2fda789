package parse

import "strings"

// A piece is the part of a printed line that names one person.
type piece struct {
	text   string
	column bool // it follows the piece before without any sign: another column
}

// governed are words after which Herr or Frau belongs to what stands before.
var governed = wordSet("fur fir flir fiir f. durch von v. mit vertritt i.v. nach wie des der als vertreter vertreterin ab bis sowie: vertretung: vertreterin: vertreter: mitglied ratsherrn verhinderten verhinderte abwesenden abwesende entschuldigten erkrankten erkrankte dafur statt anstatt anstelle vertretung ersatz ersatz: stellvertreter stellvertreter: stellvertreterin stellvertreterin: vertritt:")

// pieces cuts a line at every Herr and Frau that begins another person. What
// stands in front of the first one is returned apart.
//
//	Herr Emil Muster Frau Berta Probe, ab 18:40 Uhr
//	Planungsbüro Muster, Frau Probe und Herr Beispiel
//	Fr. Muster, Fr. Probe (Protokoll), Hr. Beispiel
func pieces(s string) (before string, out []piece) {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "/Frau ", " / Frau "), "/Herr ", " / Herr ")
	s = strings.ReplaceAll(strings.ReplaceAll(s, "/Fr. ", " / Fr. "), "/Hr. ", " / Hr. ")
	toks := strings.Fields(s)
	start := 0
	begun := false
	cut := func(end int) {
		part := strings.Join(toks[start:end], " ")
		if !begun {
			before = part
		} else {
			out = append(out, piece{text: part})
		}
	}
	for i, t := range toks {
		if salutations[Fold(t)] == "" || !begins(toks, i) {
			continue
		}
		if i > start || begun {
			cut(i)
		}
		start, begun = i, true
	}
	if !begun {
		return s, nil
	}
	cut(len(toks))
	return before, asColumns(out)
}

// begins reports whether the Herr or Frau at i begins another person.
func begins(toks []string, i int) bool {
	if i+1 >= len(toks) {
		return false
	}
	next, _ := nameToken(toks[i+1])
	if f := Fold(toks[i+1]); !isNameWord(next) && !titles[f] && salutations[f] == "" && !particles[f] && !isOffice(toks[i+1]) {
		return false
	}
	if i == 0 {
		return true
	}
	prev := strings.TrimLeft(Fold(toks[i-1]), "(")
	if governed[prev] || salutations[prev] != "" {
		return false
	}
	return true
}

// asColumns tells pieces that stand in a row ("A, B und C") from pieces of which
// nothing separates one from the next.
func asColumns(list []piece) []piece {
	for i := range list {
		list[i].column = i > 0 && !inRow(list[i-1].text)
	}
	for i := range list {
		list[i].text = strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(list[i].text, " und"), " sowie"), " ,;/")
	}
	return list
}

// inRow reports whether a piece ends so that the next one stands in a row with it.
func inRow(s string) bool {
	for _, end := range []string{",", ";", "/", " und", " sowie"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}
