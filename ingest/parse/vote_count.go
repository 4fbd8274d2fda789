package parse

import "strings"

// Counts of votes, number first or label first:
//
//	mit 7 Ja-Stimmen, einer Nein-Stimme und 2 Enthaltungen
//	12 Ja- zu 3 Nein-Stimmen      14 dafür 2 dagegen      5 Nein-Stimmen, Rest Ja-Stimmen
//	Ja: 21, Nein: 10, Enthaltungen: 1      Ja-Stimmen :8      Dafür: 8 Dagegen: 0
//	mit 14:0 Stimmen      Abstimmung 9:0
//
// A label without a number ("Ja: Nein: Enthaltung:") is a form that nobody has
// filled in; it counts nothing.

// A side of the count, by the words that name it.
type ballot int

const (
	ballotNone ballot = iota
	ballotYes
	ballotNo
	ballotAbstain
	ballotOther // counted, but on no side: ungültig, befangen, anwesend
)

var ballotWords = map[string]ballot{
	"ja": ballotYes, "jastimmen": ballotYes, "jastimme": ballotYes, "dafur": ballotYes,
	"zustimmung": ballotYes, "zustimmungen": ballotYes, "prostimmen": ballotYes,
	"furstimmen": ballotYes,
	"nein":       ballotNo, "neinstimmen": ballotNo, "neinstimme": ballotNo, "dagegen": ballotNo,
	"gegenstimme": ballotNo, "gegenstimmen": ballotNo, "ablehnung": ballotNo, "ablehnungen": ballotNo,
	"kontrastimmen": ballotNo,
	"enthaltung":    ballotAbstain, "enthaltungen": ballotAbstain, "stimmenthaltung": ballotAbstain,
	"stimmenthaltungen": ballotAbstain, "enth": ballotAbstain, "stimmenenthaltung": ballotAbstain,
	"stimmenenthaltungen": ballotAbstain,
	"ungultige":           ballotOther, "ungultig": ballotOther, "befangen": ballotOther, "anwesend": ballotOther,
	"stimmberechtigte": ballotOther, "stimmberechtigt": ballotOther,
}

// A tally is what is printed about the numbers of votes.
type tally struct {
	yes, no, abstain *int
	rest             ballot // "Rest Ja-Stimmen": which side the others took
	tie              bool   // the same side was counted twice: several votes in one text
}

func (t *tally) any() bool { return t.yes != nil || t.no != nil || t.abstain != nil }

// add counts n for a side. The first number for a side stands.
func (t *tally) add(b ballot, n int) {
	var dst **int
	switch b {
	case ballotYes:
		dst = &t.yes
	case ballotNo:
		dst = &t.no
	case ballotAbstain:
		dst = &t.abstain
	default:
		return
	}
	if *dst != nil {
		t.tie = true
		return
	}
	*dst = &n
}

// readTally reads the counts in the tokens of a folded text.
func readTally(list []token) tally {
	var t tally
	if isMatrix(list) {
		return t
	}
	if t.triple(list); t.any() {
		return t
	}
	used, after := make([]bool, len(list)), labelsFirst(list)
	for i, k := range list {
		b := ballotWords[k.word]
		if b == ballotNone {
			continue
		}
		if restBefore(list, i) {
			t.rest = b
			continue
		}
		if at := numberBefore(list, i); at >= 0 && !used[at] && !after && !colonNumber(list, i) {
			used[at] = true
			t.add(b, list[at].number)
		} else if at := numberAfter(list, i); at >= 0 && !used[at] && !verdict(k.word) {
			used[at] = true
			t.add(b, list[at].number)
		}
	}
	if t.yes == nil && t.no == nil {
		t.ratio(list)
	}
	if t.yes == nil {
		t.bareVotes(list)
	}
	if t.yes != nil && t.no == nil {
		t.facing(withoutBrackets(list))
	}
	if t.yes == nil && t.no == nil {
		t.against(withoutBrackets(list))
	}
	return t
}

// isMatrix reports counts by party in a table: several numbers behind a side's
// name. Which is whose is not certain, once empty cells are lost.
func isMatrix(list []token) bool {
	for i := 0; i+3 < len(list); i++ {
		if ballotWords[list[i].word] != ballotNone && bare(list[i+1]) && bare(list[i+2]) && bare(list[i+3]) {
			return true
		}
	}
	return false
}

