package parse

import (
	"sort"
	"strings"
	"unicode"

	"ratsgraph/ingest/text"
)

// Where a document has lost its line breaks, a printed line holds a whole page.
// It is cut where a label, a heading, an item or a person of a list begins; every
// piece keeps the number of the printed line.
//
//	Ort: Rathaus Anwesend: Vorsitz Herr Emil Muster Mitglieder Frau Berta Probe
//	Tagesordnung: 1 Eröffnung 2 Haushalt TOP 1 Eröffnung Der Vorsitzende ...

// longLine is the length from which a line is one that holds many.
const longLine = 400

// breaksLost reports a text of which most stands in such lines.
func breaksLost(t text.Text) bool {
	long, all := 0, 0
	for _, l := range t.Lines {
		n := printedLength(l.Text)
		if all += n; n >= longLine {
			long += n
		}
	}
	return long > 0 && long*10 > all*7 && all < 4_000_000
}

// printedLength is the length of a line without the blanks behind it.
func printedLength(s string) int { return len(strings.TrimRightFunc(s, unicode.IsSpace)) }

// An unfolder cuts lines. It remembers from line to line which items are announced.
type unfolder struct {
	titles map[string]string // announced, by number
	last   int               // the number of the last item
	listed bool              // the lists of people are over
}

var (
	foldLabel = compile(`(?:Sitzungs(?:termin|beginn|ende|ort|datum|dauer|raum)|Beginn(?: der Sitzung)?|Ende(?: der Sitzung)?|Ort, Raum|Ort|Raum|Datum|Uhrzeit|Termin|Gremium|` +
		`Vorsitz(?:ende[rn]?| führte)?|Schriftführ\pL+|Protokollführ\pL+|Anwesend(?:e|(?: waren| sind)(?: \pL+)?)?|Abwesend(?:e|(?: waren| sind))?|Es (?:sind|waren) anwesend|Es fehl(?:en|t|ten)(?: \pL+)?|` +
		`(?:Une|E)ntschuldigt(?: \pL+)?|(?:un)?entschuldigt fehl\pL+|Teilnehmer|(?:Die |Der )?\p{Lu}\pL+räte|Ratsmitglieder|Gemeindevertreter|Gäste|Verwaltung|(?:Von|Teilnehmer) der Verwaltung|Tagesordnung|Vorlage|Drucksache|Vorlagen?-Nr\.|Beschluss(?:vorschlag|empfehlung|text)?|Abstimmungsergebnis|Beratungsergebnis|` +
		`Abstimmung|Abstimmung über [^:.]{4,80}|Sachverhalt|Beratungsverlauf|Wortprotokoll) ?:`)
	foldPart   = compile(`(?:(?:I{1,3}|[ABC1-3])[.)] )?(?:[Nn]icht-?ö|Ö)ffentlicher (?:Sitzungst|T)eil\b`)
	foldTitle  = compile(`(?:(?:(?:Protokoll|PROTOKOLL|Niederschrift|NIEDERSCHRIFT|Verhandlungsschrift|VERHANDLUNGSSCHRIFT)) (?:über|der|zur|des|\d{1,3}\. Sitzung)|Unter dem Vorsitz |Beginn der Sitzung um \d|Ende der Sitzung um \d) ?`)
	foldItem   = compile(`(?:zu|TOP|Zu Punkt|Zu TOP|Zu Tagesordnungspunkt|Tagesordnungspunkt|Punkt) (\d{1,2})((?:\.\d{1,2})*)[:.]? (\p{Lu}|„)`)
	foldSigned = compile(`gez\. \p{Lu}`)
	foldCount  = compile(`(?:Ja-Stimmen|Dafür|Ja): ?\d`)
	foldPerson = compile(`(?:Herr|Frau|Hr\.|Fr\.) (?:(?:Dr\.|Prof\.|Dipl\.-Ing\.) )*\p{Lu}`)
	foldRoll   = compile(`(?:(?:[Ss]timmberechtigte|[Bb]eratende|[Ss]tellvertretende|[Oo]rdentliche) )?(?:Vorsitz(?:ende[rn]?)?|Mitglieder|Mitglied|[Ss]achkundige (?:Einwohner|Bürger)|Verwaltung|Schriftführer(?:in)?|Protokollführer(?:in)?|Gäste|Ratsmitglieder|Presse|Bürgermeister(?:in)?) (?:Herr|Frau) `)
	foldTopic  = compile(` (\d{1,2})(\.\d{1,2})?\.? (?:\p{Lu}|„|\d{1,3}\. \p{Lu})`)
	foldAgenda = compile(`\bTagesordnung(?::| (?:I\.|A[.)]|1[.)]?|Öffentlicher Teil) )`)
	foldSpeech = compile(` (?:(?:Der|Die) Vorsitzende|Herr|Frau|Bürgermeister(?:in)?|Ratsherr|Ratsfrau|Beschluss:|Es ) ?`)
)

// unfold cuts one line.
func (u *unfolder) unfold(s string) []string {
	s = strings.Join(strings.Fields(s), " ")
	cuts := map[int]bool{}
	for _, form := range []*pattern{foldLabel, foldPart, foldTitle, foldSigned, foldCount} {
		for _, m := range form.FindAllStringIndex(s, -1) {
			if m[0] > 0 && s[m[0]-1] == ' ' && (form != foldCount || strings.HasSuffix(s[:m[0]-1], ":")) {
				cuts[m[0]] = true
			}
		}
	}
	u.people(s, cuts)
	from := u.topics(s, cuts)
	u.items(s, from, cuts)
	return pick(s, cuts)
}

