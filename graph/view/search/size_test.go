package search_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"ratsgraph/graph/view"
	"ratsgraph/graph/view/search"
)

// TestIndexTakesWhatItSays compares what an index says it takes with what lives in
// memory. The snapshot counts it among what it takes.
func TestIndexTakesWhatItSays(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	texts := make([]string, 4000)
	for i := range texts {
		words := make([]string, 30)
		for j := range words {
			words[j] = fmt.Sprintf("wort%d", int(rnd.ExpFloat64()*400))
		}
		texts[i] = "Titel: " + strings.Join(words, " ")
	}
	s := view.NewSnapshot(1, []*view.Town{town(texts...)})
	towns, before, e := s.Size(), heap(), search.NewEngine()
	x := e.Index(s)
	took := int64(heap() - before)
	said := s.Size() - towns
	if ratio := float64(said) / float64(took); said != x.Size() || ratio < 0.75 || ratio > 1.25 {
		t.Errorf("the index says %d bytes, the snapshot %d more; it takes %d: %.2f", x.Size(), said, took, ratio)
	}
	t.Logf("says %d, takes %d", said, took)
	runtime.KeepAlive(e)
}

func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
