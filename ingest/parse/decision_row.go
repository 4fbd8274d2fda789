package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// Results without a label: rows that hold nothing but how a vote ended, below
// what was voted on.
//
//	Änderungsantrag Nr. 1 der ABC-Fraktion (Hebesatz):
//	2 Ja-Stimmen, 18 Nein-Stimmen - abgelehnt
//
//	Sodann fasst der Rat folgenden Beschluss:
//	„Am Anger wird ein Brunnen gebaut.“
//	Dafür: 9     Dagegen: 5     Enthaltungen: 1

// resultWords are the words of which such rows consist, beside numbers, the names
// of sides and what stands in brackets.
var resultWords = wordSet("einhellig einstimmig einstimmige einstimmiger einvernehmlich mehrheitlich mehrheitliche mehrstimmig einmutig angenommen abgelehnt beschlossen zugestimmt " +
	"genehmigt zustimmung ablehnung annahme kenntnisnahme zur kenntnis genommen ja nein stimme stimmen bei mit und gegen ohne eine einer zwei keine " +
	"stimmengleichheit stimmenmehrheit mehrheit somit damit ist wird der die den antrag beschluss zuruckgezogen von vom antragsteller antragstellern " +
	"antragstellerin vertagt zuruckgestellt rest ansonsten stimmberechtigte anwesend befangen fur dem gefasst zustimmend mehrheits beschlossen. " +
	"gesetzliche gesetzlicher mitgliederzahl anzahl mitglieder stimmberechtigten davon personlich beteiligt abstimmungsergebnis abstimmung enthalten ungultige grosser gewahlte anwesende abgegebene abgegebenen gultige stimmabgabe offen stimmberechtigt dient ungeandert geandert pers gesetzl")

// formWords stand on the lines of a form that counts votes.
var formWords = wordSet("abgegebene abgegebenen gultige ungultige mitgliederzahl")

// verdictWords tell how a vote ended; one of them, or a count, makes a row a
// result.
var verdictWords = phrasesOf("einstimmig", "mehrheitlich", "mehrstimmig", "angenommen", "abgelehnt", "kenntnis genommen", "zuruckgezogen", "vertagt", "zuruckgestellt", "zugestimmt", "kenntnisnahme", "dient zur kenntnis", "einhellig", "ungeandert beschlossen", "geandert beschlossen")

// inBrackets is what stands in brackets.
var inBrackets = compile(`\([^()]*\)`)

// pureResult reports folded words that say nothing but how a vote ended.
func pureResult(f string) bool {
	if len(f) > 160 || len(f) < 5 {
		return false
	}
	f = sidesOfMotion(f)
	if strings.Contains(f, "(") {
		f = inBrackets.ReplaceAllString(f, " ")
	}
	counts, verdict := false, verdictWords.in(f)
	if !verdict && (!hasDigit(f) && !strings.HasSuffix(f, ": keine") || !strings.Contains(f, "stimm") && !strings.Contains(f, "enth") && !strings.Contains(f, "daf") && !strings.Contains(f, "dageg") && !strings.Contains(f, "ja") && !strings.Contains(f, "nein") && !strings.HasPrefix(f, "befangen") && !strings.Contains(f, "mitglieder")) {
		return false
	}
	sides, numbers := 0, 0
	for _, k := range tokens(f) {
		if k.number >= 0 && !k.spelt {
			numbers++
		}
		if ballotWords[k.word] != ballotNone {
			sides++
		}
		switch {
		case k.number >= 0, !letter(k.word[0]) && !digit(k.word[0]):
		case ballotWords[k.word] != ballotNone, formWords[k.word] || strings.HasSuffix(k.word, "mitglieder"):
			counts = true
		case !resultWords[k.word]:
			return false
		}
	}
	if numbers > sides+1 {
		return false // the row of a table
	}
	return verdict || counts && (hasDigit(f) || strings.HasSuffix(f, ": keine"))
}

