package parse

import "strings"

// phrases are words of which one is looked for in a text. Many of them are looked
// for at once: the first three bytes of each set a bit in a table, and a place in
// the text where the three tables agree is looked at more closely.
type phrases struct {
	list   []string
	tables *[3][256]uint8
	bucket [8][]string // the words whose bit it is
}

// fewPhrases is up to how many words it is quicker to look for them one by one.
const fewPhrases = 3

// phrasesOf makes phrases of a list.
func phrasesOf(list ...string) *phrases {
	p := &phrases{list: list}
	if len(list) <= fewPhrases || shortest(list) < 2 {
		return p
	}
	p.tables = &[3][256]uint8{}
	for i, w := range list {
		b := i % len(p.bucket)
		p.bucket[b] = append(p.bucket[b], w)
		for k := range p.tables {
			if k < len(w) {
				p.tables[k][w[k]] |= 1 << b
				continue
			}
			for c := range p.tables[k] {
				p.tables[k][c] |= 1 << b
			}
		}
	}
	return p
}

// in reports whether one of the phrases stands in a text.
func (p *phrases) in(s string) bool {
	if p.tables == nil {
		for _, w := range p.list {
			if strings.Contains(s, w) {
				return true
			}
		}
		return false
	}
	t := p.tables
	for i := 0; i+2 < len(s); i++ {
		m := t[0][s[i]] & t[1][s[i+1]] & t[2][s[i+2]]
		if m != 0 && p.at(s[i:], m) {
			return true
		}
	}
	return len(s) >= 2 && p.at(s[len(s)-2:], 0xFF)
}

// at reports whether a text begins with a phrase of one of the buckets in a mask.
func (p *phrases) at(s string, mask uint8) bool {
	for b := range p.bucket {
		if mask&(1<<b) == 0 {
			continue
		}
		for _, w := range p.bucket[b] {
			if strings.HasPrefix(s, w) {
				return true
			}
		}
	}
	return false
}

// shortest is the length of the shortest word of a list, in bytes; 0 if there is
// none.
func shortest(list []string) int {
	if len(list) == 0 {
		return 0
	}
	n := len(list[0])
	for _, w := range list {
		n = min(n, len(w))
	}
	return n
}
