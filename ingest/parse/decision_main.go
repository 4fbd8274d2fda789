package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// markers are the words around which the main clause of a decision stands.
var markers = []string{"einstimmig", "einvernehmlich", "mehrheitlich", "einmutig", "stimme", "enthaltung", "kenntnis"}

// clauseEnds begin a subordinate clause: what is decided, not how.
var clauseEnds = []string{", dass ", ", den ", ", die ", ", das ", ", der ", ", dem ", ", ob ", ", wie ", ", ein", ", an ", ", im ", ", in ", ", zu ", ", nicht ", ", es ", ", sich ", ": ", "; ", " da ", " um ", " mit dem hinweis", ", weil ", ", wobei ", ", obwohl ", ", so dass", ", sodass"}

// mainClause is the clause that holds the words of the vote.
func mainClause(f string) string {
	at := len(f)
	for _, m := range markers {
		if i := strings.Index(f, m); i >= 0 && i < at {
			at = i
		}
	}
	if at == len(f) {
		at = 0
	}
	end := len(f)
	for _, c := range clauseEnds {
		if i := strings.Index(f[at:], c); i >= 0 && at+i < end {
			end = at + i
		}
	}
	begin := 0
	if i := strings.LastIndex(f[:at], ", "); i >= 0 {
		begin = i + 2
	}
	return f[begin:end]
}

var (
	lehntAb      = compile(`\blehn(?:t|en|te|ten)\b.*\bab\b`)
	votedAgainst = compile(`(?:stimmt|stimmen|spricht|sprechen|votier|entscheide|ist der|ausgesprochen).*\bgegen (?:den|die|das|diesen|dieses|diese|ein|eine|einen|jegliche|folgende[nrs]?|solche)\b`)
	asideAgainst = compile(`gegen (?:die |eine |zwei |drei |\d+ )?stimmen? |\b\d+ stimmen? gegen `)
)

// mainOutcome says what a told vote came to.
func mainOutcome(f string, v vote) minutes.Outcome {
	main := mainClause(f)
	against := asideAgainst.ReplaceAllString(main, "")
	switch {
	case v.yes != nil && v.no != nil && *v.yes < *v.no && (strings.Contains(f, "abzulehnen") || strings.Contains(f, "abgelehnt")):
		return minutes.Rejected
	case strings.Contains(main, "empfiehlt") && !strings.Contains(main, "abgelehnt"):
		return minutes.Accepted
	case lehntAb.MatchString(main), votedAgainst.MatchString(against) && !strings.Contains(against, "keine"):
		return minutes.Rejected
	case strings.Contains(main, "abgesetzt"), strings.Contains(main, "absetzung"), strings.Contains(main, "tagesordnung"):
		return acceptedUnlessRejected(main)
	case pureNote(main):
		return minutes.Noted
	case strings.Contains(f, "zur kenntnis") && pureNote(f) && strings.Contains(f, "nimmt"), noteMoved.MatchString(f):
		return minutes.Noted
	case putOffMoved.MatchString(f) && !strings.Contains(main, "abgelehnt"):
		return minutes.Postponed
	case putsOff(f) && !strings.Contains(main, "abgelehnt"):
		return minutes.Postponed
	case strings.Contains(f, "zu verweisen"), strings.Contains(main, "wies") && refersTo.MatchString(main):
		return minutes.Referred
	}
	o := outcomeOf(main)
	switch o {
	case minutes.Rejected:
		if v.yes != nil && v.no != nil && *v.yes > *v.no && !strings.Contains(main, "abgelehnt") {
			return minutes.Accepted
		}
		return o
	case minutes.Postponed, minutes.Referred, minutes.Withdrawn:
		return o
	}
	if v.yes != nil && v.no != nil && *v.yes <= *v.no && *v.no > 0 && !acceptedWords.in(main) {
		return minutes.Rejected // a tie, too, is no majority
	}
	if v.open && o == "" && !acceptedWords.in(main) && !decidesNow(f) {
		return minutes.Other
	}
	return minutes.Accepted
}

