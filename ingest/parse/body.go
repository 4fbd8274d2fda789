package parse

import "strings"

// genitives are the endings of the words for bodies in the genitive, with the
// nominative.
var genitives = []struct{ genitive, nominative string }{
	{"ausschusses", "ausschuss"}, {"ausschußes", "ausschuß"}, {"ausschuss", "ausschuss"}, {"ausschuß", "ausschuß"},
	{"rates", "rat"}, {"rats", "rat"}, {"tages", "tag"}, {"tags", "tag"}, {"senats", "senat"}, {"senates", "senat"},
	{"magistrats", "magistrat"}, {"magistrates", "magistrat"}, {"vorstandes", "vorstand"}, {"vorstands", "vorstand"},
	{"parlaments", "parlament"}, {"parlamentes", "parlament"}, {"kreises", "kreis"}, {"gremiums", "gremium"}, {"kollegiums", "kollegium"},
	{"forums", "forum"}, {"kuratoriums", "kuratorium"}, {"verbandes", "verband"}, {"bezirks", "bezirk"}, {"rat", "rat"}, {"tag", "tag"}, {"senat", "senat"},
}

// bodyWord is the noun that makes words the name of a body.
var bodyWord = compile(`(?i)(?:rate?s?|ausschus?s(?:es)?|ausschuß(?:es)?|tage?s?|versammlung|vertretung|senate?s?|parlament(?:e?s)?|magistrate?s?|kommission|konferenz|vorstand(?:e?s)?|beir[aä]te|gremium|gremiums|forum|forums|kreis(?:es)?|fraktion|kuratoriums?|verband(?:e?s)?)$`)

// nominative brings the name of a body from the genitive in which heads print it.
//
//	Ortsrates Klein Musterau -> Ortsrat Klein Musterau
//	Technischen Ausschusses -> Technischer Ausschuss
//	Rates der Gemeinde Musterau -> Rat
func nominative(s string) string {
	s = strings.Trim(cells(s), " ,;:-–")
	if m := ofMunicipality.FindStringIndex(s); m != nil && m[0] > 0 {
		s = s[:m[0]] + s[m[1]:]
	}
	toks := strings.Fields(s)
	for i, w := range toks {
		bare, end := nameToken(w)
		if !bodyWord.MatchString(bare) {
			continue
		}
		if n, ok := nominativeWord(bare); ok {
			toks[i] = n + end
			for k := range i {
				toks[k] = adjective(toks[k])
			}
		}
		break
	}
	return strings.Trim(strings.Join(toks, " "), " ,;:-–")
}

// nominativeWord brings one noun to the nominative.
func nominativeWord(w string) (string, bool) {
	f := strings.ToLower(w)
	for _, g := range genitives {
		if strings.HasSuffix(f, g.genitive) {
			stem := w[:len(w)-len(g.genitive)]
			nom := g.nominative
			if stem == "" {
				nom = strings.ToUpper(nom[:1]) + nom[1:]
			}
			return stem + nom, true
		}
	}
	return w, false
}

// adjective brings an adjective in front of a masculine body to the nominative.
func adjective(w string) string {
	if len(w) > 5 && strings.HasSuffix(w, "en") && startsUpper(w) && !strings.HasSuffix(w, "-") && !strings.HasSuffix(w, "ungen") {
		return strings.TrimSuffix(w, "en") + "er"
	}
	return w
}

// kinds are the words for municipalities.
const kinds = `(?:Einwohnergemeinde|Politische Gemeinde|Gemeindeverwaltung|Stadtverwaltung|Marktgemeindeamt|Gemeindeamt|Landeshauptstadt|Hansestadt|Hanse- und Universitätsstadt|Universitätsstadt|Kreisstadt|Großen Kreisstadt|Große Kreisstadt|Stadtgemeinde|Marktgemeinde|Samtgemeinde|Verbandsgemeinde|Ortsgemeinde|Einheitsgemeinde|Gemeinde|Stadt|Markt|Marktes|Flecken|Fleckens|Amt|Amtes|Landkreis|Landkreises|Kreis|Kreises)`

// place is the name of a municipality.
const placeName = `(\p{Lu}[\p{L}'’-]+(?: (?:am|an der|bei|ob der|vor der|a\. ?d\.|i\. ?d\.) \p{Lu}[\p{L}'’-]+|/\p{Lu}[\p{L}'’-]+| (?:Bad|Sankt|St\.) \p{Lu}[\p{L}'’-]+)?)`

// ofMunicipality is the municipality behind the name of a body.
//
//	Rates der Gemeinde Musterau      Rat der Stadt Musterau am See
var ofMunicipality = compile(` (?:der|des|von der) ` + kinds + ` ((?:Bad |St\. |Sankt |Groß |Klein |Alt |Neu )?` + placeName[1:])

// membersOf is a heading over the members that names their body.
//
//	Mitglieder Seniorenbeirat      Mitglieder des Werkausschusses:
var membersOf = compile(`^(?:Stimmberechtigte )?Mitglieder (?:(?:des|der) )?(\p{Lu}[\p{L}-]+(?: (?:für|und|\p{Lu}[\p{L}-]+,?))*):?$`)

// bodyFromMembers takes the body from the heading over its members, where nothing
// else names it.
func (p *Parser) bodyFromMembers() {
	if p.out.Session.Body != "" {
		return
	}
	for i := range p.lines {
		l := &p.lines[i]
		if l.rule != ruleAttendance || !strings.Contains(l.fold, "mitglieder ") {
			continue
		}
		m := membersOf.FindStringSubmatch(cells(l.text))
		if m == nil || !bodyWord.MatchString(firstWord(m[1])) || strings.Contains(Fold(m[1]), "fraktion") {
			continue
		}
		if p.set("body", &p.out.Session.Body, nominative(m[1]), p.span(i, i, ruleAttendance)) {
			return
		}
	}
}
