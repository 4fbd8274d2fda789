package parse

import (
	"cmp"
	"strings"

	"ratsgraph/ingest/minutes"
)

// persons reads the people of one line.
func (r *roll) persons(i int, text string) bool {
	text = strings.TrimLeft(text, "|•*» ")
	text = strings.TrimPrefix(text, "- ")
	if entryNumber.MatchString(text) {
		text = numberLast.ReplaceAllString(text, "") // nobody stands behind it
	}
	if r.several(i, text) {
		return true
	}
	text = withoutNumber(text)
	open := r.openColumn()
	before, list := pieces(addressed(text))
	if len(list) == 0 {
		return r.bare(i, text, open)
	}
	list = titledApart(list)
	var found []entry
	lead := r.lead(i, before, open, &found)
	for k, pc := range list {
		n, ok := readName(pc.text)
		if !ok {
			continue
		}
		if open >= 0 && open > 0 && k == len(list)-1 && n.words > 2 {
			r.tornBehind(&n, open)
		}
		e := newEntry(n)
		r.applyLead(&e, lead)
		found = append(found, e)
	}
	if len(found) == 0 {
		return false
	}
	if personSentence(found[0], list[0].text) {
		r.foot = tooFar
		return false
	}
	r.shareTail(found, list)
	r.place(i, found, list, open, len(found)-len(list))
	return true
}

// A lead is what stands in front of the first person of a line.
type lead struct {
	org, role string
	interval  minutes.Attendee
	moved     bool // the words were the rest of a heading: the people stand in the other column
}

// lead reads what stands in front of the first Herr or Frau.
//
//	Planungsbüro Muster, Frau Probe      ab 20 Uhr Fr. Probe
//	Probehausen Herr Emil Muster         Dora Beispiel Herr Emil Muster
func (r *roll) lead(i int, before string, open int, found *[]entry) lead {
	var ld lead
	before = asMembers.ReplaceAllString(strings.TrimSpace(before), "")
	switch {
	case before == "":
	case open == 0:
		r.closeColumn(open, strings.TrimSuffix(before, ","))
		ld.moved = true
	case strings.HasPrefix(Fold(before), "ab ") || strings.HasPrefix(Fold(before), "bis "):
		readInterval(&ld.interval, before)
	case len(r.party) > 1:
		if n, ok := readName(before); ok {
			*found = append(*found, newEntry(n))
		}
	case isOffice(firstWord(before)) && !strings.ContainsAny(before, ",/"):
		ld.role = before
	case strings.HasSuffix(before, ",") && strings.Count(before, ",") > 1 && commaRow(strings.TrimSuffix(before, ",")) != nil:
		*found = append(*found, commaRow(strings.TrimSuffix(before, ","))...)
	default:
		ld.org = strings.Trim(cells(readInterval(&ld.interval, " "+before)), " ,;:/–-")
		if n, ok := readName(before); ok && n.words > 1 && strings.HasSuffix(before, ",") && n.tail == ", " && !isOutside(before) {
			*found = append(*found, newEntry(n))
			ld.org = ""
		}
	}
	return ld
}

// asMembers leads the members of a list: "als Ausschussmitglieder Herr Muster".
var asMembers = compile(`^als (?:(?:Ausschuss|Rats|Beirats|Gemeinderats)m|[Mm])itglied(?:er)?$`)

func (r *roll) applyLead(e *entry, ld lead) {
	if ld.role != "" && e.Role == "" {
		e.Role = ld.role
	}
	if ld.org != "" {
		if r.sect.group == minutes.Guest || isPrivate(ld.org) {
			e.Organisation = ld.org
		} else if e.Role == "" {
			e.Role = ld.org
		}
	}
	if e.From == "" && e.Until == "" {
		e.From, e.Until = ld.interval.From, ld.interval.Until
	}
}

