package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fold brings words to the form in which keywords are compared: small letters,
// umlauts without dots, ß as ss, one kind of dash and quotation mark, and single
// blanks. Printed values are never folded.
func Fold(s string) string {
	var room [200]byte // most lines fit, so that only the result is allocated
	out := room[:0]
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c = lower[c]; c == ' ' {
				out = addBlank(out)
			} else {
				out = append(out, c)
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		out = foldWide(out, r)
		i += n
	}
	if n := len(out); n > 0 && out[n-1] == ' ' {
		out = out[:n-1]
	}
	if string(out) == s {
		return s
	}
	return string(out)
}

// lower is what becomes of the characters of ASCII.
var lower = func() (t [utf8.RuneSelf]byte) {
	for c := range t {
		t[c] = byte(c)
	}
	for c := 'A'; c <= 'Z'; c++ {
		t[c] = byte(c) + 'a' - 'A'
	}
	t['\t'] = ' '
	return t
}()

// addBlank adds a blank, unless one is there or nothing stands in front of it.
func addBlank(out []byte) []byte {
	if n := len(out); n == 0 || out[n-1] == ' ' {
		return out
	}
	return append(out, ' ')
}

// foldWide adds a character outside ASCII, folded.
func foldWide(out []byte, r rune) []byte {
	switch r {
	case 'ä', 'Ä', 'á', 'à', 'â', 'Á', 'À':
		return append(out, 'a')
	case 'ö', 'Ö', 'ó', 'ò', 'ô', 'Ó':
		return append(out, 'o')
	case 'ü', 'Ü', 'ú', 'ù', 'û', 'Ú':
		return append(out, 'u')
	case 'ß', 'ẞ':
		return append(out, "ss"...)
	case 'é', 'è', 'ê', 'É', 'È':
		return append(out, 'e')
	case '–', '—', '‐', '‑', '−', '―':
		return append(out, '-')
	case '„', '“', '”', '‟', '«', '»':
		return append(out, '"')
	case '‚', '‘', '’', '´':
		return append(out, '\'')
	}
	if unicode.IsSpace(r) {
		return addBlank(out)
	}
	return utf8.AppendRune(out, unicode.ToLower(r))
}

// Skeleton brings folded words to what is left when text recognition has damaged
// the umlauts: "für", "fur", "fir", "flir" and "fiir" have one skeleton, and so
// have "erklärt", "erklart" and "erklért". Different words may share one, so it
// serves keywords of some length only.
func Skeleton(folded string) string {
	var b strings.Builder
	b.Grow(len(folded))
	var last byte
	for i := 0; i < len(folded); i++ {
		c := folded[i]
		switch c {
		case 'u', 'l', 'j', '1', '|', '!':
			c = 'i'
		case 'e', 'o':
			c = 'a'
		}
		if c == 'i' && last == 'i' {
			continue
		}
		b.WriteByte(c)
		last = c
	}
	return b.String()
}

// A keyword is a word or phrase that is recognised folded, and by its skeleton
// if it has an umlaut that text recognition may have damaged.
type keyword struct {
	fold     string
	skeleton string // empty: compared folded only
}

// word makes a keyword as it is properly written.
func word(s string) keyword {
	k := keyword{fold: Fold(s)}
	if strings.ContainsAny(s, "äöüÄÖÜß") && len(s) >= 6 {
		k.skeleton = Skeleton(k.fold)
	}
	return k
}

// starts reports whether folded text begins with the keyword.
func (k keyword) starts(folded string) bool {
	if strings.HasPrefix(folded, k.fold) {
		return true
	}
	if k.skeleton == "" {
		return false
	}
	head := folded[:min(len(folded), 2*len(k.fold)+4)]
	return strings.HasPrefix(Skeleton(head), k.skeleton)
}

// keywords are several of them, which are looked for at once.
type keywords struct {
	list             []keyword
	folds, skeletons *phrases
}

// words makes a list of keywords.
func words(list ...string) keywords {
	k := keywords{list: make([]keyword, len(list))}
	var folds, skeletons []string
	for i, s := range list {
		k.list[i] = word(s)
		if folds = append(folds, k.list[i].fold); k.list[i].skeleton != "" {
			skeletons = append(skeletons, k.list[i].skeleton)
		}
	}
	k.folds, k.skeletons = phrasesOf(folds...), phrasesOf(skeletons...)
	return k
}

// anyIn reports whether one of the keywords stands in folded text.
func anyIn(folded string, k keywords) bool {
	return k.folds.in(folded) || len(k.skeletons.list) > 0 && k.skeletons.in(Skeleton(folded))
}

// anyOf is anyIn for a line of which the skeleton is known.
func anyOf(folded, skeleton string, k keywords) bool {
	return k.folds.in(folded) || k.skeletons.in(skeleton)
}

// anyStarts reports whether folded text begins with one of the keywords.
func anyStarts(folded string, k keywords) bool {
	for _, k := range k.list {
		if k.starts(folded) {
			return true
		}
	}
	return false
}
