package identity

import (
	"math"
	"slices"

	"ratsgraph/ingest/identity/names"
)

// A Feature is one observation about two names and what stands around them. To
// teach the matcher something, add a feature with its sentence to [Features].
type Feature struct {
	Name     string
	Sentence string // for the reader
	Weight   float64
	share    func(*pair) float64 // how much of the weight, from 0 to 1
}

// A pair is two units that are compared.
type pair struct {
	a, b           *unit
	given, surname names.Likeness
	turned         bool
	same           bool // the names are the same
}

// prior is what speaks against any two names being one person.
const prior = -5.0

// Features are all features, in the order in which reasons are given. A weight
// is in log-odds: +1 makes Same about 2.7 times as likely.
var Features = []Feature{
	{"same_name", "Given names and surname are the same.", 3.2, is(func(p *pair) bool { return p.same && p.a.person() })},
	{"given_equal", "The given names are the same.", 2.2, given(names.Equal)},
	{"given_variant", "The given names sound the same.", 2.2, given(names.Variant)},
	{"given_damaged", "The given names differ in letters that text recognition confuses.", 2.6, damage(func(p *pair) names.Likeness { return p.given })},
	{"given_shorter", "One of the two has a further given name.", 2.0, given(names.Shorter)},
	{"given_nickname", "One given name is a short form of the other.", 2.0, given(names.Nickname)},
	{"given_initials", "One of the two prints initials that fit.", 2.3, given(names.Initials)},
	{"given_apart", "The given names are different.", -8, given(names.Apart)},
	{"given_both_usual", "Both given names are usual ones, so that neither is a damaged other.", -5, is(bothUsual)},
	{"surname_equal", "The surname is the same.", 2.2, surname(names.Equal)},
	{"surname_variant", "The surnames sound the same.", 1.0, surname(names.Variant)},
	{"surname_damaged", "The surnames differ in letters that text recognition confuses.", 2.6, damage(func(p *pair) names.Likeness { return p.surname })},
	{"surname_double", "One surname is a part of the other, as after a marriage.", 0.8, surname(names.Double)},
	{"surname_extended", "A further word stands behind the surname.", 2.5, surname(names.Extended)},
	{"surname_at_birth", "One was born with the surname of the other.", 2.6, surname(names.AtBirth)},
	{"surname_apart", "The surnames are different.", -8, is(func(p *pair) bool { return p.surname.Kinship == names.Apart && !successive(p) })},
	{"surname_renamed", "The surnames are different; one may have been changed by a marriage, which is no more than a hint.", -0.8, is(func(p *pair) bool { return renamed(p) && successive(p) })},
	{"turned", "The names are the same if one of them has the surname first.", -0.6, is(func(p *pair) bool { return p.turned })},
	{"turned_usual", "Both words are usual given names, so that either order makes a name.", -2.5, is(turnedUsual)},
	{"rare_surname", "Few people here have this surname.", 0.8, rareSurname},
	{"common_surname", "Many people here have this surname.", -0.8, commonSurname},
	{"one_usual", "One given name is usual, and the other is none that is known.", 1.0, is(oneUsual)},
	{"surname_unheard", "Others here have one of the surnames, and nobody else has the other.", 0.8, is(unheard)},
	{"rare_spelling", "One of the two spellings is rare beside the other.", 1.3, rareSpelling},
	{"both_frequent", "Both spellings are printed often.", -2, bothFrequent},
	{"same_body", "Both belong to the same body.", 1.0, is(func(p *pair) bool { return meet(p.a.bodies, p.b.bodies) })},
	{"same_party", "Both belong to the same party.", 1.0, is(func(p *pair) bool { return parties(p) == 1 })},
	{"other_party", "They belong to different parties at about the same time.", -3, is(func(p *pair) bool { return parties(p) == -2 })},
	{"party_changed", "They belong to different parties at different times.", -1, is(func(p *pair) bool { return parties(p) == -1 })},
	{"party_changed_common", "They belong to different parties, and many people have this surname.", -2.8, is(changedCommon)},
	{"successive", "One ends about when the other begins.", 1.3, is(successive)},
	{"title", "Both have a doctor's or another title.", 0.4, is(func(p *pair) bool { return p.a.titled && p.b.titled })},
	{"same_sex", "Both are addressed as Herr, or both as Frau.", 0.3, is(func(p *pair) bool { return p.a.sex != "" && p.a.sex == p.b.sex })},
	{"other_sex", "One is addressed as Herr, the other as Frau.", -7, is(otherSex)},
	{"given_other_sex", "One has a given name of men, the other of women.", -4, is(givenOtherSex)},
	{"generation", "One is the elder, the other the younger of a family.", -9, is(func(p *pair) bool { return generation(p) == 2 })},
	{"one_generation", "Only one of the two is called the elder or the younger.", -2, is(func(p *pair) bool { return generation(p) == 1 })},
	{"listed_together", "A session lists both, and lists a person once.", -8, is(func(p *pair) bool { return together(p) && !doubled(p) })},
	{"listed_doubly", "A session lists the same name twice.", -1.5, is(func(p *pair) bool { return together(p) && doubled(p) })},
	{"elsewhere", "They were in two places at the same time.", -4, is(func(p *pair) bool { return meet(p.a.parallel, p.b.listed) || meet(p.b.parallel, p.a.listed) })},
	{"stands_in", "One stood in for the other.", -7, is(standsIn)},
	{"office", "One of the two heads the administration.", -2.5, is(office)},
	{"years_between", "Many years lie between the two.", -6, yearsBetween},
}

