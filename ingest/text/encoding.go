package text

import (
	"strings"
	"unicode"
	"unicode/utf16"
)

// upper1252 holds the runes of Windows-1252 from 0x80 to 0x9f; the others are
// those of Latin-1. The five bytes that stand for nothing stay what Latin-1
// makes of them, control characters, which [clean] drops.
var upper1252 = [32]rune{
	'€', 0x81, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0x8d, 'Ž', 0x8f,
	0x90, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0x9d, 'ž', 'Ÿ',
}

// windows1252 reads bytes of which each is one character.
func windows1252(body []byte) string {
	var b strings.Builder
	b.Grow(len(body) + len(body)/8)
	for _, c := range body {
		switch {
		case c < 0x80:
			b.WriteByte(c)
		case c < 0xa0:
			b.WriteRune(upper1252[c-0x80])
		default:
			b.WriteRune(rune(c))
		}
	}
	return b.String()
}

// utf16String reads bytes of which two make a unit; a last odd byte is lost.
func utf16String(body []byte, bigEndian bool) string {
	units := make([]uint16, len(body)/2)
	for i := range units {
		low, high := uint16(body[2*i]), uint16(body[2*i+1])
		if bigEndian {
			low, high = high, low
		}
		units[i] = high<<8 | low
	}
	return string(utf16.Decode(units))
}

// hasWords reports whether any letter stands in the text.
func hasWords(s string) bool {
	return strings.IndexFunc(s, unicode.IsLetter) >= 0
}
