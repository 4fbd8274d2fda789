package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// ruleLastVote names votes that were read from counts in a wording that is not known.
const ruleLastVote = "decision-by-two-sides"

// lastVotes reads counts of both sides from a line that no vote was read from, where
// nothing else was decided on the item.
//
//	Einvernehmen: 6 x ja, 1 x nein      >>> 5 JA <<< >>> 1 NEIN <<<
func (p *Parser) lastVotes() {
	for i := range p.lines[:p.frame.Tail.From] {
		l := &p.lines[i]
		if !p.free(i) || len(l.text) > voteLine || !hasDigit(l.fold) || !p.tellsVote(i, l) {
			continue
		}
		it := p.itemAt(l.no)
		t := sidesOf(l.fold)
		if it == nil || len(it.Decisions) > 0 || t.tie || t.yes == nil || t.no == nil || *t.yes+*t.no == 0 || *t.yes == *t.no {
			continue
		}
		dec := minutes.Decision{Outcome: minutes.Accepted, Yes: t.yes, No: t.no, Abstain: t.abstain, Result: l.text, Parties: []minutes.Side{}, Span: p.span(i, i, ruleLastVote)}
		if *t.no > *t.yes {
			dec.Outcome = minutes.Rejected
		}
		if *t.no > 0 {
			dec.Unanimous = new(bool)
		}
		it.Decisions = append(it.Decisions, dec)
		p.claim(i, i, ruleLastVote)
	}
}

// sidesOf counts the sides that a line names with their numbers.
func sidesOf(f string) tally {
	var t tally
	for _, m := range besideSide.FindAllStringSubmatch(f, 6) {
		if n := number(m[1] + m[4]); m[1]+m[4] != "" && digits(m[1]+m[4]) {
			t.add(sideCalled(m[2]+m[3]), n)
		}
	}
	return t
}

// sideCalled is the side that a word names; none if it says not for sure which.
func sideCalled(w string) ballot {
	switch {
	case w == "ja", w == "dafur", w == "pro", strings.HasPrefix(w, "zustimm"):
		return ballotYes
	case w == "nein", w == "dagegen", w == "contra", w == "kontra", w == "wider", strings.HasPrefix(w, "ablehn"):
		return ballotNo
	case strings.HasPrefix(w, "enth"):
		return ballotAbstain
	}
	return ballotNone
}