// tornBehind gives the last words behind a person to the torn heading of the
// column to the right.
func (r *roll) tornBehind(n *named, open int) {
	toks := strings.Fields(n.name)
	r.closeColumn(open, toks[len(toks)-1])
	n.name, n.words = strings.Join(toks[:len(toks)-1], " "), n.words-1
}

// shareTail gives what is printed behind the last of several people in a row to
// all of them.
//
//	Frau Berta Probe/Frau Dora Beispiel, Protokollführerinnen
func (r *roll) shareTail(found []entry, list []piece) {
	if len(list) != 2 || list[1].column || len(found) != 2 {
		return
	}
	if found[1].brace && found[0].From == "" && found[0].Until == "" {
		found[0].From, found[0].Until = found[1].From, found[1].Until
	}
	if f := Fold(found[1].Role); found[0].Role == "" && strings.HasSuffix(f, "innen") {
		found[0].Role = found[1].Role
	}
}

// place gives the people of a line their party, by the column they stand in, and
// adds them.
func (r *roll) place(i int, found []entry, list []piece, open, ahead int) {
	col := 0
	single := len(r.party) > 1 && len(found) == 1
	r.last = r.last[:0]
	if k := r.columnOf(&r.lines[i]); single && k >= 0 {
		found[0].Party, single = minutes.Printed(r.party[k].name), false
		found[0].More = append(found[0].More, r.span(r.party[k].at, r.party[k].at))
	}
	for k := range found {
		if k > 0 && (k-ahead <= 0 || list[k-ahead].column) {
			col++
		}
		r.setParty(&found[k], col, single, open)
		r.add(i, found[k])
	}
}

// setParty gives a person the party of the column. Whoever stands alone below two
// columns may stand in either, unless the line shows the rest of a heading in
// the other one.
func (r *roll) setParty(e *entry, col int, single bool, open int) {
	if e.Party != "" || e.Group != "" || r.sect.group != minutes.Council && len(r.party) == 0 {
		return
	}
	if single {
		if open < 0 || r.party[open].open && open == r.openColumn() {
			return
		}
		col = 1 - open
	}
	if col >= 0 && col < len(r.party) {
		c := r.party[col]
		e.Party = minutes.Printed(c.name)
		e.More = append(e.More, r.span(c.at, c.at))
	}
}

// bare reads a line without Herr and Frau: a name alone, or the rest of a torn
// heading.
func (r *roll) bare(i int, text string, open int) bool {
	if open >= 0 && !strings.Contains(text, ",") && len(text) < 40 {
		if n, ok := readName(text); !ok || n.words < 2 || strings.TrimSpace(n.tail) != "" {
			r.closeColumn(open, text)
			return true
		}
	}
	if r.organisation(i, text) {
		return true
	}
	if len(r.last) > 0 && municipalityLine.MatchString(text) {
		e := &r.out[r.last[len(r.last)-1]]
		e.Role, e.Last = joinedBy(e.Role, ", ", text), r.lines[i].no
		return true
	}
	n, ok := readName(cells(text))
	if !ok || !r.bareFits(n) || bodyWord.MatchString(firstWord(n.name)) {
		return false
	}
	if severalNames(n) {
		r.p.problem("people_not_parted", "the line names several people, and it is not certain where one ends", r.span(i, i))
		r.last = nil
		return true
	}
	e := newEntry(r.turned(n))
	if personSentence(e, cells(text)) {
		r.foot = tooFar
		return false
	}
	r.last = r.last[:0]
	if n.salutation == "" && n.office == "" && r.label(i, n) {
		return true
	}
	r.setParty(&e, 0, len(r.party) > 1, open)
	r.add(i, e)
	return true
}

