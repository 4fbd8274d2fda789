package main

import (
	"context"
	"os"
	"os/user"

	"github.com/spf13/cobra"

	"ratsgraph/graph"
)

// A deciding is one run of a command that shows or changes who is who.
type deciding struct {
	*app
	db           *database
	json         bool
	municipality string // its name; "": all
	limit        int
	by, note     string
}

func (a *app) identityCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "identity",
		Short: "Show and correct who is who",
		Long: `Minutes name people; the graph is about persons. Which person a name means is
decided by rules, each time that documents change, and by people, who are always
right: what they decide beats every rule, survives every new reading of the
documents, and can be undone.

Persons and mentions are given by their ids, as list and show print them. A
person can be given by name, too, where only one is called so.`,
		Example: `  ratsgraph identity list
  ratsgraph identity show "Hüseyin Gürbüz"
  ratsgraph identity same --note "same address" "Hüseyin Gürbüz" "Hiseyin Glrbiz"
  ratsgraph identity export > decisions.jsonl`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(
		a.identityListCommand(),
		a.identityShowCommand(),
		a.identityJudgeCommand(graph.JudgementSame),
		a.identityJudgeCommand(graph.JudgementDifferent),
		a.identityJudgeCommand(graph.JudgementUnsure),
		a.identitySplitCommand(),
		a.identityPublishCommand(),
		a.identityUndoCommand(),
		a.identityHistoryCommand(),
		a.identityExportCommand(),
		a.identityImportCommand(),
		a.identityRunCommand(),
	)
	return cmd
}

// does makes a command of a function that works on the open graph.
func (d *deciding) does(f func(ctx context.Context, args []string) error) func(*cobra.Command, []string) error {
	return d.app.does(func(ctx context.Context, args []string) error {
		return d.withGraph(ctx, func(db *database) error {
			d.db = db
			return f(ctx, args)
		})
	})
}

func (d *deciding) jsonFlag(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&d.json, "json", false, "print JSON")
}

func (d *deciding) municipalityFlag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&d.municipality, "municipality", "", "only in this municipality")
}

// authorFlags are those of commands that people answer for.
func (d *deciding) authorFlags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&d.by, "by", userName(), "who decides")
	cmd.Flags().StringVar(&d.note, "note", "", "why, for the history")
}

// userName is the name that the system knows the user by.
func userName() string {
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return os.Getenv("USER")
}

// printed is a value that is nil where there is none.
func printed(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
