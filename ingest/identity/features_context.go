package identity

import (
	"strings"

	"ratsgraph/ingest/identity/names"
)

// parties says how the parties of two agree: 1 they do, 0 nothing is known, -1
// they differ at different times, -2 they differ at about the same time. Who has
// one name and sits in one body under one party, and from the next session on
// under another, has changed sides: that is at different times.
func parties(p *pair) int {
	out := 0
	for _, x := range p.a.parties {
		for _, y := range p.b.parties {
			days := gap(x.first, x.last, y.first, y.last)
			switch {
			case x.party.Same(*y.party):
				return 1
			case days < 400 && !(oneSeat(p) && (days > 0 || stray(p))):
				out = -2
			default:
				out = min(out, -1)
			}
		}
	}
	return out
}

// oneSeat reports one name in one body, of which no list has two.
func oneSeat(p *pair) bool { return p.same && meet(p.a.bodies, p.b.bodies) && !together(p) }

// stray reports one or two entries beside many others: a slip of the print, or of
// the reading, if they differ in party only.
func stray(p *pair) bool { return min(p.a.count, p.b.count) <= 2 && max(p.a.count, p.b.count) >= 6 }

// gap is the number of days between two spans of days; below 0 if they overlap.
func gap(firstA, lastA, firstB, lastB int32) int32 {
	if firstA == 0 || firstB == 0 {
		return 0
	}
	return max(firstB-lastA, firstA-lastB)
}

// nextDays is the number of days within which one follows another.
const nextDays = 600

// successive reports whether one ends about when the other begins, in the same
// body and party.
func successive(p *pair) bool {
	if p.a.first == 0 || p.b.first == 0 || p.same || p.surname.Kinship != names.Double && !renamed(p) {
		return false
	}
	g := gap(p.a.first, p.a.last, p.b.first, p.b.last)
	return g > 0 && g < nextDays && parties(p) == 1 && meet(p.a.bodies, p.b.bodies)
}

// renamed reports two surnames that have nothing in common, beside the same given
// names: one may be the other's after a marriage. A single entry is a misprint
// sooner.
func renamed(p *pair) bool {
	return !p.same && !p.turned && p.surname.Kinship == names.Apart && p.given.Kinship == names.Equal &&
		min(len(p.a.listed), len(p.b.listed)) > 1
}

// changedCommon reports somebody of a common name with two parties: namesakes
// are likely.
func changedCommon(p *pair) bool {
	return p.same && parties(p) < 0 && !(oneSeat(p) && stray(p)) && names.Common(p.a.name.Surname)
}

func otherSex(p *pair) bool { return p.a.sex != "" && p.b.sex != "" && p.a.sex != p.b.sex }

// givenOtherSex compares the sexes that given names tell, where they differ.
func givenOtherSex(p *pair) bool {
	if p.same || p.given.Kinship == names.Equal {
		return false
	}
	a, b := names.Sex(p.a.name.Given), names.Sex(p.b.name.Given)
	return a != "" && b != "" && a != b
}

// generation is 2 for the elder and the younger, 1 if only one is called either.
func generation(p *pair) int {
	a, b := p.a.name.Generation, p.b.name.Generation
	switch {
	case a == b:
		return 0
	case a != "" && b != "":
		return 2
	}
	return 1
}

// together reports whether a session lists both.
func together(p *pair) bool { return meet(p.a.listed, p.b.listed) }

// doubled reports whether two entries of a list may be one person whom the
// print, or the reading of it, has twice: the same name, and nothing that tells
// them apart.
func doubled(p *pair) bool {
	return p.same && parties(p) >= 0 && generation(p) == 0 && !otherSex(p)
}

func standsIn(p *pair) bool {
	for _, n := range p.a.standsIn {
		if n == p.b.text {
			return !p.same
		}
	}
	for _, n := range p.b.standsIn {
		if n == p.a.text {
			return !p.same
		}
	}
	return false
}

// office reports whether one heads the administration while the other, of a
// slightly other name, sits in a body for a party.
func office(p *pair) bool {
	if p.same || p.a.chief == p.b.chief {
		return false
	}
	member := p.a
	if p.a.chief {
		member = p.b
	}
	return len(member.parties) > 0 && gap(p.a.first, p.a.last, p.b.first, p.b.last) < 400
}

// yearsBetween grows from eight years on.
func yearsBetween(p *pair) float64 {
	if p.a.first == 0 || p.b.first == 0 {
		return 0
	}
	years := float64(gap(p.a.first, p.a.last, p.b.first, p.b.last)) / 365
	return min(1, max(0, (years-8)/25))
}

// surnameOf is a surname as it is counted.
func surnameOf(n *spelled) string { return strings.ToLower(n.Surname) }
