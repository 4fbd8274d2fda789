//go:build linux

// Rehearse starts what a file in deploy describes without a container engine: each
// container as processes in a network, a folder and with names of its own. It
// ingests documents through one of them, kills and starts again one alpha, and asks
// both servers. It needs root. Its last line says what it saw.
//
//	go run ./survival/rehearse deploy/compose.yaml
//	go run ./survival/rehearse deploy/kubernetes.yaml
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"ratsgraph/graph/dgraph/embedded"
	"ratsgraph/survival"
)

func main() {
	embedded.RunIfChild()
	program := flag.String("program", "", "a built ratsgraph; empty: it is built")
	documents := flag.Int("documents", 40, "how many documents are ingested")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	dir, err := os.MkdirTemp("", "ratsgraph-rehearse-")
	if err == nil {
		err = rehearse(ctx, dir, *program, flag.Arg(0), *documents)
	}
	os.RemoveAll(dir)
	if err != nil {
		fmt.Fprintln(os.Stderr, "rehearse:", err)
		os.Exit(1)
	}
}

func logf(format string, args ...any) { fmt.Printf(format+"\n", args...) }

func rehearse(ctx context.Context, dir, program, file string, documents int) error {
	services, err := survival.Deployed(file)
	if err != nil {
		return err
	}
	stage, err := survival.Prepare(ctx, dir, program, 1, documents, logf)
	if err != nil {
		return err
	}
	n, err := newNet(stage, services)
	if err != nil {
		return err
	}
	defer n.close()
	if err := n.startAll(ctx); err != nil {
		return fmt.Errorf("%w%s", err, n.logs())
	}
	if err := n.try(ctx); err != nil {
		return fmt.Errorf("%w%s", err, n.logs())
	}
	logf("%s: %d containers started, %d documents ingested, an alpha killed and back, every server ready, the graph as it shall be", file, len(services), stage.World.Len())
	return nil
}
