package graph

import "strings"

// Natural writes a number as printed ("5.10", "DS 83/2012") so that comparing
// the results as strings puts 5.9 before 5.10.
func Natural(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		if s[i] < '0' || s[i] > '9' {
			b.WriteByte(s[i])
			i++
			continue
		}
		j := i
		for j < len(s) && s[j] >= '0' && s[j] <= '9' {
			j++
		}
		digits := strings.TrimLeft(s[i:j], "0")
		b.WriteString("00000000"[:max(0, 8-len(digits))])
		b.WriteString(digits)
		i = j
	}
	return b.String()
}
