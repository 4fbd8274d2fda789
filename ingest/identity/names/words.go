package names

import (
	_ "embed"
	"strings"
	"unicode/utf8"

	"ratsgraph/ingest/identity/spell"
)

//go:embed given.tsv
var givenTable string

//go:embed short.tsv
var shortTable string

//go:embed words.tsv
var wordTable string

//go:embed common.tsv
var commonTable string

// An aroundWord stands in front of names.
type aroundWord struct{ kind, sex string }

var (
	givenNames  = table(givenTable)
	surnames    = commonSurnames()
	around      = aroundWords()
	shorts      = shortForms()
	particles   = set("von van vom zu zum zur de del der den dem di da du la le el al ter ten dos das af y")
	ranks       = set("freiherr freifrau freiin graf gräfin baron baronin baroness ritter edler edle fürst fürstin prinz prinzessin frhr. frhr")
	generations = map[string]string{
		"sen.": "sen", "sen": "sen", "senior": "sen", "sr.": "sen", "d. ä.": "sen", "d.ä.": "sen", "der ältere": "sen", "i": "sen", "i.": "sen",
		"jun.": "jun", "jun": "jun", "junior": "jun", "jr.": "jun", "jr": "jun", "d. j.": "jun", "d.j.": "jun", "der jüngere": "jun", "ii": "jun", "ii.": "jun",
	}
)

func set(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}

// table reads lines of two columns.
func table(s string) map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(s) {
		if a, b, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t"); ok && !strings.HasPrefix(line, "#") {
			out[spell.Fold(a)] = b
		}
	}
	return out
}

func aroundWords() map[string]aroundWord {
	out := map[string]aroundWord{}
	for word, rest := range table(wordTable) {
		kind, sex, _ := strings.Cut(rest, "\t")
		out[word] = aroundWord{kind, sex}
	}
	return out
}

// shortForms lists for each short form the names that it stands for.
func shortForms() map[string][]string {
	out := map[string][]string{}
	for short, long := range table(shortTable) {
		out[short] = strings.Fields(spell.Fold(long))
	}
	return out
}

// commonSurnames are compared by their sound: "Meyer" is as common as "Maier".
func commonSurnames() map[string]bool {
	out := map[string]bool{}
	for line := range strings.Lines(commonTable) {
		if !strings.HasPrefix(line, "#") {
			out[Sound(strings.TrimSpace(line))] = true
		}
	}
	return out
}

// Common reports whether very many people have a surname.
func Common(surname string) bool { return surnames[Sound(surname)] }

// Known reports whether a word is a usual given name.
func Known(w string) bool { return givenNames[spell.Fold(w)] != "" }

// Sex is the sex that a given name tells, "f" or "m"; empty if it does not.
func Sex(given []string) string {
	for _, g := range given {
		switch s := givenNames[spell.Fold(g)]; s {
		case "f", "m":
			return s
		case "-":
			return ""
		}
	}
	return ""
}

// sounds brings spellings that sound alike to one, longest first.
var sounds = strings.NewReplacer(
	"sch", "S", "tsch", "S", "ph", "f", "th", "t", "dt", "t", "tz", "z", "ts", "z", "ck", "k", "cc", "k", "chs", "x", "ks", "x",
	"ae", "e", "ä", "e", "oe", "ö", "ue", "ü", "ß", "s", "ai", "ei", "ay", "ei", "ey", "ei", "y", "i", "ie", "i", "aa", "a", "ee", "e", "oo", "o",
	"ah", "a", "eh", "e", "ih", "i", "oh", "o", "uh", "u", "äh", "e", "öh", "ö", "üh", "ü", "ch", "X", "c", "k", "v", "f", "q", "k", "w", "f", "j", "i",
)

// Sound is how a word is spoken, so that "Meyer" and "Maier" are one, and so are
// "Stefan" and "Stephan".
func Sound(w string) string {
	s := sounds.Replace(spell.Fold(w))
	var b strings.Builder
	var last rune
	for _, r := range s {
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	out := b.String()
	if n := len(out); n > 2 && strings.HasSuffix(out, "d") {
		return out[:n-1] + "t" // "Bernd" and "Bernt"
	}
	return out
}

// initial reports whether one word is the beginning of the other: "H." or "Chr.".
func initial(short, long string) bool {
	s := strings.TrimRight(spell.Fold(short), ".")
	return (!written(short)) && s != "" && utf8.RuneCountInString(s) <= 3 && strings.HasPrefix(spell.Fold(long), s)
}
