package graph

import "strings"

// A ChangeKind says what became of words between two texts.
type ChangeKind string

// What can become of words.
const (
	WordsKept    ChangeKind = "KEPT"
	WordsAdded   ChangeKind = "ADDED"
	WordsRemoved ChangeKind = "REMOVED"
)

// A TextPart is words in a row that were kept, added or removed.
type TextPart struct {
	Kind ChangeKind
	Text string
}

// A TextComparison compares the words that were proposed with the words that
// were decided. What is not printed is not compared.
type TextComparison struct {
	Recorded  bool
	Identical bool
	Proposal  *Decision // the first decision of the way whose words are printed
	Final     *Decision // the last one
	Parts     []TextPart
}

// comparedWords is how many words of a text are compared.
const comparedWords = 1500

// Comparison compares the words of the first and of the last decision of the way
// that print them: what a committee recommended, and what was decided.
func (w PaperWay) Comparison() TextComparison {
	var with []*Decision
	for i := range w.Stages {
		for j := range w.Stages[i].Decisions {
			if d := &w.Stages[i].Decisions[j]; d.Text != nil {
				with = append(with, d)
			}
		}
	}
	if len(with) < 2 {
		return TextComparison{Parts: []TextPart{}}
	}
	a, b := with[0], with[len(with)-1]
	parts := CompareTexts(*a.Text, *b.Text)
	return TextComparison{Recorded: true, Identical: len(parts) == 1 && parts[0].Kind == WordsKept, Proposal: a, Final: b, Parts: parts}
}

// CompareTexts tells two texts apart word by word, by their longest common
// sequence of words. Line breaks do not count.
func CompareTexts(from, to string) []TextPart {
	a, b := strings.Fields(from), strings.Fields(to)
	a, b = a[:min(len(a), comparedWords)], b[:min(len(b), comparedWords)]
	common := commonWords(a, b)
	out := []TextPart{}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			out = appendWord(out, WordsKept, a[i])
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && common[i+1][j] >= common[i][j+1]:
			out = appendWord(out, WordsRemoved, a[i])
			i++
		default:
			out = appendWord(out, WordsAdded, b[j])
			j++
		}
	}
	return out
}

// commonWords is how many words the rests of two texts have in common.
func commonWords(a, b []string) [][]uint16 {
	common := make([][]uint16, len(a)+1)
	for i := range common {
		common[i] = make([]uint16, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	return common
}

func appendWord(parts []TextPart, k ChangeKind, word string) []TextPart {
	if n := len(parts); n > 0 && parts[n-1].Kind == k {
		parts[n-1].Text += " " + word
		return parts
	}
	return append(parts, TextPart{k, word})
}
