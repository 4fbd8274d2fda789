package names

import (
	"slices"
	"strings"
	"unicode/utf8"

	"ratsgraph/ingest/identity/spell"
)

// A Kinship says in which way two names, or parts of them, are alike.
type Kinship string

// The ways to be alike. Cost tells how far the spelling is off where it is
// [Damaged].
const (
	Equal    Kinship = "equal"
	Variant  Kinship = "variant"  // sounds the same: Günter, Günther
	Damaged  Kinship = "damaged"  // letters that text recognition confuses
	Initials Kinship = "initials" // H. and Hans
	Shorter  Kinship = "shorter"  // a middle name is left out
	Nickname Kinship = "nickname" // Hajo and Hans-Joachim
	Double   Kinship = "double"   // one of two joined surnames
	Extended Kinship = "extended" // a further word behind the surname
	AtBirth  Kinship = "at_birth" // one was born with the other's surname
	Missing  Kinship = "missing"  // one of them is not printed
	Apart    Kinship = "apart"
)

// A Likeness is how two parts are alike.
type Likeness struct {
	Kinship Kinship
	Cost    float64 // of reading one as the other
	Letters int     // of the shorter, where it is [Damaged]
}

// A Comparer compares names, and remembers words that it has compared: most of
// many names are made of few words. It is not for use by several goroutines at
// once. The zero Comparer is ready to use.
type Comparer struct{ seen map[[2]string]Likeness }

// remembered bounds how many pairs of words a Comparer remembers.
const remembered = 1 << 16

// near is the likeness of two words: equal, a variant, damaged, or apart.
func (c *Comparer) near(a, b string) Likeness {
	if a == b {
		return Likeness{Kinship: Equal}
	}
	k := [2]string{min(a, b), max(a, b)}
	l, ok := c.seen[k]
	if ok {
		return l
	}
	if c.seen == nil || len(c.seen) >= remembered {
		c.seen = map[[2]string]Likeness{}
	}
	l = near(k[0], k[1])
	c.seen[k] = l
	return l
}