// resultRow reports a row that is a result without a label: it begins a paragraph
// or follows words that end, and it ends one or is followed by another such row.
func (d *decider) resultRow(i int) bool {
	if d.namesSides(i) {
		return i == 0 || d.rows[i-1].blank() || d.endsWords(i-1)
	}
	if barredResult(d.rows[i].fold) {
		return true
	}
	if !pureResult(d.rows[i].fold) || !upperStart(d.rows[i].text) && !verdictWords.in(d.rows[i].fold) && !sideLabel.MatchString(d.rows[i].fold) {
		return false
	}
	if f := d.rows[i].fold; strings.HasPrefix(f, "der ") || strings.HasPrefix(f, "die ") || strings.HasPrefix(f, "dem ") || strings.HasPrefix(f, "den ") {
		return false // a sentence
	}
	if above := i - 1; above >= 0 && !d.rows[above].blank() && !d.endsWords(above) {
		return false
	}
	if i+1 >= len(d.rows) || d.rows[i+1].blank() || pureResult(d.rows[i+1].fold) {
		return true
	}
	return d.label(i+1).kind != labelNone || upperStart(d.rows[i+1].text)
}

// sideLabel is a side in front of its count: "dafür: 12 (7 ABC, 5 DEF)".
var sideLabel = compile(`^(?:dafur|dagegen|enth\.?|enthaltung(?:en)?) ?:`)

