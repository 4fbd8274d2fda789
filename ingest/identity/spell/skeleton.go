package spell

import "strings"

// classes joins letters that are confused with each other, so that damaged
// words fall together. Vowels without their marks are one class but u and i,
// which look like l, n and j.
var classes = map[rune]string{
	'i': "i", 'l': "i", 'j': "i", '1': "i", '!': "i", '|': "i", 't': "i", 'f': "i", 'u': "i",
	'e': "o", 'o': "o", 'c': "o", 'a': "o", '0': "o", '6': "o", 'g': "o", 'q': "o", '9': "o",
	'm': "n", 'n': "n", 'r': "n",
	'ß': "b", 'b': "b", 'h': "b", '8': "b",
	's': "s", '5': "s", 'z': "s",
	'v': "v", 'w': "v", 'y': "v",
	'd': "d", 'p': "p", 'k': "k", 'x': "x",
}

// Skeleton is what is left of a word when letters that text recognition
// confuses are one: damaged spellings of a word mostly share it. Different
// words may share it too, so it serves to find candidates only.
func Skeleton(word string) string {
	var b strings.Builder
	last := ""
	for _, r := range Fold(word) {
		c := classes[plain(r)]
		if c == "" || c == last {
			continue
		}
		b.WriteString(c)
		last = c
	}
	return b.String()
}