// pick makes the pieces between the cuts.
func pick(s string, cuts map[int]bool) []string {
	at := make([]int, 0, len(cuts)+1)
	for i := range cuts {
		at = append(at, i)
	}
	sort.Ints(at)
	var out []string
	from := 0
	for _, i := range append(at, len(s)) {
		if i > from {
			out = append(out, strings.TrimSpace(s[from:i]))
			from = i
		}
	}
	return out
}

// people cuts the lists of people: before headings and before each Herr and Frau.
func (u *unfolder) people(s string, cuts map[int]bool) {
	if u.listed {
		return
	}
	start := peopleFrom.FindStringIndex(s)
	if start == nil {
		return
	}
	end := len(s)
	if m := peopleTo.FindStringIndex(s[start[1]:]); m != nil {
		end, u.listed = start[1]+m[0], true
	}
	zone := s[start[1]:end]
	for _, m := range foldRoll.FindAllStringIndex(zone, -1) {
		cuts[start[1]+m[0]] = true
	}
	rollCuts(zone, start[1], cuts)
	for _, m := range foldPerson.FindAllStringIndex(zone, -1) {
		before := strings.Fields(zone[:m[0]])
		if len(before) == 0 || !governed[Fold(before[len(before)-1])] {
			cuts[start[1]+m[0]] = true
		}
	}
}

var (
	peopleFrom = compile(`(?:Anwesend|Anwesende|Teilnehmer|Teilnehmende|Es sind anwesend|Es waren anwesend|(?:sind|waren) anwesend)(?: waren| sind)? ?:`)
	peopleTo   = compile(`Tagesordnung ?:|Tagesordnung (?:I\.|A[.)]|1)|(?:TOP|Zu Punkt|Punkt) 1\b|Öffentlicher Teil`)
)

// topics cuts the announced agenda at its numbers, and notes the titles. It
// returns where the announced agenda ends.
func (u *unfolder) topics(s string, cuts map[int]bool) int {
	m := foldAgenda.FindStringIndex(s)
	if m == nil || u.titles != nil {
		return 0
	}
	start := m[0] + len("Tagesordnung")
	if s[start] == ':' {
		start++
	}
	if m[0] > 0 {
		cuts[m[0]] = true
	}
	cuts[start] = true
	end := len(s)
	if m := foldItem.FindStringIndex(s[start:]); m != nil {
		end = start + m[0]
	}
	u.titles = map[string]string{}
	last, at, no := 0, -1, ""
	note := func(to int) {
		if at >= 0 {
			u.titles[no] = announcedWords(s[at:to])
		}
	}
	for _, m := range foldTopic.FindAllStringSubmatchIndex(s[start:end], -1) {
		n := number(s[start+m[2] : start+m[3]])
		sub := m[4] >= 0
		if !(n == last+1 || sub && n == last) {
			continue
		}
		note(start + m[0])
		no = s[start+m[2] : start+m[3]]
		if sub {
			no += s[start+m[4] : start+m[5]]
		}
		last, at = n, start+m[2]
		cuts[at] = true
	}
	note(end)
	return end
}

// announcedWords is an announced title without its number, and what follows it.
func announcedWords(s string) string {
	_, s, _ = strings.Cut(strings.TrimSpace(s), " ")
	if m := foldPart.FindStringIndex(s); m != nil && m[0] > 0 {
		s = s[:m[0]]
	}
	if m := trailingPaper.FindStringIndex(s); m != nil && m[0] > 8 {
		s = s[:m[0]]
	}
	return strings.TrimSpace(s)
}

// trailingPaper is the number of a paper behind an announced title.
var trailingPaper = compile(` \(?(?:Vorlage:? )?(?:[A-Z]{1,4}[-/ ])?\d{1,4}[-/]\d{2,4}(?:[-/]\d{1,3})?\)? *$`)

// items cuts where items are handled, and behind their titles and papers.
func (u *unfolder) items(s string, from int, cuts map[int]bool) {
	for _, m := range foldItem.FindAllStringSubmatchIndex(s, -1) {
		n := number(s[m[2]:m[3]])
		if s[m[0]] == 'z' && !u.announced(s[m[6]:], s[m[2]:m[3]]+s[m[4]:m[5]]) {
			continue
		}
		if m[0] < from || m[0] > 0 && s[m[0]-1] != ' ' || n != u.last && n != u.last+1 && n != 1 {
			continue
		}
		u.last = n
		cuts[m[0]] = true
		u.behindTitle(s, m[6], s[m[2]:m[3]]+s[m[4]:m[5]], cuts)
	}
}

// announced reports words that begin with the announced title of a number: "zu 3"
// alone marks no item.
func (u *unfolder) announced(s, no string) bool {
	t := u.titles[no]
	return len(t) > 3 && strings.HasPrefix(s, t)
}

// behindTitle cuts behind a title that begins at a place, and behind the paper
// that follows it.
func (u *unfolder) behindTitle(s string, at int, no string, cuts map[int]bool) {
	end := at
	if t := u.titles[no]; t != "" && strings.HasPrefix(s[at:], t) {
		if end = at + len(t); behindPaper.MatchString(s[end:]) {
			cuts[end+1] = true
		}
	} else if m := foldSpeech.FindStringIndex(s[at:]); m != nil && m[0] > 5 && m[0] < 300 {
		end = at + m[0]
	}
	if end == at {
		return
	}
	if m := behindPaper.FindStringIndex(s[end:]); m != nil {
		end += m[1]
	}
	if end < len(s) && s[end] == ' ' {
		cuts[end+1] = true
	}
}

// behindPaper is the paper between a title and what was said.
var behindPaper = compile(`^ \(?(?:Vorlage|Antrag|Drucksache|Vorlagen-Nr\.|DS)?(?: Nr\.)?:? ?(?:[A-Z]{1,4}[-/ ]?)?\d{1,4}[-/]\d{2,4}(?:[-/]\d{1,3})?\)?`)
