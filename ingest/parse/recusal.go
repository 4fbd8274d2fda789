package parse

import (
	"slices"
	"strings"

	"ratsgraph/ingest/minutes"
)

// Recusals: a named person does not take part in an item for a conflict of
// interest.
//
//	Herr Stadtrat Vogt hat sich für befangen erklärt.
//	(Stadtrat Dr. Vogt erklärt sich für befangen und verlässt den Sitzungsbereich)
//	Als befangen haben sich Herr Vogt und Frau Klee erklärt.
//	Herr Locher ... liegt somit im Mitwirkungsverbot.
var (
	personName   = `((?:(?:Herrn?|Frau|Hr\.|Fr\.|Stadtrat|Stadträtin|Ratsherrn?|Ratsfrau|Bürgermeister(?:in)?|Erste Bürgermeisterin|Ratsmitglied|Ausschussmitglied|Beigeordneter?|GRE|GR|GV|RM|Rm|\p{Lu}\p{Ll}*(?:rat|rätin|ratsherrn?|ratsfrau|ratsmitglied|verordnete[rn]?|vertreter(?:in)?|abgeordnete[rn]?|bürgermeister(?:in)?|vorsteher(?:in)?)|GRin|GGR|StR|StRin|Stv\.|Std\.|Rh\.|Rf\.|BM|Bgm\.|Vzbgm\.|Dr\.|Prof\.|Ing\.|Mag\.|DI|DDr\.|Dipl\.-[\p{L}.-]+) )+(?:(?:von|van|de|zu|Freiherr|Freifrau) )*[A-ZÄÖÜ][\p{L}-]+(?: [A-ZÄÖÜ][\p{L}-]+)?)`
	recusalName  = compile(personName)
	recusalAfter = compile(`(?:erkl.{1,3}rt(?:e|en)?|erkl.{1,3}ren) sich (?:hier )?` + personName)
	recusalWord  = compile(`befangen|mitwirkungsverbot|sonderinteresse|widerstreits? der interessen|interessenwiderstreit|personlich beteiligt|von [^.]{0,30}beratung[^.]{0,40} ausgeschlossen|nicht teil|nicht mitgewirkt|nicht mitwirk|(?:abstimmung|beratung)[^.]{0,60} nicht |nicht an der (?:abstimmung|beratung)|§[^.]{2,40} ausgeschlossen|in (?:den )?ausstand|weder beraten noch|weder an (?:der )?beratung noch|vom [a-z]*tisch ab|verl(?:asst|iess)[^.]{0,30} §`)
	recusalNone  = compile(`\bkein|\bnicht befangen|\bnicht f.{1,3}r befangen|niemand|vielleicht|nahezu|\bob |befangen w.{1,2}re|befangen f.{1,2}hle|unterliegen|, dass er|partei|ich (?:bin|mich|war)|\bfragt|wenn |sollte|h.tte|nat.rlich ein wenig|, befangenheit|befangenheit gepr.ft|zur befangenheit|diskussion um ein|befangenheit de[sr]|\bein mitwirkungsverbot`)
	recusalList  = compile(`(?i)befangen sind(?: die)?(?: folgende[n]?)?(?: personen| mitglieder| ratsmitglieder| stadträte)*:? (.+)$`)
)

// recusals reads the recusals told under the items.
func (p *Parser) recusals() {
	all := p.allRows(p.frame.Agenda)
	done := -1
	for i := range all {
		f := all[i].fold
		if i <= done || !recusalStems.in(f) {
			continue
		}
		from, to := around(all, i)
		for k := from + 1; k <= i; k++ {
			if slices.Contains(p.begins, all[k].at) {
				from = k // what stands above is said under another item
			}
		}
		list := sentences(all, from, to)
		for k, s := range list {
			if s.colon && k+1 < len(list) {
				s.text, s.last = s.text+" "+list[k+1].text, list[k+1].last
			}
			if i >= s.first && i <= s.last {
				if k > 0 && meansThem.MatchString(s.text) {
					s.text = p.namedBefore(list[k-1].text) + s.text
				}
				p.recusal(all, s)
				done = max(done, s.last-1)
			}
		}
	}
}

