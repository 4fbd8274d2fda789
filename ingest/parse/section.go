package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// A section is what a heading says about the people below it. Empty fields are
// not said and stay as they are.
type section struct {
	status minutes.Status
	group  minutes.Group
	role   string // the office everybody below holds: "Mitglied", "Vorsitzender"
	skip   bool   // what stands below is no list of people who took part
	mixed  bool   // of those below, some are excused: whoever has a reason
	deputy bool   // those below are deputies
	rest   string // what stands on the heading's own line
}

// sectionForms are the headings over lists of people, folded, the most
// particular first.
var sectionForms = []struct {
	form *pattern
	sect section
}{
	{compile(`^(?:verteiler|verteilung|nachrichtlich|unterschriften|funktion)\b`), section{skip: true}},
	{compile(`^(?:es (?:fehlen|fehlten|waren) )?nicht entschuldigt\b`), section{status: minutes.Absent, group: minutes.Council}},
	{compile(`^(?:(?:es )?(?:fehlt|fehlen|fehlten|fehlte|waren|sind)? ?unentschuldigt|unentschuldigt (?:fehl|abw|nicht))`), section{status: minutes.Absent, group: minutes.Council}},
	{compile(`^(?:(?:es |ferner |weiterhin |vom magistrat |vom gemeindevorstand )?(?:fehlt|fehlen|fehlten|fehlte|waren|sind|war|ist|haben|hat)? ?(?:sich )?(?:wegen .{3,30} )?ent?sch[ui][il1]digt|entschu[il1]digte|von den mitgliedern (?:sind|waren|fehl).{0,12} entsch)`), section{status: minutes.Excused, group: minutes.Council}},
	{compile(`^(?:als )?(?:stimmberechtigte?|mitglieder|ausschussmitglieder) ?(?:waren|sind) (?:anwesend|erschienen)`), section{status: minutes.Present, group: minutes.Council}},
	{compile(`^stimmberechtigt ?(?::|$)`), section{status: minutes.Present, group: minutes.Council}},
	{compile(`^(?:als )?(?:gaste?|sachverstandige) ?(?:waren|sind|war|ist) (?:anwesend|erschienen)`), section{status: minutes.Present, group: minutes.Guest}},
	{compile(`^(?:als )(?:gaste?|sachverstandige)(?::|$)`), section{status: minutes.Present, group: minutes.Guest}},
	{compile(`^(?:nicht anwesend|abwesend)e? ?[-/,] ?ent?sch[ui][il1]digt`), section{status: minutes.Excused, group: minutes.Council}},
	{compile(`^von den .{0,40}(?:mitgliedern|raten|vertretern|verordneten) (?:sind|waren) .{0,20}(?:anwesend|erschienen)`), section{status: minutes.Present, group: minutes.Council}},
	{compile(`^(?:nicht|ohne) ?stimmberecht(?:igte|igung)(?::|$)`), section{status: minutes.Present}},
	{compile(`^geschaftsstelle ?:`), section{status: minutes.Present, group: minutes.Administration}},
	{compile(`^nicht stimmberechtigt(?::|$)`), section{status: minutes.Present, group: minutes.Guest}},
	{compile(`^abwesende (?:und|/) ent?schuldigte`), section{status: minutes.Absent, group: minutes.Council, mixed: true}},
	{compile(`^(?:es fehl(?:t|en|te|ten)|es haben gefehlt|abwesen(?:d|de|heit)|nicht anwesend|nicht erschienen|verhindert|fehlend|fehlten|fehlen)\b`), section{status: minutes.Absent, group: minutes.Council}},
	{compile(`^(?:(?:sonstige|weitere?|weiters|ferner|ausserdem|zusatzlich|externe) ?(?:teilnehm|anwesend|gaste|personen|person|nahm)|sonstige:|gaste?\b|als gaste?|(?:geladene )?sachverstandige|presse(?:[ :]|$)|pressevertret|zuhorer|zuschauer|einwohner|burger(?:innen)?:|offentlichkeit|referent|besucher|eingeladen)`), section{status: minutes.Present, group: minutes.Guest}},
	{compile(`^(?:(?:ferner |ausserdem |weiterhin |sowie )?(?:die )?(?:teilnehm(?:er|ende|erin|erinnen)|vertret(?:er|erin|ung)|mitarbeiter|anwesend(?:e)?|bedienstete|beschaftigte|personen)?(?:/-?innen)? ?(?:von |aus |seitens |fur )?(?:der|die)? ?(?:gemeinde|stadt|samtgemeinde|amts|kreis)?verwa[il1]tung\b|von seiten der verw|verwa[il1]tungs(?:mitarb|angeh|person|vertret))`), section{status: minutes.Present, group: minutes.Administration}},
	{compile(`^(?:(?:schrift|protoko[il1]{2})f.{1,3}hr(?:er|erin|ung|end)(?:/-?in|\(?in\)?)?)\b`), section{status: minutes.Present, group: minutes.Administration, role: "Schriftführung"}},
	{compile(`^protoko[il1]{2} ?:`), section{status: minutes.Present, group: minutes.Administration, role: "Schriftführung"}},
	{compile(`^(?:amtsleiter(?:in)?|leiter(?:in)? des (?:gemeinde|stadt|markt)[a-z]*amte?s)\b`), section{status: minutes.Present, group: minutes.Administration}},
	{compile(`^(?:ferner|ausserdem|weiterhin|weiters|des weiteren|zudem|zusatzlich|daruber hinaus) (?:sind|waren|war|ist|nehmen|nahmen|nimmt|nahm)\b.{0,40}(?:anwesend|teil|erschienen)`), section{status: minutes.Present, group: minutes.Guest}},
	{compile(`^ferner ?:`), section{status: minutes.Present, group: minutes.Guest}},
	{compile(`^(?:anwesend (?:waren|sind) (?:ausserdem|ferner|weiterhin|weiters|zusatzlich))\b`), section{status: minutes.Present, group: minutes.Guest}},
	{compile(`^vo[mn] (?:der |dem )?(?:ausschuss|rat|stadtrat|gemeinderat|ortsrat|beirat|gemeindevertretung|stadtverordnetenversammlung|kreistag|ortsbeirat|auslanderbeirat)(?::|$)`), section{group: minutes.Council}},
	{compile(`^(?:vom amt|von der amtsverwaltung|vom bauhof|vom ortsamt)\b`), section{status: minutes.Present, group: minutes.Administration}},
	{compile(`^vom (?:magistrat|gemeindevorstand|rat|gremium|ausschuss) (?:sind|waren|nahmen|nehmen|ist|war) .{0,20}(?:anwesend|erschienen|teil)`), section{status: minutes.Present, group: minutes.Council}},
	{compile(`^(?:vom (?:magistrat|gemeindevorstand)):?$`), section{group: minutes.Council}},
	{compile(`^(?:fachkundige person|auskunftsperson|berater(?:in|innen)?\b)`), section{status: minutes.Present, group: minutes.Guest}},
	{compile(`^an der sitzung (?:nehmen|nahmen|nimmt|nahm) .{0,30}teil`), section{status: minutes.Present, group: minutes.Guest}},
	{compile(`^(?:sowie die |und die )?(?:ersatzmitglied|ersatzer|stellvertret(?:er|ende mitglieder)|vertreter ?:|ersatzleute)`), section{status: minutes.Present, group: minutes.Council, role: "Ersatzmitglied", deputy: true}},
	{compile(`^(?:(?:der |die |den )?(?:ausschuss|rats|gemeinderats|stadtrats|beirats)?vorsitz(?:ender?|enden|ende/r|ende\(r\)|ende:r)?|sitzungsleitung)(?: ?/ ?.{3,20})?(?: ?:|$)`), section{status: minutes.Present, group: minutes.Council, role: "Vorsitzender"}},
	{compile(`^(?:stv\.?|stellv\.?|stellvertretende[rn]?|1\. stellv\.|2\. stellv\.) vorsitz.{0,6}(?: ?:|$)`), section{status: minutes.Present, group: minutes.Council, role: "stellv. Vorsitzender"}},
	{compile(`^(?:(?:und folgende|folgende|stimmberechtigte|beratende|ordentliche|sachkundige|hinzugewahlte|gewahlte|weitere|die|vom|von den|der|ausgeschiedenes?|ehemalige|ehem\.|anwesende) )?(?:anwesende )?(?:[a-z]{0,30}mitglied(?:er)?|ratsherren|ratsfrauen|ratsdamen|stadtverordnete|[a-z]{0,16}gemeinderate|ortschaftsrate|kreisrate|kreistagsabgeordnete|gemeindevertreter(?:innen)?|stadtrate|gemeindevertretung|magistrat|gemeindevorstand|beigeordnete|burgermitglieder|sachkundige (?:burger|einwohner)(?:innen)?)\b`), section{group: minutes.Council}},
	{compile(`^(?:rat|stadtrat|gemeinderat|ortsbeirat|stadtteilbeirat|ausschuss|beirat|kreistag)(?: [\p{L}-]+){0,3}:$`), section{group: minutes.Council}},
	{compile(`^(?:ortsvorsteher(?:in)?|ortsburgermeister(?:in)?|burgermeister(?:in)?|oberburgermeister(?:in)?|landrat)\b.{0,40}:`), section{group: minutes.Council}},
	{compile(`^(?:es (?:sind|waren|ist|war|nehmen|nahmen) (?:ausserdem|ferner|weiterhin|zusatzlich|auch) (?:anwesend|teil))`), section{status: minutes.Present}},
	{compile(`^(?:(?:es |die |folgende )?(?:sind|waren|ist|war|nehmen|nahmen)? ?(?:folgende )?anwesen(?:d|de|den|heit|heits[il1]iste)\b|tei[il1]nehm(?:er|ende|erin|ern)|teilnehmerliste|mitwirkende)`), section{status: minutes.Present, group: minutes.Council}},
}

