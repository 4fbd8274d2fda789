package graph_test

import (
	"math"
	"testing"

	"ratsgraph/graph"
)

// TestWilson compares with values from Newcombe 1998, table I (method 3).
func TestWilson(t *testing.T) {
	for _, c := range []struct {
		rate      graph.Rate
		low, high float64
	}{
		{graph.Rate{Count: 81, Of: 263}, 0.2553, 0.3662},
		{graph.Rate{Count: 15, Of: 148}, 0.0624, 0.1605},
		{graph.Rate{Count: 0, Of: 20}, 0, 0.1611},
		{graph.Rate{Count: 1, Of: 29}, 0.0061, 0.1718},
	} {
		got := c.rate.Interval()
		if math.Abs(got.Low-c.low) > 0.0001 || math.Abs(got.High-c.high) > 0.0001 {
			t.Errorf("%d of %d: %.4f to %.4f, want %.4f to %.4f", c.rate.Count, c.rate.Of, got.Low, got.High, c.low, c.high)
		}
	}
	if nothing := (graph.Rate{}); nothing.Value() != nil || nothing.Interval() != nil {
		t.Error("a share of nothing is not known")
	}
}