// recusalStems are parts of words of which one stands in every recusal.
var recusalStems = phrasesOf("befang", "mitwirk", "widerstreit", "beteiligt", "ausgeschlossen", "sonderint", "ausstand", "abstimmung", "beschlussfassung", "beratung", "weder ", "tisch ab", "verlasst gem", "verlasst nach", "verliess gem")

// meansThem begins a sentence about the people of the one before.
//
//	Die Ratsmitglieder Vogt und Klee wohnen am Anger. Sie sind nach § 22 von der
//	Beratung ausgeschlossen.
var meansThem = compile(`^(?:Sie|Er|Diese|Dieser) (?:ist|sind|hat|haben|war|waren|erklär|nimmt|nehmen|nahm|unterlieg|verl|rückt|zeig|tritt|begibt)`)

// namedBefore is the people with whom a sentence begins, as the subject of the
// next one.
func (p *Parser) namedBefore(s string) string {
	if m := recusalPlural.FindStringIndex(s); m != nil && (m[0] < 5 || strings.HasSuffix(s[:m[0]], ". ")) {
		return s[m[0]:m[1]] + ": "
	}
	if list := p.mentions(s); len(list) > 0 && list[0].from < 5 {
		names := subjects(s, list)
		return s[list[0].from:list[len(names)-1].to] + ": "
	}
	return ""
}

// recusal reads one sentence that may tell a recusal.
func (p *Parser) recusal(rows []row, s saying) {
	if len(s.text) > 500 {
		return
	}
	f := Fold(s.text)
	if !recuses(f) || !recusalWord.MatchString(f) || recusalNone.MatchString(declares.ReplaceAllString(f, " ")) && !staysAway.MatchString(f) {
		return
	}
	span := p.span(rows[s.first].at, rows[s.last].at, "recusal")
	for _, item := range p.recusalItems(s.text, rows[s.last].at) {
		for _, name := range p.recusalNames(s.text) {
			if name == "" {
				p.problem("recusal_not_read", "Somebody is recused, and the name is not read: "+s.text, span)
				continue
			}
			if p.recused(name, item) {
				continue
			}
			p.out.Recusals = append(p.out.Recusals, minutes.Recusal{Name: name, Item: item, Span: span})
			p.claim(rows[s.first].at, rows[s.last].at, "recusal")
		}
	}
}

// recusalItems are the items of a recusal: several if the sentence names several
// that are known, else the one under which it stands, else the one that it names.
func (p *Parser) recusalItems(s string, at int) []string {
	if m := recusalSeveral.FindStringSubmatch(s); m != nil {
		list := dropNumbers.FindAllString(m[1], -1)
		if !slices.ContainsFunc(list, func(n string) bool { return p.itemNumbered(n) == nil }) {
			return list
		}
	}
	if item := p.itemNumberAt(at); item != "" {
		return []string{item}
	}
	if m := recusalItem.FindStringSubmatch(s); m != nil && p.itemNumbered(m[1]) != nil {
		return []string{m[1]}
	}
	return nil
}

// staysAway is somebody's word not to vote, whatever is said of conflicts beside it.
//
//	Sie erklärt, dass sie sich bisher nicht geäußert hat und dass sie sich an der
//	Abstimmung nicht beteiligt.
var staysAway = compile(`(?:erklart|teilt mit)[^.]{0,20}, dass (?:er|sie) (?:[^.]{3,200} und dass (?:er|sie) )?(?:sich )?an der (?:heutigen )?(?:abstimmung|beratung) nicht (?:teilnimmt|beteiligt|mitwirkt)`)

