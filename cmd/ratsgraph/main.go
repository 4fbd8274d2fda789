package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"

	"ratsgraph/graph/dgraph/embedded"
)

func main() {
	embedded.RunIfChild()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is main without the process: everything it touches is an argument. It
// returns the exit status: 0 all well, 1 something failed, 2 unusable arguments.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	a := &app{stdin: stdin, stdout: stdout, stderr: stderr}
	return a.execute(ctx, args)
}
