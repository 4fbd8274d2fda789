package parse

import "strings"

// plain brings a title to letters and digits only, folded, so that line breaks,
// hyphens and marks do not matter when titles are compared.
func plain(s string) string {
	f := Fold(s)
	var b strings.Builder
	b.Grow(len(f))
	for i := 0; i < len(f); i++ {
		if c := f[i]; digit(c) || letter(c) {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// longestCompared bounds what titles are compared by, so that no damaged
// document makes the comparison slow.
const longestCompared = 160

// nearPrefix reports that text begins, save for a few letters, with the prefix.
// Both are plain.
func nearPrefix(text, prefix string) bool {
	if prefix == "" || len(text)+3 < len(prefix) {
		return false
	}
	prefix = prefix[:min(len(prefix), longestCompared)]
	text = text[:min(len(text), len(prefix))]
	return near(text, prefix, len(prefix)/10)
}

// similar reports that two titles are the same, or one goes on where the other
// ends.
func similar(a, b string) bool {
	a, b = plain(a), plain(b)
	if a == "" || b == "" {
		return false
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) >= 6 && strings.HasPrefix(b, a) {
		return true
	}
	a, b = a[:min(len(a), longestCompared)], b[:min(len(b), longestCompared)]
	return near(a, b, len(b)/5) || len(a) > 10 && near(a, b[:len(a)], len(a)/6)
}

// akin reports that the words of a heading may be those of the announced item of
// the same number: rarely are they worded anew.
func akin(announced, heading string) bool {
	if similar(announced, heading) {
		return true
	}
	a, b := plain(announced), plain(heading)
	n := min(len(a), len(b), longestCompared)
	return n > 12 && near(a[:n], b[:n], n/3)
}

// near reports that at most a number of letters must be changed, added or dropped
// to make one text of another.
func near(a, b string, most int) bool {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a)-len(b) > most || len(b)-len(a) > most {
		return false
	}
	var room [longestCompared + 4]int
	prev := room[:0]
	for j := range len(b) + 1 {
		prev = append(prev, j)
	}
	for i := 0; i < len(a); i++ {
		last := prev[0]
		prev[0] = i + 1
		least := prev[0]
		for j := 0; j < len(b); j++ {
			cost := last
			if a[i] != b[j] {
				cost = 1 + min(last, prev[j], prev[j+1])
			}
			last, prev[j+1] = prev[j+1], cost
			least = min(least, cost)
		}
		if least > most {
			return false
		}
	}
	return prev[len(b)] <= most
}