// endsWords reports a row with which words end, so that a result may follow.
func (d *decider) endsWords(i int) bool {
	s := d.rows[i].text
	if pureResult(d.rows[i].fold) {
		return true
	}
	for _, end := range []string{".", ":", "“", "\"", ")", "!", "?"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return strings.HasPrefix(d.rows[i].fold, "abstimmung") || sidesRow.MatchString(s)
}

// bareResult reads a result without a label, and makes a decision of it or joins
// it with the one that was told above. It returns the row behind it.
func (d *decider) bareResult(at int) int {
	text, end := d.rows[at].text, at+1
	for i := d.moreCounts(text, end); i >= 0; i = d.moreCounts(text, end) {
		text, end = joinWords(text, d.rows[i].text), i+1
	}
	v := readVote(text)
	if v.outcome == "" && !v.open || v.sided && len(v.sides) < 2 {
		return at + 1
	}
	return d.bareVote(v, text, at, end)
}

// moreCounts is the row with which a result goes on, from row at on; -1 if it has
// ended. Behind a blank row only a side goes on that has not been counted yet.
func (d *decider) moreCounts(text string, at int) int {
	if at >= len(d.rows) {
		return -1
	}
	if !d.rows[at].blank() {
		if pureResult(d.rows[at].fold) || d.namesSides(at) {
			return at
		}
		return -1
	}
	i := nextRow(d.rows, at)
	if i < 0 || i > at+1 || !hasDigit(text) || !hasDigit(d.rows[i].fold) || !countStart.MatchString(d.rows[i].fold) || !pureResult(d.rows[i].fold) || readVote(text+" "+d.rows[i].text).tie {
		return -1
	}
	return i
}

// bareVote does so with a vote that the rows at to end tell.
func (d *decider) bareVote(v vote, text string, at, end int) int {
	d.p.claim(d.rows[at].at, d.rows[end-1].at, "decision-result")
	if len(d.out) > 0 && (d.out[len(d.out)-1].open || d.toldRightAbove(at)) && d.join(v) {
		last := &d.out[len(d.out)-1]
		last.Result, last.labeled, last.open = text, true, false
		last.Span = d.p.span(d.rows[at].at, d.rows[end-1].at, "decision-result")
		if v.outcome == minutes.Rejected {
			last.Outcome = v.outcome
		}
		d.check(last)
		return d.saidAgain(end)
	}
	if d.pend.text == "" {
		d.pend = d.above(at)
	}
	if d.pend.text == "" {
		d.pend = resolution{text: " ", kind: labelResolution, first: at, last: at, head: at}
	}
	d.settleWith(v, text, at, end-1)
	if last := &d.out[len(d.out)-1]; last.Text == " " {
		last.Text, last.Words = "", nil
	}
	d.pend = resolution{}
	return d.saidAgain(end)
}

// toldRightAbove reports that the last decision was told in the row right above,
// as what was referred or put off: the counts below are of the vote on that.
//
//	Der Antrag wird in den Bauausschuss verwiesen.
//	Ja-Stimmen: 11    Nein-Stimmen: 0    Enthaltungen: 1
func (d *decider) toldRightAbove(at int) bool {
	last := d.out[len(d.out)-1]
	return at > 0 && !d.rows[at-1].blank() && last.Span.Last == d.rows[at-1].no && (last.Outcome == minutes.Referred || last.Outcome == minutes.Postponed)
}

// putOffThus says what the vote above came to: the item was put off by it.
//
//	Die Angelegenheit ist damit zurückgestellt.
var putOffThus = compile(`^(?:der|die|das|dieser|diese) [^.]{3,60} (?:ist|sind) (?:(?:damit|somit) [^.]{0,60}\b)?(zuruckgestellt|vertagt|verwiesen|uberwiesen)\.?$`)

// thusPutOff reads such a sentence below the last decision.
func (d *decider) thusPutOff(at int) int {
	i := at
	for i < len(d.rows) && d.rows[i].blank() && i < at+2 {
		i++
	}
	if i >= len(d.rows) || len(d.out) == 0 || len(d.rows[i].fold) > 140 {
		return at
	}
	m := putOffThus.FindStringSubmatch(d.rows[i].fold)
	if m == nil || d.out[len(d.out)-1].Outcome != minutes.Accepted {
		return at
	}
	d.out[len(d.out)-1].Outcome = outcomeOf(m[1])
	d.p.claim(d.rows[i].at, d.rows[i].at, "decision-result")
	return i + 1
}

// saidAgain passes over a sentence that says once more how the vote above ended.
//
//	Der Antrag ist damit abgelehnt.      Das Einvernehmen ist somit nicht erteilt.
func (d *decider) saidAgain(at int) int {
	i := at
	for i < len(d.rows) && d.rows[i].blank() && i < at+2 {
		i++
	}
	if i < len(d.rows) && isSaidAgain(d.rows[i].fold) {
		d.p.claim(d.rows[i].at, d.rows[i].at, "decision-result")
		return i + 1
	}
	return at
}

var saidAgainForm = compile(`^(?:der|die|das|dieser|diese) [^.]{3,60} (?:ist|gilt) (?:damit|somit|daher|mithin|als|also) [^.]{0,40}(?:angenommen|abgelehnt|beschlossen|erteilt|gewahlt|genehmigt|zugestimmt|gefasst)\.?$`)

func isSaidAgain(f string) bool { return len(f) < 120 && saidAgainForm.MatchString(f) }

// motionVoted is a motion that was voted on in the course of the debate, before
// the vote that is labelled.
//
//	Er wird bei 11 Ja-Stimmen, 16 Nein-Stimmen und 2 Enthaltungen abgelehnt.
var motionVoted = compile(`^(?:(?:er|sie|dieser|diese)|(?:der|dieser) [a-z-]*antrag[^,.]{0,80}) (?:wird|ist) (?:bei|mit) \d{1,3} ja-stimmen?[^.]{0,90}(?:abgelehnt|angenommen)\.?$`)

// motionsTold reads such votes where results are labelled, and all else that is
// told is debate.
func (d *decider) motionsTold(from, to int) {
	for i := from; i < to; i++ {
		if i = d.motionCounted(i, to); i >= to {
			return
		}
		f := d.rows[i].fold
		if len(f) > 200 || !strings.Contains(f, "ja-stimm") {
			continue
		}
		for _, s := range sentences(d.rows, max(from, i-2), min(to, i+2)) {
			if s.last < i || s.first > i || len(s.text) > 300 || !motionVoted.MatchString(Fold(s.text)) {
				continue
			}
			if v := readVote(s.text); v.yes != nil && v.no != nil {
				d.tell(s, Fold(s.text), v)
				d.out[len(d.out)-1].labeled = true
				i = s.last
				break
			}
		}
	}
}

// motionCounted reads a motion of which the counts stand alone on a row, and a
// sentence below it says what became of it. It returns the row behind, else the
// same row.
//
//	a) Antrag der ABC-Fraktion, den Ansatz zu erhöhen:
//	   Ja 6   Nein 7   Enthaltung 0
//	   Der Antrag ist damit abgelehnt.
func (d *decider) motionCounted(at, to int) int {
	if at+1 >= to || len(d.out) > mostMotions || !isSaidAgain(d.rows[at+1].fold) || !pureResult(d.rows[at].fold) {
		return at
	}
	v := readVote(d.rows[at].text)
	if o := outcomeOf(d.rows[at+1].fold); o != "" {
		v.outcome = o
	}
	if v.yes == nil || v.no == nil || v.outcome == "" {
		return at
	}
	d.pend = d.above(at)
	d.pend.kind = labelProposal
	d.settleWith(v, joinWords(d.rows[at].text, d.rows[at+1].text), at, at+1)
	d.pend = resolution{}
	d.p.claim(d.rows[at].at, d.rows[at+1].at, "decision-result")
	return at + 2
}

// mostMotions bounds how many motions an item may have.
const mostMotions = 400
