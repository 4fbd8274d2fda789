package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"
	"google.golang.org/grpc"
)

// An app is one run of the program.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer

	config string // file with values of flags
	data   string // folder of the embedded Dgraph
	dgraph string // an external Dgraph instead

	calls grpc.UnaryClientInterceptor // sees every round trip to Dgraph; nil: nobody does

	started bool // a command has begun: what fails now is not its arguments
}

// The exit statuses.
const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2
)

// errReported ends a run that has said all there is to say.
var errReported = errors.New("reported")

// execute runs the command that the arguments name.
func (a *app) execute(ctx context.Context, args []string) int {
	root := a.root()
	root.SetArgs(args)
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	cmd, err := root.ExecuteContextC(ctx)
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errReported):
		return exitFailed
	case !a.started:
		fmt.Fprintf(a.stderr, "ratsgraph: %v\nSee '%s --help'.\n", err, cmd.CommandPath())
		return exitUsage
	}
	fmt.Fprintf(a.stderr, "ratsgraph: %v\n", err)
	return exitFailed
}

// does makes a command of a function. Its flags are complete when it begins.
func (a *app) does(f func(ctx context.Context, args []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		a.started = true
		return f(cmd.Context(), args)
	}
}
