package search

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"ratsgraph/graph"
)

// A Filter leaves out what is found elsewhere, at another time, or of another
// type. Its zero value takes everything. A period leaves out what has no day.
type Filter struct {
	Types          []Type
	MunicipalityID graph.ID
	BodyID         graph.ID
	During         graph.DateRange
}

// Results are what was found, the best first.
type Results struct {
	Hits        []Hit
	Total       int
	HasNext     bool
	HasPrevious bool
	AllWords    bool // the hits have all words; false: nothing has, and these have most of them
	Facets      Facets
}

// A Hit is one thing that was found.
type Hit struct {
	ID      graph.ID
	Type    Type
	Score   float64
	Cursor  string
	Matches []Matched
	Snippet []Fragment
}

// A Matched word of the text answers a word that was asked for.
type Matched struct {
	Asked, Word string
	How         Match
}

// Find looks for words in what a snapshot holds, and gives one page of it.
func (x *Index) Find(text string, f Filter, page graph.PageArgs) (Results, error) {
	q, err := parse(text)
	if err != nil {
		return Results{}, err
	}
	x.voc.mu.RLock()
	defer x.voc.mu.RUnlock()
	s := x.look(q, f.MunicipalityID)
	defer s.room.free(s.from)
	found := s.most(f)
	r := Results{Total: len(found.docs), AllWords: found.all, Facets: x.facets(found.docs)}
	back, n := page.Last > 0, max(page.First, page.Last)
	rest, err := x.beyond(found.docs, page.After+page.Before, back)
	if err != nil {
		return r, err
	}
	docs := x.first(rest, n+1, back)
	more := len(docs) > n
	docs = docs[:min(n, len(docs))]
	r.HasNext, r.HasPrevious = more, page.After != ""
	if back {
		slices.Reverse(docs)
		r.HasNext, r.HasPrevious = page.Before != "", more
	}
	s.how = s.answers()
	for _, d := range docs {
		r.Hits = append(r.Hits, s.hit(d))
	}
	return r, nil
}

// A scored doc.
type scored struct {
	doc   uint32
	score float32
}

// before orders docs, the best first.
func (x *Index) before(a, b scored) int {
	return cmp.Or(-cmp.Compare(a.score, b.score), cmp.Compare(x.docs[a.doc].id, x.docs[b.doc].id))
}

// beyond leaves the docs that come after a cursor, or before it.
func (x *Index) beyond(docs []scored, cursor string, back bool) ([]scored, error) {
	if cursor == "" {
		return docs, nil
	}
	at, err := graph.OpenCursor(cursor, "score")
	score, id, ok := strings.Cut(at, " ")
	bits, parseErr := strconv.ParseUint(score, 10, 32)
	if err != nil || !ok || parseErr != nil {
		return nil, fmt.Errorf("search: cursor %q: %w", cursor, graph.ErrInvalid)
	}
	was := math.Float32frombits(uint32(bits))
	var out []scored
	for _, d := range docs {
		c := cmp.Or(-cmp.Compare(d.score, was), cmp.Compare(x.docs[d.doc].id, graph.ID(id)))
		if c > 0 && !back || c < 0 && back {
			out = append(out, d)
		}
	}
	return out, nil
}

// first are the n best docs in order, or the n worst, the worst first. Of many,
// few have to be put in order.
func (x *Index) first(docs []scored, n int, worst bool) []scored {
	order := x.before
	if worst {
		order = func(a, b scored) int { return -x.before(a, b) }
	}
	top := make([]scored, 0, 2*n)
	var last *scored // nobody behind it is among them
	for _, d := range docs {
		if last != nil && order(d, *last) > 0 {
			continue
		}
		top = append(top, d)
		if len(top) == 2*n {
			slices.SortFunc(top, order)
			top = top[:n]
			d := top[n-1]
			last = &d
		}
	}
	slices.SortFunc(top, order)
	return top[:min(n, len(top))]
}