// announcesAbsence is how somebody says that he will not vote, or is said not to.
//
//	Herr Vogt teilt mit, dass er dem Vorstand angehört und an der Abstimmung nicht
//	teilnimmt.
var announcesAbsence = []*pattern{
	compile(`(?:teilt mit|erklart|weist darauf hin|kundigt an)[^.]{0,20}, dass (?:er|sie) [^.]{3,200}(?:abstimmung|beratung)[^.]{0,60}nicht (?:teilnimmt|teilnehmen|mitwirkt|beteiligt)`),
	compile(`(?:teilt mit|erklart)[^.]{0,20}, dass (?:er|sie) [^.]{3,160}nicht an der (?:abstimmung|beratung)[^.]{0,40}(?:teilnimmt|teilnehmen|mitwirkt|beteiligt)`),
	compile(`tritt [^.]{0,30}in (?:den )?ausstand`),
	compile(`ausstand getreten|wegen befangenheit|befangenheitsgr|befangenheit (?:den|das|ihren|seinen)|weist auf (?:sein|ihr) mitwirkungsverbot|widerstreit der interessen unterlieg`),
	compile(`beratung und (?:abstimmung|beschlussfassung)[^.]{0,40}nicht (?:teilgenommen|mitgewirkt|beteiligt)`),
	compile(`§[^.]{2,40} ausgeschlossen`),
	compile(`\bruckt[^.]{3,80} vom (?:[a-z]*tisch) ab\b`),
	compile(`\bverl(?:asst|iess)[^.]{0,30}(?:gemass|gem\.|nach|wegen) §[^.]{2,30} den (?:raum|saal|sitzungs)`),
}

var (
	// declares is how somebody says of himself that he is recused.
	declares = compile(`(?:erkl.{1,3}rt|zeigt an|teilt mit), dass (?:er|sie) `)

	// recusalSeveral are items that a sentence names together: "bei den Punkten 9 und 10".
	recusalSeveral = compile(`(?:zu|bei) (?:den )?(?:TOPs?|Tagesordnungspunkten|Punkten) (\d{1,2}(?:\.\d{1,2})*(?:(?:, | und | sowie )(?:(?:zu )?TOP )?\d{1,2}(?:\.\d{1,2})*)+)`)

	// recusalItem is the item that a recusal in front of all items names.
	recusalItem = compile(`(?:zu|zum|bei|bei dem|für|von) (?:TOP|Tagesordnungspunkt|Punkt)(?: [ÖN])? ?(\d{1,2}(?:\.\d{1,2})*)`)
)

// recused reports a recusal that is listed already.
func (p *Parser) recused(name, item string) bool {
	for _, r := range p.out.Recusals {
		if r.Name == name && r.Item == item {
			return true
		}
	}
	return false
}

// recusalVerbs are verbs with which somebody recuses himself.
var recusalVerbs = phrasesOf("erklart", "erklare", "erkiar", "ist befangen", "sind befangen", "wegen befangenheit", "befangen und", "befangen haben", "befangen sind", " befangen.", " befangen", "im mitwirkungsverbot", "mitwirkungsverbot gem", "mitwirkungsverbot nach", "mitwirkungsverbot nicht", "wegen sonderinteresse", "mitwirkungsverbot unterliegt", "unterliegt nach", "unterliegt dem", "personlich beteiligt", "ausgeschlossen", "wegen widerstreit", "zeigt befangenheit")

// recuses reports the verbs with which somebody recuses himself.
func recuses(f string) bool {
	return recusalVerbs.in(f) || strings.Contains(f, "§") && neitherNor.MatchString(f) || strings.Contains(f, "mitwirkungsverbot") && strings.Contains(f, "unterliegt") ||
		strings.Contains(f, "nicht teil") && (strings.Contains(f, "wegen ") || strings.Contains(f, "gem") || strings.Contains(f, "§")) && strings.Contains(f, "an ") ||
		slices.ContainsFunc(announcesAbsence, func(p *pattern) bool { return p.MatchString(f) })
}

// neitherNor is the note of a form that somebody took no part.
//
//	Aufgrund des § 24 hat Herr Klee weder beraten noch abgestimmt.
var neitherNor = compile(`weder beraten noch abgestimmt|weder an (?:der )?beratung noch an (?:der )?(?:abstimmung|beschlussfassung|entscheidung)`)

