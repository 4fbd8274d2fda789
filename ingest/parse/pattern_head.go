package parse

import (
	"regexp/syntax"
	"slices"
	"unicode"
	"unicode/utf8"
)

// A head is what the first letters of a text must be for a match that can only stand
// at its start: for every letter at every place a set of the ways in which a match
// can begin. The last entry of a place stands for all letters outside ASCII.
type head [headLetters][utf8.RuneSelf + 1]uint64

// headLetters is how many letters are looked at.
const headLetters = 5

// may reports whether a match can begin as the text does.
func (h *head) may(s string) bool {
	ways := ^uint64(0)
	for i := 0; i < headLetters && i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			return ways&h[i][utf8.RuneSelf] != 0
		}
		if ways &= h[i][c]; ways == 0 {
			return false
		}
	}
	return true
}

// headOf reads the head of an expression that can only match at the start of a text.
func headOf(re *syntax.Regexp) *head {
	prog, err := syntax.Compile(re)
	if err != nil {
		return nil
	}
	h := &head{}
	starts, open := reached(prog, []uint32{uint32(prog.Start)})
	if open {
		return nil
	}
	for i, pc := range starts {
		h.add(prog, []uint32{pc}, uint64(1)<<(i%64))
	}
	return h
}

// add adds a way in which a match can begin.
func (h *head) add(prog *syntax.Prog, at []uint32, way uint64) {
	for k := range h {
		var next []uint32
		for _, pc := range at {
			inst := &prog.Inst[pc]
			for c := range h[k] {
				if takes(inst, rune(c)) {
					h[k][c] |= way
				}
			}
			next = append(next, inst.Out)
		}
		open := false
		if at, open = reached(prog, next); !open {
			continue
		}
		for k++; k < len(h); k++ {
			for c := range h[k] {
				h[k][c] |= way
			}
		}
		return
	}
}

// takes reports whether a step of an expression takes a letter; U+0080 stands for
// all outside ASCII.
func takes(inst *syntax.Inst, r rune) bool {
	switch {
	case inst.Op == syntax.InstRuneAny:
		return true
	case inst.Op == syntax.InstRuneAnyNotNL:
		return r != '\n'
	case r < utf8.RuneSelf:
		return inst.MatchRune(r)
	case len(inst.Rune) != 1:
		return inst.Rune[len(inst.Rune)-1] >= utf8.RuneSelf
	}
	for o := inst.Rune[0]; ; {
		if o >= utf8.RuneSelf {
			return true
		}
		if o = unicode.SimpleFold(o); o == inst.Rune[0] || syntax.Flags(inst.Arg)&syntax.FoldCase == 0 {
			return false
		}
	}
}

// reached is the steps that take the next letter, from some places of an expression;
// open reports that there may be anything instead, for the match is at its end.
func reached(prog *syntax.Prog, from []uint32) (steps []uint32, open bool) {
	var seen []uint32
	for len(from) > 0 {
		pc := from[len(from)-1]
		if from = from[:len(from)-1]; slices.Contains(seen, pc) {
			continue
		}
		seen = append(seen, pc)
		switch inst := &prog.Inst[pc]; inst.Op {
		case syntax.InstAlt, syntax.InstAltMatch:
			from = append(from, inst.Out, inst.Arg)
		case syntax.InstCapture, syntax.InstNop:
			from = append(from, inst.Out)
		case syntax.InstEmptyWidth:
			if syntax.EmptyOp(inst.Arg)&syntax.EmptyEndText == 0 {
				from = append(from, inst.Out)
			}
		case syntax.InstMatch:
			open = true
		case syntax.InstFail:
		default:
			steps = append(steps, pc)
		}
	}
	return steps, open
}

// anchored reports that every match begins at the start of the text.
func anchored(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpBeginText:
		return true
	case syntax.OpConcat, syntax.OpCapture:
		return len(re.Sub) > 0 && anchored(re.Sub[0])
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			if !anchored(sub) {
				return false
			}
		}
		return true
	}
	return false
}