// is makes a share of a yes or no.
func is(f func(*pair) bool) func(*pair) float64 {
	return func(p *pair) float64 {
		if f(p) {
			return 1
		}
		return 0
	}
}

func given(k names.Kinship) func(*pair) float64 {
	return is(func(p *pair) bool { return p.given.Kinship == k })
}

func surname(k names.Kinship) func(*pair) float64 {
	return is(func(p *pair) bool { return p.surname.Kinship == k })
}

// damage speaks less the farther two spellings are apart, for their length.
func damage(part func(*pair) names.Likeness) func(*pair) float64 {
	return func(p *pair) float64 {
		l := part(p)
		if l.Kinship != names.Damaged {
			return 0
		}
		return 1 - min(l.Cost*6/float64(max(l.Letters, 5)), 1.6)
	}
}

// bothUsual reports two different given names that both are usual: Heike, Heiko.
// A mark on a letter makes no other name.
func bothUsual(p *pair) bool {
	if p.given.Kinship != names.Damaged || p.given.Cost < 0.15 || len(p.a.name.Given) == 0 || len(p.b.name.Given) == 0 {
		return false
	}
	return usual(p.a.name.Name) && usual(p.b.name.Name)
}

func usual(n names.Name) bool {
	return !slices.ContainsFunc(n.Given, func(g string) bool { return !names.Known(g) })
}

// oneUsual reports a given name that is near a usual one, and is none itself.
func oneUsual(p *pair) bool {
	return p.given.Kinship == names.Damaged && usual(p.a.name.Name) != usual(p.b.name.Name)
}

// unheard reports a surname that is near one of several people here, and that
// nobody else has.
func unheard(p *pair) bool {
	few, many := min(p.a.bearers, p.b.bearers), max(p.a.bearers, p.b.bearers)
	return p.surname.Kinship == names.Damaged && few <= 1 && many > 2 && min(p.a.count, p.b.count) <= 2
}

func turnedUsual(p *pair) bool {
	return p.turned && names.Known(p.a.name.Surname) && names.Known(p.b.name.Surname)
}

func rareSurname(p *pair) float64 {
	n := max(p.a.bearers, p.b.bearers)
	if unheard(p) || p.surname.Kinship == names.Apart {
		return 0
	}
	switch {
	case n <= 2:
		return 1
	case n <= 4:
		return 0.5
	}
	return 0
}

// commonSurname counts half if the whole name is the same.
func commonSurname(p *pair) float64 {
	if p.surname.Kinship == names.Apart {
		return 0
	}
	share := 1.0
	if p.same {
		share = 0.5
	}
	return share * min(1, max(0, float64(max(p.a.bearers, p.b.bearers))-6)/20)
}

// differs reports two spellings, of which one may be a damaged other.
func differs(p *pair) bool {
	return !p.same && p.given.Kinship != names.Initials && p.surname.Kinship != names.Double && p.surname.Kinship != names.Apart
}

func rareSpelling(p *pair) float64 {
	few, many := float64(min(p.a.count, p.b.count)), float64(max(p.a.count, p.b.count))
	if !differs(p) || few*2 > many {
		return 0
	}
	return math.Min(1, math.Log2(many/few)/3)
}

// marks is the cost of a name of which one letter lost its mark, which says
// nothing however often it happens.
const marks = 0.15

func bothFrequent(p *pair) float64 {
	few := float64(min(p.a.count, p.b.count))
	if !differs(p) || p.given.Cost+p.surname.Cost <= marks || few < 5 {
		return 0
	}
	return math.Min(1, few/20)
}
