//go:build unix

// Crash kills ratsgraph and its children in the middle of ingests, and looks at
// what the next run finds. Its last line has the counts; the exit status is 0
// only if nothing was lost or wrong.
//
//	go run ./survival/crash -kills 10 -seed 7
//	go run ./survival/crash -bulk -kills 10        the same for loads through the bulk loader
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"time"

	"ratsgraph/survival"
)

func main() {
	var c survival.Crash
	var documents int
	flag.IntVar(&c.Kills, "kills", 10, "how many processes are killed")
	flag.IntVar(&documents, "documents", 240, "how many documents an ingest has")
	flag.Uint64Var(&c.Seed, "seed", uint64(time.Now().UnixNano()), "the same seed kills after the same documents")
	bulk := flag.Bool("bulk", false, "kill loads through the bulk loader")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, c, documents, *bulk))
}

func run(ctx context.Context, c survival.Crash, documents int, bulk bool) int {
	dir, err := os.MkdirTemp("", "ratsgraph-crash-")
	if err != nil {
		fmt.Fprintln(os.Stderr, "crash:", err)
		return 1
	}
	defer os.RemoveAll(dir)
	logf := func(format string, args ...any) { fmt.Printf(format+"\n", args...) }
	logf("seed %d", c.Seed)
	if c.Stage, err = survival.Prepare(ctx, dir, c.Seed, documents, logf); err != nil {
		fmt.Fprintln(os.Stderr, "crash:", err)
		return 1
	}
	campaign := c.Run
	if bulk {
		campaign = c.Bulk
	}
	counts, err := campaign(ctx)
	if err != nil {
		fmt.Fprintln(os.Stderr, "crash:", err)
	}
	fmt.Println(counts)
	if err != nil || counts.Lost > 0 || counts.Wrong > 0 {
		return 1
	}
	return 0
}
