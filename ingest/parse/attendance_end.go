package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// mostPeople bounds a list of people: what is longer is none.
const mostPeople = 1000

// tooFar is how many lines in a row may stay unread before the list is over.
const tooFar = 8

// ends reports whether a line stands behind the list: prose, or lines of which
// nothing can be made.
func (r *roll) ends(l *line) bool {
	if r.foot > 4 && r.heading < 0 || r.foot >= tooFar {
		return true
	}
	if len(l.fold) > 45 && isProse(l.fold) {
		return true
	}
	return false
}

// proseStarts begin a sentence, not an entry of a list.
var proseStarts = strings.Fields("der die das es vor nach zu anschliessend gegen im auf hiermit somit da durch wenn ort beginn nachdem zunachst")

// isProse reports a line that is part of a sentence.
func isProse(f string) bool {
	first, _, _ := strings.Cut(f, " ")
	for _, w := range proseStarts {
		if w == first {
			for _, v := range []string{" stellt ", " stellte ", " eroffnet", " wird ", " wurde", " begrusst", " ist ", " sind ", " fest,", " festgestellt", " beschrankt "} {
				if strings.Contains(f, v) {
					return !strings.Contains(f, "anwesend:") && !strings.HasSuffix(f, ":")
				}
			}
		}
	}
	return strings.HasSuffix(f, ".") && len(f) > 80 && strings.Contains(f, ", dass ")
}

// tailWords are the small words with which something may follow a name.
var tailWords = wordSet("ab bis als fur fir flir fiir f. von zu zum zur zugleich vertreten und ordentl. ordentliches ordentlicher stv. stellv. i.v. i. mit " +
	"beratend beratendes beratende entschuldigt unentschuldigt anwesend abwesend gem. gemass nach fehlt aus amtierende amtierender sowie sachverstandiger " +
	"sachverstandige sachkundiger sachkundige in vom der des seit verspatet nicht nur bei ohne stellvertretender stellvertretende stellvertretendes per via - e")

// aboutSitting is the head of a further page, which names the session.
//
//	Gemeinderat Musterau            Sitzung am 03.05.2011            Blatt 2
var aboutSitting = compile(`\bsitzung (?:am|vom) \d{1,2}\. ?(?:\d{1,2}\.|[a-z]{3,9} )\d{2,4}\b`)

// spectators is a line that counts those who watched; who is named with them is no
// entry of the list above.
//
//	Ferner 14 Zuhörerinnen und Zuhörer sowie Frau Muster vom Boten.
var spectators = compile(`^(?:ferner|ausserdem|weiterhin|zudem|sowie)[, ]+(?:waren |sind )?(?:etwa |ca\. |rund )?\d{1,3} (?:zuhorer|burger|einwohner|besucher|gaste|interessierte)`)

// watched reads such a line.
func (r *roll) watched(i int, l *line) {
	r.last, r.sect = nil, section{status: minutes.Present, group: minutes.Guest}
	if _, list := pieces(l.text); len(list) > 0 {
		r.persons(i, joinPieces(list))
	}
	r.claim(i, i)
}

// joinPieces makes a row of entries of the people that a sentence names.
func joinPieces(list []piece) string {
	out := make([]string, len(list))
	for i, p := range list {
		out[i] = strings.TrimRight(p.text, " .")
	}
	return strings.Join(out, ", ")
}

// personSentence reports a line that begins with a person and is a sentence.
//
//	Herr Muster begrüßt die Mitglieder des Ausschusses und
func personSentence(e entry, text string) bool {
	n, _ := readName(text)
	w := firstWord(strings.TrimSpace(n.tail))
	return len(text) > 40 && w != "" && w[0] >= 'a' && w[0] <= 'z' && len(w) > 2 && !tailWords[Fold(w)] && !strings.Contains(w, ".") && !isOffice(w)
}
