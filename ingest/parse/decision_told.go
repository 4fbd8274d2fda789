package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// Decisions told in sentences. With counts or unanimity printed, a sentence
// tells a vote unless it reports an earlier one; without them, it must say that
// the body decides:
//
//	Ohne weitere Beratung beschließt der Rat einstimmig bei 2 Enthaltungen wie folgt:
//	Das Protokoll der Sitzung vom 4. Mai wird bei einer Stimmenthaltung genehmigt.
//	Der Ausschuss stimmt mit 2 Ja- zu 9 Nein-Stimmen gegen den Antrag.
//	Anschließend fasst der Ortsrat folgenden Beschluss:
//	Der Ortsrat nimmt dies zur Kenntnis.

// told reads the decisions told in the rows from to to.
func (d *decider) told(from, to int) {
	words := false
	list := sentences(d.rows, from, to)
	done := 0
	for i, s := range list {
		if i < done {
			continue
		}
		if n := d.asked(list, i); n > 0 {
			done, words = i+n, false
			continue
		}
		if overlong(s.text) {
			d.follow(words, s)
			continue
		}
		f := foldVote(s.text)
		if words && s.para && spoken(f) {
			words = false
		}
		if strings.Contains(f, "nein ") && isMatrix(tokens(f)) {
			d.p.problem("vote_matrix", "The counts by party in a table are not certain and were not read: "+s.text, d.p.span(d.rows[s.first].at, d.rows[s.last].at, "decision-told"))
			continue
		}
		if s.para && ratioOnly.MatchString(f) {
			d.ratio(s)
			continue
		}
		if o := pointOutcome(f); o != "" && i > 0 && list[i-1].colon && listRow.MatchString(list[i-1].text) && len(d.out) > 0 {
			s.text, s.first = list[i-1].text+" "+s.text, list[i-1].first
			d.tell(s, f, vote{outcome: o})
			continue
		}
		if i > 0 && d.countsBeside(list[i-1], s) {
			continue
		}
		if !mayDecide(f) {
			d.follow(words, s)
			continue
		}
		words = d.sentence(list, i, f, words)
	}
}

// sentence reads what may be a decision told in one sentence, and reports whether
// the words of a decision follow it.
func (d *decider) sentence(list []saying, i int, f string, words bool) bool {
	s, head := list[i], d.announced(list, i)
	if d.points(head, s, words && head == nil) {
		return d.out[len(d.out)-1].open
	}
	v, ok := d.vote(s, f, words)
	switch {
	case !ok:
		d.follow(words, s)
		return words
	case head != nil && v.strong():
		d.tellAnnounced(*head, s, f, v)
		return d.out[len(d.out)-1].open
	case v.outcome == minutes.Withdrawn && !v.strong():
		d.withdrawn = &list[i] // whoever moved it did, not the body
		return words
	case i > 0 && v.outcome == minutes.Accepted:
		v.outcome = agreed(list[i-1].text, f, v.outcome)
	}
	d.tell(s, f, v)
	return d.out[len(d.out)-1].open
}

// countsBeside joins the words behind a label in the middle of a line with the
// decision that was told in front of it.
//
//	Die Gemeindevertretung stimmt dem Bauantrag zu. Abstimmung: 9 dafür, 0 dagegen.
func (d *decider) countsBeside(label, s saying) bool {
	if !label.colon || len(d.out) == 0 || len(s.text) > 160 || !resultLabel.MatchString(Fold(label.text)) {
		return false
	}
	v := readVote(s.text)
	last := &d.out[len(d.out)-1]
	if !v.strong() || last.Span.Last < d.p.lines[d.rows[max(label.first-1, 0)].at].no || !d.join(v) {
		return false
	}
	last.Result = strings.TrimSpace(last.Result + " " + label.text + " " + s.text)
	last.Span.Last = d.p.lines[d.rows[s.last].at].no
	d.p.claim(d.rows[label.first].at, d.rows[s.last].at, "decision-told")
	return true
}

