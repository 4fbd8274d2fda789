package parse

import "strings"

// titleMover finds who applied for or moved an item, in its title.
//
//	Tempo 30 in der Waldstraße; Antrag der FWG-Fraktion
//	Antrag des Turnvereins Auental auf Zuschuss für Geräte
var titleMover = compile(`(?:Antrag|Anfrage|Bürgerantrag|Änderungsantrag) (?:der|des|von) ([^,;:()]{3,80}?)(?: vom? | auf | zur? | zum | über | für | betreffend | bezüglich | hinsichtlich | - | – |[,;:()]|$)`)

func moversIn(title string) []string {
	if !strings.Contains(title, "ntrag ") && !strings.Contains(title, "nfrage ") {
		return nil
	}
	var out []string
	for _, m := range titleMover.FindAllStringSubmatch(title, -1) {
		out = append(out, strings.TrimSpace(m[1]))
	}
	return out
}