func (x *Index) cursor(d scored) string {
	return graph.NewCursor("score", fmt.Sprintf("%d %s", math.Float32bits(d.score), x.docs[d.doc].id))
}

// A search is a question under way.
type search struct {
	x      *Index
	query  query
	near   [][]near // by word asked
	how    map[string]Matched
	from   uint32    // the first doc that is looked at
	to     uint32    // behind the last one
	scores []float32 // by doc, from that one on
	has    []uint32  // by doc: which of the wanted words it has, one bit each
	any    []uint32  // docs that have any
	barred []bool    // by doc: it has a word that it must not; nil: none is asked
	common uint32    // wanted words that most docs have
	wanted uint32    // all wanted words

	phrases [][]uint32
	nowhere bool // a phrase has a word that is nowhere

	best    []float32 // by doc: what the word that is counted scores so far
	counted []uint32  // docs with that word
	room    *room
}

// A room is what a search fills in, with a place for each doc. It is used again:
// new rooms for each search would keep the collection of garbage busy.
type room struct {
	scores, best []float32
	has          []uint32
	any, counted []uint32 // empty, with what room they took before
	found        []scored
}

var rooms = sync.Pool{New: func() any { return new(room) }}

// roomFor is a room for so many docs, with nothing in it.
func roomFor(docs uint32) *room {
	r := rooms.Get().(*room)
	if cap(r.has) < int(docs) {
		return &room{scores: make([]float32, docs), best: make([]float32, docs), has: make([]uint32, docs)}
	}
	r.scores, r.best, r.has = r.scores[:docs], r.best[:docs], r.has[:docs]
	return r
}

// free empties the room of what was found from a doc on.
func (r *room) free(from uint32) {
	for _, d := range r.any {
		r.scores[d-from], r.has[d-from] = 0, 0
	}
	rooms.Put(r)
}

// look goes through the docs of each word; only those of a municipality, if one is
// named.
func (x *Index) look(q query, in graph.ID) *search {
	from, to := uint32(0), uint32(len(x.docs))
	if in != "" {
		from, to = x.spans[in].from, x.spans[in].to
	}
	r := roomFor(to - from)
	s := &search{x: x, query: q, from: from, to: to, scores: r.scores, has: r.has, best: r.best, any: r.any[:0], counted: r.counted[:0], room: r}
	var ok bool
	s.phrases, ok = x.voc.phrases(q)
	s.nowhere = !ok
	for i, w := range q.words {
		near := x.voc.expand(w.text, w.prefix)
		s.near = append(s.near, near)
		if w.not {
			s.bar(near)
			continue
		}
		s.wanted |= 1 << i
		s.want(near, 1<<i)
	}
	if s.wanted == s.common {
		s.common = 0
	}
	r.any, r.counted = s.any, s.counted
	return s
}

// bar leaves out the docs with a word, in its own forms only.
func (s *search) bar(near []near) {
	if s.barred == nil {
		s.barred = make([]bool, s.to-s.from)
	}
	for _, n := range near {
		if n.how == MatchWord || n.how == MatchPrefix {
			for _, p := range s.within(n.term) {
				s.barred[p.doc-s.from] = true
			}
		}
	}
}

// of are the docs that a word is in. Words that came later are in none.
func (x *Index) of(t uint32) []posting {
	if int(t) >= len(x.postings) {
		return nil
	}
	return x.postings[t]
}

// within are those of them that are looked at: docs are in order.
func (s *search) within(t uint32) []posting {
	all := s.x.of(t)
	if int(s.to-s.from) == len(s.x.docs) {
		return all
	}
	place := func(doc uint32) int {
		i, _ := slices.BinarySearchFunc(all, doc, func(p posting, doc uint32) int { return cmp.Compare(p.doc, doc) })
		return i
	}
	return all[place(s.from):place(s.to)]
}

// Constants of BM25 (Robertson and Zaragoza 2009), as usual.
const k1, b = 1.2, 0.75

