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
	var b strings.Builder
	b.Grow(len(s))
	blank := true
	for _, r := range s {
		if r == ' ' || r >= utf8.RuneSelf && unicode.IsSpace(r) || r == '\t' {
			if !blank {
				b.WriteByte(' ')
			}
			blank = true
			continue
		}
		blank = false
		foldRune(&b, r)
	}
	return strings.TrimSuffix(b.String(), " ")
}

// foldRune writes one folded character.
func foldRune(b *strings.Builder, r rune) {
	switch {
	case r < utf8.RuneSelf:
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		b.WriteByte(byte(r))
	case r == 'ß' || r == 'ẞ':
		b.WriteString("ss")
	default:
		b.WriteRune(foldWide(r))
	}
}

// foldWide folds a character outside ASCII.
func foldWide(r rune) rune {
	switch r {
	case 'ä', 'Ä', 'á', 'à', 'â', 'Á', 'À':
		return 'a'
	case 'ö', 'Ö', 'ó', 'ò', 'ô', 'Ó':
		return 'o'
	case 'ü', 'Ü', 'ú', 'ù', 'û', 'Ú':
		return 'u'
	case 'é', 'è', 'ê', 'É', 'È':
		return 'e'
	case '–', '—', '‐', '‑', '−', '―':
		return '-'
	case '„', '“', '”', '‟', '«', '»':
		return '"'
	case '‚', '‘', '’', '´':
		return '\''
	}
	return unicode.ToLower(r)
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

// in reports whether the keyword stands in folded text.
func (k keyword) in(folded string) bool {
	return strings.Contains(folded, k.fold) ||
		k.skeleton != "" && strings.Contains(Skeleton(folded), k.skeleton)
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

// words makes a list of keywords.
func words(list ...string) []keyword {
	out := make([]keyword, len(list))
	for i, s := range list {
		out[i] = word(s)
	}
	return out
}

// anyIn reports whether one of the keywords stands in folded text.
func anyIn(folded string, list []keyword) bool {
	for _, k := range list {
		if k.in(folded) {
			return true
		}
	}
	return false
}

// anyOf is anyIn for a line of which the skeleton is known.
func anyOf(folded, skeleton string, list []keyword) bool {
	for _, k := range list {
		if strings.Contains(folded, k.fold) || k.skeleton != "" && strings.Contains(skeleton, k.skeleton) {
			return true
		}
	}
	return false
}

// anyStarts reports whether folded text begins with one of the keywords.
func anyStarts(folded string, list []keyword) bool {
	for _, k := range list {
		if k.starts(folded) {
			return true
		}
	}
	return false
}