// sectionOf reads a heading over a list of people.
//
//	Es sind anwesend:        Entschuldigt fehlen        Teilnehmer der Verwaltung:
//	Gäste: Herr Emil Muster        Stimmberechtigte Mitglieder
func sectionOf(l *line) (section, bool) {
	f := unspaced(strings.TrimLeft(l.fold, "-*• "))
	if len(f) > 3 && f[1] == ')' && f[2] == ' ' && f[0] >= 'a' && f[0] <= 'h' {
		f = f[3:] // "a) vom Ausschuss"
	}
	roman := ""
	if m := arabicLead.FindString(f); m != "" {
		f = f[len("1. "):]
	}
	if m := romanLead.FindString(f); m != "" {
		roman = m[:strings.IndexByte(m, ' ')+1]
		f = f[len(roman):]
	}
	f = strings.TrimPrefix(strings.TrimPrefix(f, "der "), "die ")
	if strings.HasPrefix(f, "auberdem") { // a ß that text recognition has taken for a B
		f = "ausserdem" + f[len("auberdem"):]
	}
	head, rest := f, ""
	if i := strings.IndexByte(f, ':'); i > 0 && i < 80 {
		head, rest = f[:i+1], strings.TrimSpace(f[i+1:])
	}
	if len(head) > 110 || f == "" || !mayHead(f[0]) || strings.HasPrefix(f, "frau ") || strings.HasPrefix(f, "fr. ") {
		return section{}, false
	}
	if rest == "" && len(head) > 60 && !strings.HasPrefix(head, "mitglied") && !strings.HasSuffix(head, ":") {
		return section{}, false
	}
	for _, s := range sectionForms {
		m := s.form.FindStringIndex(head)
		if m == nil {
			continue
		}
		sect := s.sect
		if _, after, ok := strings.Cut(l.text, ":"); ok && rest != "" {
			sect.rest = strings.TrimSpace(after)
		}
		if roman != "" && sect.status == "" {
			sect.status = minutes.Present // another part of the list
		}
		return sect, headingEnds(head, m[1])
	}
	return section{}, false
}

