package parse

import "strings"

// termForm is a legislative term as heads name it.
//
//  12. Sitzung des Rates in der 17. Wahlperiode
//     Wahlperiode 2016–2021
//     XVII. Wahlzeit
var termForm = compile(`\b(?:\d{1,2}|[IVX]{1,5})\. ?(?:Wahlperiode|Wahlzeit|Legislaturperiode|Amtsperiode)\b|` +
	`\b(?:Wahlperiode|Wahlzeit|Legislaturperiode|Amtsperiode):? (?:(?:19|20)\d\d ?(?:bis|[-–/]) ?(?:(?:19|20)\d\d|\d\d)\b|\d{1,2}\b)`)

// term reads the legislative term above the lists of people. The line may say
// more, and may have been read for that.
func (p *Parser) term() {
	for at := 0; at < p.headEnd() && p.out.Session.Term == ""; at++ {
		l := &p.lines[at]
		if m := termForm.FindString(l.text); m != "" && len(l.text) < 200 {
			p.set("term", &p.out.Session.Term, strings.Join(strings.Fields(m), " "), p.span(at, at, "term"))
			p.claim(at, at, "term")
		}
	}
}