// bare is a number in digits.
func bare(k token) bool { return k.number >= 0 && !k.spelt }

// verdict reports a side's name that is the outcome as well: the number behind
// "Zustimmung (9 Nein-Stimmen)" is another side's.
func verdict(word string) bool {
	return word == "zustimmung" || word == "ablehnung"
}

// restBefore reports whether a side is what the others took ("Rest Ja-Stimmen",
// "ansonsten Zustimmung").
func restBefore(list []token, i int) bool {
	for j := i - 1; j >= 0 && j >= i-2; j-- {
		switch list[j].word {
		case "rest", "ansonsten", "sonst", "ubrige", "ubrigen":
			return true
		}
	}
	return false
}

// numberBefore finds the number that a side's name belongs to: "7 Ja", "7-Ja",
// "14 Stimmen dafür"; -1 if there is none.
func numberBefore(list []token, i int) int {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		if list[j].number >= 0 {
			return j
		}
		switch list[j].word {
		case "-", "stimmen", "stimme", "(", "x":
		default:
			return -1
		}
	}
	return -1
}

// colonNumber reports a side's name with a colon and a number behind it: a number in
// front of it is another's.
func colonNumber(list []token, i int) bool {
	for i++; i < len(list) && (list[i].word == "-" || list[i].word == "stimmen" || list[i].word == "stimme"); i++ {
	}
	return i+1 < len(list) && list[i].word == ":" && bare(list[i+1])
}

// numberAfter finds the number behind a side's name: "Ja: 21", "Ja-Stimmen :8",
// "Nein 3"; -1 if there is none. A number that belongs to the next name, a date
// or a paper is none.
func numberAfter(list []token, i int) int {
	colon := false
	for j := i + 1; j < len(list) && j <= i+6; j++ {
		if k := list[j]; k.number >= 0 {
			if k.spelt && !colon || j+1 < len(list) && dateMark(list[j+1].word) && !colon {
				return -1
			}
			return j
		}
		switch list[j].word {
		case ":", "=":
			colon = true
		case "-", "stimmen", "stimme", "en", "n", "st", ".", "(", ")":
		default:
			return -1
		}
	}
	return -1
}

// bareVotes reads votes that are counted without a side, which are those in
// favour.
//
//	mit 13 Stimmen einstimmig angenommen      mit 27 Stimmen gewählt
//	mit 11 von 15 Stimmen gewählt             einstimmig mit 12 Stimmen
func (t *tally) bareVotes(list []token) {
	if n := len(list); n > 3 && list[n-1].word == "stimmen" && list[n-2].number >= 0 && list[n-3].word == "mit" && list[n-4].word == "einstimmig" {
		t.add(ballotYes, list[n-2].number)
		return
	}
	for i := 1; i+2 < len(list); i++ {
		behind := i + 1
		if list[i].number >= 0 && list[behind].word == "von" && behind+2 < len(list) && list[behind+1].number >= 0 {
			behind += 2 // of so many
		}
		if list[i].number < 0 || list[i-1].word != "mit" && list[i-1].word != "mit je" || list[behind].word != "stimmen" {
			continue
		}
		for _, k := range list[behind+1 : min(len(list), behind+13)] {
			switch k.word {
			case "einstimmig", "angenommen", "gewahlt", "beschlossen", "zugestimmt":
				t.add(ballotYes, list[i].number)
				return
			case "dagegen", "gegen", "abgelehnt":
				return
			}
		}
	}
}

// withoutBrackets drops what stands in brackets.
func withoutBrackets(list []token) []token {
	var out []token
	depth := 0
	for _, k := range list {
		switch {
		case k.word == "(":
			depth++
		case k.word == ")":
			depth--
		case depth <= 0:
			out = append(out, k)
		}
	}
	return out
}

