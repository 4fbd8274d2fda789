package identity_test

import (
	"fmt"
	"iter"
	"runtime"
	"runtime/metrics"
	"slices"
	"syscall"
	"testing"
	"time"

	"ratsgraph/ingest/identity"
)

// BenchmarkTowns resolves the mentions of towns of two thousand each, one town
// after the other, as [ingest.Identify] does: what a town needs is let go after it.
//
//	go test -run - -bench Towns -benchtime 1x ./ingest/identity
func BenchmarkTowns(b *testing.B) {
	for _, n := range []int{10_000, 100_000, 300_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			peak := watch()
			persons := 0
			var busy usage
			for b.Loop() {
				w := newWorld(3)
				for at := 0; at < n; at += 2000 {
					mentions, _ := w.town(fmt.Sprint("Neustadt ", at), 2000, nil, nil, 0)
					mentions = w.damage(mentions, 0.003)
					start := used()
					persons += len(identity.Resolve(slices.Values(mentions), nil).Persons)
					busy = busy.since(start)
				}
			}
			report(b, n, persons, busy, peak())
		})
	}
}

// BenchmarkOneTown resolves mentions that are all of one town, which no town has.
// They are made while they are taken in, as from the facts of sessions.
//
//	go test -run - -bench OneTown -benchtime 1x ./ingest/identity
func BenchmarkOneTown(b *testing.B) {
	for _, n := range []int{10_000, 100_000, 300_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			peak := watch()
			persons := 0
			var busy usage
			for b.Loop() {
				start := used()
				persons += len(identity.Resolve(damaged(n, 0.003), nil).Persons)
				busy = busy.since(start)
			}
			report(b, n, persons, busy, peak())
		})
	}
}

// damaged makes n mentions of one town, misread, as they are asked for.
func damaged(n int, share float64) iter.Seq[identity.Mention] {
	return func(yield func(identity.Mention) bool) {
		w, reader, byTrue := newWorld(3), newWorld(4), confusions()
		for _, m := range w.mentions("Neustadt", n) {
			m.Name = reader.misread(m.Name, share, byTrue)
			if !yield(m) {
				return
			}
		}
	}
}

// A usage is time as the clock has it, and of the processor.
type usage struct{ clock, processor time.Duration }

func used() usage {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u) // fails for another process only
	return usage{time.Since(began), time.Duration(u.Utime.Nano() + u.Stime.Nano())}
}

var began = time.Now()

// since adds what was used since a moment.
func (u usage) since(start usage) usage {
	now := used()
	return usage{u.clock + now.clock - start.clock, u.processor + now.processor - start.processor}
}

func report(b *testing.B, mentions, persons int, busy usage, peak uint64) {
	b.ReportMetric(float64(persons/b.N), "persons")
	b.ReportMetric(busy.clock.Seconds()/float64(b.N), "s-resolving")
	b.ReportMetric(busy.processor.Seconds()/float64(b.N), "s-of-processor")
	b.ReportMetric(busy.processor.Seconds()/float64(b.N)/float64(mentions)*1e6, "µs-of-processor/mention")
	b.ReportMetric(float64(peak>>20), "MB-at-most")
}

// heap is what the heap takes, garbage included.
func heap() uint64 {
	s := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}

// watch looks at the heap until the returned function is called, which says how
// large it was at most.
func watch() func() uint64 {
	runtime.GC()
	stop, peak := make(chan bool), make(chan uint64)
	go func() {
		most := heap()
		for tick := time.NewTicker(10 * time.Millisecond); ; {
			select {
			case <-tick.C:
				most = max(most, heap())
			case <-stop:
				peak <- max(most, heap())
				return
			}
		}
	}()
	return func() uint64 { close(stop); return <-peak }
}