// resultLabel is a label that may stand in the middle of a line.
var resultLabel = compile(`^(?:abstimmung|abstimmungsergebnis|abst\.|ergebnis|stimmenverhaltnis):$`)

// ratioOnly is a result that stands alone below what was decided: "12 : 3".
var ratioOnly = compile(`^\(?\d{1,2} ?: ?\d{1,2}\)?\.?$`)

// ratio joins a bare result with the decision above it, or makes one of the
// paragraph above.
func (d *decider) ratio(s saying) {
	v := readVote(strings.Trim(s.text, "()."))
	if !v.any() {
		return
	}
	if d.join(v) {
		last := &d.out[len(d.out)-1]
		last.Result = strings.TrimSpace(last.Result + " " + s.text)
		last.Span.Last = max(last.Span.Last, d.p.lines[d.rows[s.last].at].no)
		d.p.claim(d.rows[s.first].at, d.rows[s.last].at, "decision-told")
		return
	}
	d.pend = d.above(s.first)
	if d.pend.text != "" {
		d.settleWith(v, s.text, s.first, s.last)
	}
	d.pend = resolution{}
}

// decisionWords are the stems without which no sentence tells a decision.
var decisionWords = phrasesOf("stimm", "enthaltung", "beschl", "kenntnis", "genehm", "empf", "mehrheit", "einvernehm", "vertagt", "zuruck", "verwies", "wiesen", "gewahlt", "zugestimmt", "angenommen", "abgelehnt", "lehnt", "billigt", "verschoben")

func mayDecide(folded string) bool { return decisionWords.in(folded) }

// vote reads the vote that a sentence tells.
func (d *decider) vote(s saying, f string, words bool) (vote, bool) {
	if strings.HasSuffix(s.text, "?") || supposed(s.text, f) {
		return vote{}, false
	}
	v := readVote(s.text)
	if v.strong() {
		if !countsWord(f) && v.unanimous == nil || reported(f) || merelyMentioned(f, v) || d.ofOthers(f) {
			return vote{}, false
		}
		v.outcome = mainOutcome(f, v)
		return v, true
	}
	if words {
		return vote{}, false
	}
	if len(d.out) == 0 && thusEnded.MatchString(f) {
		return d.elected(s, vote{outcome: outcomeOf(f), secret: v.secret}), true
	}
	o := plainOutcome(f)
	return vote{outcome: o, secret: v.secret}, o != ""
}

// thusEnded says how a vote or an election ended that was told in speech.
//
//	Damit ist Frau Klee gewählt.      Somit ist der Antrag abgelehnt.
//	Herr Vogt ist damit zum Ortsvorsteher gewählt; er nimmt die Wahl an.
var thusEnded = compile(`^(?:damit|somit) (?:ist|sind) (?:(?:der|die|das) [a-z]*(?:antrag|vorlage|beschlussvorschlag|resolution)\b[^.;,]{0,60} (?:angenommen|abgelehnt|beschlossen)|(?:herr|frau|ratsherr|ratsfrau|stadtrat|stadtratin|gemeinderat|gemeinderatin) [^.;]{3,80} gewahlt)(?:\.?$|[;,] )|` +
	`^(?:herr|frau|ratsherr|ratsfrau|stadtrat|stadtratin|gemeinderat|gemeinderatin|gr|grin) [^.;,]{3,60} (?:ist|gilt) (?:damit|somit|hiermit) [^.;]{0,80}gewahlt(?:\.?$|[;,] )|^gewahlt ist (?:damit|somit) [^.;,]{3,60}\.?$`)

