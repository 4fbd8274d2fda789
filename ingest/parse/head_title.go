package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// titleBlock reads the sentence with which minutes begin: number, body, day,
// place.
//
//	Protokoll der 3. Sitzung des Ortsrates Musterau am Montag, dem
//	4. Mai 2020, im Gasthof Probe, Musterweg 1
//
//	Niederschrift 12. Plenarsitzung des Gemeinderates
type titleBlock struct{}

func (titleBlock) Name() string { return "title" }

// sessionWord is the word for a session in a title.
var sessionWord = compile(`(?i)[\p{L}-]*(?:sitzung|versammlung|verhandlung(?:en)?|informationsgespräch(?:e?s)?)\b(?: (?:der|des|vom|von|für|zur))?`)

func (b titleBlock) Read(p *Parser, at int) int {
	l := &p.lines[at]
	if p.roll >= 0 && at > p.roll || len(l.text) > 200 {
		return 0
	}
	f := l.fold
	titled := strings.HasPrefix(f, "protokoll") || strings.HasPrefix(f, "niederschrift") || strings.HasPrefix(f, "p r o t o k o l l") ||
		strings.HasPrefix(f, "sitzungsniederschrift") || strings.HasPrefix(f, "sitzungsprotokoll") || strings.HasPrefix(f, "n i e d e r s c h r") || strings.HasPrefix(f, "ergebnisprotokoll") || strings.HasPrefix(f, "beschlussprotokoll") || strings.HasPrefix(f, "verhandlungsschrift") || strings.HasPrefix(f, "auszug")
	if writerLabel.MatchString(f) && !sessionWord.MatchString(l.text) || !titled && !titleSentence.MatchString(f) {
		return 0
	}
	text, last := p.titleText(at)
	if !p.readTitle(text, p.span(at, last, b.Name())) && !titled {
		return 0
	}
	p.claim(at, last, b.Name())
	if p.out.Session.Date != "" && p.out.Session.Place == "" {
		last = max(last, p.barePlace(last+1, b.Name()))
	}
	return last - at + 1
}

// titleSentence is a title without the word Protokoll in front.
var titleSentence = compile(`^(?:(?:der|die|das|uber|zur|von|des) )*(?:\d{1,3}\. |[\p{L}/-]+(?:en|e|er) |\(.{1,20}\) )*(?:[\p{L}-]*sitzung)\b(?: (?:der|des|vom|nr)| [\p{Ll}])`)

// titleText joins the lines of a title sentence.
func (p *Parser) titleText(at int) (string, int) {
	text, last := "", at
	gap := 0
	for i := at; i < p.headEnd() && i < at+12 && len(text) < 500; i++ {
		l := &p.lines[i]
		if l.blank() || l.furniture {
			gap++
			continue
		}
		if i > at && (gap > 2 && text != "" && strings.Contains(Fold(text), "sitzung") || p.endsTitle(l)) {
			break
		}
		if gap > 0 && placed(text) && (strings.HasSuffix(l.text, ".") || hasDigit(l.text)) {
			break
		}
		if complete(text) && (gap > 0 || !placeBelow.MatchString(l.text)) {
			break
		}
		gap = 0
		text, last = joinLine(text, cells(l.text)), i
	}
	return text, last
}

// placeBelow is a place that stands on a line of its own below the day.
var placeBelow = compile(`^(?:im|in der|in dem|in den|auf dem) \p{Lu}[^:;.]{3,80}$`)

// headEnd is where the lines above the lists of people end.
func (p *Parser) headEnd() int {
	if p.roll >= 0 {
		return p.roll
	}
	return p.frame.Head.To
}

// complete reports a title that has its day and ends there.
func complete(text string) bool {
	_, _, to := findDate(text)
	rest := strings.TrimSpace(text[to:])
	return to > 0 && (rest == "" || strings.HasSuffix(rest, ".")) && !strings.HasSuffix(text, ",")
}

// placed reports a title that has its day and the place behind it.
func placed(text string) bool {
	_, _, to := findDate(text)
	return to > 0 && !strings.HasSuffix(text, ",") && placeStart.MatchString(text[to:])
}