// organisation reads a guest that is no person.
//
//	Ing.-Büro Muster, Musterweg 1, zu TOP 5
func (r *roll) organisation(i int, text string) bool {
	if r.sect.group == minutes.Council || !isOutside(text) {
		return false
	}
	name, _, _ := strings.Cut(text, ",")
	name = strings.TrimSpace(strings.Split(strings.Split(name, " (")[0], " }")[0])
	if !isOutside(name) || hasDigit(name) || personBehind(strings.Fields(name)) > 0 {
		return false
	}
	r.p.addOrganisation(minutes.Organisation{Name: name, Span: r.span(i, i)})
	return true
}

// bareFits reports whether a name without Herr or Frau is an entry here: its
// words end there, or go on with a sign or an office.
func (r *roll) bareFits(n named) bool {
	tail := strings.TrimSpace(n.tail)
	if n.words == 1 && n.salutation == "" && n.title == "" && (isHouse(n.office) || !worded(n.office)) {
		return false // "Amt Musterau", "2. Tagesordnung"
	}
	if n.salutation == "" && n.title == "" && wordsOfTitle(n.name) {
		return false
	}
	if n.office != "" || n.title != "" || tail == "" {
		return true
	}
	if n.words > 1 && saysThere.MatchString(tail) {
		return true
	}
	if n.words > 1 && unitCode.MatchString(tail) {
		return true
	}
	return strings.ContainsAny(tail[:1], ",(–-|}") || isOffice(firstWord(tail)) || strings.HasPrefix(tail, "ab ") || strings.HasPrefix(tail, "bis ") || strings.HasPrefix(tail, "als ") || strings.HasPrefix(tail, "für ") || strings.HasPrefix(tail, "anstatt ") || strings.HasPrefix(tail, "statt ") || strings.HasPrefix(tail, "anstelle ") || strings.HasPrefix(tail, "in Vertretung ") || isParty(tail)
}

// saysThere are the words behind a name that say whether somebody was there.
var saysThere = compile(`(?i)^(?:anw\.|anwesend|(?:un)?entsch\.|(?:un)?entschuldigt|abwesend|verhindert|fehlt)(?:$|[ ,(])`)

// unitCode is the sign of a part of an administration.
//
//	Emil Muster 57/Bauen (Betriebsleitung)      Berta Probe 61-3
var unitCode = compile(`^\d{1,3}(?:\.\d{1,2})?[/-][\p{L}\d][\p{L}\d./-]*(?:$| \()`)

// isHouse reports words of which the last is no office that a person holds, but a
// place of work or a group.
func isHouse(office string) bool {
	return houses[Fold(office[strings.LastIndexByte(office, ' ')+1:])]
}

var houses = wordSet("amt buro firma fa. fraktion ratsfraktion gruppe presse bauamt ordnungsamt hauptamt kammereiamt fachbereich fachdienst abteilung verwaltung seniorenbeirat")

// label gives a bare name to a label that had no value on its own line.
//
//	Vorsitzender:
//	Schriftführerin:
//	Emil Muster
//	Berta Probe
func (r *roll) label(i int, n named) bool {
	if len(r.labels) == 0 {
		return false
	}
	role := r.labels[0]
	r.labels = r.labels[1:]
	if r.p.signed == nil {
		r.p.signed = map[string]signedName{}
	}
	r.p.signed[role] = signedName{r.turnedAround(n.name), r.span(i, i)}
	return true
}

// A signedName is the name that belongs to an office, and where it stands.
type signedName struct {
	name string
	span minutes.Span
}