// tell adds a decision, or joins a sentence that only says how the last one
// ended with it.
func (d *decider) tell(s saying, f string, v vote) {
	if resultSentence.MatchString(f) && d.join(v) {
		return
	}
	if d.saidBelow(s, v) {
		return
	}
	dec := decided{vote: v, weak: !v.strong(), open: s.colon}
	fillVote(&dec.Decision, v)
	dec.Outcome = v.outcome
	dec.Result = s.text
	dec.Span = d.p.span(d.rows[s.first].at, d.rows[s.last].at, "decision-told")
	if !s.colon {
		dec.Text = s.text
	}
	d.target(&dec)
	d.check(&dec)
	d.p.claim(d.rows[s.first].at, d.rows[s.last].at, "decision-told")
	d.out = append(d.out, dec)
}

// saidBelow reports a sentence right below counts that says once more what they
// came to: it is no further decision.
//
//	Abstimmung zur Vorlage: 6-1-0
//	Der Ausschuss empfiehlt dem Rat die Beschlussfassung.
func (d *decider) saidBelow(s saying, v vote) bool {
	if len(d.out) == 0 || v.strong() || s.colon || len(s.text) > 120 {
		return false
	}
	last := &d.out[len(d.out)-1]
	if !last.labeled || !last.vote.any() || last.Outcome != v.outcome || last.Span.Last+1 != d.p.lines[d.rows[s.first].at].no {
		return false
	}
	d.p.claim(d.rows[s.first].at, d.rows[s.last].at, "decision-result")
	return true
}

// resultSentence only says how the vote on what stands above ended.
//
//	Der Beschluss wird einstimmig gefasst.      Die Abstimmung erfolgt einstimmig.
var resultSentence = compile(`^(?:der (?:vorstehende |vorgenannte )?beschluss (?:wird|wurde|erfolgt|ergeht|erging)|die abstimmung|das (?:abstimmungs|beratungs)ergebnis|die beschlussfassung (?:erfolgt|erging)|die abstimmung (?:erfolgt|ergibt)|abstimmungsergebnis)`)

// join joins a vote with the last decision, if that one has none of its own.
func (d *decider) join(v vote) bool {
	if len(d.out) == 0 {
		return false
	}
	last := &d.out[len(d.out)-1]
	if !last.weak || last.labeled {
		return false
	}
	last.weak = false
	last.Unanimous, last.Yes, last.No, last.Abstain, last.Parties = v.unanimous, v.yes, v.no, v.abstain, v.sides
	if v.outcome == minutes.Rejected || last.NoOutcome && v.outcome != "" {
		last.Outcome, last.NoOutcome = v.outcome, false
	}
	return true
}

// follow adds a sentence to the words of the decision that announced them.
func (d *decider) follow(words bool, s saying) {
	if !words || len(d.out) == 0 {
		return
	}
	last := &d.out[len(d.out)-1]
	w := d.p.span(d.rows[s.first].at, d.rows[s.last].at, "decision-words")
	if last.Words == nil {
		last.Words = &w
	}
	if len(last.Text) < longestText {
		last.Text = strings.TrimSpace(last.Text + " " + s.text)
	}
	last.Words.Last = w.Last
	d.p.claim(d.rows[s.first].at, d.rows[s.last].at, "decision-words")
}

// spoken reports a row with which somebody speaks again, after the words of a
// decision.
func spoken(f string) bool {
	for _, w := range []string{"herr ", "frau ", "ratsherr", "ratsfrau", "burgermeister ", "ortsburgermeister", "auf nachfrage", "anschliessend ", "sodann ", "im anschluss", "nach ", "ohne weitere", "des weiteren", "ferner ", "abschliessend", "der vorsitzende", "die vorsitzende", "auch ", "daraufhin", "danach"} {
		if strings.HasPrefix(f, w) {
			return true
		}
	}
	return false
}