var (
	// refersTo is a body that refers an item.
	//
	//	Der Rat verwies den Entwurf einstimmig in die Ausschüsse.
	refersTo = compile(`\b(?:ver|uber)wies(?:en)? [^.;]{3,200}\b(?:in|an) (?:den|die|das) [a-z]`)

	// noteMoved is a motion to take note that was carried.
	//
	//	Der Antrag, den Bericht zur Kenntnis zu nehmen, wird einstimmig angenommen.
	noteMoved = compile(`zur kenntnis zu nehmen[^.]{0,80}(?:angenommen|zugestimmt|beschlossen|gefolgt)`)

	// putOffMoved is a motion to put an item off that was carried.
	//
	//	Der Antrag auf Vertagung wird mehrheitlich angenommen.
	putOffMoved = compile(`^(?:der|dem) (?:[a-z-]+ )?(?:antrag|vorschlag)[^,.]{0,40} auf (?:vertagung|zuruckstellung)|^(?:der|dem) (?:antrag|vorschlag)[^.]{0,60}(?:zu vertagen|zuruckzustellen)`)
)

func acceptedUnlessRejected(main string) minutes.Outcome {
	if strings.Contains(main, "abgelehnt") {
		return minutes.Rejected
	}
	return minutes.Accepted
}

// council is a body as the subject of a sentence.
const council = `(?:die mitglieder |die anwesenden )?(?:der |die |das |des )?(?:[a-z]{0,24}(?:rat|rates|ausschuss|ausschusses|ausschuß|versammlung|vertretung|kreistag|beirat|gremium|plenum|kommission|mitglieder)|mitglieder(?: des [a-z]+)?|anwesenden)\b`

var (
	decidesInverted = compile(`(?:beschliess(?:t|en)|beschloss|empfiehlt|empfehlen|empfahl) (?:sodann |nun |daher |anschliessend )?` + council)
	decidesDirect   = compile(`^(?:sodann |anschliessend )?` + council + `[^,:]{0,120}? (?:beschliess(?:t|en)|empfiehlt|empfehlen)\b`)
	passesMotion    = compile(`\bfass(?:t|en|te|ten) [^.]{0,120}\b(?:beschluss|empfehlung|beschlussempfehlung|empfehlungsbeschluss|beschlussfassung|resolution)\b`)
	takesNote       = compile(`^(?:[^,]{0,120}?[ ,])??(?:(?:nimmt|nehmen|nahm|nahmen) (?:sodann |nun |anschliessend )?` + council + `|` + council + `[^,]{0,120}? (?:nimmt|nehmen|nahm|nahmen)\b).*\b(?:zur kenntnis|kenntnis\.?$)`)
	noteTaken       = compile(`^[^,]{3,200} (?:wird|werden) [^,]{0,160}\bzur kenntnis genommen`)
	minutesPassed   = compile(`(?:protokoll|niederschrift)[^,;]{0,160} (?:wird|werden|ist) [^,;]{0,80}(?:genehmigt|gebilligt|angenommen|beschlossen)`)
	deemedPassed    = compile(`^(?:das protokoll|die niederschrift)[^.;]{0,60} gilt (?:damit|daher|somit|als|deshalb|mithin|demnach)[^.;]{0,20} ?genehmigt`)
	motionPassed    = compile(`(?:antrag|antrage|vorschlag|beschlussvorlage|beschlussvorschlag|drucksache|anderungs?|empfehlung)[^.;]{0,160} (?:wird|werden) [^,;]{0,80}(angenommen|abgelehnt|stattgegeben|zugestimmt|beschlossen|vertagt|zuruckgestellt)`)
	agrees          = compile(`(?:stimmt|stimmen) (?:sodann |nun |anschliessend )?` + council + `[^.]{0,160}\bzu(?:[.,;:]| und )|^` + council + `[^,]{0,100} stimm(?:t|en) [^.]{0,120}\bzu(?:[.,;:]| und )`)
	listPoint       = compile(`^(?:[a-z]\)|\d{1,2}[.)]|wird |werden |wenn |falls |sofern )`)
	opinion         = compile(`eindruck|meinung|auffassung|ansicht|aussage|der nachsten`)
	putOff          = compile(`^(?:der|die|das|dieser|diese|dieses) [^,]{3,120} (?:wird|werden) (?:[^,]{0,60} )?(vertagt|zuruckgestellt|zuruckgezogen|verschoben)(?:\.?$|, (?:nachdem|weil|da|bis) )`)
	referredTo      = compile(`\b(?:wird|werden) [^.;]{0,120}(?:an den|in den|dem|an die|zur weiteren beratung in)(?: [a-z-]+){0,2} [a-z]*(?:ausschuss|rat|beirat|kommission|gemeindevertretung)\b[^.;]{0,100}(?:verwiesen|uberwiesen|zugewiesen|zuruckverwiesen)\.?$`)
	takesBack       = compile(`\bzieh(?:t|en) (?:[^.,;]{0,60} )?(?:den|seinen|ihren|die|ihre|seine) (?:eigenen )?(?:antrag|anfrage|vorlage|beschlussvorlage|antrage)(?: (?:der|des|von|wieder|damit|vorerst|vorlaufig|nach|auf|aufgrund|wegen|daraufhin|mit)\b[^.,;]{0,90})? zuruck\.?$`)
	agreesPassive   = compile(`^(?:im rahmen [^,.;]{3,40}|sodann|anschliessend|nach [^,.;]{3,60}) (?:wird|werden) (?:der|dem|den|diesem|dieser) [^;]{5,220}? zugestimmt(?:\.|,|$)`)
	agendaPassed    = compile(`tagesordnung[^.]{0,120}(?:genehmigt|beschlossen|angenommen)`)
)