func near(a, b string) Likeness {
	if spell.Fold(a) == spell.Fold(b) {
		return Likeness{Kinship: Equal}
	}
	shorter := min(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
	longer := max(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
	if longer > 2*shorter+1 {
		return Likeness{Kinship: Apart}
	}
	cost := spell.Distance(a, b)
	switch {
	case cost <= 0.11 && shorter > 2:
		return Likeness{Damaged, cost, shorter}
	case shorter > 2 && Sound(a) == Sound(b):
		return Likeness{Variant, min(cost, 1), shorter}
	case cost <= limit(shorter):
		return Likeness{Damaged, cost, shorter}
	}
	return Likeness{Apart, cost, shorter}
}

// limit is the cost up to which a word of some letters is a damaged other one.
func limit(letters int) float64 { return min(1.6, 0.2*float64(letters)) }

// surnames compares the surnames of two names.
func (c *Comparer) surnames(a, b Name) Likeness {
	if a.Surname == "" || b.Surname == "" {
		return Likeness{Kinship: Missing}
	}
	l := c.near(joined(a.Surname), joined(b.Surname))
	switch {
	case l.Kinship != Apart:
		return l
	case a.Birth != "" && c.near(a.Birth, b.Surname).Kinship == Equal, b.Birth != "" && c.near(b.Birth, a.Surname).Kinship == Equal:
		return Likeness{Kinship: AtBirth}
	case part(a.Surname, b.Surname) || part(b.Surname, a.Surname):
		return Likeness{Kinship: Double}
	}
	return l
}

// joined writes a double surname in one way, and leaves particles as they are.
func joined(s string) string { return strings.ReplaceAll(s, " ", "-") }

// part reports whether one surname is one of those joined in the other.
func part(one, double string) bool {
	if !strings.Contains(double, "-") {
		return false
	}
	parts := strings.Split(double, "-")
	return slices.ContainsFunc(parts, func(p string) bool { return spell.Fold(p) == spell.Fold(one) })
}

// givenNames compares the given names of two names.
func (c *Comparer) givenNames(a, b Name) Likeness {
	x, y := a.Given, b.Given
	if len(x) == 0 || len(y) == 0 {
		return Likeness{Kinship: Missing}
	}
	if jx, jy := strings.Join(x, ""), strings.Join(y, ""); !strings.Contains(jx, ".") && !strings.Contains(jy, ".") {
		if l := c.near(jx, jy); l.Kinship != Apart && (len(x) == len(y) || l.Kinship == Equal || l.Cost < 0.5) {
			return l
		}
		if nickname(x, y) || nickname(y, x) {
			return Likeness{Kinship: Nickname}
		}
	}
	return c.aligned(x, y)
}

// nickname reports whether one given name is a short form of the other.
func nickname(short, long []string) bool {
	if len(short) != 1 {
		return false
	}
	longs := shorts[spell.Fold(short[0])]
	if len(longs) == 0 {
		return false
	}
	whole := spell.Fold(strings.Join(long, ""))
	for _, l := range longs {
		if l == whole || len(long) == 1 && l == spell.Fold(long[0]) {
			return true
		}
	}
	return false
}

// aligned compares given names one by one. The first must agree, unless one of
// the two has a single name that is the other's second.
func (c *Comparer) aligned(x, y []string) Likeness {
	if len(x) > len(y) {
		x, y = y, x
	}
	out := Likeness{Kinship: Equal}
	for i := range x {
		l := c.word(x[i], y[i])
		if l.Kinship == Apart {
			if i == 0 && len(x) == 1 && len(y) == 2 && c.near(x[0], y[1]).Kinship == Equal {
				return Likeness{Kinship: Shorter, Cost: 0.5}
			}
			return l
		}
		out.Cost += l.Cost
		out.Letters += l.Letters
		if rank(l.Kinship) > rank(out.Kinship) {
			out.Kinship = l.Kinship
		}
	}
	if len(x) < len(y) && rank(Shorter) > rank(out.Kinship) {
		out.Kinship = Shorter
	}
	return out
}

// rank orders kinships from close to loose.
func rank(k Kinship) int {
	return slices.Index([]Kinship{Equal, Variant, Damaged, Shorter, Nickname, Initials, Missing, Apart}, k)
}

// word compares two given names, one of which may be an initial.
func (c *Comparer) word(a, b string) Likeness {
	if !written(a) || !written(b) {
		if initial(a, b) || initial(b, a) {
			return Likeness{Kinship: Initials}
		}
		return Likeness{Kinship: Apart}
	}
	return c.near(a, b)
}

// Compare compares two names as wholes: given names and surnames, read the other
// way round too where the order is in doubt.
func Compare(a, b Name) (given, surname Likeness, turned bool) {
	return new(Comparer).Compare(a, b)
}

// Compare is [Compare].
func (c *Comparer) Compare(a, b Name) (given, surname Likeness, turned bool) {
	if joints(a) != joints(b) && a.Full() && b.Full() && size(a) == size(b) && whole(a) == whole(b) {
		return Likeness{Kinship: Equal}, Likeness{Kinship: Equal}, false
	}
	given, surname = c.givenNames(a, b), c.surnames(a, b)
	if surname.Kinship == Apart {
		if x, y, ok := c.extended(a, b); ok {
			return x, y, false
		}
	}
	if given.Kinship != Apart && surname.Kinship != Apart {
		return given, surname, false
	}
	if !begins(a.Surname, b.Given) && !begins(b.Surname, a.Given) {
		return given, surname, false
	}
	for _, p := range [][2]Name{{a.Turned(), b}, {a, b.Turned()}} {
		g, s := c.givenNames(p[0], p[1]), c.surnames(p[0], p[1])
		if !p[0].Full() || g.Kinship == Apart || s.Kinship == Apart || g.Kinship == Initials || s.Kinship == Double {
			continue
		}
		return g, s, true
	}
	return given, surname, false
}

// Foreign reports whether the given names of two names are apart, and no other order
// of words makes them alike, so that there is no need to compare the rest.
func (c *Comparer) Foreign(a, b Name) bool {
	return len(a.Given) == len(b.Given) && len(a.Given) > 0 && joints(a) == joints(b) &&
		!begins(a.Surname, b.Given) && !begins(b.Surname, a.Given) && c.givenNames(a, b).Kinship == Apart
}

// joints counts the words of a name.
func joints(n Name) int {
	return len(n.Given) + strings.Count(n.Surname, " ") + strings.Count(n.Surname, "-")<<8
}

// begins reports whether a surname begins like a given name of another person, so
// that the two may be printed in another order.
func begins(surname string, given []string) bool {
	r, _ := utf8.DecodeRuneInString(surname)
	return len(given) > 0 && strings.HasPrefix(given[0], string(r))
}

// size is the length of [whole].
func size(n Name) int {
	out := len(n.Surname) - strings.Count(n.Surname, " ") - strings.Count(n.Surname, "-")
	for _, g := range n.Given {
		out += len(g)
	}
	return out
}

var blanks = strings.NewReplacer(" ", "", "-", "")

// whole is a name without anything between its words.
func whole(n Name) string {
	return spell.Fold(strings.Join(n.Given, "") + blanks.Replace(n.Surname))
}

// extended compares names of which one has a further word at the end: "Anna
// Beispiel" and "Anna Beispiel Muster".
func (c *Comparer) extended(a, b Name) (given, surname Likeness, ok bool) {
	if len(a.Given) > len(b.Given) {
		a, b = b, a
	}
	if len(b.Given) != len(a.Given)+1 || len(a.Given) == 0 || strings.Contains(a.Surname, " ") {
		return given, surname, false
	}
	last := len(b.Given) - 1
	s := c.near(a.Surname, b.Given[last])
	g := c.givenNames(Name{Given: a.Given}, Name{Given: b.Given[:last]})
	if s.Kinship != Equal || g.Kinship != Equal {
		return given, surname, false
	}
	return g, Likeness{Kinship: Extended}, true
}