// against reads votes that stand against each other.
//
//	mit acht gegen zwei Stimmen angenommen      mit 8 gegen 7 Stimmen
func (t *tally) against(list []token) {
	for i := 0; i+3 < len(list); i++ {
		if list[i].number < 0 || i > 0 && list[i-1].word != "mit" {
			continue
		}
		k := i + 1
		if list[k].word == "stimmen" {
			k++
		}
		if k+2 < len(list) && (list[k].word == "gegen" || list[k].word == "zu") && list[k+1].number >= 0 && strings.HasPrefix(list[k+2].word, "stimme") {
			t.add(ballotYes, list[i].number)
			t.add(ballotNo, list[k+1].number)
			return
		}
	}
}

// facing reads votes against that stand behind counted ones in favour.
//
//	mit 3 Ja-Stimmen gegen 1 Stimme der ABC
func (t *tally) facing(list []token) {
	for i := 1; i+2 < len(list); i++ {
		if list[i].word == "gegen" && list[i+1].number >= 0 && (list[i+2].word == "stimme" || list[i+2].word == "stimmen") {
			t.add(ballotNo, list[i+1].number)
			return
		}
	}
}

// triple reads three counts in a row of which the words say what they are.
//
//	4/0/1 (Ja/Nein/Enthaltung)      mit 5/0/0 Stimmen      4/0/1      12 : 3 : 1
func (t *tally) triple(list []token) {
	for i := 0; i+4 < len(list); i++ {
		mark := list[i+1].word
		if !bare(list[i]) || !bare(list[i+2]) || !bare(list[i+4]) || mark != "/" && mark != "-" && (mark != ":" || len(list) != 5) || list[i+3].word != mark {
			continue
		}
		if mark == "-" && !dashedVotes(list, i) {
			continue
		}
		alone := mark == "-" || len(list) == 5 || i > 0 && votesNamed(list, i)
		votes := i+5 < len(list) && list[i+5].word == "stimmen"
		named := i+8 < len(list) && list[i+5].word == "(" && list[i+6].word == "ja" && list[i+8].word == "nein"
		if alone || votes || named {
			t.yes, t.no, t.abstain = nil, nil, nil
			t.add(ballotYes, list[i].number)
			t.add(ballotNo, list[i+2].number)
			t.add(ballotAbstain, list[i+4].number)
		}
		return
	}
}

// dashedVotes reports three counts with dashes between them that the words around
// them say are votes.
//
//	Abstimmung zum Antrag: 5-2-1      wird mit 6-0-2 genehmigt
func dashedVotes(list []token, i int) bool {
	if len(list) == 5 {
		return true
	}
	if i > 0 && list[i-1].word == ":" {
		return i+5 == len(list) && (strings.HasPrefix(list[0].word, "abstimmung") || strings.HasPrefix(list[0].word, "ergebnis"))
	}
	if i == 0 || list[i-1].word != "mit" || i+5 >= len(list) {
		return false
	}
	switch list[i+5].word {
	case "genehmigt", "empfohlen", "angenommen", "abgelehnt", "beschlossen", "zugestimmt", "bestatigt", "stimmen":
		return true
	}
	return false
}

func dateMark(mark string) bool { return mark == "." || mark == "/" || mark == "%" }

// ratio reads "14:0 Stimmen", "Abstimmung 9:0" and a result that is nothing but
// "13 : 0", or "13 : 0 (ohne Stadtrat Vogt)". Clock times and scales stand without these words.
func (t *tally) ratio(list []token) {
	for i := 0; i+2 < len(list); i++ {
		if list[i].number < 0 || list[i].spelt || list[i+1].word != ":" || list[i+2].number < 0 {
			continue
		}
		alone := len(list) == 3 || i == 0 && list[3].word == "(" || i == 1 && len(list) == 5 && list[0].word == "("
		named := votesNamed(list, i)
		votes := i+3 < len(list) && list[i+3].word == "stimmen"
		if alone || named || votes {
			t.add(ballotYes, list[i].number)
			t.add(ballotNo, list[i+2].number)
			return
		}
	}
}

// votesNamed reports numbers behind a word that says that they are votes.
func votesNamed(list []token, i int) bool {
	if i > 1 && list[i-1].word == ":" {
		i--
	}
	if i == 0 {
		return false
	}
	switch list[i-1].word {
	case "abstimmung", "abstimmungsergebnis", "stimmenverhaltnis", "stimmverhaltnis", "abstimmungsverhaltnis":
		return true
	}
	return false
}