// supposed reports a sentence about what could or should be decided.
func supposed(printed, f string) bool {
	if strings.HasPrefix(f, "wird ") || strings.HasPrefix(f, "werden ") || strings.HasPrefix(f, "falls ") || strings.HasPrefix(f, "sofern ") {
		return true
	}
	if i := strings.Index(printed, "nstimmig"); i >= 0 {
		printed = printed[:i]
	} else if i := strings.Index(printed, "Stimme"); i >= 0 {
		printed = printed[:i]
	}
	if strings.Contains(printed, "würde") || strings.Contains(printed, "könnte") {
		return true
	}
	if i := strings.Index(f, "zur kenntnis und bittet"); i > 0 {
		f = f[:i+len("zur kenntnis")]
	}
	return supposing.in(f) && (!votedPlainly.in(f) || strings.Contains(f, "sollte"))
}

// supposing are words of wishes and questions, votedPlainly those of a vote that
// was taken all the same.
var (
	supposing = phrasesOf(" sollte ", " sollten ", "mochte wissen", "fragt ", "fragen, ", "ob der ", " falls ", "musste ", "beantragt,", "schlagt vor", "bittet",
		"es sei denn", "vorbehaltlich der")
	votedPlainly = phrasesOf("einstimmig", "ja-stimme", "mehrheitlich", "enthaltung")
)

// presentVerbs say that a sentence tells what happens now.
var presentVerbs = phrasesOf("beschliess", "empfiehlt", "empfehlen", "fasst", "fassen", "stimmt", "stimmen", "nimmt", "nehmen", "lehnt", "spricht sich", "sprechen sich", "genehmigt der", "wird", "werden", "erfolgt", "ergeht", "ist der", "befurwortet", "benennt", "wahlt", "einigt", "votiert", "bestimmt")

// earlierWords tell of an earlier vote, nowWords of one that is taken now.
var (
	earlierWords = phrasesOf("hat der ", "hat die ", "hat sich ", "hatte ", "hatten ", "haben sich ", "seinerzeit", "in der letzten sitzung", "bereits in", "habe man", "wurde bereits", "hat in seiner", "haben einstimmig", "hat einstimmig", "habe einstimmig")
	nowWords     = phrasesOf("beschliesst der", "beschliesst das", "empfiehlt der", "fasst der", "stimmt der", "nimmt der", "wird einstimmig", "lehnt der")
)

// reported reports a sentence about an earlier vote, or another body's.
func reported(f string) bool {
	if earlierWords.in(f) {
		return !nowWords.in(f)
	}
	if toldOfOthers(f) {
		return true
	}
	if !strings.Contains(f, "wurde") && !strings.Contains(f, "worden") {
		return false
	}
	f = notNow.Replace(f)
	past := strings.Contains(f, "sitzung vom") || strings.Contains(f, "sitzung am") || strings.Contains(f, "in der sitzung") || strings.Contains(f, "im rat ") || strings.Contains(f, "damals") || strings.Contains(f, "im fachausschuss") || strings.Contains(f, "im ortsrat")
	return past && !decidesNow(f) && !happensNow.in(f)
}

// notNow takes participles away in which a verb of the present stands.
var notNow = strings.NewReplacer("zugestimmt", "", "abgestimmt", "", "bestimmt", "", "gestimmt", "")

// Reports of what was decided elsewhere or before: told in the perfect tense, or
// as somebody's news.
//
//	Der Verwaltungsausschuss am 15.09. mit 6 Ja-Stimmen den Auftrag vergeben hat,
//	Der Vorsitzende gibt bekannt, dass der Auftrag mit 13 : 0 Stimmen vergeben wurde.
var (
	perfectTense = compile(`\bha(?:t|ben|be) (?:am|in der|vom|gestern|zuletzt|seinerzeit|sich (?:am|in)) |(?:vergeben|beschlossen|gefasst|zugestimmt|abgelehnt|verabschiedet|erteilt|ausgesprochen|bewilligt|genehmigt) (?:hat|haben|habe|hatte|hatten|worden sei|worden sind|wurde)\b|(?:dieser|diese|dieses|er|sie|man) habe sich`)
	asNews       = compile(`(?:gibt bekannt|teilt mit|berichtet|informiert|erinnert)[^.]{0,60}, (?:dass|wonach) `)
	newsTense    = compile(`\b(?:wurde|wurden|worden|hat|haben|habe|hatte|sei|seien)\b`)
)

