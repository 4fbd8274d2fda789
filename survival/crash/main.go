//go:build unix

// Crash kills ratsgraph and its children in the middle of their work, and looks
// at what the next run finds. Its last line has the counts; the exit status is 0
// only if nothing was lost or wrong.
//
//	go run ./survival/crash -kills 10 -seed 7              while it ingests
//	go run ./survival/crash -during bulk -kills 10         in a load through the bulk loader
//	go run ./survival/crash -during serve -kills 10        while it serves, beside an ingest
//	go run ./survival/crash -during restore -kills 10      while a backup is restored
//	go run ./survival/crash -during reread -kills 10       while a newer program reads everything again
//	go run ./survival/crash -during clock -kills 10        while it ingests and serves, and clocks jump; kills are few
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
	var program string
	flag.IntVar(&c.Kills, "kills", 10, "how many processes are killed, or how often a clock jumps")
	flag.StringVar(&program, "program", "", "a built ratsgraph; empty: it is built")
	flag.IntVar(&documents, "documents", 60, "how many documents an ingest has")
	flag.Uint64Var(&c.Seed, "seed", uint64(time.Now().UnixNano()), "the same seed kills after the same documents")
	during := flag.String("during", "ingest", "what is going on: ingest, bulk, serve, restore, reread or clock")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, c, program, documents, *during))
}

// campaigns are what can be going on.
var campaigns = map[string]func(survival.Crash, context.Context) (survival.Counts, error){
	"ingest": survival.Crash.Run, "bulk": survival.Crash.Bulk, "serve": survival.Crash.Serve,
	"restore": survival.Crash.Restore, "reread": survival.Crash.Reread, "clock": survival.Crash.Clock,
}

func run(ctx context.Context, c survival.Crash, program string, documents int, during string) int {
	campaign := campaigns[during]
	if campaign == nil {
		fmt.Fprintf(os.Stderr, "crash: -during %s: want ingest, bulk, serve, restore, reread or clock\n", during)
		return 2
	}
	dir, err := os.MkdirTemp("", "ratsgraph-crash-")
	if err != nil {
		fmt.Fprintln(os.Stderr, "crash:", err)
		return 1
	}
	defer os.RemoveAll(dir)
	logf := func(format string, args ...any) { fmt.Printf(time.Now().Format("15:04:05 ")+format+"\n", args...) }
	logf("seed %d", c.Seed)
	if c.Stage, err = survival.Prepare(ctx, dir, program, c.Seed, documents, logf); err != nil {
		fmt.Fprintln(os.Stderr, "crash:", err)
		return 1
	}
	counts, err := campaign(c, ctx)
	if err != nil {
		fmt.Fprintln(os.Stderr, "crash:", err)
	}
	fmt.Println(counts)
	if err != nil || !counts.Clean() {
		return 1
	}
	return 0
}
