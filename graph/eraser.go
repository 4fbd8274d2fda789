package graph

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"strings"
)

// nameWords is the number of words up to which a name is looked for.
const nameWords = 6

// An Eraser replaces the names of forgotten persons in one municipality. It knows
// the names by their marks only. What it has replaced it leaves as it is.
type Eraser struct {
	key    []byte
	scope  string
	forms  map[string]*Forgotten
	begins map[string]bool // words that a name may begin with, as far as they were met
	stands []string        // what stands where names were
}

// NewEraser knows the persons of a municipality that were forgotten. Without any
// it is nil, which erases nothing.
func NewEraser(key []byte, scope string, list []Forgotten) *Eraser {
	e := &Eraser{key: key, scope: scope, forms: map[string]*Forgotten{}, begins: map[string]bool{}, stands: []string{Removed, Slug(Removed)}}
	for i := range list {
		f := &list[i]
		if f.Kind != ForgottenPerson || f.Scope != scope {
			continue
		}
		for _, m := range f.Marks {
			e.forms[m] = f
		}
		if f.Pseudonym != "" {
			e.stands = append(e.stands, f.Pseudonym, Slug(f.Pseudonym))
		}
	}
	if len(e.forms) == 0 {
		return nil
	}
	return e
}

// Marks are the marks of ways to write a name.
func Marks(key []byte, scope string, forms []NameForm) []string {
	var out []string
	for _, f := range forms {
		var folded []string
		for _, w := range wordsOf(f.Words) {
			folded = append(folded, w.folded)
		}
		if len(folded) > 0 && len(folded) <= nameWords {
			out = append(out, mark(key, "name", scope, string(f.Document), strings.Join(folded, " ")), mark(key, "begin", scope, folded[0]))
		}
	}
	return out
}

// DocumentMark is the mark of a document's digest.
func DocumentMark(key []byte, digest string) string { return mark(key, "document", digest) }

func mark(key []byte, parts ...string) string {
	h := hmac.New(sha256.New, key)
	h.Write([]byte(strings.Join(parts, "\x00"))) // a hash takes all
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil)[:15])
}

// Text replaces names in a text of a document. The number of lines stays.
func (e *Eraser) Text(document ID, s string) string {
	out, _ := e.erase(document, s)
	return out
}

// erase also returns whose name was found, the last if there are several.
func (e *Eraser) erase(document ID, s string) (string, *Forgotten) {
	if e == nil {
		return s, nil
	}
	words := wordsOf(s)
	var b strings.Builder
	var found *Forgotten
	done := 0
	for i := 0; i < len(words); {
		if n := e.replaced(s, words[i:]); n > 0 {
			i += n
			continue
		}
		f, n := e.name(document, s, words[i:])
		if f == nil {
			i++
			continue
		}
		first, last := words[i].first, words[i+n-1].last
		b.WriteString(s[done:first] + f.Stands() + ends(s[first:last]))
		found, done, i = f, last, i+n
	}
	return b.String() + s[done:], found
}

// replaced is the number of words that stand where a name was.
func (e *Eraser) replaced(s string, words []word) int {
	for _, stands := range e.stands {
		at := words[0].first
		if strings.HasPrefix(stands, "[") {
			at--
		}
		if at < 0 || !strings.HasPrefix(s[at:], stands) {
			continue
		}
		n := 0
		for n < len(words) && words[n].first < at+len(stands) {
			n++
		}
		return n
	}
	return 0
}

// name finds the longest name that begins with the first of some words.
func (e *Eraser) name(document ID, s string, words []word) (*Forgotten, int) {
	if !e.begin(words[0].folded) {
		return nil, 0
	}
	n := 1
	for n < min(len(words), nameWords) && joined(s[words[n-1].last:words[n].first]) {
		n++
	}
	for ; n > 0; n-- {
		if n == 1 && !words[0].capital {
			break
		}
		parts := make([]string, n)
		for i := range parts {
			parts[i] = words[i].folded
		}
		name := strings.Join(parts, " ")
		for _, form := range []string{name, strings.TrimSuffix(name, "s")} { // "Beispiels Antrag"
			for _, where := range []ID{"", document} {
				if f := e.forms[mark(e.key, "name", e.scope, string(where), form)]; f != nil {
					return f, n
				}
			}
		}
	}
	return nil, 0
}

// begin reports whether a name may begin with a word.
func (e *Eraser) begin(word string) bool {
	is, met := e.begins[word]
	if !met {
		is = e.forms[mark(e.key, "begin", e.scope, word)] != nil || e.forms[mark(e.key, "begin", e.scope, strings.TrimSuffix(word, "s"))] != nil
		e.begins[word] = is
	}
	return is
}

// ends are the line ends of a text.
func ends(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\f' {
			return r
		}
		return -1
	}, s)
}

// named are how many parts at the end of an id may hold a name, by kind.
var named = map[string]int{KindPerson: 1, KindAttendance: 1, KindMention: 1, KindRecusal: 1, KindVote: 2}

// ID replaces a name in the id of a person, or of a fact that names one.
func (e *Eraser) ID(document, id ID) ID {
	n := named[id.Kind()]
	if e == nil || n == 0 {
		return id
	}
	parts := strings.Split(string(id), "/")
	for i := max(1, len(parts)-n); i < len(parts); i++ {
		if now := e.Text(document, parts[i]); now != parts[i] {
			parts[i] = Slug(now)
		}
	}
	return ID(strings.Join(parts, "/"))
}
