package graph

import "strings"

// JoinLines writes lines as the one text that is kept of a document: lines are
// parted by \n, and a \f stands before the first line of every page but the
// first. [SplitLines] finds the same lines again.
func JoinLines(lines []Line) string {
	var b strings.Builder
	page := 1
	for i, l := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		for ; page < l.Page; page++ {
			b.WriteByte('\f')
		}
		b.WriteString(unbroken.Replace(l.Text))
	}
	return b.String()
}

// unbroken keeps a line one line.
var unbroken = strings.NewReplacer("\n", " ", "\f", " ")

// SplitLines reads the text that [JoinLines] has written. Line n of the document
// is the one at n-1.
func SplitLines(text string) []Line {
	parts := strings.Split(text, "\n")
	lines := make([]Line, len(parts))
	page := 1
	for i, s := range parts {
		rest := strings.TrimLeft(s, "\f")
		page += len(s) - len(rest)
		lines[i] = Line{Number: i + 1, Page: page, Text: rest}
	}
	return lines
}
