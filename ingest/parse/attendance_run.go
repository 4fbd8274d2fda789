package parse

import "strings"

// A row of people with nothing between one and the next, as a list becomes that has
// lost its line breaks.
//
//	Emil Muster Berta Probe Dr. Karl von Baum (ab TOP 3)
//	Muster Emil Probe Berta Ring Klaus Peter Vogt Ida als Schriftführerin
//	Muster, Emil (ABC) Probe, Berta Ring, Klaus Peter
//
// Where one ends and which name is the first one follows from the first names that
// are known: the row is read if there is one cheapest way to cut it, in one order.

// A runWord is a word of a name in such a row, with what stands around it.
type runWord struct {
	word      string
	title     string // in front of it
	particles string // in front of it: "von der"
	note      string // behind it: "(ab TOP 3)"
	given     bool   // it is a first name
	comma     bool   // a comma stands behind it
}

// mostRunWords bounds a row, fewestRun is the number of words from which one may hold
// two people, longestRunName that of the words of one name.
const (
	mostRunWords   = 400
	fewestRun      = 4
	longestRunName = 4
)

// runRow reads such a row; nothing if it is none, or not certain.
func runRow(text string) []entry {
	if strings.Count(text, " ") < fewestRun-1 || strings.ContainsAny(text, ":;|") {
		return nil
	}
	if first := firstWord(text); salutations[Fold(first)] != "" || isOffice(first) {
		return nil
	}
	words, tail, ok := runWords(strings.Fields(text))
	if !ok || len(words) < fewestRun {
		return nil
	}
	people := runCut(words)
	if len(people) < 2 {
		return nil
	}
	out := make([]entry, len(people))
	for k, n := range people {
		if k == len(people)-1 && strings.HasPrefix(tail, " als ") || k == len(people)-1 && !hasDigit(tail) {
			n.tail += tail
		}
		out[k] = newEntry(n)
	}
	return out
}

// runWords takes the words of a row apart. What follows the last name is returned
// for itself.
func runWords(toks []string) (words []runWord, tail string, ok bool) {
	var w runWord
	for i := 0; i < len(toks); {
		tok := toks[i]
		if n := noteLength(toks[i:]); n > 0 && len(words) > 0 && w == (runWord{}) {
			words[len(words)-1].note = joined(words[len(words)-1].note, strings.Join(toks[i:i+n], " "))
			i += n
			continue
		}
		bare := strings.TrimSuffix(tok, ",")
		f := Fold(bare)
		switch {
		case titles[f]:
			w.title = joined(w.title, bare)
		case particles[f] && f != "und" && (bare == strings.ToLower(bare) || len(f) < 4 && i+1 < len(toks)):
			w.particles = joined(w.particles, bare)
		case isNameWord(bare) && salutations[f] == "" && (!isOffice(bare) || surnameToo[f]) && !isAcronym(bare) && len(words) < mostRunWords:
			w.word, w.given, w.comma = bare, isGiven(bare), bare != tok
			words = append(words, w)
			w = runWord{}
		default:
			rest := strings.Join(toks[i:], " ")
			return words, " " + rest, w == (runWord{}) && runTail(rest)
		}
		i++
	}
	if w.particles != "" && w.title == "" && len(words) > 0 { // "Muster, Emil von"
		tail, w = " "+w.particles, runWord{}
	}
	return words, "", w == (runWord{}) && tail == ""
}

// runTail reports words that may follow the last name of a row: what the person
// was, or the number of a page.
func runTail(s string) bool {
	return strings.HasPrefix(s, "als ") || strings.Trim(s, "0123456789-–. ") == ""
}

