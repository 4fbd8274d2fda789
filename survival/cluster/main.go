//go:build unix

// Cluster starts Dgraph clusters on this machine, ingests into them, and asks
// several servers over them, while their nodes are killed and stopped. Its last
// line has the counts; the exit status is 0 only if nothing was lost or wrong.
//
//	go run ./survival/cluster -kills 10 -seed 7              1 zero, 3 alphas with the same data
//	go run ./survival/cluster -zeros 3 -kills 10             3 zeros, 3 alphas
//	go run ./survival/cluster -alphas 2 -replicas 1 -kills 3 2 groups, each with its own predicates
//	go run ./survival/cluster -stay                          a cluster to try things with, until Ctrl-C
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"ratsgraph/graph/dgraph/embedded"
	"ratsgraph/survival"
)

func main() {
	embedded.RunIfChild()
	var s survival.Siege
	var documents int
	var program string
	var alone bool
	flag.IntVar(&s.Zeros, "zeros", 1, "how many zeros")
	flag.IntVar(&s.Alphas, "alphas", 3, "how many alphas")
	flag.IntVar(&s.Replicas, "replicas", 3, "how many alphas hold the same data")
	flag.IntVar(&s.Servers, "servers", 3, "how many servers answer")
	flag.IntVar(&s.Kills, "kills", 10, "how many nodes are killed; as many are stopped in other ways")
	flag.StringVar(&program, "program", "", "a built ratsgraph; empty: it is built")
	flag.IntVar(&documents, "documents", 60, "how many documents an ingest has")
	flag.Uint64Var(&s.Seed, "seed", uint64(time.Now().UnixNano()), "the same seed kills after the same documents")
	flag.BoolVar(&alone, "stay", false, "start a cluster, print its address, and do nothing until interrupted")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	dir, err := os.MkdirTemp("", "ratsgraph-cluster-")
	if err != nil {
		fmt.Fprintln(os.Stderr, "cluster:", err)
		os.Exit(1)
	}
	run := besiege
	if alone {
		run = stay
	}
	code := run(ctx, dir, s, program, documents)
	os.RemoveAll(dir)
	os.Exit(code)
}

// stay keeps a cluster that nobody disturbs.
func stay(ctx context.Context, dir string, s survival.Siege, _ string, _ int) int {
	c, err := survival.NewCluster(ctx, filepath.Join(dir, "cluster"), s.Topology)
	if err != nil {
		fmt.Fprintln(os.Stderr, "cluster:", err)
		return 1
	}
	defer c.Close()
	fmt.Println(c.Address())
	<-ctx.Done()
	return 0
}

func besiege(ctx context.Context, dir string, s survival.Siege, program string, documents int) int {
	var err error
	logf := func(format string, args ...any) {
		fmt.Printf(time.Now().Format("15:04:05 ")+format+"\n", args...)
	}
	logf("seed %d, %s, %d servers", s.Seed, s.Topology, s.Servers)
	if s.Stage, err = survival.Prepare(ctx, dir, program, s.Seed, documents, logf); err != nil {
		fmt.Fprintln(os.Stderr, "cluster:", err)
		return 1
	}
	counts, err := s.Run(ctx)
	if err != nil {
		fmt.Fprintln(os.Stderr, "cluster:", err)
	}
	fmt.Println(counts)
	if err != nil || !counts.Clean() {
		return 1
	}
	return 0
}
