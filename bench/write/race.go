package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"slices"
	"time"
)

// A pair is two ways to the same graph.
type pair struct {
	name         string
	ours, theirs load
}

// A load fills a graph in an empty folder.
type load func(ctx context.Context, dir string) (result, error)

// A result is what a load took.
type result struct {
	took  time.Duration
	used  usages
	graph string // a digest
}

// race lets both load in turns and shows the medians.
func (s setting) race(ctx context.Context, p pair) error {
	var ours, theirs []result
	for round := range s.rounds {
		for i := range 2 {
			side, loads, to := "ratsgraph", p.ours, &ours
			if (round+i)%2 == 1 {
				side, loads, to = "dgraph "+p.name, p.theirs, &theirs
			}
			r, err := s.once(ctx, p, loads)
			if err != nil {
				return fmt.Errorf("%s: %w", side, err)
			}
			*to = append(*to, r)
			fmt.Fprintf(s.out, "%-12s %7.1f s  %8.0f triples/s  %s\n", side, r.took.Seconds(), float64(s.triples)/r.took.Seconds(), r.used)
		}
	}
	a, b := median(ours), median(theirs)
	fmt.Fprintf(s.out, "%s: ratsgraph %.1f s, dgraph %s %.1f s: %.2f of its speed\n", p.name, a.Seconds(), p.name, b.Seconds(), b.Seconds()/a.Seconds())
	return s.same(slices.Concat(ours, theirs))
}

// once loads into a folder of its own, which is gone afterwards.
func (s setting) once(ctx context.Context, p pair, loads load) (result, error) {
	dir, err := os.MkdirTemp(s.dir, p.name+"-")
	if err != nil {
		return result{}, err
	}
	defer os.RemoveAll(dir)
	return loads(ctx, dir)
}

// same fails unless all graphs are the same.
func (s setting) same(all []result) error {
	if !s.check {
		return nil
	}
	for _, r := range all {
		if r.graph != all[0].graph {
			return fmt.Errorf("the graphs differ: %s and %s", all[0].graph, r.graph)
		}
	}
	fmt.Fprintf(s.out, "all %d graphs are the same\n", len(all))
	return nil
}

func median(of []result) time.Duration {
	sorted := slices.SortedFunc(slices.Values(of), func(a, b result) int { return cmp.Compare(a.took, b.took) })
	return sorted[len(sorted)/2].took
}