// endsTitle reports a line that is no part of a title sentence.
func (p *Parser) endsTitle(l *line) bool {
	if peopleHeading(l.fold) || len(l.fold) > 40 && anyStarts(l.fold, clausePresence) || strings.HasPrefix(l.fold, "(") || strings.HasPrefix(l.fold, "[") || municipalityLine.MatchString(cells(l.text)) {
		return true
	}
	if i := strings.IndexByte(l.fold, ':'); i > 0 && i < 30 && !endsInDigit(l.fold[:i]) && !strings.HasPrefix(l.fold, "hier") {
		return true
	}
	if invited.MatchString(l.fold) {
		return true
	}
	first := firstWord(l.fold)
	return salutations[first] != "" || first == "offentlich" || first == "nichtoffentlich" || strings.HasPrefix(l.fold, "beginn ")
}

// invited begins a sentence about the invitation.
//
//	Der Ortsbeirat wurde mit Schreiben vom 4. Mai 2020 einberufen.
var invited = compile(`^(?:der|die|das|zu der|zu dieser|zur|mit) [^.]{3,80}\b(?:einberufen|eingeladen|geladen|schreiben vom|einladung|ladung)\b`)

// joinLine joins the next line of a sentence: a word split at the end of the line
// becomes whole.
func joinLine(a, b string) string {
	switch {
	case a == "":
		return b
	case strings.HasSuffix(a, "-") && !strings.HasSuffix(a, " -"):
		return joinSplit(a, b)
	}
	return a + " " + b
}

// readTitle takes the fields out of a title sentence. It reports whether it found
// any.
func (p *Parser) readTitle(text string, span minutes.Span) bool {
	s := &p.out.Session
	text = wideSet.ReplaceAllStringFunc(text, func(w string) string { return strings.ReplaceAll(w, " ", "") })
	m := sessionWord.FindStringIndex(text)
	if m == nil {
		return false
	}
	if n := sessionNumber(text[:m[1]]); n != "" {
		p.set("number", &s.Number, n, span)
	} else if n := numberNext.FindStringSubmatch(text[m[1]:]); n != nil {
		p.set("number", &s.Number, n[1], span)
	}
	iso, from, to := findDate(text[m[1]:])
	end := len(text)
	if iso != "" {
		from, to, end = from+m[1], to+m[1], from+m[1]
		if w := wrongWeekday(text[:from], iso); w != "" {
			p.problem("weekday", w, span)
		}
		p.set("date", &s.Date, iso, span)
		p.titleRest(text[to:], span)
	}
	if iso == "" {
		p.dayBefore(text[:m[0]], span)
	}
	p.titleBody(text, m[0], m[1], end, span)
	return true
}

// wideSet is a word within a sentence that is set wide.
//
//	Sitzung des G e m e i n d e r a t e s der Gemeinde Musterau
var wideSet = compile(`(?:\p{L} ){5,}\p{L}\b`)

// dayBefore reads the day, and what follows it, where they stand in front of the
// word for the session.
//
//	Niederschrift über die am 14. März 2024 um 19:30 Uhr im Gemeindesaal
//	abgehaltene 18. Sitzung des Gemeinderates
func (p *Parser) dayBefore(lead string, span minutes.Span) {
	m := heldForm.FindStringIndex(lead)
	if m == nil {
		return
	}
	iso, _, to := findDate(lead[:m[0]])
	if iso == "" {
		return
	}
	p.set("date", &p.out.Session.Date, iso, span)
	p.titleRest(lead[to:m[0]], span)
}

// heldForm is the participle between them.
var heldForm = compile(`(?i)\b(?:stattgefundene|abgehaltene|stattfindende|durchgeführte|einberufene)\b`)