// toldOfOthers reports a sentence about such a decision.
func toldOfOthers(f string) bool {
	if strings.Contains(f, "nachbarstadt") || strings.Contains(f, "nachbargemeinde") {
		return true
	}
	if !strings.Contains(f, "ha") && !strings.Contains(f, "wurde") && !strings.Contains(f, "worden") && !strings.Contains(f, "sei") {
		return false
	}
	if (strings.Contains(f, "hat ") || strings.Contains(f, "hat,") || strings.Contains(f, "hat.") || strings.Contains(f, "habe") || strings.Contains(f, "hatte") || strings.Contains(f, "wurde") || strings.Contains(f, "worden s")) && perfectTense.MatchString(f) {
		return true
	}
	f = strings.TrimLeft(f, "-*• ")
	if !decidesNow(f) && (heardOf.MatchString(f) || doneBy.MatchString(f)) {
		return true
	}
	if !newsVerbs.in(f) {
		return false
	}
	m := asNews.FindStringIndex(f)
	return m != nil && newsTense.MatchString(f[m[1]:])
}

var (
	// heardOf is speech that is reported: what somebody says has been decided.
	//
	//	Sie erwidert, das Geld sei 2020 mit 12 gegen 3 Stimmen umgewidmet worden.
	heardOf = compile(`\b(?:habe|hatten|haetten)\b [^.;]{4,160}(?:vergeben|beschlossen|abgelehnt|zugestimmt|empfohlen|votiert|gestimmt|gefasst|erteilt|bewilligt)\.?$|^(?:wir haben|ich habe)\b|\bam \d{1,2}\. ?(?:\d{1,2}\.|[a-z]+) ?\d{2,4}\b[^.;]{0,20}\bwurde|\b(?:sei|seien|ware|waren) [^.;]{0,160}\bworden\b|\b(?:worden (?:sei|seien|war|waren)|gefasst habe|beschlossen habe)\b`)

	// doneBy is what another body has decided.
	//
	//	Der Zweckverband hat mit 31 : 4 Stimmen den Wirtschaftsplan beschlossen.
	doneBy = compile(`^(?:der|die|das) [a-z-]*(?:verband|verbandsversammlung|kreistag|landtag|bundestag|bezirksregierung|konferenz|aufsichtsrat|verein|vorstand|magistrat|kreisausschuss|verwaltungsausschuss) [^.;]{0,40}\b(?:hat|habe|haben|hatte)\b`)
)

// decidesNow reports a sentence of which the verb says that the body decides.
func decidesNow(f string) bool {
	return decidingVerbs.in(notNow.Replace(f))
}

var (
	decidingVerbs = phrasesOf("beschliess", "empfiehlt", "fasst ", "stimmt ", "lehnt ", "wird einstimmig", "wird mit ", "wird bei ")
	happensNow    = phrasesOf(" wird ", " werden ", " nimmt ", " erfolgt")
)

// newsVerbs bring news.
var newsVerbs = phrasesOf("gibt bekannt", "teilt mit", "berichtet", "informiert", "erinnert")

// merelyMentioned reports a sentence in which votes are a subject of debate: a
// number of votes without anything that they did.
func merelyMentioned(f string, v vote) bool {
	if v.outcome != "" || v.unanimous != nil {
		return false
	}
	return !presentVerbs.in(f) && !acceptedWords.in(f)
}

// countsWord reports that the words of a vote are there, not just "Zustimmung".
func countsWord(f string) bool {
	return strings.Contains(f, ": ") || countWords.in(f)
}

var countWords = phrasesOf("stimme", "enthaltung", "dagegen", "dafur", " ja ", "ja/", "einst")
