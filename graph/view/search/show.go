package search

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"ratsgraph/graph"
)

// A Fragment is a part of a text; marked where it answers the question.
type Fragment struct {
	Text   string
	Marked bool
}

// snippetWords is how many words of a text are shown.
const snippetWords = 30

// hit shows a doc: which words answer, and where they stand.
func (s *search) hit(d scored) Hit {
	doc := s.x.docs[d.doc]
	h := Hit{ID: doc.id, Type: doc.typ, Score: float64(d.score), Cursor: s.x.cursor(d)}
	var best []shown
	var text string
	seen := map[Matched]bool{}
	for _, t := range textsOf(doc) {
		found := shownIn(t.text, s.how)
		for _, p := range found {
			if p.match.How != "" && !seen[p.match] {
				seen[p.match] = true
				h.Matches = append(h.Matches, p.match)
			}
		}
		if marked(found) > marked(best) || text == "" {
			best, text = found, t.text
		}
	}
	h.Snippet = snippet(text, best)
	return h
}

// answers are the words that answer, with what they answer.
func (s *search) answers() map[string]Matched {
	out := map[string]Matched{}
	for i, near := range s.near {
		if s.query.words[i].not {
			continue
		}
		for _, n := range near {
			w := s.x.voc.terms[n.term].text
			if have, ok := out[w]; !ok || weights[n.how] > weights[have.How] {
				out[w] = Matched{s.query.words[i].text, w, n.how}
			}
		}
	}
	return out
}

// A shown word of a text, and what it answers, if it does.
type shown struct {
	word
	match Matched
}

func shownIn(text string, how map[string]Matched) []shown {
	var out []shown
	for w := range wordsOf(text) {
		out = append(out, shown{w, how[w.text]})
	}
	return out
}

func marked(ws []shown) (n int) {
	for _, w := range ws {
		if w.match.How != "" {
			n++
		}
	}
	return n
}

// snippet cuts out the words of a text where most answer, with some before the
// first of them.
func snippet(text string, ws []shown) []Fragment {
	if len(ws) == 0 {
		return nil
	}
	last := max(0, len(ws)-snippetWords)
	from, most := 0, -1
	for i := 0; i <= last; i++ {
		if n := marked(ws[i:min(len(ws), i+snippetWords)]); n > most {
			from, most = i, n
		}
	}
	first := from + max(0, slices.IndexFunc(ws[from:], func(w shown) bool { return w.match.How != "" }))
	if at := min(last, max(0, first-5)); marked(ws[at:min(len(ws), at+snippetWords)]) == most {
		from = at
	}
	to := min(len(ws), from+snippetWords)
	return fragments(text, ws[from:to], from > 0, to < len(ws))
}

func fragments(text string, ws []shown, before, after bool) []Fragment {
	var out []Fragment
	say := func(s string, marked bool) {
		if n := len(out); n > 0 && out[n-1].Marked == marked {
			out[n-1].Text += s
		} else if s != "" {
			out = append(out, Fragment{s, marked})
		}
	}
	if before {
		say("… ", false)
	}
	at := ws[0].start
	for _, w := range ws {
		say(text[at:w.start], false)
		say(text[w.start:w.end], w.match.How != "")
		at = w.end
	}
	if after {
		say(" …", false)
	} else {
		say(text[at:], false)
	}
	return out
}

// Facets count what was found, all of it and not only the page.
type Facets struct {
	Types  []Facet
	Bodies []Facet // papers and persons are of none
	Years  []Facet // what has no day is of none
}

// A Facet is one value, and how many hits have it.
type Facet struct {
	Value string
	Count int
}

func (x *Index) facets(docs []scored) Facets {
	types, bodies, years := map[Type]int{}, make([]int, len(x.bodies)), map[int16]int{}
	for _, d := range docs {
		p := x.places[d.doc]
		types[p.typ]++
		if p.body >= 0 {
			bodies[p.body]++
		}
		if p.year > 0 {
			years[p.year]++
		}
	}
	byBody := map[graph.ID]int{}
	for i, n := range bodies {
		if n > 0 {
			byBody[x.bodies[i]] = n
		}
	}
	f := Facets{Types: facetsOf(types, func(t Type) string { return string(t) }), Bodies: facetsOf(byBody, func(id graph.ID) string { return string(id) })}
	f.Years = facetsOf(years, func(y int16) string { return strconv.Itoa(int(y)) })
	slices.SortFunc(f.Years, func(a, b Facet) int { return cmp.Compare(a.Value, b.Value) })
	return f
}

// A place says, in little room, where a doc belongs.
type place struct {
	typ  Type
	body int32 // -1: to none
	year int16 // 0: to none that is known
}

// place finds where the docs belong.
func (x *Index) place() {
	numbers := map[graph.ID]int32{}
	x.places = make([]place, len(x.docs))
	for i, d := range x.docs {
		p := place{typ: d.typ, body: -1}
		if d.at != nil {
			n, ok := numbers[d.at.Body.ID]
			if !ok {
				n = int32(len(x.bodies))
				numbers[d.at.Body.ID] = n
				x.bodies = append(x.bodies, d.at.Body.ID)
			}
			p.body, p.year = n, yearOf(d.at.Day())
		}
		x.places[i] = p
	}
}

func yearOf(day graph.Date) int16 {
	if len(day) < 4 {
		return 0
	}
	y, _ := strconv.ParseInt(string(day[:4]), 10, 16) // a day begins with four digits
	return int16(y)
}

// facetsOf puts the most frequent first.
func facetsOf[K cmp.Ordered](counts map[K]int, name func(K) string) []Facet {
	var out []Facet
	for _, k := range slices.Sorted(maps.Keys(counts)) {
		out = append(out, Facet{name(k), counts[k]})
	}
	slices.SortStableFunc(out, func(a, b Facet) int { return -cmp.Compare(a.Count, b.Count) })
	return out
}