// plainOutcome reads a decision that is told without any vote; empty if the
// sentence tells none.
func plainOutcome(f string) minutes.Outcome {
	if i := strings.Index(f, "zugestimmt"); i > 0 && !perfectWords.in(f[:i]) && agreesPassive.MatchString(f) {
		return minutes.Accepted
	}
	if reported(f) || strings.Contains(f, "wurde") || strings.Contains(f, " hat ") || strings.Contains(f, " haben ") || len(f) > 900 || listPoint.MatchString(f) || opinion.MatchString(f) {
		return ""
	}
	switch {
	case strings.Contains(f, "kenntnis"):
		if (takesNote.MatchString(f) || noteTaken.MatchString(f)) && pureNote(f) && !strings.Contains(f, " soll") {
			return minutes.Noted
		}
		return ""
	case strings.Contains(f, "beschl"), strings.Contains(f, "empf"):
		if decidesInverted.MatchString(f) || decidesDirect.MatchString(f) {
			return toldOutcome(f)
		}
	}
	switch {
	case strings.Contains(f, "fass") && !strings.Contains(f, "zusammen") && passesMotion.MatchString(f) && strings.Contains(f, " fass"):
		return minutes.Accepted
	case strings.Contains(f, "genehm") && deemedPassed.MatchString(f):
		return minutes.Accepted
	case strings.Contains(f, "genehm") && minutesPassed.MatchString(f), strings.Contains(f, "tagesordnung") && agendaPassed.MatchString(f):
		return minutes.Accepted
	case strings.Contains(f, "stimm") && agrees.MatchString(f):
		if strings.Contains(f, "nicht zu") {
			return minutes.Rejected
		}
		return minutes.Accepted
	}
	if strings.HasSuffix(f, "wird zugestimmt.") || strings.HasSuffix(f, "werden zugestimmt.") || strings.HasSuffix(f, "wird stattgegeben.") {
		return minutes.Accepted
	}
	if strings.Contains(f, "wiesen") && referredTo.MatchString(f) {
		return minutes.Referred
	}
	if strings.Contains(f, "zuruck") && !strings.Contains(f, "auf vertagung") && takesBack.MatchString(f) {
		return minutes.Withdrawn
	}
	if !passiveVerdicts.in(f) {
		return ""
	}
	if m := putOff.FindStringSubmatch(f); m != nil && (m[1] != "verschoben" || itemMoved.MatchString(f)) {
		if m[1] == "verschoben" {
			return minutes.Postponed
		}
		return outcomeOf(m[1])
	}
	if m := motionPassed.FindStringSubmatch(f); m != nil {
		return outcomeOf(m[1])
	}
	return ""
}

// perfectWords tell what happened before.
var perfectWords = phrasesOf("wurde", " hat ", " haben ")

// itemMoved is a sentence about the item itself: not every event that is moved has
// been put off by a decision.
var itemMoved = compile(`^(?:die (?:beratung|behandlung|beschlussfassung|entscheidung|angelegenheit)|der (?:tagesordnungs)?punkt|der top|dieser (?:punkt|top))\b`)

// passiveVerdicts are the participles of decisions told in the passive.
var passiveVerdicts = phrasesOf("vertagt", "verschoben", "zuruckgestellt", "zuruckgezogen", "angenommen", "abgelehnt", "stattgegeben", "zugestimmt", "beschlossen")

// toldOutcome says what a decision without a vote comes to: to postpone or refer is
// that, anything else is accepted.
func toldOutcome(f string) minutes.Outcome {
	switch {
	case strings.Contains(f, "zu vertagen"), strings.Contains(f, "zuruckzustellen"):
		return minutes.Postponed
	case strings.Contains(f, "zu verweisen"):
		return minutes.Referred
	}
	return minutes.Accepted
}
