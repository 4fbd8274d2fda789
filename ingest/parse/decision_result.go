package parse

import "strings"

// A segment is the words of one vote under a result label. One label may hold
// several, each with what it was about:
//
//	Abstimmungsergebnis:
//	Beschlussvorlage: Bei 30 Ja-Stimmen und 5 Nein-Stimmen mehrheitlich zugestimmt
//	Änderungsantrag FWG: mehrheitlich abgelehnt
//	Ziffer 1: einstimmig zugestimmt
type segment struct {
	text        string
	first, last int // rows
}

var segmentStart = compile(`^(?:ziffern?|punkte?|(?:geanderte |veranderte |modifizierte )?beschlussvorlage?|(?:[a-z]+ )?(?:anderungs|erganzungs|zusatz|verweisungs|geschaftsordnungs|vertagungs)antr|(?:geanderter |interfraktioneller |gemeinsamer |mundlicher )?antrag\b|` +
	`(?:geanderte |verwaltungs)?vorlage|buchstabe|nr\. ?\d|zu (?:\d|ziffer|punkt)|tagesordnungspunkt|top \d|abs(?:atz|\.) ?\d|variante|[a-z]\)|\d[.)] |hauptantrag|beschluss|anfrage|los \d)`)

// countStart is a line of a block of counts, which belongs to what stands above
// it.
var countStart = compile(`^[(|]? ?(?:(?:fur|gegen) den antrag ?:|ja|nein|enthaltung|stimmenthaltung|dafur|dagegen|enth|gegenstimm|befangen|anwesend|stimmberechtigt|ungultig|einstimmig|mehrheitlich|der beschluss (?:wird|wurde)|davon|nicht anwesend|(?:zustimmung|ablehnung)(?:en)? ?:|abgegebene|gultige|gesetzl|anzahl der|stimmabgabe|(?:gewahlte |anwesende )?[a-z]*mitglieder ?:|\d{1,3} ?-? ?(?:x )?(?:ja|nein|enth|stimm|dafur|dagegen|gegen))`)

// segments reads the words under a result label, up to a blank row that no
// further count or segment follows.
func (d *decider) segments(at int, lab bodyLabel) ([]segment, int) {
	cur := segment{text: lab.rest, first: at, last: at}
	var out []segment
	end := at + 1
	for i := at + 1; i < len(d.rows); i++ {
		r := d.rows[i]
		if r.blank() {
			continue
		}
		if lab := d.label(i); lab.kind != labelNone && (!segmentStart.MatchString(r.fold) || lab.kind == labelResolution && (lab.rest == "" || d.resultNext(i+1))) || speech(r.fold) || i-at > 60 || labelAt(r.line).over {
			break
		}
		if cur.text == "" && digits(r.text) && d.countBelow(i) {
			continue // the number of a page
		}
		gap := d.rows[i-1].blank() && cur.text != ""
		starts := segmentStart.MatchString(r.fold) || cur.text != "" && namesItsVote(r.text) && readVote(cur.text).outcome != ""
		if gap && !starts && !countStart.MatchString(r.fold) && !(digits(r.text) && countAwaited(cur.text)) {
			break
		}
		if !gap && cur.text != "" && !starts && !countStart.MatchString(r.fold) && d.sentenceOver(cur, r) {
			break
		}
		if starts && cur.text != "" {
			out = append(out, cur)
			cur = segment{first: i}
		}
		if cur.text == "" {
			cur.first = i
		}
		cur.text, cur.last = joinWords(cur.text, r.text), i
		end = i + 1
	}
	if cur.text != "" {
		out = append(out, cur)
	}
	return bySentence(byPoint(withSubject(out))), end
}

// Points of a resolution that were voted on one by one, in one line.
//
//	zu 1.: einstimmig, zu 2.: 3 Ja-Stimmen, 2 Nein-Stimmen
//	Zu 1., 2. Einst./9 Ja-St. / zu 3. Einst./2 Enth.
var (
	pointStart = compile(`(?i)(?:^|[ ,;/])zu (?:ziffer |ziff\. |nr\. |punkt |buchstabe )?(?:\d{1,2}\b|[a-h]\))`)
	pointLead  = compile(`^(?i)[ ,;/]*zu (?:ziffer |ziff\. |nr\. |punkt |buchstabe )?(?:\d{1,2}|[a-h]\))(?:[.)]*(?:, ?| und | u\. ?| bis )(?:\d{1,2}\b|[a-h]\)))*[.):]* *`)
)

// byPoint cuts segments that tell the votes on several points.
func byPoint(list []segment) []segment {
	var out []segment
	for _, s := range list {
		at := pointStart.FindAllStringIndex(s.text, -1)
		if len(at) < 2 {
			out = append(out, s)
			continue
		}
		var parts []segment
		for i, m := range at {
			end := len(s.text)
			if i+1 < len(at) {
				end = at[i+1][0]
			}
			text := strings.Trim(pointLead.ReplaceAllString(s.text[m[0]:end], ""), " ,;/")
			if readVote(text).outcome == "" {
				parts = nil
				break
			}
			parts = append(parts, segment{text, s.first, s.last})
		}
		if parts == nil || !readVote(pointLead.ReplaceAllString(s.text[:at[0][0]], "")).empty() {
			parts = []segment{s}
		}
		out = append(out, parts...)
	}
	return out
}

