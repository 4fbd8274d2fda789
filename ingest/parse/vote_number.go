package parse

import "strconv"

// numberWords are the numbers that minutes write out, folded. Beyond twenty they
// are printed in digits.
var numberWords = map[string]int{
	"ein": 1, "eine": 1, "einer": 1, "einem": 1, "einen": 1, "eins": 1, "zwei": 2, "zweier": 2,
	"drei": 3, "vier": 4, "funf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9,
	"zehn": 10, "elf": 11, "zwolf": 12, "dreizehn": 13, "vierzehn": 14, "funfzehn": 15,
	"sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19, "zwanzig": 20,
}

// A token is a word, a number or one mark of folded text.
type token struct {
	word   string
	number int // -1: not a number
	spelt  bool
	at     int // where it begins in the text
}

// tokens cuts folded text into words, numbers and marks. Glued forms such as
// "9ja" fall apart into number and word.
func tokens(folded string) []token {
	var out []token
	for i := 0; i < len(folded); {
		c := folded[i]
		j := i + 1
		switch {
		case c == ' ':
			i++
			continue
		case digit(c):
			for j < len(folded) && digit(folded[j]) {
				j++
			}
		case letter(c):
			for j < len(folded) && letter(folded[j]) {
				j++
			}
		}
		out = append(out, newToken(folded[i:j], i))
		i = j
	}
	return out
}

func newToken(word string, at int) token {
	t := token{word: word, number: -1, at: at}
	if digit(word[0]) {
		if n, err := strconv.Atoi(word); err == nil && n < 1000 {
			t.number = n
		}
	} else if n, ok := numberWords[word]; ok {
		t.number, t.spelt = n, true
	}
	return t
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// letter holds for small letters and for every byte outside ASCII.
func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 0x80 }
