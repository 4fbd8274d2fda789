// Ratsgraph reads council minutes into a graph and answers questions about it.
// Every subcommand is a file; README.md shows what they do.
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
	ctx, stop := signal.NotifyContext(context.Background(), endings()...)
	context.AfterFunc(ctx, stop) // the second Ctrl-C ends the program at once
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// endings are the signals that end the program in order. A hangup that nohup has
// turned off stays off.
func endings() []os.Signal {
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		signals = append(signals, syscall.SIGHUP)
	}
	return signals
}

// run is main without the process: everything it touches is an argument. It
// returns the exit status: 0 all well, 1 something failed, 2 unusable arguments.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	a := &app{stdin: stdin, stdout: stdout, stderr: stderr}
	return a.execute(ctx, args)
}