// bySentence cuts segments of which several sentences each tell a vote with its
// outcome.
//
//	Der Antrag wird mit 5 Ja- und 10 Nein-Stimmen abgelehnt. Die Vorlage wird mit
//	12 Ja- und 3 Nein-Stimmen angenommen.
func bySentence(list []segment) []segment {
	var out []segment
	for _, s := range list {
		var parts []segment
		if strings.Contains(s.text, ". ") && !overlong(s.text) && readVote(s.text).tie {
			begin := 0
			for _, end := range append(sentenceEnds(s.text, 0), len(s.text)) {
				text := strings.TrimSpace(s.text[begin:end])
				if v := readVote(text); v.any() && outcomeOf(foldVote(text)) != "" {
					parts = append(parts, segment{text, s.first, s.last})
				} else if text != "" && strings.ContainsAny(text, "aeiou") {
					parts = nil
					break
				}
				begin = end
			}
		}
		if len(parts) < 2 {
			parts = []segment{s}
		}
		out = append(out, parts...)
	}
	return out
}

// namesItsVote reports a row that names what was voted on in front of a colon,
// and the result behind it: "Bankauswahl: einstimmig zugestimmt".
func namesItsVote(s string) bool {
	i := strings.IndexByte(s, ':')
	if i < 3 || i > 70 || countStart.MatchString(Fold(s[:i])) {
		return false
	}
	v := readVote(s[i+1:])
	return v.outcome != "" && readVote(s[:i]).empty()
}

// countBelow reports that the next words below a row are counts.
func (d *decider) countBelow(i int) bool {
	for i++; i < len(d.rows); i++ {
		if !d.rows[i].blank() {
			return countStart.MatchString(d.rows[i].fold)
		}
	}
	return false
}

// sentenceOver reports that a result is complete in a paper without blank lines:
// it says how the vote ended, and a row follows that begins anew.
func (d *decider) sentenceOver(cur segment, r row) bool {
	if v := readVote(cur.text); v.outcome == "" {
		return false
	}
	if digits(r.text) && countAwaited(cur.text) {
		return false
	}
	if openEnd[Fold(cur.text[strings.LastIndexByte(cur.text, ' ')+1:])] {
		return false // "gegen die Stimmen der"
	}
	return len(cur.text) < 70 && upperStart(r.text) && !readVote(r.text).strong() ||
		strings.HasSuffix(cur.text, ".") && upperStart(r.text)
}

// countAwaited reports words that end in the name of a side, of which the number
// stands in the next row.
func countAwaited(s string) bool {
	list := tokens(Fold(s[max(0, strings.LastIndexByte(s, ' ')):]))
	for i := len(list) - 1; i >= 0; i-- {
		switch w := list[i].word; w {
		case ":", "-", "stimmen", "stimme", ".":
		default:
			return ballotWords[w] != ballotNone
		}
	}
	return false
}

// openEnd are words with which no sentence ends.
var openEnd = wordSet("der die des den dem von und bei gegen mit durch aus sowie stimme stimmen fraktion")

// withSubject joins a segment that names only what was voted on ("Änderungs-
// antrag:") with the ones that follow it.
func withSubject(list []segment) []segment {
	out := list[:0:0]
	for i, s := range list {
		if i+1 < len(list) && strings.HasSuffix(s.text, ":") {
			continue
		}
		out = append(out, s)
	}
	return out
}

// speech reports a row with which somebody begins to speak, or the record of the
// debate begins.
//
//	Der Vorsitzende ruft ... auf      Stadträtin Klee (FWG): Wir ...
func speech(f string) bool {
	switch {
	case strings.HasPrefix(f, "der vorsitzende"), strings.HasPrefix(f, "die vorsitzende"),
		strings.HasPrefix(f, "stadtrat "), strings.HasPrefix(f, "stadtratin "),
		strings.HasPrefix(f, "burgermeister"), strings.HasPrefix(f, "oberburgermeister"),
		strings.HasPrefix(f, "erste burgermeister"), strings.HasPrefix(f, "erster burgermeister"),
		strings.HasPrefix(f, "herr "), strings.HasPrefix(f, "frau "),
		strings.HasPrefix(f, "(keine wortmeldung"), strings.HasPrefix(f, "(unruhe"):
		return true
	}
	return false
}

// confirm joins a result that is said again below the words with the decision
// that was told above them. It reports false if that has been confirmed already.
func (d *decider) confirm(v vote, s segment) bool {
	if len(d.out) == 0 {
		return false
	}
	last := &d.out[len(d.out)-1]
	if last.labeled {
		return false
	}
	last.labeled = true
	if last.weak && v.strong() {
		last.Result, last.Span = s.text, d.p.span(d.rows[s.first].at, d.rows[s.last].at, "decision-result")
	}
	if last.Unanimous == nil {
		last.Unanimous = v.unanimous
	}
	fillCount(&last.Yes, v.yes)
	fillCount(&last.No, v.no)
	fillCount(&last.Abstain, v.abstain)
	if last.weak && v.outcome != "" && last.Outcome == "accepted" {
		last.Outcome = v.outcome
	}
	if len(last.Parties) == 0 {
		last.Parties = v.sides
	}
	return true
}

func fillCount(dst **int, n *int) {
	if *dst == nil {
		*dst = n
	}
}
