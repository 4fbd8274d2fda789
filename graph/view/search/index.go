package search

import (
	"slices"
	"unsafe"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// A Type is a type of things that are found.
type Type string

// The types.
const (
	TypeDecision Type = "DECISION"
	TypeItem     Type = "ITEM"
	TypePaper    Type = "PAPER"
	TypePerson   Type = "PERSON"
)

// A doc is one thing that can be found. Papers and persons are of no session.
type doc struct {
	typ    Type
	id     graph.ID
	town   *view.Town
	at     *view.Session
	counts []count
	words  []uint32 // its words in order, with a [gap] between texts
	length int
}

// gap is no word: no phrase goes over it.
const gap = ^uint32(0)

// A count says how much a word counts in a doc, in halves: a word of a title
// counts more than one of a text.
type count struct {
	term uint32
	n    uint8
}

// A posting is a word in a doc.
type posting struct {
	doc uint32
	n   uint8
}

// An Index finds what a snapshot holds.
type Index struct {
	voc      *vocabulary
	docs     []doc // town by town
	spans    map[graph.ID]span
	postings [][]posting // by term
	mean     float32     // length of docs
	places   []place     // by doc
	bodies   []graph.ID
	size     int64
}

// A span are the docs of a town, up to the one behind the last.
type span struct{ from, to uint32 }

// Size is about how many bytes of memory the index takes, with what is kept with
// sessions and with the words it knows.
func (x *Index) Size() int64 { return x.size }

// weighted text of a field: how much a word in it counts, in halves.
type weighted struct {
	text  string
	halfs int
}

// textsOf are the fields of a thing in which words are looked for.
func textsOf(d doc) []weighted {
	switch d.typ {
	case TypeDecision:
		x, _ := d.town.Decision(d.id)
		return decisionTexts(d.town, x)
	case TypeItem:
		x, _ := d.town.Item(d.id)
		return itemTexts(d.town, x)
	case TypePaper:
		return paperTexts(d.town, d.town.Papers[d.id])
	}
	return []weighted{{d.town.Persons[d.id].Name, 6}}
}

func decisionTexts(t *view.Town, d view.Decided) []weighted {
	out := []weighted{{deref(d.Text), 2}}
	if d.Item != nil {
		out = append(out, weighted{deref(d.Item.Title), 4})
	}
	return append(append(out, weighted{deref(d.Result), 1}), numbers(t, d.PaperIDs)...)
}

func itemTexts(t *view.Town, it view.Handled) []weighted {
	out := append([]weighted{{deref(it.Title), 4}, {deref(it.Reason), 2}}, numbers(t, it.PaperIDs)...)
	for _, m := range it.Movers {
		out = append(out, weighted{m, 2})
	}
	return out
}

func paperTexts(t *view.Town, p *graph.Paper) []weighted {
	out := []weighted{{p.Number, 8}}
	seen := map[string]bool{}
	for _, h := range t.Handled(p.ID) {
		if title := deref(h.Title); title != "" && !seen[title] {
			seen[title] = true
			out = append(out, weighted{title, 2})
		}
	}
	return out
}

func numbers(t *view.Town, papers []graph.ID) []weighted {
	var out []weighted
	for _, id := range papers {
		if p := t.Papers[id]; p != nil {
			out = append(out, weighted{p.Number, 6})
		}
	}
	return out
}

func deref(p *string) string {
	if p == nil {
		return ""
	}
	return *p
}

// countWords counts the words of a doc.
func (v *vocabulary) countWords(d *doc) {
	at := map[uint32]int{}
	for i, t := range textsOf(*d) {
		if i > 0 {
			d.words = append(d.words, gap)
		}
		for w := range wordsOf(t.text) {
			n := v.add(w.text)
			d.words = append(d.words, n)
			c, ok := at[n]
			if !ok {
				c = len(d.counts)
				at[n] = c
				d.counts = append(d.counts, count{term: n})
			}
			d.counts[c].n = uint8(min(255, int(d.counts[c].n)+t.halfs))
			d.length++
		}
	}
	d.counts, d.words = slices.Clip(d.counts), slices.Clip(d.words)
}

// newIndex joins counted docs, which are town by town.
func newIndex(v *vocabulary, docs []doc, spans map[graph.ID]span) *Index {
	x := &Index{voc: v, docs: docs, spans: spans, postings: make([][]posting, len(v.terms))}
	x.place()
	sizes, total := make([]int, len(v.terms)), 0
	for _, d := range docs {
		for _, c := range d.counts {
			sizes[c.term]++
			total++
		}
		x.mean += float32(d.length)
	}
	x.mean = max(1, x.mean/float32(max(1, len(docs))))
	all := make([]posting, total)
	for t, n := range sizes {
		x.postings[t], all = all[:0:n], all[n:]
	}
	x.size = int64(cap(docs))*int64(2*unsafe.Sizeof(doc{})+unsafe.Sizeof(place{})) + int64(total)*int64(unsafe.Sizeof(posting{})) +
		int64(len(v.terms))*int64(unsafe.Sizeof(all)) + v.size
	for i, d := range docs {
		x.size += int64(cap(d.counts))*int64(unsafe.Sizeof(count{})) + int64(cap(d.words))*4
		for _, c := range d.counts {
			x.postings[c.term] = append(x.postings[c.term], posting{uint32(i), c.n})
		}
	}
	return x
}