// add puts one person on the list, as the headings say.
func (r *roll) add(i int, e entry) {
	if !r.housed(i, &e) {
		return
	}
	e.Name, e.For = r.turnedAround(e.Name), minutes.Printed(r.turnedAround(string(e.For)))
	if e.Status == "" {
		e.Status = r.marked
	}
	if e.Status == "" || e.weakly && r.sect.status == minutes.Excused {
		e.Status = r.sect.status
	} else if e.reason && e.weakly && r.sect.mixed {
		e.Status = minutes.Excused
	}
	e.standing()
	if e.Group == "" {
		e.Group = r.sect.group
	}
	if e.Group == minutes.Guest && e.Organisation == "" && isOutside(e.Role) {
		e.Organisation = e.Role
	}
	if e.Group == minutes.Guest && isLetters(string(e.Party)) && !isParty(string(e.Party)) {
		e.Organisation, e.Party = cmp.Or(e.Organisation, string(e.Party)), ""
	}
	if e.Organisation != "" && e.Group == minutes.Administration {
		e.Group = minutes.Guest
	}
	if r.sect.group == minutes.Guest && memberRole(e.Role) {
		e.Group = minutes.Council
	}
	if e.Group == minutes.Guest && e.Organisation == "" && municipalRole.MatchString(Fold(e.Role)) {
		e.Group = minutes.Administration
	}
	if e.Group == minutes.Council && e.Status != minutes.Present && headsDepartment.MatchString(Fold(e.Role)) {
		e.Group = minutes.Administration // excused among the members
	}
	if e.Group == minutes.Guest && writes.MatchString(Fold(e.Role)) {
		e.Group = minutes.Administration
	}
	if e.Group == minutes.Council && !r.advisory() {
		e.lettersAsParty()
	} else if e.Group == minutes.Administration && isLetters(string(e.Party)) && !isParty(string(e.Party)) {
		e.Role, e.Party = joinedBy(e.Role, ", ", string(e.Party)), "" // an office by its initials
	}
	if e.Role == "" {
		e.Role = r.sect.role
	} else if strings.HasPrefix(r.sect.role, "Vorsitz") && !chairs.MatchString(Fold(e.Role)) || r.sect.role == "Schriftführung" && !writes.MatchString(Fold(e.Role)) {
		e.Role += ", " + r.sect.role
	}
	e.Substitute = e.Substitute || r.sect.deputy
	e.Span = r.span(i, max(i, r.rowEnd))
	if r.heading >= 0 && r.heading != i {
		e.More = append(e.More, r.span(r.heading, r.heading))
	}
	r.labels = nil
	r.out = append(r.out, e)
	r.last = append(r.last, len(r.out)-1)
	r.brace(len(r.out) - 1)
}

// municipalRole is an office that only those hold who work for a municipality,
// under whatever heading they are listed.
var municipalRole = compile(`^(?:amts|gemeinde|stadt|samtgemeinde|verbandsgemeinde|kreis)verwaltung\b|\bals vertret(?:er|erin|ung) (?:der|des) (?:stadt|gemeinde|samtgemeinde|verbandsgemeinde|kreis|amts|markt)?(?:verwaltung|landratsamt)|^(?:sg|sachgebiet|fb|fachbereich|fd|fachdienst|fachgebiet|stabsstelle) (?:\p{L}|\d)|^(?:oberburgermeister|burgermeister)(?:in)?(?:,|$)|^(?:hauptamtsleiter|amtsleiter|kassenverwalter|kammerer|kammerin|stadtkammer|gemeindekammer|ortsbaumeister|stadtbaumeister|bauhofleiter|bauamtsleiter|ordnungsamtsleiter|kassenleiter)`)

// headsDepartment is the head of a part of the administration.
//
//	Leiter des Fachbereichs Innere Dienste      stellv. Leiterin Amt für Bauen
var headsDepartment = compile(`^(?:(?:stellv\.|stellvertretender?|stv\.) )?leiter(?:in)? (?:des |der |vom )?(?:fachbereich|fachdienst|fachgebiet|fachamt|amt)`)

// memberRole reports a role that only members of a council hold.
func memberRole(role string) bool {
	f := Fold(role)
	for _, w := range []string{"ratsmitglied", "ratsherr", "ratsfrau", "stadtrat", "gemeinderat", "gemeindevertreter", "stadtverordnete", "ortsvorsteher", "fraktion", "mitglied nach", "ortsburgermeister"} {
		if strings.Contains(f, w) && !strings.Contains(f, "fraktionsgeschaft") {
			return true
		}
	}
	return false
}
