// Package names takes printed names of persons apart: titles and courtesies,
// given names, surname, the name at birth, and what tells father and son apart.
// It compares such names word by word, and says in which way they are alike. It
// knows names, not persons.
//
// Given names are listed in given.tsv, short forms in short.tsv, surnames of very
// many in common.tsv, words around names in words.tsv; to teach it one, add a line.
package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"ratsgraph/graph"
)

// A Name is a printed name, taken apart.
type Name struct {
	Text       string   // as it is shown: in the usual order, without what stands around it
	Given      []string // "Karl-Heinz" is two
	Surname    string   // with its particles: "von der Aue"
	Birth      string   // "geb. Beispiel"
	Generation string   // "sen" or "jun"
	Titles     []string // Dr., Prof.
	Office     string   // an office in front of it: "Bürgermeister"
	Sex        string   // "f" or "m" by Herr, Frau or the office; empty: not said
	Swapped    bool     // the surname may stand first: "Beispiel Anna"
}

// Full reports whether a given name and a surname are written out.
func (n Name) Full() bool {
	return n.Surname != "" && len(n.Given) > 0 && written(n.Given[0])
}

// Key is the same for names that differ in hyphens, ranks and letter case only.
func (n Name) Key() string {
	return strings.ToLower(strings.Join(n.Given, "") + " " + strings.ReplaceAll(n.Surname, "-", " ") + " " + n.Generation)
}

// written reports whether a given name is more than an initial.
func written(w string) bool {
	return !strings.HasSuffix(w, ".") && utf8.RuneCountInString(w) > 1
}

// Parse takes a printed name apart.
func Parse(printed string) Name {
	var n Name
	words := strings.Fields(mended(n.cut(printed)))
	words = n.around(words)
	if first, last, ok := shouting(words); ok {
		words = append(append([]string{}, last...), first...)
	}
	words = strings.Fields(graph.Canonical(strings.Join(words, " ")))
	n.Text = strings.Join(words, " ")
	n.assign(words)
	return n
}

// cut takes off what a comma or a bracket sets apart, and turns "Beispiel, Anna"
// around.
func (n *Name) cut(s string) string {
	s = strings.NewReplacer(" h. c.", "", " e. h.", "", "(", ",", ")", ",", "geborene ", ", geb. ", " geb. ", ", geb. ", " geb ", ", geb. ", ";", ",").Replace(s)
	head, rest, _ := strings.Cut(s, ",")
	for part := range strings.SplitSeq(rest, ",") {
		part = strings.TrimSpace(part)
		switch {
		case part == "":
		case strings.HasPrefix(part, "geb."):
			n.Birth = graph.Canonical(strings.TrimPrefix(part, "geb."))
		case len(part) > 2 && generations[strings.ToLower(part)] != "":
			n.Generation = generations[strings.ToLower(part)]
		case n.turns(head, part):
			head = part + " " + head
		}
	}
	return head
}

// turns reports whether what stands behind a comma is the given names.
func (n *Name) turns(head, part string) bool {
	words := strings.Fields(part)
	given := (&Name{}).around(words)
	if len(given) == 0 || len(given) > 3 || len(strings.Fields(head)) > 4 {
		return false
	}
	for _, w := range given {
		if particles[w] {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) || strings.ContainsAny(w, "0123456789") {
			return false
		}
	}
	first := strings.Split(given[0], "-")[0]
	return !written(given[0]) || Known(given[0]) || Known(first) || len(given) == 1 && !strings.Contains(strings.TrimSpace(head), " ")
}

// around takes off the words around a name: courtesies, titles, offices and
// generations.
func (n *Name) around(words []string) []string {
	for len(words) > 0 && n.before(words[0]) {
		words = words[1:]
	}
	for len(words) > 1 {
		w := strings.ToLower(strings.Join(words[len(words)-min(2, len(words)-1):], " "))
		switch {
		case generations[w] != "" && len(words) > 2:
			n.Generation, words = generations[w], words[:len(words)-2]
		case generations[strings.ToLower(words[len(words)-1])] != "":
			n.Generation, words = generations[strings.ToLower(words[len(words)-1])], words[:len(words)-1]
		default:
			return words
		}
	}
	return words
}

// before reads a word in front of a name. It reports whether it is one.
func (n *Name) before(w string) bool {
	word, ok := around[strings.ToLower(strings.TrimRight(w, ":"))]
	switch {
	case !ok:
		return false
	case word.kind == "title":
		n.Titles = append(n.Titles, strings.TrimRight(w, "."))
	case word.kind == "office":
		n.Office = w
	}
	if word.sex != "" {
		n.Sex = word.sex
	}
	return true
}

// assign says which words are given names and which are the surname.
func (n *Name) assign(words []string) {
	words = plainNobility(words)
	if len(words) == 0 {
		return
	}
	at := len(words) - 1
	for i, w := range words {
		if particles[strings.ToLower(w)] && i < len(words)-1 {
			at = i
			break
		}
	}
	if at == len(words)-1 && at > 0 && backwards(words) {
		n.Swapped = true
	}
	for _, w := range words[:at] {
		n.Given = append(n.Given, split(w)...)
	}
	n.Surname = strings.TrimRight(strings.Join(words[at:], " "), ".")
}

// backwards reports whether the last word is a given name and the first is none.
func backwards(words []string) bool {
	return len(words) == 2 && Known(words[1]) && !Known(words[0]) && written(words[0])
}

// Turned is the name read the other way round, surname first.
func (n Name) Turned() Name {
	if len(n.Given) == 0 || strings.Contains(n.Surname, " ") {
		return n
	}
	given := split(n.Surname)
	n.Surname, n.Given = strings.Join(n.Given, "-"), given
	return n
}

// split takes given names apart that are joined by hyphens or dots.
func split(w string) []string {
	var out []string
	for part := range strings.SplitSeq(strings.ReplaceAll(w, ".", ". "), " ") {
		for p := range strings.SplitSeq(part, "-") {
			if p != "" && p != "." {
				out = append(out, p)
			}
		}
	}
	return out
}

// plainNobility writes particles out and leaves ranks out: "Freiherr v. Aue" is
// "von Aue".
func plainNobility(words []string) []string {
	var out []string
	for i, w := range words {
		f := strings.ToLower(w)
		switch {
		case ranks[f] && i < len(words)-1:
		case (f == "v." || f == "v") && i < len(words)-1:
			out = append(out, "von")
		case f == "d." && i > 0 && i < len(words)-1:
			out = append(out, "der")
		default:
			out = append(out, w)
		}
	}
	return out
}
