package parse

import (
	"cmp"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// needs reads from a regular expression what a text must have for a match: words of
// several lists, one of each, and whether it must hold a digit. Where that cannot be
// told or would not sort out anything, the results are nil and false.
func needs(re *syntax.Regexp) (words []*phrases, digit bool) {
	var lists [][]string
	digit = needsDigit(re)
	fold := folds(re)
	if fold {
		smallLetters(re)
	}
	for _, list := range allNeeded(re) {
		if fold {
			list = plainParts(list)
		}
		if worthwhile(list) && (!fold || shortest(list) > 1) {
			lists = append(lists, list)
		}
	}
	slices.SortStableFunc(lists, func(a, b []string) int {
		return cmp.Or(min(shortest(b), 4)-min(shortest(a), 4), len(a)-len(b))
	})
	for _, list := range lists[:min(len(lists), mostLists)] {
		words = append(words, makePhrases(list, fold))
	}
	return words, digit
}

// mostLists bounds how many lists of words are looked for before a pattern is tried.
const mostLists = 3

// folds reports an expression of which a part takes small and capital letters alike.
func folds(re *syntax.Regexp) bool {
	return re.Op == syntax.OpLiteral && re.Flags&syntax.FoldCase != 0 || slices.ContainsFunc(re.Sub, folds)
}

// smallLetters leaves the small ones of small and capital letters of which either may
// stand.
func smallLetters(re *syntax.Regexp) {
	for _, sub := range re.Sub {
		smallLetters(sub)
	}
	list := letters(re.Rune)
	if re.Op != syntax.OpCharClass || list == nil {
		return
	}
	for i, l := range list {
		list[i] = alike([]rune(l))
	}
	slices.Sort(list)
	re.Rune = nil
	for _, l := range slices.Compact(list) {
		r, _ := utf8.DecodeRuneInString(l)
		re.Rune = append(re.Rune, r, r)
	}
}

// plainParts is of each word the longest run without letters outside ASCII that have
// two cases, in small letters.
func plainParts(list []string) []string {
	var out []string
	for _, w := range list {
		best := ""
		for _, run := range strings.FieldsFunc(w, func(r rune) bool { return r >= utf8.RuneSelf && unicode.SimpleFold(r) != r }) {
			if len(run) > len(best) {
				best = run
			}
		}
		out = append(out, strings.ToLower(best))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// allNeeded is lists of words: of each of them one is part of every match.
func allNeeded(re *syntax.Regexp) [][]string {
	switch re.Op {
	case syntax.OpCapture, syntax.OpPlus:
		return allNeeded(re.Sub[0])
	case syntax.OpConcat:
		out := [][]string{neededOf(re.Sub)}
		for _, part := range re.Sub {
			out = append(out, allNeeded(part)...)
		}
		return out
	}
	return [][]string{needed(re)}
}

// mostNeeded bounds how many words are looked for before a pattern is tried.
const mostNeeded = 48

// worthwhile reports words that sort out most lines: none of them short.
func worthwhile(list []string) bool {
	switch n := shortest(list); {
	case n == 0:
		return false
	case n == 1:
		return len(list) <= fewPhrases && !slices.ContainsFunc(list, func(w string) bool {
			return len(w) == 1 && strings.Contains("abcdefghijklmnopqrstuvwxyz .,-", w)
		})
	}
	return true
}

// needed is words of which one is part of every match; none if that cannot be
// told.
func needed(re *syntax.Regexp) []string {
	if list := exactly(re); list != nil {
		return list
	}
	switch re.Op {
	case syntax.OpCapture, syntax.OpPlus:
		return needed(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return needed(re.Sub[0])
		}
	case syntax.OpAlternate:
		var out []string
		for _, sub := range re.Sub {
			list := needed(sub)
			if list == nil || len(out)+len(list) > mostNeeded {
				return nil
			}
			out = append(out, list...)
		}
		return out
	case syntax.OpConcat:
		return neededOf(re.Sub)
	}
	return nil
}

// neededOf is the best words among what the parts of a sequence need: those of
// neighbours that are short are put together.
func neededOf(parts []*syntax.Regexp) []string {
	var best, run []string
	for _, part := range parts {
		list := exactly(part)
		if part.Op == syntax.OpPlus {
			list = exactly(part.Sub[0]) // the first of them ends a run, the last begins one
			best, run = better(better(best, run), cross(run, list)), nil
		}
		joined := cross(run, list)
		if joined == nil {
			best, joined = better(best, run), list
		}
		run = joined
		if list == nil {
			best = better(best, needed(part))
		}
	}
	return better(best, run)
}

// better is the list that sorts out more.
func better(a, b []string) []string {
	na, nb := min(shortest(a), 4), min(shortest(b), 4)
	if nb > na || nb == na && nb > 0 && len(b) < len(a) {
		return b
	}
	return a
}

// exactly is all texts that an expression matches, if they are few; nil if not.
func exactly(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase == 0 {
			return []string{string(re.Rune)}
		}
		return []string{alike(re.Rune)}
	case syntax.OpCharClass:
		return letters(re.Rune)
	case syntax.OpEmptyMatch, syntax.OpBeginText, syntax.OpEndText, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return []string{""}
	case syntax.OpCapture:
		return exactly(re.Sub[0])
	case syntax.OpQuest:
		if list := exactly(re.Sub[0]); list != nil && len(list) < mostNeeded {
			return append([]string{""}, list...)
		}
	case syntax.OpConcat:
		out := []string{""}
		for _, sub := range re.Sub {
			if out = cross(out, exactly(sub)); out == nil {
				return nil
			}
		}
		return out
	case syntax.OpAlternate:
		var out []string
		for _, sub := range re.Sub {
			list := exactly(sub)
			if list == nil || len(out)+len(list) > mostNeeded {
				return nil
			}
			out = append(out, list...)
		}
		return out
	}
	return nil
}

// alike is a word of which the case does not count, in small letters. Those outside
// ASCII that count as ones of ASCII become them.
func alike(word []rune) string {
	out := make([]rune, len(word))
	for i, r := range word {
		if out[i] = unicode.ToLower(r); r >= utf8.RuneSelf {
			for o := unicode.SimpleFold(r); o != r; o = unicode.SimpleFold(o) {
				if o < utf8.RuneSelf {
					out[i] = unicode.ToLower(o)
				}
			}
		}
	}
	return string(out)
}

// letters is the letters of a class that has few.
func letters(ranges []rune) []string {
	var out []string
	for i := 0; i+1 < len(ranges); i += 2 {
		if ranges[i+1]-ranges[i] > 3 || len(out) > 8 {
			return nil
		}
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			out = append(out, string(r))
		}
	}
	return out
}

// cross puts every text of one list in front of every one of another; nil if
// there are none, or too many.
func cross(a, b []string) []string {
	if len(a)*len(b) > mostNeeded {
		return nil
	}
	var out []string
	for _, x := range a {
		for _, y := range b {
			out = append(out, x+y)
		}
	}
	return out
}

// needsDigit reports that every match holds a digit.
func needsDigit(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpCharClass:
		for i := 0; i+1 < len(re.Rune); i += 2 {
			if re.Rune[i] < '0' || re.Rune[i+1] > '9' {
				return false
			}
		}
		return len(re.Rune) > 0
	case syntax.OpCapture, syntax.OpPlus:
		return needsDigit(re.Sub[0])
	case syntax.OpRepeat:
		return re.Min > 0 && needsDigit(re.Sub[0])
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			if needsDigit(sub) {
				return true
			}
		}
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			if !needsDigit(sub) {
				return false
			}
		}
		return len(re.Sub) > 0
	}
	return false
}
