package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"ratsgraph/graph"
	"ratsgraph/ingest"
)

// judging is what the help says of each judgement.
var judging = map[graph.Judgement][2]string{
	graph.JudgementSame: {"Decide that two are one person", `Same makes two persons one, or a mention part of a person. The id of the one that
goes leads to the other from then on.`},
	graph.JudgementDifferent: {"Decide that two are different persons", `Different keeps two persons apart for good, whatever else would join them. To take
single mentions out of a person, use split.`},
	graph.JudgementUnsure: {"Note that somebody looked and left it open", `Unsure notes that somebody looked at a pair and could not decide. It is listed after
all that nobody has looked at.`},
}

func (a *app) identityJudgeCommand(j graph.Judgement) *cobra.Command {
	d := &deciding{app: a}
	word := strings.ToLower(string(j))
	cmd := &cobra.Command{
		Use:   word + " A B",
		Short: judging[j][0],
		Long:  judging[j][1] + "\n\nBoth are given by the id of a mention or of a person, or by a person's name.",
		Example: fmt.Sprintf(`  ratsgraph identity %s "Hüseyin Gürbüz" "Hiseyin Glrbiz"
  ratsgraph identity %s --by Ada --note "asked the archive" person:Neustadt/A_B person:Neustadt/A_C`, word, word),
		Args:    cobra.ExactArgs(2),
		PreRunE: d.named,
		RunE:    d.does(func(ctx context.Context, args []string) error { return d.judge(ctx, j, args[0], args[1]) }),
	}
	d.jsonFlag(cmd)
	d.municipalityFlag(cmd)
	d.authorFlags(cmd)
	return cmd
}

// named refuses decisions that nobody answers for.
func (d *deciding) named(*cobra.Command, []string) error {
	if strings.TrimSpace(d.by) == "" {
		return errors.New("--by: say who decides")
	}
	return nil
}

func (d *deciding) judge(ctx context.Context, j graph.Judgement, a, b string) error {
	x, err := d.find(ctx, a)
	if err != nil {
		return err
	}
	y, err := d.find(ctx, b)
	if err != nil {
		return err
	}
	switch {
	case x.town != y.town:
		return fmt.Errorf("%s and %s: %w: they are of two municipalities, and persons are decided within one", a, b, graph.ErrInvalid)
	case x.mention.ID == y.mention.ID, !(x.single && y.single) && x.person.ID != "" && x.person.ID == y.person.ID:
		return fmt.Errorf("%s and %s: %w: both are %s already; to part its mentions, give their ids", a, b, graph.ErrInvalid, x.person.ID)
	}
	return d.apply(ctx, x.town, []graph.Ruling{d.ruling(x.mention.ID, y.mention.ID, j)})
}

// ruling is a new ruling in the name of who decides. It is dated when it is
// applied.
func (d *deciding) ruling(a, b graph.ID, j graph.Judgement) graph.Ruling {
	return graph.Ruling{A: min(a, b), B: max(a, b), Judgement: j, By: d.by, Note: printed(d.note)}
}

// date dates the rulings that are new.
func (d *deciding) date(ctx context.Context, rulings []graph.Ruling) error {
	at, err := d.db.decisionTime(ctx, time.Now())
	for i := range rulings {
		if r := &rulings[i]; r.At == "" {
			r.At = at
			r.ID = graph.NewRulingID(*r)
		}
	}
	return err
}

func (a *app) identitySplitCommand() *cobra.Command {
	d := &deciding{app: a}
	cmd := &cobra.Command{
		Use:   "split MENTION...",
		Short: "Take mentions out of their person, as one other person",
		Long: `Split takes mentions out of the person that they mean now. Together they are one
other person, whom no rule joins to anybody again; if it is somebody who is
known, say so with same. The others keep the person and its id.`,
		Example: `  ratsgraph identity split --note "his son" attendance:Neustadt/Rat/2015-03-12/7/Jan_Alt`,
		Args:    cobra.MinimumNArgs(1),
		PreRunE: d.named,
		RunE:    d.does(d.split),
	}
	d.jsonFlag(cmd)
	d.authorFlags(cmd)
	return cmd
}

// split parts mentions from the rest of their person.
func (d *deciding) split(ctx context.Context, args []string) error {
	var ids []graph.ID
	var person, town graph.ID
	for _, arg := range args {
		f, err := d.findMention(ctx, graph.ID(arg))
		switch {
		case err != nil:
			return err
		case f.person.ID == "":
			return fmt.Errorf("%s: %w: it means nobody, so there is nothing to take it out of", arg, graph.ErrInvalid)
		case person != "" && person != f.person.ID:
			return fmt.Errorf("%s means %s, the one before %s: %w: split one person at a time", arg, f.person.ID, person, graph.ErrInvalid)
		}
		person, town = f.person.ID, f.town
		if !slices.Contains(ids, f.mention.ID) {
			ids = append(ids, f.mention.ID)
		}
	}
	all, err := d.mentions(ctx, person)
	if err != nil {
		return err
	}
	rest := standing(all, ids...)
	if rest.ID == "" {
		return fmt.Errorf("%s: %w: these are all of its mentions, so nobody would be left to part them from", person, graph.ErrInvalid)
	}
	var rulings []graph.Ruling
	for i, id := range ids {
		rulings = append(rulings, d.ruling(id, ingest.PersonOf(rest, town), graph.JudgementDifferent))
		if i > 0 {
			rulings = append(rulings, d.ruling(ids[0], id, graph.JudgementSame))
		}
	}
	return d.apply(ctx, town, rulings)
}
