package parse

// Within the lists of people, a text that has lost its line breaks is cut at their
// headings and at the parties, which stand alone on a line again.
//
//	... Ring, Udo ABC-Fraktion Muster, Emil Probe, Berta Beratende Mitglieder: Klee, Ida ...
var (
	foldSection = compile(`(?:(?:Die |Der |Als |Von der |von der |Nicht )?(?:GemeindevertreterInnen|Gemeindevertreter(?:innen)?|Stadtverordneten?|Ersatzleute|Ersatzmitglieder|Gäste|Verwaltung|anwesend(?: ?/ ?entschuldigt)?|` +
		`(?:[Ss]timmberechtigte|[Bb]eratende)s? (?:Ratsm|M)itglied[^:]{0,45}|[Ee]ntschuldigt(?: fehl\pL+| waren| sind)?|[Uu]nentschuldigt(?: fehl\pL+| waren| sind)?|Schriftführ\pL+|Protokollführ\pL+|Auskunftsperson(?:en)?|Zahl der Anwesenden|Zuhörende|Zuhörer)) ?: `)
	foldParty = compile(`(?:(?:CDU|SPD|CSU|FDP|AfD|GRÜNE|DIE LINKE|Die Linke|FWG?|UWG|Freie Wähler|ÖVP|SPÖ|FPÖ|[Ff]raktionslos|[Pp]arteilos|Bündnis ?90 ?/ ?Die Grünen)(?:-Fraktion)?|Fraktion (?:Bündnis ?90 ?/ ?Die Grünen|(?:\p{Lu}[\p{L}]* )+?(?:\p{Lu}[\p{L}]*)))(?::| \p{Lu}[\p{L}-]+,? )`)
)

// rollCuts notes where lists of people are cut, in a part of a text that begins at a
// place of the whole.
func rollCuts(zone string, from int, cuts map[int]bool) {
	for _, m := range foldSection.FindAllStringIndex(zone, -1) {
		if m[0] == 0 || zone[m[0]-1] == ' ' {
			cuts[from+m[0]] = true
			for k := m[0] + 1; k < m[1]; k++ {
				delete(cuts, from+k) // the heading is one
			}
		}
	}
	for at := 0; at < len(zone); {
		m := foldParty.FindStringIndex(zone[at:])
		if m == nil {
			return
		}
		begin, end := at+m[0], at+m[1]
		at = begin + 1
		if begin > 0 && zone[begin-1] != ' ' || begin > 1 && (zone[begin-2] == ',' || zone[begin-2] == '(') {
			continue
		}
		cuts[from+begin] = true
		if zone[end-1] != ':' {
			end = lastWordAt(zone[:end-1])
		}
		cuts[from+end] = true
		at = end
	}
}

// lastWordAt is where the last word of a text begins.
func lastWordAt(s string) int {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == ' ' {
			return i + 1
		}
	}
	return 0
}
