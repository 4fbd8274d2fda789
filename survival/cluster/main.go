//go:build unix

// Cluster starts Dgraph clusters on this machine, ingests into them, and asks
// several servers over them, while their nodes are killed and stopped. Its last
// line has the counts; the exit status is 0 only if nothing was lost or wrong.
//
//	go run ./survival/cluster -kills 10 -seed 7              1 zero, 3 alphas with the same data
//	go run ./survival/cluster -zeros 3 -kills 10             3 zeros, 3 alphas
//	go run ./survival/cluster -alphas 2 -replicas 1 -kills 3 2 groups, each with its own predicates
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"ratsgraph/graph/dgraph/embedded"
	"ratsgraph/survival"
)

func main() {
	embedded.RunIfChild()
	var s survival.Siege
	var documents int
	flag.IntVar(&s.Zeros, "zeros", 1, "how many zeros")
	flag.IntVar(&s.Alphas, "alphas", 3, "how many alphas")
	flag.IntVar(&s.Replicas, "replicas", 3, "how many alphas hold the same data")
	flag.IntVar(&s.Servers, "servers", 3, "how many servers answer")
	flag.IntVar(&s.Kills, "kills", 10, "how many nodes are killed; as many are stopped in other ways")
	flag.IntVar(&documents, "documents", 240, "how many documents an ingest has")
	flag.Uint64Var(&s.Seed, "seed", uint64(time.Now().UnixNano()), "the same seed kills after the same documents")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, s, documents))
}

func run(ctx context.Context, s survival.Siege, documents int) int {
	dir, err := os.MkdirTemp("", "ratsgraph-cluster-")
	if err != nil {
		fmt.Fprintln(os.Stderr, "cluster:", err)
		return 1
	}
	defer os.RemoveAll(dir)
	logf := func(format string, args ...any) {
		fmt.Printf(time.Now().Format("15:04:05 ")+format+"\n", args...)
	}
	logf("seed %d, %s, %d servers", s.Seed, s.Topology, s.Servers)
	if s.Stage, err = survival.Prepare(ctx, dir, s.Seed, documents, logf); err != nil {
		fmt.Fprintln(os.Stderr, "cluster:", err)
		return 1
	}
	counts, err := s.Run(ctx)
	if err != nil {
		fmt.Fprintln(os.Stderr, "cluster:", err)
	}
	fmt.Println(counts)
	if err != nil || counts.Lost > 0 || counts.Wrong > 0 {
		return 1
	}
	return 0
}
