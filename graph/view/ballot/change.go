package ballot

import (
	"math"

	"ratsgraph/graph"
)

// A Change is where two parties began to vote alike more, or less, often.
type Change struct {
	Day    graph.Date // of the first decision after it
	Before graph.Rate
	After  graph.Rate
	Ratio  float64 // how much better two shares describe the decisions than one: the likelihood-ratio statistic
	Rule   string
}

// changeRule is the rule by which a change is stated. The bound is the asymptotic
// 5 % value for the largest of the statistics (sup Wald, LM or LR), of one parameter
// and with 15 % left out at either end (p = 1, pi0 = 0.15): D. W. K. Andrews, Tests
// for Parameter Instability and Structural Change with Unknown Change Point,
// Econometrica 61 (1993), 821-856, Table I, as corrected in Econometrica 71 (2003),
// 395-397. The value of 1993 that is cited most is 8.85; 8.68 is also what gretl prints,
// after Stock and Watson, Introduction to Econometrics.
const changeRule = "The day that cuts the compared decisions into two parts whose shares differ most, by the likelihood ratio; " +
	"the first and the last 15 % are not cut, both parts have at least the minimum of decisions, and the statistic is at least 8.68 (Andrews 1993, as corrected in 2003: 5 %)."

const (
	changeTrim  = 0.15
	changeBound = 8.68
)

// change finds the clearest change, if one is clear enough. Decisions of one day
// stay together.
func (c compared) change(minimum int) *Change {
	var days []graph.Date
	var same []bool
	for i, p := range c.places {
		if day := c.book.Decisions[p].At.Day(); c.verdicts[i] != unknown && day != "" {
			days, same = append(days, day), append(same, c.verdicts[i] == alike)
		}
	}
	n, all := len(same), count(same)
	least := max(minimum, 1, int(math.Ceil(changeTrim*float64(n))))
	var best *Change
	before := 0
	for i := 1; i < n; i++ {
		if same[i-1] {
			before++
		}
		if i < least || n-i < least || days[i] == days[i-1] {
			continue
		}
		g := 2 * (likelihood(before, i) + likelihood(all-before, n-i) - likelihood(all, n))
		if g >= changeBound && (best == nil || g > best.Ratio) {
			best = &Change{Day: days[i], Before: graph.Rate{Count: before, Of: i}, After: graph.Rate{Count: all - before, Of: n - i}, Ratio: g, Rule: changeRule}
		}
	}
	return best
}

func count(bs []bool) int {
	n := 0
	for _, b := range bs {
		if b {
			n++
		}
	}
	return n
}

// likelihood is the logarithm of how likely k of n are at their own share.
func likelihood(k, n int) float64 {
	return xlogx(k, n) + xlogx(n-k, n)
}

func xlogx(k, n int) float64 {
	if k == 0 {
		return 0
	}
	return float64(k) * math.Log(float64(k)/float64(n))
}
