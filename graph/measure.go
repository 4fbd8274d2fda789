package graph

import "math"

// A Measure says what a figure counts, and how much it does not know.
type Measure struct {
	Definition string // one sentence: what is counted, and by which rule
	N          int    // records that count
	Missing    int    // records that would belong to it, but that nothing settles
	Revision   int    // of the graph that it was counted in
}

// Counted is the measure itself: whatever embeds one is [Measured].
func (m Measure) Counted() Measure { return m }

// A Measured is a figure that says what it counts.
type Measured interface{ Counted() Measure }

// A Rate is a share of a count, with the interval in which the true share lies
// with 95 % confidence if what was counted is taken as a sample.
type Rate struct {
	Count, Of int
}

// Value is the share, nil of nothing.
func (r Rate) Value() *float64 {
	if r.Of == 0 {
		return nil
	}
	v := float64(r.Count) / float64(r.Of)
	return &v
}

// An Interval is a range of shares.
type Interval struct{ Low, High float64 }

// Interval is Wilson's score interval, nil of nothing. It stays within 0 and 1
// and is honest for few records, too.
func (r Rate) Interval() *Interval {
	if r.Of == 0 {
		return nil
	}
	const z = 1.959963984540054 // of 95 %
	n, p := float64(r.Of), float64(r.Count)/float64(r.Of)
	mid := (p + z*z/(2*n)) / (1 + z*z/n)
	half := z / (1 + z*z/n) * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return &Interval{max(0, mid-half), min(1, mid+half)}
}
