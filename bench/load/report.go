package main

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"ratsgraph/bench/clients"
)

// Memory has grown if more lives at the end than after a quarter of the time, by
// more than a share and some, since what lives at a moment depends on it.
const (
	growthShare = 1.15
	growthSome  = 8 << 20
)

// A row is what a question took.
type row struct {
	name          string
	n, wrong      int
	p50, p95, p99 time.Duration
	most          time.Duration
}

// report prints what was measured, and says what is wrong.
func (c *campaign) report(questions []clients.Question, all []clients.Timing, seen []memory) error {
	whole, rows := summed("all", all), rowsOf(questions, all)
	fmt.Fprintf(c.out, "| question | requests | errors | p50 | p95 | p99 | most |\n|---|---|---|---|---|---|---|\n")
	for _, r := range append(rows, whole) {
		fmt.Fprintf(c.out, "| %s | %d | %d | %s | %s | %s | %s |\n", r.name, r.n, r.wrong, ms(r.p50), ms(r.p95), ms(r.p99), ms(r.most))
	}
	for _, m := range seen {
		fmt.Fprintf(c.out, "%s: %d MB resident, %.1f MB living after a collection\n", m.when, m.resident>>20, float64(m.heap)/(1<<20))
	}
	fmt.Fprintf(c.out, "%d clients, %s, %d requests, %.0f a second, %d errors\n", c.clients, c.lasts, whole.n, float64(whole.n)/c.lasts.Seconds(), whole.wrong)
	for _, t := range all {
		if t.Err != nil {
			return fmt.Errorf("%d errors, one of them at %s: %w", whole.wrong, questions[t.Question].Name, t.Err)
		}
	}
	quarter, end := seen[len(seen)-2].heap, seen[len(seen)-1].heap
	if quarter == 0 || float64(end) > growthShare*float64(quarter)+growthSome {
		return fmt.Errorf("memory: %d bytes lived after a quarter of the time, %d at the end", quarter, end)
	}
	return nil
}

// rowsOf sums each question, the slowest first.
func rowsOf(questions []clients.Question, all []clients.Timing) []row {
	by := make([][]clients.Timing, len(questions))
	for _, t := range all {
		by[t.Question] = append(by[t.Question], t)
	}
	var out []row
	for i, list := range by {
		out = append(out, summed(questions[i].Name, list))
	}
	slices.SortStableFunc(out, func(a, b row) int { return cmp.Compare(b.p95, a.p95) })
	return out
}

// summed sums timings.
func summed(name string, all []clients.Timing) row {
	r := row{name: name, n: len(all)}
	took := make([]time.Duration, len(all))
	for i, t := range all {
		took[i] = t.Took
		if t.Err != nil {
			r.wrong++
		}
	}
	slices.Sort(took)
	at := func(share float64) time.Duration {
		if len(took) == 0 {
			return 0
		}
		return took[min(len(took)-1, int(share*float64(len(took))))]
	}
	r.p50, r.p95, r.p99, r.most = at(0.5), at(0.95), at(0.99), at(1)
	return r
}

func ms(d time.Duration) string { return fmt.Sprintf("%.1f", float64(d)/float64(time.Millisecond)) }
