package ingest

import (
	"slices"
	"strings"

	"ratsgraph/graph"
	"ratsgraph/ingest/identity"
	"ratsgraph/ingest/identity/names"
)

// NameForms are all ways in which a person is named who is to be forgotten, as
// the documents show them: the spellings, the surname first, initials, and the
// surname alone. The surname alone is the person's where nobody else in the
// municipality bears it, else only in the documents that name nobody else with
// it.
func NameForms(in graph.IdentityInput, name string, mentions []graph.Mention) []graph.NameForm {
	f := former{seen: map[graph.NameForm]bool{}, mine: map[graph.ID]bool{}}
	printed := []string{name}
	for _, m := range mentions {
		f.mine[m.ID] = true
		printed = append(printed, m.Name)
	}
	f.bearers(in.Sessions)
	for _, p := range printed {
		f.full(p)
	}
	for _, p := range printed {
		f.surname(names.Parse(p).Surname, documentsOf(mentions))
	}
	return f.out
}

// FullName reports whether a printed name has a given name and a surname.
func FullName(printed string) bool { return names.Parse(printed).Full() }

// A former gathers forms of a name.
type former struct {
	out      []graph.NameForm
	seen     map[graph.NameForm]bool
	mine     map[graph.ID]bool            // mentions of the person
	others   map[string]bool              // parts of others' surnames
	othersIn map[string]map[graph.ID]bool // the same, by document
}

func (f *former) add(words string, document graph.ID) {
	x := graph.NameForm{Words: strings.TrimSpace(words), Document: document}
	if x.Words != "" && !f.seen[x] {
		f.seen[x] = true
		f.out = append(f.out, x)
	}
}

// full adds the forms of a name that nobody else is meant by.
func (f *former) full(printed string) {
	n := names.Parse(printed)
	given := strings.Join(n.Given, " ")
	if given == "" || n.Surname == "" {
		return
	}
	for _, first := range []string{given, n.Given[0], firstLetter(n.Given[0]) + "."} {
		f.add(first+" "+n.Surname, "")
		f.add(n.Surname+" "+first, "")
	}
	f.add(n.Text, "")
	if n.Birth != "" {
		f.add(given+" "+n.Birth, "")
	}
}

func firstLetter(s string) string {
	for i := range s {
		if i > 0 {
			return s[:i]
		}
	}
	return s
}

// surname adds the surname alone, where it means the person.
func (f *former) surname(surname string, documents []graph.ID) {
	parts := partsOf(surname)
	if len(parts) == 0 {
		return
	}
	if !slices.ContainsFunc(parts, func(p string) bool { return f.others[p] }) {
		f.add(surname, "")
		return
	}
	for _, d := range documents {
		if !slices.ContainsFunc(parts, func(p string) bool { return f.othersIn[p][d] }) {
			f.add(surname, d)
		}
	}
}

// bearers notes who else is called what, and where.
func (f *former) bearers(sessions []graph.Facts) {
	f.others, f.othersIn = map[string]bool{}, map[string]map[graph.ID]bool{}
	for _, s := range sessions {
		for x := range identity.FromFacts(s) {
			if f.mine[x.ID] {
				continue
			}
			n := names.Parse(x.Name)
			if len(n.Given) == 0 {
				continue // a surname alone may be the person's
			}
			for _, p := range partsOf(n.Surname) {
				f.others[p] = true
				if f.othersIn[p] == nil {
					f.othersIn[p] = map[graph.ID]bool{}
				}
				f.othersIn[p][x.Document] = true
			}
		}
	}
}

// particles are parts of surnames that tell nothing.
var particles = []string{"von", "van", "vom", "zu", "zum", "zur", "de", "del", "der", "den", "dem", "di", "da", "du", "la", "le", "el", "al", "ter", "ten"}

func partsOf(surname string) []string {
	return slices.DeleteFunc(strings.FieldsFunc(strings.ToLower(surname), func(r rune) bool { return r == ' ' || r == '-' }),
		func(p string) bool { return slices.Contains(particles, p) || len(p) < 2 })
}

func documentsOf(mentions []graph.Mention) []graph.ID {
	var out []graph.ID
	for _, m := range mentions {
		for _, s := range m.Sources {
			out = append(out, s.Document)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