// noteLength is the number of words of a remark that begin here.
//
//	(ab TOP 3)      - Vorsitzender      -Bürgermeister-      bis 20:30 Uhr
func noteLength(toks []string) int {
	switch first := toks[0]; {
	case first[0] == '(':
		for k, t := range toks {
			if strings.HasSuffix(strings.TrimRight(t, ",;"), ")") {
				return k + 1
			}
		}
	case (first == "-" || first == "–") && len(toks) > 1 && isOffice(toks[1]):
		return 2
	case len(first) > 2 && (first[0] == '-' || strings.HasPrefix(first, "–")) && isOffice(strings.Trim(first, "-–,")):
		return 1
	case (first == "ab" || first == "bis") && len(toks) > 2 && hasDigit(toks[1]) && strings.TrimRight(toks[2], ",") == "Uhr":
		return 3
	case (first == "ab" || first == "bis") && len(toks) > 2 && Fold(toks[1]) == "top" && hasDigit(toks[2]):
		return 3
	}
	return 0
}

// runCut cuts a row in the one of the two orders that fits better.
func runCut(words []runWord) []named {
	for _, w := range words {
		if w.comma {
			people, cost := runOrder(words, true)
			if cost > len(people) {
				return nil
			}
			return people
		}
	}
	first, a := runOrder(words, false)
	last, b := runOrder(words, true)
	if a > b {
		first, a, b = last, b, a
	}
	n := len(first)
	if n == 2 && a > 0 || 2*a > n || b-a < min(n, 4) {
		return nil
	}
	return first
}

// The costs of a way to read one name.
const (
	costUnknown = 3 // a first name that is not known
	costSwapped = 1 // a surname that is a first name
	costSecond  = 1 // a second first name
	costNever   = 1 << 20
)

// runOrder finds the cheapest way to cut a row in one order, surnames ahead or
// behind. It returns nothing if there is none, or more than one.
func runOrder(words []runWord, ahead bool) ([]named, int) {
	n := len(words)
	type way struct{ cost, from, ways int }
	best := make([]way, n+1)
	best[0] = way{ways: 1}
	for to := 1; to <= n; to++ {
		best[to] = way{cost: costNever}
		for from := max(0, to-longestRunName); from <= to-2; from++ {
			c := best[from].cost + runCost(words[from:to], ahead)
			switch {
			case c < best[to].cost:
				best[to] = way{c, from, best[from].ways}
			case c == best[to].cost && c < costNever:
				best[to].ways += best[from].ways
			}
		}
	}
	if best[n].cost >= costNever || best[n].ways != 1 {
		return nil, costNever
	}
	var out []named
	for to := n; to > 0; to = best[to].from {
		out = append([]named{runName(words[best[to].from:to], ahead)}, out...)
	}
	return out, best[n].cost
}

// runCost is how well words fit as one name.
func runCost(words []runWord, ahead bool) int {
	last := len(words) - 1
	surname, given := words[last], words[:last]
	if ahead {
		surname, given = words[0], words[1:]
	}
	cost := (len(given) - 1) * costSecond
	for k, w := range given {
		if w.comma || w.particles != "" || k > 0 && w.title != "" || w.note != "" && (!ahead || k < len(given)-1) {
			return costNever
		}
		if !w.given && !(surname.comma && len(given) == 1) {
			cost += costUnknown
		}
	}
	switch {
	case ahead && surname.note != "", !ahead && (surname.title != "" || surname.comma):
		return costNever
	case surname.given && !surname.comma:
		cost += costSwapped
	}
	return cost
}

// runName is the name that words of a row make.
func runName(words []runWord, ahead bool) named {
	n := named{words: len(words)}
	last := len(words) - 1
	if ahead {
		words = append(append([]runWord{}, words[1:]...), words[0])
	}
	for k, w := range words {
		n.title = joined(n.title, w.title)
		n.name = joined(n.name, joined(w.particles, w.word))
		if w.note != "" && (k == last || ahead) {
			n.tail = joined(n.tail, w.note)
		}
	}
	return n
}

// severalNames reports words that hold known first names apart from each other, as
// those of several people do.
func severalNames(n named) bool {
	if n.words < fewestRun {
		return false
	}
	blocks, before := 0, false
	for _, w := range strings.Fields(n.name) {
		given := isGiven(w)
		if given && !before {
			blocks++
		}
		before = given
	}
	return blocks > 1
}
