package main

import (
	"github.com/spf13/cobra"
)

// root is the program's command line. To add a command, add a file with it and
// name it here.
func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "ratsgraph",
		Short: "A knowledge graph of German council minutes",
		Long: `Ratsgraph reads the minutes of German councils and committees into a graph of
sessions, people, agenda items, papers and votes, and answers questions about
them over GraphQL. Every answer leads back to the lines it was read from.

Every flag can also be set in the environment (--data as RATSGRAPH_DATA) or in
a YAML file that --config names (data: DIR). The command line stands before the
environment, and the environment before the file.`,
		Example: `  ratsgraph demo
  ratsgraph ingest --municipality Neustadt protokolle/
  ratsgraph serve`,
		SilenceUsage:      true,
		SilenceErrors:     true,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return a.settings(cmd) },
		Args:              cobra.NoArgs,
		RunE:              func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	flags := root.PersistentFlags()
	flags.StringVar(&a.config, "config", "", "YAML file with values of flags")
	flags.StringVar(&a.data, "data", defaultData(), "folder of the embedded Dgraph")
	flags.StringVar(&a.dgraph, "dgraph", "", "use this Dgraph instead of the embedded one, as dgraph://host:port or, for several alphas of one cluster, dgraph://host:port,host:port")
	root.MarkFlagsMutuallyExclusive("data", "dgraph")
	root.AddCommand(
		a.demoCommand(),
		a.ingestCommand(),
		a.parseCommand(),
		a.serveCommand(),
		a.statusCommand(),
		a.exportCommand(),
		a.verifyCommand(),
		a.backupCommand(),
		a.restoreCommand(),
		a.moveCommand(),
		a.identityCommand(),
		a.noteCommand(),
		a.forgetCommand(),
		a.tokenCommand(),
		a.versionCommand(),
	)
	return root
}
