package parse

import "regexp"

// titleMover finds who moved an item, in its title.
//
//	Tempo 30 in der Waldstraße; Antrag der FWG-Fraktion
var titleMover = regexp.MustCompile(`(?:Antrag|Anfrage) (?:der|des|von) ((?:Fraktion |Gruppe |Ratsfraktion )?[A-ZÄÖÜ0-9][^ ,;()]*(?: ?[/&] ?[A-ZÄÖÜ0-9][^ ,;()]*| 90[^ ,;()]*| Die [A-Z][^ ,;()]*)*(?:[- ][A-Za-z]*[Ff]raktion)?)`)

func moversIn(title string) []string {
	var out []string
	for _, m := range titleMover.FindAllStringSubmatch(title, -1) {
		out = append(out, m[1])
	}
	return out
}
