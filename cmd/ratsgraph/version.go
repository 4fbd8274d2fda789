package main

import (
	"context"
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"ratsgraph/graph/dgraph"
	"ratsgraph/graph/dgraph/embedded"
	"ratsgraph/ingest"
)

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Show the versions of the program and of its parts",
		Example: `  ratsgraph version`,
		Args:    cobra.NoArgs,
		RunE: a.does(func(context.Context, []string) error {
			version, revision, toolchain := build()
			fmt.Fprintf(a.stdout, "ratsgraph %s\n", version)
			fmt.Fprintf(a.stdout, "revision  %s\n", revision)
			fmt.Fprintf(a.stdout, "parser    %s\n", ingest.Version)
			fmt.Fprintf(a.stdout, "model     %d\n", dgraph.Model)
			fmt.Fprintf(a.stdout, "Dgraph    %s\n", embedded.Version())
			fmt.Fprintf(a.stdout, "Go        %s\n", toolchain)
			return nil
		}),
	}
}

// build says how this binary came about.
func build() (version, revision, toolchain string) {
	version, revision = "(devel)", "unknown"
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return version, revision, "unknown"
	}
	if info.Main.Version != "" {
		version = info.Main.Version
	}
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			revision = s.Value
		case s.Key == "vcs.modified" && s.Value == "true":
			revision += " (modified)"
		}
	}
	return version, revision, info.GoVersion
}
