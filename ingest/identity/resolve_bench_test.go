package identity_test

import (
	"fmt"
	"runtime"
	"testing"

	"ratsgraph/ingest/identity"
)

// BenchmarkResolve resolves mentions of many towns, and of one.
//
//	go test -bench Resolve -benchtime 1x ./ingest/identity
func BenchmarkResolve(b *testing.B) {
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		for _, each := range []int{2000, n} {
			b.Run(fmt.Sprintf("mentions=%d/town=%d", n, each), func(b *testing.B) {
				w := newWorld(3)
				var mentions []identity.Mention
				for i := 0; len(mentions) < n; i++ {
					mentions, _ = w.town(fmt.Sprint("Neustadt ", i), min(each, 40*len(w.given)*len(w.surname)/4), mentions, nil, 0)
				}
				mentions = w.damage(mentions, 0.003)
				runtime.GC()
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				for b.Loop() {
					r := identity.Resolve(mentions, nil)
					runtime.ReadMemStats(&after)
					b.ReportMetric(float64(len(r.Persons)), "persons")
				}
				b.ReportMetric(float64(after.Sys)/(1<<20), "MB-of-process")
				b.ReportMetric(b.Elapsed().Seconds()/float64(b.N)/float64(n)*1e6, "µs/mention")
			})
		}
	}
}
