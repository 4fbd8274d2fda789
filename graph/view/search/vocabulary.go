package search

import (
	"math/bits"
	"strings"
	"sync"
	"unicode/utf8"
	"unsafe"

	"ratsgraph/ingest/identity/spell"
)

// A vocabulary numbers all words that were ever indexed.
type vocabulary struct {
	mu     sync.RWMutex // held for writing while an index is made
	number map[string]uint32
	terms  []term
	byStem map[string][]uint32
	byBone map[string][]uint32
	size   int64 // about how many bytes it takes
}

// A term is one word of the vocabulary.
type term struct {
	text, stem, flat string
	mask             uint64 // of flat
	runes            int
}

func newVocabulary() *vocabulary {
	return &vocabulary{number: map[string]uint32{}, byStem: map[string][]uint32{}, byBone: map[string][]uint32{}}
}

// add numbers a word.
func (v *vocabulary) add(text string) uint32 {
	if n, ok := v.number[text]; ok {
		return n
	}
	n := uint32(len(v.terms))
	t := term{text: text, stem: stem(text), flat: flat(text), runes: utf8.RuneCountInString(text)}
	t.mask = mask(t.flat)
	v.terms = append(v.terms, t)
	v.size += int64(2*unsafe.Sizeof(t)) + int64(len(text)+len(t.stem)+len(t.flat)) + 3*48 // found over three maps
	v.number[text] = n
	v.byStem[t.stem] = append(v.byStem[t.stem], n)
	if bone := spell.Skeleton(text); t.runes >= ocrMin {
		v.byBone[bone] = append(v.byBone[bone], n)
	}
	return n
}

// A Match says in which way a word of a text answers a word of a question.
type Match string

// The ways, the closest first.
const (
	MatchWord     Match = "WORD"     // the word itself, or another form of it
	MatchPrefix   Match = "PREFIX"   // it begins so, as was asked for
	MatchDamaged  Match = "DAMAGED"  // it reads so when letters are put right that text recognition confuses
	MatchCompound Match = "COMPOUND" // a part of a compound
	MatchSimilar  Match = "SIMILAR"  // but for one letter
)

var weights = map[Match]float32{MatchWord: 1, MatchPrefix: 0.8, MatchDamaged: 0.8, MatchCompound: 0.5, MatchSimilar: 0.4}

// How long words must be to be found in other ways than as themselves: the
// shorter they are, the more others resemble them by chance.
const (
	ocrMin      = 5
	similarMin  = 7
	compoundMin = 4
)

// near is a term that answers a word, and how.
type near struct {
	term uint32
	how  Match
}

// expand finds all terms that answer a word, each in the closest way.
func (v *vocabulary) expand(w string, prefix bool) []near {
	e := expansion{v: v, seen: map[uint32]bool{}}
	if n, ok := v.number[w]; ok {
		e.add(n, MatchWord)
	}
	s := stem(w)
	for _, n := range v.byStem[s] {
		e.add(n, MatchWord)
	}
	if prefix {
		e.prefixed(flat(w))
	}
	if utf8.RuneCountInString(w) >= ocrMin {
		for _, n := range v.byBone[spell.Skeleton(w)] {
			if spell.Distance(w, v.terms[n].text) <= 1 {
				e.add(n, MatchDamaged)
			}
		}
	}
	e.scan(w, s)
	return e.out
}

// An expansion gathers terms, each once.
type expansion struct {
	v    *vocabulary
	seen map[uint32]bool
	out  []near
}

func (e *expansion) add(n uint32, how Match) {
	if !e.seen[n] {
		e.seen[n] = true
		e.out = append(e.out, near{n, how})
	}
}

func (e *expansion) prefixed(w string) {
	for n := range e.v.terms {
		if strings.HasPrefix(e.v.terms[n].flat, w) {
			e.add(uint32(n), MatchPrefix)
		}
	}
}

// scan looks at all terms for compounds and for similar words. Masks rule most of
// them out at once.
func (e *expansion) scan(w, s string) {
	runes, has, own := utf8.RuneCountInString(w), mask(s), mask(flat(w))
	for n := range e.v.terms {
		t := &e.v.terms[n]
		switch {
		case len(s) >= compoundMin && has&^t.mask == 0 && len(t.flat) > len(s)+2 && !e.seen[uint32(n)] && e.v.compound(t.flat, s):
			e.add(uint32(n), MatchCompound)
		case runes >= similarMin && bits.OnesCount64(own^t.mask) <= 2 && abs(t.runes-runes) <= 1 && spell.Distance(w, t.text) <= 1:
			e.add(uint32(n), MatchSimilar)
		}
	}
}

func abs(n int) int { return max(n, -n) }

// joints are what German puts between the parts of a compound; none is tried
// first.
var joints = []string{"", "s", "n", "e", "en", "er", "es"}

// compound reports whether a word is made of a part and other known words:
// "integrationsmanagement" of "management" and "integration". What a long part
// ends need not be known: the last part says what a compound is.
func (v *vocabulary) compound(whole, part string) bool {
	at := strings.Index(whole, part)
	head, tail := whole[:max(at, 0)], whole[at+len(part):]
	long := len(head) >= 4 && len(part) >= 5 && len(tail) <= 2
	if at < 0 || at > 0 && !long && !v.head(head) {
		return false
	}
	if at > 0 && len(tail) <= 2 { // an ending
		return true
	}
	return v.tail(tail)
}

// head reports whether a known word begins a compound, with its joint.
func (v *vocabulary) head(s string) bool {
	for _, j := range joints {
		if b, ok := strings.CutSuffix(s, j); ok && len(b) >= 3 && v.byStem[stem(b)] != nil {
			return true
		}
	}
	return false
}

// tail reports whether a known word ends a compound, after a joint.
func (v *vocabulary) tail(s string) bool {
	for _, j := range joints {
		if b, ok := strings.CutPrefix(s, j); ok && len(b) >= 3 && v.byStem[stem(b)] != nil {
			return true
		}
	}
	return false
}
