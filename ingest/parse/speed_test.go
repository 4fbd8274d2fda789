//go:build unix

package parse_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"ratsgraph/ingest/parse"
	"ratsgraph/ingest/text"
)

// BenchmarkMinutes reads the minutes of a whole council, and those of other towns,
// again and again. What it needs of a processor is the figure that counts: unlike
// the time that passes, it does not depend on what else the machine does.
func BenchmarkMinutes(b *testing.B) {
	dir := os.Getenv("RATSGRAPH_CORPUS")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	files, _ := filepath.Glob(filepath.Join(dir, "nordstemmen", "*.txt"))
	more, _ := filepath.Glob(filepath.Join(dir, "texts", "*.txt"))
	var docs []text.Text
	size := 0
	for _, f := range append(files, more...) {
		body, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		in, err := text.Decode(body)
		if err != nil {
			b.Fatal(err)
		}
		docs, size = append(docs, in), size+len(body)
	}
	if len(docs) == 0 {
		b.Skipf("no corpus of minutes in %s; set RATSGRAPH_CORPUS", dir)
	}
	b.SetBytes(int64(size))
	began := processor(b)
	for b.Loop() {
		for _, in := range docs {
			parse.Minutes(in)
		}
	}
	b.ReportMetric(float64(size)*float64(b.N)/1e6/(processor(b)-began).Seconds(), "MB/cpu-s")
}

// processor is the time that this process has had of a processor, its collection
// of garbage included.
func processor(b *testing.B) time.Duration {
	b.Helper()
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		b.Fatal(err)
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
