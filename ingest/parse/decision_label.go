package parse

import "strings"

// Labels that structure what is said under an item.
//
//	Beschluss:      Abstimmungsergebnis:      Beratungsergebnis: einstimmig/ja
//	Beschluss zu TOP 22:      Beschluss StBR: keiner, nur Kenntnisnahme
//	Beschlussart: ungeändert beschlossen      Wortprotokoll:
type labelKind int

const (
	labelNone       labelKind = iota
	labelResolution           // what was decided
	labelProposal             // what was proposed to be decided
	labelResult               // how the vote ended
	labelNote                 // how the vote ended, said again below the words
	labelTalk                 // what was said
)

var labelWords = map[string]labelKind{
	"beschluss": labelResolution, "beschluesse": labelResolution, "beschlusse": labelResolution, "beschlussfassung": labelResolution,
	"beschlusstext": labelResolution, "beschlussempfehlung": labelResolution, "empfehlung": labelResolution,
	"empfehlungsbeschluss": labelResolution, "b e s c h l u s s": labelResolution, "beschluß": labelResolution,
	"modifizierter beschluss": labelResolution, "geanderter beschluss": labelResolution, "abgeanderter beschluss": labelResolution,
	"beschlussvorschlag": labelProposal, "verwaltungsvorschlag": labelProposal, "antrag": labelProposal, "antragstext": labelProposal,
	"beschlussantrag":     labelProposal,
	"abstimmungsergebnis": labelResult, "abstimmung": labelResult, "abst.-erg.": labelResult, "abstimmungsresultat": labelResult,
	"ergebnis der abstimmung": labelResult, "wahlergebnis": labelResult, "beschlussart": labelResult, "beschlussergebnis": labelResult,
	"abstimmungsergebnisse": labelResult, "abst.ergebnis": labelResult, "abst.-ergebnis": labelResult,
	"ae": labelResult, "abst.": labelResult, "stimmenverhaltnis": labelResult, "stimmverhaltnis": labelResult, "abstimmungsverhaltnis": labelResult,
	"beratungsergebnis": labelNote,
	"beratungsverlauf":  labelTalk, "wortprotokoll": labelTalk, "protokoll": labelTalk, "beratung": labelTalk, "diskussion": labelTalk,
	"sachverhalt": labelTalk, "begrundung": labelTalk, "aussprache": labelTalk, "ergebnis": labelTalk, "sachdarstellung": labelTalk,
	"wortmeldungen": labelTalk, "antwort": labelTalk, "protokollnotiz": labelTalk,
}

// A bodyLabel is a labelled line.
type bodyLabel struct {
	kind labelKind
	tops []string // the items that it names: "zu TOP 22"
	rest string   // what stands behind it on the line
	over bool     // it names what is voted on, of which the words may follow
	vote string   // what stands in brackets behind it, if that is a result: "(12 : 3)"
}

// labelLine cuts a line into the label's words, what narrows them down, and the
// rest; all folded, for the label never spans the printed value.
var (
	labelLine = compile(`^([a-zß]+(?:[.-]{1,2}[a-z.]*)?(?: der abstimmung| beschluss)?)((?: (?:zu|zur|stbr|des|der|an|zum|im|ur|fur|uber|nr\.?) ?[^:]{0,70})?|(?: [a-z]{2,20}){1,3})(?: ?\(([^)]{0,80})\))? ?:`)
	labelTop  = compile(`\d{1,3}(?:\.\d{1,2})*`)
)

// labelAt reads a label, once for each line; kind labelNone if the line has none.
func labelAt(l *line) bodyLabel {
	if l.label == nil {
		lab := readLabel(l)
		l.label = &lab
	}
	return *l.label
}

func readLabel(l *line) bodyLabel {
	f := l.fold
	for _, how := range []string{"namentliche ", "geheime ", "offene "} {
		if rest, ok := strings.CutPrefix(f, how); ok && strings.HasPrefix(rest, "abstimmung") {
			f = rest
		}
	}
	if len(f) < 6 || !labelInitial(f[0]) {
		return bodyLabel{}
	}
	if k, ok := labelWords[strings.TrimRight(f, " :")]; ok && k != labelProposal {
		return bodyLabel{kind: k}
	}
	colon := strings.IndexByte(f, ':')
	if colon < 0 || colon > 110 {
		return bodyLabel{}
	}
	m := labelLine.FindStringSubmatch(f)
	if m == nil {
		return bodyLabel{}
	}
	k := labelWords[m[1]]
	if k == labelNone || m[2] != "" && k == labelResult && !strings.HasPrefix(m[1], "abstimmungs") && !strings.HasPrefix(m[2], " uber ") && !strings.HasPrefix(m[2], " zu") || m[2] != "" && k == labelTalk {
		return bodyLabel{}
	}
	lab := bodyLabel{kind: k, over: m[1] == "abstimmung" && m[2] != ""}
	if m[3] != "" && (k == labelResolution || k == labelProposal) && readVote(m[3]).strong() {
		lab.vote = m[3]
	}
	if strings.Contains(m[2], "top") || strings.Contains(m[2], "punkt") {
		lab.tops = labelTop.FindAllString(m[2], -1)
	}
	i := strings.IndexByte(l.text, ':')
	if k := strings.Index(l.text, "):"); m[3] != "" && k >= 0 {
		i = k + 1
	}
	if i >= 0 {
		lab.rest = strings.TrimSpace(l.text[i+1:])
	}
	return lab
}

// labelInitial is a cheap look at the first letter.
func labelInitial(c byte) bool {
	switch c {
	case 'a', 'b', 'e', 'g', 'm', 'p', 's', 'v', 'w', 'd':
		return true
	}
	return false
}

// underLabel reports that a folded line is a label under which the body of an item
// begins.
func underLabel(l *line) bool {
	k := labelAt(l).kind
	return k != labelNone && k != labelProposal
}