// romanLead is the number of a heading: "II. Mitglieder des Rates".
var romanLead = compile(`^(?:i{1,3}|iv|vi{0,3}|ix|x)\. (?:mitglied|verwaltung|gaste|stimmber|beratend|von der|sonstige|schrift|protokoll)`)

// arabicLead is the number of a heading: "2. Beratende Mitglieder".
var arabicLead = compile(`^[1-9]\. (?:(?:nicht )?stimmber|beratende mitgl|mitglieder|verwaltung|gaste|von der verw|sonstige|schriftf|protokollf|anwesen|entschuld|unentsch|abwesen|teilnehm|ferner|presse|weitere|es fehl|nicht anwesend|als gaste|als mitgl)`)

// headingEnds reports whether what follows the words of a heading still belongs
// to a heading: a colon, nothing, or a few words in small letters.
func headingEnds(head string, at int) bool {
	rest := strings.TrimSpace(head[at:])
	switch {
	case rest == "", strings.HasSuffix(head, ":"):
		return true
	case strings.ContainsAny(rest, ".!?") && !strings.Contains(rest, "abs.") && !strings.Contains(rest, "gem.") && !strings.Contains(rest, "e. v."):
		return false
	}
	return len(rest) < 90
}

// mayHead is a cheap look at the first letter of a heading.
func mayHead(c byte) bool {
	return strings.IndexByte("abdefghiklmnoprstuvwz1234", c) >= 0
}
