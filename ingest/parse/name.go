package parse

import "strings"

// A named is a person as a list prints one, and what is printed behind the name.
type named struct {
	salutation, title, office, name string
	words                           int    // words of the name
	tail                            string // what follows the name, with its separator
}

// readName reads a name at the start of s.
//
//	Herr Dr. Emil von Hagen, Amtsleiter
//	Ratsfrau Berta Muster (ABC)
//	Hr. Prof. Dr. Cäsar Probe-Beispiel für Fr. Dora Ersatz
//	Emil Beispiel
//
// What stands in front of the name tells a person: without Herr, Frau, a title
// or an office a name needs two words.
func readName(s string) (named, bool) {
	var n named
	toks := strings.Fields(s)
	i := n.salute(toks)
	start := i
	for i < len(toks) && len(n.name) < 120 {
		word, end := nameToken(toks[i])
		if !n.takes(word, toks, i) {
			break
		}
		n.add(word)
		i++
		if end != "" {
			n.tail = end + " "
			break
		}
	}
	n.tail += strings.Join(toks[min(i, len(toks)):], " ")
	if i == start || n.words == 0 || endsInParticle(n.name) {
		return named{}, false
	}
	return n, n.words > 1 || n.salutation != "" || n.office != "" || n.title != ""
}

// salute reads what stands in front of a name. It returns how many words it used.
func (n *named) salute(toks []string) int {
	i := 0
	for ; i < len(toks); i++ {
		f := Fold(toks[i])
		switch {
		case salutations[f] != "":
			n.salutation = salutations[f]
		case titles[f] && (i+1 < len(toks)):
			n.title = joined(n.title, toks[i])
		case i > 0 && i+2 < len(toks) && n.office != "" && (toks[i] == "der" || toks[i] == "des") && bodyWord.MatchString(toks[i+1]):
			n.office = joined(n.office, toks[i]+" "+toks[i+1])
			i++
		case i > 0 && i+1 < len(toks) && n.office != "" && toks[i] == "und" && isOffice(toks[i+1]):
			n.office = joined(n.office, toks[i])
		case i == 0 && len(toks) > 2 && startsSmall(toks[0]) && coOpted.MatchString(Fold(toks[0]+" "+toks[1])):
			n.office = toks[0] + " " + toks[1]
			i++
		case i > 0 && i+1 < len(toks) && coOpted.MatchString(Fold(toks[i-1]+" "+toks[i])):
			n.office = joined(n.office, toks[i])
		case i == 0 && len(toks) > 2 && len(toks[0]) <= 4 && romanNumber.MatchString(toks[1]) && isNameWord(toks[2]):
			n.office = toks[0] + " " + toks[1]
			i++
		case i+1 < len(toks) && isOffice(toks[i]) && !strings.HasSuffix(toks[i], ",") && n.officeFits(toks, i):
			n.office = joined(n.office, strings.TrimRight(toks[i], ":"))
		default:
			return i
		}
	}
	return i
}

// romanNumber counts the holders of one office: "Bg VI Muster".
var romanNumber = compile(`^(?:I{1,3}|IV|VI{0,3}|IX|X)$`)

func startsSmall(s string) bool { return s != "" && s[0] >= 'a' && s[0] <= 'z' }

// officeFits reports whether the word at i is an office in front of a name: a
// name or a further such word follows.
func (n *named) officeFits(toks []string, i int) bool {
	next := toks[i+1]
	if (next == "der" || next == "des") && i+3 < len(toks) && bodyWord.MatchString(toks[i+2]) {
		return true
	}
	if next == "und" && i+2 < len(toks) && isOffice(toks[i+2]) {
		return true
	}
	f := Fold(next)
	word, _ := nameToken(next)
	return isNameWord(word) || salutations[f] != "" || titles[f] || isOffice(next)
}

// takes reports whether a word continues the name.
func (n *named) takes(word string, toks []string, i int) bool {
	f := Fold(word)
	switch {
	case word == "":
		return false
	case generations[f]:
		return n.words > 0
	case particles[f] && f != "und" && f != "am" && f != "auf" && f != "aus":
		return particleFits(toks, i)
	case !isNameWord(word), salutations[f] != "":
		return false
	case n.words > 0 && titles[f]:
		return false
	case n.words == 1 && surnameToo[f] && (i+1 == len(toks) || word != toks[i] || strings.HasPrefix(toks[i+1], "(")):
		return true
	case n.words >= 1 && isOffice(word):
		return false
	case n.words == 0 && isOffice(word) && n.salutation == "":
		return false
	case n.words == 0 && n.office != "" && coOpted.MatchString(Fold(n.office[strings.LastIndexByte(n.office, ' ')+1:]+" "+word)):
		return false
	case n.words >= 2 && isAcronym(word):
		return false
	case n.words == 1 && isAcronym(word) && isParty(word):
		return false
	case n.words >= 2 && partyAhead(word, toks, i):
		return false
	}
	return n.words < 5
}

// surnameToo are words for an office that are surnames as well: behind a first name
// and in front of nothing else they are the name.
var surnameToo = wordSet("gast forster schreiber kammerer pfleger amtmann pastor planer sprecher ammann abt ersatz pfarrer vorsteher verwalter baumeister brandmeister prasident")

// partyAhead reports a party behind a name that nothing sets apart: "AfD", "Die
// Linke", "Bündnis 90/Die Grünen".
func partyAhead(word string, toks []string, i int) bool {
	switch word {
	case "AfD", "Bürgerbündnis", "Bürgerliste", "Piraten", "Wählergemeinschaft", "Wählergruppe":
		return true
	}
	if i+1 >= len(toks) {
		return false
	}
	switch word {
	case "Die", "DIE", "Bündnis", "Freie", "Liste", "Fraktion", "Gruppe", "Biindnis", "Bindnis", "Bundnis":
		return isParty(word+" "+toks[i+1]) || Fold(toks[i+1]) == "partei"
	}
	return false
}

// particleFits reports whether a small word stands in front of a further word of
// the name.
func particleFits(toks []string, i int) bool {
	for j := i + 1; j < len(toks) && j < i+3; j++ {
		w, _ := nameToken(toks[j])
		if isNameWord(w) {
			return !isOffice(w)
		}
		if !particles[Fold(w)] {
			return false
		}
	}
	return false
}

func (n *named) add(word string) {
	n.name = joined(n.name, word)
	if !particles[Fold(word)] && !generations[Fold(word)] {
		n.words++
	}
}

// nameToken cuts the sign off that ends a name: "Muster," is "Muster" and ",".
func nameToken(tok string) (word, end string) {
	word = strings.TrimRight(tok, ",;:)|}")
	if rest, ok := strings.CutSuffix(word, "."); ok && len(rest) > 2 && !generations[Fold(word)] && !particles[Fold(word)] {
		return rest, "."
	}
	return word, tok[len(word):]
}

func endsInParticle(s string) bool {
	i := strings.LastIndexByte(s, ' ')
	return particles[Fold(s[i+1:])] && isASCII(s[i+1:]) && s[i+1:] == strings.ToLower(s[i+1:])
}

// joined puts a blank between what is there and what is added.
func joined(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "":
		return a
	}
	return a + " " + b
}
