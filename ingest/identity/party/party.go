// Package party knows parties by the ways in which minutes print them: SPD,
// "Sozialdemokratische Partei", "SPD-Ratsfraktion" and "Gruppe SPD/Grüne". It
// keeps apart what the print keeps apart: party, Fraktion, Gruppe and list.
//
// The parties of Germany and Austria stand in parties.tsv, with their
// spellings. To add a party or a spelling, add it there. A list that is not
// there is local: it is known by its name in its own municipality only.
package party

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"ratsgraph/graph"
	"ratsgraph/ingest/identity/spell"
)

//go:embed parties.tsv
var table string

// A Kind says as what a party is printed.
type Kind string

// The kinds.
const (
	Plain   Kind = "party"
	Faction Kind = "faction" // Fraktion: the members of a council
	Group   Kind = "group"   // Gruppe: several join in one council
	List    Kind = "list"    // Liste, Wählergemeinschaft
	None    Kind = "none"    // said to belong to none
)

// A Party is what a printed name means.
type Party struct {
	Key     string // the same for all spellings: "spd"; empty for none
	Name    string // as it is usually written; for a local list, as printed
	Country string // "DE" or "AT"; empty for a local list
	Kind    Kind
	Local   bool    // not in the catalogue: known in its municipality only
	Parts   []Party // of a joint group, in printed order
}

// Same reports whether two parties are one, or one is a part of the other: a
// member of "Gruppe SPD/Grüne" may be of the SPD. Names of local lists, which no
// catalogue has, may be damaged by text recognition.
func (p Party) Same(o Party) bool {
	if p.Key == o.Key || p.Local && o.Local && alike(p.Key, o.Key) {
		return true
	}
	of := func(a, b Party) bool {
		return slices.ContainsFunc(a.Parts, func(x Party) bool { return x.Key == b.Key })
	}
	return of(p, o) || of(o, p)
}

// alike reports whether two long keys differ in few letters, and in such that text
// recognition confuses.
func alike(a, b string) bool {
	n := min(len(a), len(b))
	d := spell.Distance(a, b)
	return n >= 8 && max(len(a), len(b))-n <= 3 && d < spell.Far && d <= 0.08*float64(n)
}

// An entry is a party of the catalogue.
type entry struct{ key, name, country, kind string }

// spellings leads from a folded spelling to the party, names lists them in order.
var spellings, ordered = load(table)

func load(table string) (map[string]entry, []string) {
	out := map[string]entry{}
	for line := range strings.Lines(table) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) < 5 || strings.HasPrefix(line, "#") {
			continue
		}
		e := entry{f[0], f[1], f[2], f[3]}
		for s := range strings.SplitSeq(f[1]+"|"+f[4], "|") {
			if s = fold(s); s != "" {
				out[s] = e
			}
		}
	}
	var names []string
	for s := range out {
		names = append(names, s)
	}
	slices.Sort(names)
	return out, names
}

// fold leaves only the letters and digits of a name, without their marks.
func fold(s string) string {
	var b strings.Builder
	for _, r := range spell.Fold(strings.NewReplacer("ß", "ss", "ü", "u", "ö", "o", "ä", "a", "Ü", "U", "Ö", "O", "Ä", "A").Replace(graph.Canonical(s))) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// read are names that were read, and what they mean: minutes repeat a few names all
// the time, and to compare one with all known ones takes long.
var read struct {
	sync.Mutex
	names map[string]Party
}

// readBound is how many names are kept before all are dropped.
const readBound = 4096

// Of says which party a printed name means. Its parts are not to be changed.
func Of(printed string) Party {
	read.Lock()
	p, ok := read.names[printed]
	read.Unlock()
	if ok {
		return p
	}
	printed = strings.Clone(printed) // it may be a piece of a whole document
	p = of(printed)
	read.Lock()
	defer read.Unlock()
	if read.names == nil || len(read.names) >= readBound {
		read.names = map[string]Party{}
	}
	read.names[printed] = p
	return p
}

func of(printed string) Party {
	words, kind := wordsOf(printed)
	if len(words) == 0 {
		return Party{Name: graph.Canonical(printed), Kind: kind}
	}
	if noneWord(printed) {
		return Party{Kind: None, Name: graph.Canonical(printed)}
	}
	parts := partsOf(words)
	if len(parts) == 1 {
		p := parts[0]
		if kind != Plain {
			p.Kind = kind
		}
		return p
	}
	return joint(printed, parts, kind)
}

// joint is a group of several parties. Its key does not depend on their order.
func joint(printed string, parts []Party, kind Kind) Party {
	keys := make([]string, len(parts))
	for i, p := range parts {
		keys[i] = p.Key
	}
	slices.Sort(keys)
	known := func(p Party) bool { return !p.Local }
	if kind == Plain && slices.ContainsFunc(parts, known) {
		kind = Group // two names of which no catalogue knows one are no group of a council: "Muster/Probe"
	}
	local := slices.ContainsFunc(parts, func(p Party) bool { return p.Local })
	return Party{Key: strings.Join(keys, "+"), Name: graph.Canonical(printed), Kind: kind, Local: local, Parts: parts}
}

// noneWord reports words that say somebody belongs to no party.
func noneWord(s string) bool {
	f := fold(s)
	for _, w := range []string{"fraktionslos", "parteilos", "ohnefraktion", "ohnepartei", "einzelbewerber", "einzelmandat", "einzelvertreter", "klubunabhangig"} {
		if strings.HasPrefix(f, w) {
			return true
		}
	}
	return false
}