// titleBody reads the body between the word for the session and the day.
func (p *Parser) titleBody(text string, word, from, end int, span minutes.Span) {
	s := &p.out.Session
	body := strings.TrimRight(beforeDay(text[from:end]), " .")
	if n := bracketNumber.FindStringSubmatch(body); n != nil {
		p.set("number", &s.Number, n[1], span)
	}
	body = publicBehind.ReplaceAllString(bracketed.ReplaceAllString(body, ""), "")
	if n := numberAtEnd.FindStringSubmatchIndex(body); n != nil {
		p.set("number", &s.Number, body[n[2]:n[3]], span)
		body = body[:n[0]]
	}
	if m := ofTerm.FindStringIndex(body); m != nil {
		body = body[:m[0]]
	}
	if m := columnHeads.FindStringIndex(body); m != nil {
		body = body[:m[0]]
	}
	body = ofNoTown.ReplaceAllString(body, "")
	if m := ofMunicipality.FindStringSubmatch(" " + body); m != nil {
		p.set("municipality", &s.Municipality, ofCounty(m[0])+m[1], span)
	}
	if m := bodyOfTown.FindStringSubmatch(body); m != nil && (s.Municipality == "" || string(s.Municipality) == m[2]) {
		p.set("municipality", &s.Municipality, m[2], span)
		body = m[1]
	} else if m := ofLocalTown.FindStringSubmatch(body); m != nil && string(s.Municipality) == m[2] {
		body = m[1]
	}
	if b, rest, cut := strings.Cut(body, " - "); cut && strings.Contains(Fold(rest), "offentlicher teil") {
		body = b // the part of the session stands on a line below the title
	}
	body = strings.TrimSuffix(strings.TrimSpace(body), " Sitzung")
	if b := nominative(body); b != "" && len(b) < 160 && hasBodyWord(b) {
		p.set("body", &s.Body, b, span)
		return
	}
	if m := bodyAhead.FindStringSubmatch(strings.TrimSpace(text[:word])); m != nil && hasBodyWord(nominative(m[1])) {
		p.set("body", &s.Body, nominative(m[1]), span)
		return
	}
	switch w := Fold(firstWord(text[word:])); {
	case len(w) > len("sitzung")+3 && strings.HasSuffix(w, "sitzung"):
		p.set("body", &s.Body, bodyOfSession(firstWord(text[word:])), span)
	case len(w) > len("versammlung")+3 && strings.HasSuffix(w, "versammlung"):
		p.set("body", &s.Body, firstWord(text[word:]), span)
	}
}

// ofNoTown is a municipality without its name behind a body, columnHeads begin a
// table of labels that stands below the title.
//
//	Rates der Stadt      Bauausschuss Wochentag, Datum Ort Beginn Ende
var (
	ofNoTown    = compile(` (?:der|des) ` + kinds + `$`)
	columnHeads = compile(` (?:Wochentag|Sitzungstag|Datum|Beginn|Sitzungsort),? `)
)

// bodyAhead is the body in front of the word for the session, numberNext the number
// behind it.
//
//	Protokoll des Gemeinderates
//	Sitzung Nr. 7 vom 8. Mai 2023
var (
	bodyAhead  = compile(`^(?:Protokoll|Niederschrift|PROTOKOLL|NIEDERSCHRIFT) (?:des|der) (\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?)$`)
	numberNext = compile(`^ ?Nr\. ?(\d{1,3}(?:/\d{2,4})?)\b`)
)

// bodyOfTown is the body that every municipality has one of, with the name of the
// municipality behind it.
//
//	Gemeindevertretung Musterau      Gemeinderates Bad Probe
var bodyOfTown = compile(`^((?:Gemeindevertretung|Gemeinderate?s|Marktgemeinderate?s|Samtgemeinderate?s|Stadtrate?s|Stadtvertretung|Stadtverordnetenversammlung)) ((?:Bad |Sankt |Groß |Klein )?\p{Lu}\p{Ll}[\p{L}-]+)$`)

// ofLocalTown is the council of a municipality within another: the name behind it is
// part of the body's where the head does not name the municipality.
var ofLocalTown = compile(`^(Ortsgemeinderate?s) (\p{Lu}[\p{L} -]+)$`)

// bodyOfSession is the body that a compound names: "Gemeinderatssitzung".
func bodyOfSession(w string) string {
	stem := w[:len(w)-len("sitzung")]
	if n, ok := nominativeWord(stem); ok && len(n) > 2 {
		return n
	}
	return ""
}

func hasBodyWord(s string) bool {
	for _, w := range strings.Fields(s) {
		w, _ = nameToken(w)
		if bodyWord.MatchString(w) {
			return true
		}
	}
	return false
}

// numberAtEnd is the number of the session at the end of the words.
//
//	Sitzung des Gemeinderates Musterau Nr. 9/2022
var numberAtEnd = compile(` Nr\. ?(\d{1,3}(?:/\d{2,4})?)$`)