// want scores the docs with a word, by BM25. A doc counts the word once, in the
// way that scores most.
func (s *search) want(near []near, bit uint32) {
	n := 0
	for _, t := range near {
		n += len(s.x.of(t.term))
	}
	all := float64(len(s.x.docs))
	idf := float32(math.Log(1 + (all-min(all, float64(n))+0.5)/(float64(n)+0.5)))
	if float64(n) > all/2 {
		s.common |= bit
	}
	for _, t := range near {
		w := weights[t.how] * idf
		for _, p := range s.within(t.term) {
			tf := float32(p.n) / 2
			s.count(p.doc, bit, w*tf*(k1+1)/(tf+k1*(1-b+b*float32(s.x.docs[p.doc].length)/s.x.mean)))
		}
	}
	for _, d := range s.counted {
		s.best[d-s.from] = 0
	}
	s.counted = s.counted[:0]
}

// count raises the score of a doc by what a word scores in its best way so far.
func (s *search) count(doc, bit uint32, score float32) {
	at := doc - s.from
	if s.has[at] == 0 {
		s.any = append(s.any, doc)
	}
	s.has[at] |= bit
	if s.best[at] == 0 {
		s.counted = append(s.counted, doc)
	}
	if more := score - s.best[at]; more > 0 {
		s.scores[at] += more
		s.best[at] = score
	}
}

// found are docs, and whether they have all words.
type found struct {
	docs []scored
	all  bool
}

// most are the docs with all words that were asked for; if there are none, those
// with most. Words that most docs have need not be there.
func (s *search) most(f Filter) found {
	docs, least := s.room.found[:0], 99
	need := s.wanted &^ s.common
	for _, d := range s.any {
		at := d - s.from
		missing := ones(need &^ s.has[at])
		if missing > least || s.has[at]&need == 0 || s.barred != nil && s.barred[at] || !s.x.takes(f, d) || !s.follow(d) {
			continue // the dearest question is asked last
		}
		if missing < least {
			docs, least = docs[:0], missing
		}
		docs = append(docs, scored{d, s.scores[at]})
	}
	s.room.found = docs
	return found{docs, least == 0}
}

func ones(v uint32) (n int) {
	for ; v != 0; v &= v - 1 {
		n++
	}
	return n
}

// takes reports whether a filter takes a doc.
func (x *Index) takes(f Filter, n uint32) bool {
	d := &x.docs[n]
	if len(f.Types) > 0 && !slices.Contains(f.Types, d.typ) || f.MunicipalityID != "" && d.town.ID != f.MunicipalityID {
		return false
	}
	if f.BodyID == "" && f.During == (graph.DateRange{}) {
		return true
	}
	if d.at == nil {
		return false
	}
	day := d.at.Day()
	return (f.BodyID == "" || d.at.Body.ID == f.BodyID) && (f.During.From == "" || day >= f.During.From) &&
		(f.During.To == "" || day != "" && day <= f.During.To)
}

// phrases are those of a question, by the numbers of their words; not ok if one has
// a word that is nowhere.
func (v *vocabulary) phrases(q query) (out [][]uint32, ok bool) {
	for _, p := range q.phrases {
		terms := make([]uint32, len(p))
		for i, w := range p {
			if terms[i], ok = v.number[w]; !ok {
				return nil, false
			}
		}
		out = append(out, terms)
	}
	return out, true
}

// follow reports whether the words of each phrase follow each other in a doc.
func (s *search) follow(n uint32) bool {
	for _, p := range s.phrases {
		if !holds(s.x.docs[n].words, p) {
			return false
		}
	}
	return !s.nowhere
}

func holds(words, phrase []uint32) bool {
	for i := 0; i+len(phrase) <= len(words); i++ {
		if words[i] == phrase[0] && slices.Equal(words[i:i+len(phrase)], phrase) {
			return true
		}
	}
	return false
}
