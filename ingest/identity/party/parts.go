package party

import (
	"strings"
	"unicode/utf8"

	"ratsgraph/ingest/identity/spell"
)

// separators stand between the words of parties, and between parties.
const separators = " /–—-&+,()"

// kinds are the words that say what is printed, without saying which.
var kinds = map[string]Kind{
	"fraktion": Faction, "ratsfraktion": Faction, "stadtratsfraktion": Faction, "gemeinderatsfraktion": Faction, "kreistagsfraktion": Faction,
	"stadtfraktion": Faction, "ortsratsfraktion": Faction, "bezirksfraktion": Faction, "gemeindefraktion": Faction, "kreisfraktion": Faction,
	"stadtverordnetenfraktion": Faction, "gemeindevertretung": Faction, "klub": Faction, "gemeinderatsklub": Faction,
	"gruppe": Group, "ratsgruppe": Group, "kreistagsgruppe": Group, "fraktionsgemeinschaft": Group, "zahlgemeinschaft": Group,
}

// noise are words that say neither.
var noise = map[string]bool{"im": true, "in": true, "der": true, "des": true, "rat": true, "rates": true, "stadtrat": true, "kreistag": true, "und": true, "u": true, "mit": true, "fur": true, "partei": true, "mitglied": true, "fraktionen": true}

// places are the words with which it begins where a party sits, or what its
// motion is about.
var places = map[string]bool{"im": true, "in": true, "an": true, "am": true, "aus": true, "vom": true, "fur": true}

// A piece is a word with the sign before it.
type piece struct {
	word string // folded
	text string // as printed
	sign rune
}

// wordsOf cuts a printed name into words, and takes out those that say the kind.
func wordsOf(printed string) ([]piece, Kind) {
	kind := Plain
	var out []piece
	sign, start := ' ', 0
	add := func(end int, next rune) {
		if w := strings.Trim(printed[start:end], ".:;\"'„“"); w != "" {
			f := fold(w)
			if k, ok := kindOf(f); ok {
				kind = k
			} else if f != "" {
				out = append(out, piece{f, w, sign})
			}
			sign = next
		} else if sign == ' ' {
			sign = next
		}
		start = end + utf8.RuneLen(next)
	}
	for i, r := range printed {
		if strings.ContainsRune(separators, r) {
			add(i, r)
		}
	}
	add(len(printed), ' ')
	return out, kind
}

func kindOf(folded string) (Kind, bool) {
	k, ok := kinds[folded]
	return k, ok
}

// partsOf finds the parties that are printed one behind the other: the longest
// run of words that the catalogue knows is one; the words between are local.
func partsOf(words []piece) []Party {
	var out []Party
	for at := 0; at < len(words); {
		if e, n := longest(words[at:]); n > 0 {
			out = append(out, Party{Key: e.key, Name: e.name, Country: e.country, Kind: Kind(e.kind)})
			at += n
			continue
		}
		if len(out) > 0 && places[words[at].word] && words[at].sign == ' ' {
			break // where the party sits: "CDU-Fraktion im Ortsrat Auental"
		}
		n := local(words[at:])
		if p, ok := localParty(words[at : at+n]); ok {
			out = append(out, p)
		}
		at += n
	}
	if len(out) == 0 {
		return []Party{{Name: text(words), Key: key(words), Kind: Plain, Local: true}}
	}
	return unique(out)
}

// longest is the longest run of words that is a party of the catalogue.
func longest(words []piece) (entry, int) {
	for n := min(len(words), 8); n > 0; n-- {
		if e, ok := lookup(key(words[:n])); ok {
			return e, n
		}
	}
	return entry{}, 0
}

// lookup finds a folded spelling, as it is or damaged by text recognition.
func lookup(folded string) (entry, bool) {
	if e, ok := spellings[folded]; ok {
		return e, true
	}
	n := utf8.RuneCountInString(folded)
	if n < 6 {
		return entry{}, false
	}
	best, found := min(0.11*float64(n), spell.Far), "" // at Far, words have nothing to do with each other
	for _, s := range ordered {
		if d := len(s) - len(folded); d > 3 || d < -3 {
			continue
		}
		if c := spell.Distance(s, folded); c < best {
			best, found = c, s
		}
	}
	e, ok := spellings[found]
	return e, ok
}

// local is how many words up to the next party, or up to a sign between parties,
// are a name of their own.
func local(words []piece) int {
	n := 1
	for n < len(words) {
		if _, k := longest(words[n:]); k > 0 {
			break
		}
		if strings.ContainsRune("/–—&+", words[n].sign) {
			break
		}
		n++
	}
	return n
}

// localParty is a list of one municipality. Words that say nothing are none.
func localParty(words []piece) (Party, bool) {
	says := false
	for _, w := range words {
		says = says || !noise[w.word]
	}
	if !says {
		return Party{}, false
	}
	for noise[words[0].word] {
		words = words[1:]
	}
	kind := Plain
	for _, w := range []string{"liste", "wahlergemeinschaft", "wahlergruppe", "burger", "wahler", "unabhangig"} {
		if strings.Contains(key(words), w) {
			kind = List
		}
	}
	return Party{Key: key(words), Name: text(words), Kind: kind, Local: true}, true
}

func key(words []piece) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.word)
	}
	return b.String()
}

func text(words []piece) string {
	parts := make([]string, len(words))
	for i, w := range words {
		parts[i] = w.text
	}
	return strings.Join(parts, " ")
}

// unique leaves out parties that are printed twice.
func unique(list []Party) []Party {
	seen := map[string]bool{}
	var out []Party
	for _, p := range list {
		if !seen[p.Key] {
			out = append(out, p)
		}
		seen[p.Key] = true
	}
	return out
}