// bracketNumber is the number of the session behind the body.
var (
	bracketNumber = compile(`\((?:Nr\. ?)?(\d{1,3})\.?\)`)
	bracketed     = compile(` ?\([^)]*\)?`)
	publicBehind  = compile(`(?i) (?:nicht-?)?[oö]ffentliche sitzung$`)
	ofTerm        = compile(` in der (?:\S+ )?(?:Wahl|Amts|Legislatur)| [-–] (?:\S+ )?(?:Wahl|Amts|Legislatur)(?:periode|zeit)`)
	dayStart      = compile(`(?i)[ ,]+(?:am|vom|vorm|den|dem|von)(?: (?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)\b.*)?[ ,]*$|[ ,]+(?:am )?(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)(?:, ?(?:de[mn])?)? ?$`)
)

// beforeDay cuts the words that lead to the day off.
func beforeDay(s string) string {
	if m := dayStart.FindStringIndex(s); m != nil {
		s = s[:m[0]]
	}
	return strings.TrimSpace(s)
}

// numberForm is the number of a session in front of the word.
var numberForm = compile(`(?i)\b(\d{1,3})\.? ?(?:\([^)]{1,30}\) ?)?(?:(?:\p{L}+(?:en|e|er|/) ?|/ ?)*)[\p{L}-]*(?:sitzung|versammlung)|(?:sitzung|Nr\.?|Sitzungsnummer) (?:Nr\. ?)?(\d{1,3}(?:/\d{2,4})?)\b`)

// ordinals are numbers of sessions in words, folded.
var ordinals = map[string]string{
	"ersten": "1", "zweiten": "2", "dritten": "3", "vierten": "4", "funften": "5", "sechsten": "6", "siebten": "7", "siebenten": "7",
	"achten": "8", "neunten": "9", "zehnten": "10", "elften": "11", "zwolften": "12",
}

// sessionNumber reads the number of the session.
func sessionNumber(s string) string {
	if m := numberForm.FindStringSubmatch(s); m != nil {
		return m[1] + m[2]
	}
	for _, w := range strings.Fields(Fold(s)) {
		if n := ordinals[w]; n != "" {
			return n
		}
	}
	return ""
}

// titleRest reads what follows the day: time and place.
func (p *Parser) titleRest(rest string, span minutes.Span) {
	s := &p.out.Session
	if m := numberBehind.FindStringSubmatch(rest); m != nil {
		p.set("number", &s.Number, m[1], span)
	}
	if m := spanForm.FindStringSubmatchIndex(rest); m != nil && m[2] >= 0 {
		p.set("start", &s.Start, string(clockOf(rest, m[2:6])), span)
		p.set("end", &s.End, string(clockOf(rest, m[6:10])), span)
		rest = rest[:m[0]] + rest[m[1]:]
	} else if m := timeForm.FindStringIndex(rest); m != nil {
		p.set("start", &s.Start, findTime(rest[m[0]:m[1]]), span)
		rest = rest[:m[0]] + rest[m[1]:]
	}
	if m := placeStart.FindStringIndex(rest); m != nil {
		p.set("place", &s.Place, placeOf(rest[m[1]:]), span)
	} else if rest = placeOf(rest); startsUpper(rest) && (anyIn(Fold(rest), rooms) || address.MatchString(rest)) {
		p.set("place", &s.Place, rest, span)
	}
}

// numberBehind is the number of the session behind its day.
var numberBehind = compile(`^[ ,]*Nr\. ?(\d{1,3}(?:/\d{2,4})?)\b`)

// placeStart is the preposition in front of a place.
var placeStart = compile(`(?:^|[\s,])(?:im|in der|in dem|in den|in|auf dem|auf der|auf|an der|Ort:) `)

// placeLabel is a label in front of the place of a title sentence.
var placeLabel = compile(`^(?:(?:Tagungs|Sitzungs)?[Oo]rt|Raum) ?: *`)

// placeOf is a place without its label.
func placeOf(s string) string { return placeLabel.ReplaceAllString(cleanPlace(s), "") }

// cleanPlace cuts the punctuation off a place.
func cleanPlace(s string) string {
	return strings.Trim(cells(s), " ,;.:|")
}
