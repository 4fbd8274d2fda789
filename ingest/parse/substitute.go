package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// standsFor is what is printed when one stands in for another.
//
//	als Vertreter für Herrn Muster      fur ordentl. Mitglied Emil Muster
//	für Fr. Muster      i.V. Ratsherr Muster      (Vertretung für Emil Muster)
var standsFor = compile(`(?i)(?:^|[\s(,])(?:(?:als )?(?:(?:stell)?vertret(?:er|erin|ung)|ersatz|vertr\.?) (?:f.{1,3}r|von|f\.):?|(?:f(?:ü|u|i|li|ii|ll|l)r|f\.)|i\. ?V\. ?(?:f.{1,2}r|von|v\.|f\.)?|in vertretung (?:f.{1,3}r|von|des|der)?|anstatt|anstelle(?: von| des| der)?|an stelle (?:von|des|der)|statt|vertritt)\s+`)

// stoodFor is what is printed at the one who is missing.
//
//	Herr Muster vertreten durch Frau Beispiel      (Vertreterin: Frau Beispiel)
var stoodFor = compile(`(?i)(?:^|[\s(,–-])(?:(?:wird |wurde )?(?:vertreten|ersetzt) (?:durch|von):?|dafür:?|vertretung durch:?|ersatz:|stellvertret(?:er|erin|ung):|vertretung:|vertret(?:er|erin):)\s+`)

// readSubstitute takes what is said about standing in out of the words behind a
// name. It returns the words without it, and who stood in for this person.
func readSubstitute(a *minutes.Attendee, s string) (rest, deputy string) {
	if len(s) < 6 {
		return s, ""
	}
	if m := stoodFor.FindStringIndex(s); m != nil {
		if n, ok := readName(s[m[1]:]); ok {
			return s[:m[0]] + " " + n.tail, n.name
		}
	}
	m := standsFor.FindStringIndex(s)
	if m == nil {
		return s, ""
	}
	after := strings.TrimLeft(s[m[1]:], "( ")
	after = memberWord.ReplaceAllString(after, "")
	n, ok := readName(after)
	if !ok && strings.TrimSpace(s[:m[0]]) == "" {
		n, ok = surname(after)
	}
	if !ok || n.office != "" && !strings.Contains(s[m[0]:m[1]], "V") && n.words == 0 {
		return s, ""
	}
	a.For, a.Substitute = minutes.Printed(n.name), true
	return s[:m[0]] + " " + n.tail, ""
}

// deputyAhead stands in front of somebody who stood in, or was stood in for: which of
// the two follows from who of them was there.
//
//	Emil Muster, Vertretung Berta Probe
var deputyAhead = compile(`^(?:Vertretung|Vertreter|Vertreterin|Stellvertreter|Stellvertreterin|Ersatz)$`)

// inRoleOf is such a phrase where it was taken for an office.
var inRoleOf = compile(`(?:^|, )(?:Vertretung|Vertreter|Vertreterin|Stellvertreter|Stellvertreterin|Ersatz) (\p{Lu}[\p{L} .-]+)$`)

// standing reads such a phrase of somebody who is listed.
func (e *entry) standing() {
	m := inRoleOf.FindStringSubmatchIndex(e.Role)
	if m == nil {
		return
	}
	n, ok := readName(e.Role[m[2]:m[3]])
	if !ok || n.words < 2 && n.salutation == "" || strings.TrimSpace(n.tail) != "" || e.deputy != "" || e.For != "" {
		return
	}
	if e.Role = e.Role[:m[0]]; e.Status == minutes.Present {
		e.For, e.Substitute = minutes.Printed(n.name), true
	} else {
		e.deputy = n.name
	}
}

// memberWord stands between "for" and the name.
var memberWord = compile(`(?i)^(?:das |den |die )?(?:(?:ordentl\.|ordentliche[sn]?|verhinderte[snr]?|abwesende[snr]?|entschuldigte[snr]?|erkrankte[snr]?) )?(?:Mitglied |Ausschussmitglied |Ratsmitglied )?`)

// surname reads a single word as a name.
func surname(s string) (named, bool) {
	w, tail, _ := strings.Cut(s, " ")
	w, end := nameToken(w)
	if !isNameWord(w) || isOffice(w) {
		return named{}, false
	}
	return named{name: w, words: 1, tail: end + " " + tail}, true
}

// deputyRole is a role that says that somebody is listed as a deputy.
var deputyRole = compile(`(?i)(?:stv\.|stellv\.|stellvertretende[srn]?|stellv) (?:ordentl\. |beratende[srn]? )?(?:Ausschuss)?Mitglied|Ersatzmitglied|^i\. ?V\.|Ersatzmann|Ersatzfrau|^Vertreter/in`)