// recusalNames finds who is meant: the people named in front of the word or, in
// "Als befangen haben sich ... erklärt", behind it.
func (p *Parser) recusalNames(s string) []string {
	at := strings.Index(strings.ToLower(s), "befang")
	for _, w := range []string{"mitwirkung", "sonderinteresse", "persönlich beteiligt", "widerstreit", "ausgeschlossen", "ausstand", "weder ", "nicht teil", "nicht mit", "teilnimmt", "teilnehmen", "abstimmung"} {
		if at < 0 {
			at = strings.Index(strings.ToLower(s), w)
		}
	}
	if m := recusalList.FindStringSubmatch(s); m != nil {
		return listedNames(m[1])
	}
	if at < 0 {
		at = len(s)
	}
	part := s[:at]
	if i := strings.LastIndex(part, ", dass "); i >= 0 && !declares.MatchString(Fold(part)) {
		part = part[i:]
	}
	for _, because := range []string{", da ", ", weil "} {
		if i := strings.LastIndex(part, because); i >= 0 {
			if list := p.mentions(part[i+len(because):]); len(list) > 0 && list[0].from == 0 {
				return subjects(part[i+len(because):], list)
			}
		}
	}
	if m := recusalAfter.FindStringSubmatch(part); m != nil {
		return []string{personOf(m[1])}
	}
	if m := recusalPlural.FindStringSubmatch(s); m != nil {
		return listedNames(m[1])
	}
	if list := p.mentions(part); len(list) > 0 {
		return subjects(part, list)
	}
	return subjects(s[at:], p.mentions(s[at:]))
}

// recusalPlural names several people behind one office.
//
//	verlassen die Stadtverordneten Vogt und Klee den Saal
var recusalPlural = compile(`(?:\b[Dd]ie |^)(?:Stadtverordneten|Ratsmitglieder|Ratsherren|Ratsfrauen|Stadträte|Gemeinderäte|Gemeindevertreter|Ausschussmitglieder|Mitglieder|Herren) ((?:(?:Dr\.|Prof\.) )*[A-ZÄÖÜ][\p{L}-]+(?:(?:, | und | sowie )(?:(?:Dr\.|Prof\.) )*[A-ZÄÖÜ][\p{L}-]+)+)`)

// listedNames cuts a list of names: "Dr. Vogt, Petra Klee und Brandt".
func listedNames(list string) []string {
	var out []string
	for _, n := range sideJoin.Split(list, -1) {
		if n = personOf(strings.TrimSpace(n)); n != "" && upperStart(n) && strings.Count(n, " ") < 4 && !digit(n[0]) {
			out = append(out, n)
		}
	}
	return out
}

var personTitle = compile(`^(?:(?:Herrn?|Frau|Hr\.|Fr\.|Stadtrat|Stadträtin|Ratsherrn?|Ratsfrau|Bürgermeister(?:in)?|Erste|Ratsmitglied|Ausschussmitglied|Beigeordneter?|GRE|GR|GV|RM|Rm|\p{Lu}\p{Ll}*(?:rat|rätin|ratsherrn?|ratsfrau|ratsmitglied|verordnete[rn]?|vertreter(?:in)?|abgeordnete[rn]?|bürgermeister(?:in)?|vorsteher(?:in)?)|GRin|GGR|StR|StRin|Stv\.|Std\.|Rh\.|Rf\.|BM|Bgm\.|Vzbgm\.|Dr\.|Prof\.) )+`)

// personOf takes salutation, office and title away from a name.
func personOf(s string) string {
	return strings.TrimSpace(personTitle.ReplaceAllString(s, ""))
}

// itemNumberAt is the number of the item under which a line (index) stands.
func (p *Parser) itemNumberAt(at int) string {
	found := ""
	for k, it := range p.out.Agenda {
		if p.begins[k] <= at && p.lines[at].no <= it.Body.Last {
			found = it.Number
		}
	}
	return found
}

// allRows are the lines of a range with those that are claimed.
func (p *Parser) allRows(in lineRange) []row {
	var out []row
	for i := in.From; i < in.To; i++ {
		if l := &p.lines[i]; !l.furniture {
			out = append(out, row{line: l, at: i})
		}
	}
	return out
}
