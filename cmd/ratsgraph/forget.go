package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ratsgraph/graph"
	"ratsgraph/graph/dgraph"
	"ratsgraph/ingest"
)

// A forgetting is one run of a command that forgets.
type forgetting struct {
	*deciding
	reason     string
	pseudonym  bool
	nameOnly   bool
	everywhere bool
	yes        bool
}

func (a *app) forgetCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "forget",
		Short: "Remove a person or a document for good",
		Long: `Forget removes a person or a document from the graph for good. It holds against
another ingest of the same bytes, and there is no undo. What is kept says when, by
whom and why something was forgotten, and not what or who.

The files that were ingested are not touched, nor are backups of the data folder;
and Dgraph keeps what was overwritten in its own files for a while.`,
		Example: `  ratsgraph forget document protokolle/rat-2015.pdf --reason "withdrawn by the town"
  ratsgraph forget person "Max Alt" --pseudonym --reason "objection of 12 March"`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(a.forgetDocumentCommand(), a.forgetPersonCommand(), a.forgetHistoryCommand(), a.forgetResumeCommand())
	return cmd
}

func (a *app) forgetting() *forgetting { return &forgetting{deciding: &deciding{app: a}} }

func (f *forgetting) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.by, "by", userName(), "who has it forgotten")
	cmd.Flags().StringVar(&f.reason, "reason", "", "why; it is kept, so it must not name the person")
	cmd.Flags().BoolVar(&f.yes, "yes", false, "do it; without, what would be done is shown")
	cmd.PreRunE = f.named
}

func (a *app) forgetDocumentCommand() *cobra.Command {
	f := a.forgetting()
	cmd := &cobra.Command{
		Use:   "document DIGEST|LOCATION",
		Short: "Remove a document, and refuse its bytes from now on",
		Long: `Document removes a document with all that only it supports, and with what people
said about that. It is given by the SHA-256 of its bytes or by where it lies. A
document that is not in the graph can be kept out of it by its SHA-256.`,
		Example: `  ratsgraph forget document --yes protokolle/rat-2015.pdf`,
		Args:    cobra.ExactArgs(1),
		RunE:    f.does(f.document),
	}
	f.flags(cmd)
	return cmd
}

// digests are SHA-256, in hex.
var digests = regexp.MustCompile(`^[0-9a-f]{64}$`)

func (f *forgetting) document(ctx context.Context, args []string) error {
	digest := strings.TrimPrefix(args[0], "document:")
	if !digests.MatchString(digest) {
		at, err := f.lying(ctx, args[0])
		if err != nil {
			return err
		}
		digest = at.Digest
	}
	known, err := f.db.Documents(ctx, []string{digest})
	if err != nil {
		return err
	}
	if !f.yes {
		fmt.Fprintf(f.stdout, "%d documents would be removed for good, and their bytes refused; nothing was changed: add --yes\n", len(known))
		return nil
	}
	if _, err := f.db.ForgetDocument(ctx, digest, graph.Forgotten{By: f.by, At: now(), Reason: f.reason}); err != nil {
		return err
	}
	if err := f.settle(ctx); err != nil {
		return err
	}
	fmt.Fprintf(f.stdout, "%d documents removed; the bytes are refused from now on\n", len(known))
	return nil
}

// lying finds the document that lies somewhere, as ingest names the place.
func (f *forgetting) lying(ctx context.Context, place string) (graph.Document, error) {
	places := []string{place}
	if full, err := filepath.Abs(place); err == nil {
		places = append(places, full)
	}
	for _, p := range places {
		at, err := f.db.DocumentsAt(ctx, p)
		if err != nil {
			return graph.Document{}, err
		}
		if len(at) > 0 {
			return at[0], nil
		}
	}
	return graph.Document{}, fmt.Errorf("document %q: %w: it is neither the SHA-256 of a document nor where one lies; 'ratsgraph export' has both", place, graph.ErrNotFound)
}

func (a *app) forgetPersonCommand() *cobra.Command {
	f := a.forgetting()
	cmd := &cobra.Command{
		Use:   "person ID|NAME...",
		Short: "Remove a person, or put a pseudonym in the name's place",
		Long: `Person removes all that is said about a person, and the name from all texts of the
municipality: in all spellings that were found, with the surname first, with
initials, and the surname alone where it is nobody else's. With --pseudonym what
is said stays, under a name like "Person 7f3a". The same happens to documents that
are read later. Parts of words are not changed.

With --name somebody is forgotten who is no person in the graph, as a guest, by
the name and the municipality.

A person of each municipality is one of its own here. Several are forgotten by
their ids; with --everywhere all who are called so, in all municipalities of the
graph, as a person or a guest. Look at the list first: namesakes are among them.`,
		Example: `  ratsgraph forget person --pseudonym --yes person:Neustadt/Max_Alt
  ratsgraph forget person --yes person:Neustadt/Max_Alt person:Altdorf/Max_Alt
  ratsgraph forget person --everywhere --yes "Max Alt"
  ratsgraph forget person --name --municipality Neustadt --yes "Erika Gast"`,
		Args: cobra.MinimumNArgs(1),
		RunE: f.does(f.person),
	}
	f.flags(cmd)
	f.municipalityFlag(cmd)
	cmd.Flags().BoolVar(&f.pseudonym, "pseudonym", false, "keep what is said, under a pseudonym")
	cmd.Flags().BoolVar(&f.nameOnly, "name", false, "the name is that of nobody in the graph; needs --municipality or --everywhere")
	cmd.Flags().BoolVar(&f.everywhere, "everywhere", false, "whoever is called so, in all municipalities")
	cmd.MarkFlagsMutuallyExclusive("everywhere", "municipality")
	return cmd
}

func (f *forgetting) person(ctx context.Context, args []string) error {
	var list []dgraph.ForgetName
	for _, arg := range args {
		found, err := f.namings(ctx, arg)
		if err != nil {
			return err
		}
		list = append(list, found...)
	}
	if !f.yes {
		f.show(list)
		return nil
	}
	what := graph.Forgotten{By: f.by, At: now(), Reason: f.reason}
	if f.pseudonym {
		what.Pseudonym = "Person"
	}
	var stands []string
	for _, n := range list {
		done, err := f.db.ForgetPerson(ctx, n, what)
		if err != nil {
			return fmt.Errorf("%w; %d of %d are forgotten; run 'ratsgraph forget resume' if it was interrupted", err, len(stands), len(list))
		}
		stands = append(stands, fmt.Sprintf("forgotten; in the name's place stands %s%s", done.Stands(), in(n.Municipality, len(list))))
	}
	if err := f.settle(ctx); err != nil {
		return err
	}
	fmt.Fprintln(f.stdout, strings.Join(stands, "\n"))
	return f.elsewhere(ctx, list)
}

// show lists what would be done.
func (f *forgetting) show(list []dgraph.ForgetName) {
	fmt.Fprintln(f.stdout, "these would be replaced for good; nothing was changed: add --yes")
	for _, n := range list {
		for _, x := range n.Forms {
			fmt.Fprintf(f.stdout, "  %s%s%s\n", x.Words, in(n.Municipality, len(list)), only(x.Document))
		}
	}
}

// in names a municipality if there are several.
func in(town graph.ID, several int) string {
	if several < 2 {
		return ""
	}
	return " in " + town.Path()
}

// elsewhere tells of those who are called the same in documents of other
// municipalities, or of none that is known: they were not touched.
func (f *forgetting) elsewhere(ctx context.Context, list []dgraph.ForgetName) error {
	var values []string
	for _, n := range list {
		for _, x := range n.Forms {
			values = append(values, x.Words)
		}
	}
	got, err := f.db.ListPersons(ctx, graph.List{Filter: graph.Filter{Field: "name", Op: graph.OpEq, Values: values}})
	if err != nil || got[""].Total == 0 {
		return err
	}
	f.app.note(fmt.Sprintf("%d persons of other documents are called the same and were not touched. Where the municipality of a document is not known, "+
		"ingest it again with --municipality, and the name is erased:%s", got[""].Total, listed(got[""].Items)))
	return nil
}

func only(document graph.ID) string {
	if document == "" {
		return ""
	}
	return "  (only in " + string(document) + ")"
}

// namings gathers how somebody is named, in one municipality or everywhere.
func (f *forgetting) namings(ctx context.Context, arg string) ([]dgraph.ForgetName, error) {
	if !f.everywhere {
		n, err := f.naming(ctx, arg)
		return []dgraph.ForgetName{n}, err
	}
	if !ingest.FullName(arg) {
		return nil, fmt.Errorf("name %q: %w: want a given name and a surname to forget somebody everywhere", arg, graph.ErrInvalid)
	}
	towns, err := f.db.ListMunicipalities(ctx, graph.List{})
	if err != nil {
		return nil, err
	}
	defer func() { f.municipality = "" }()
	var out []dgraph.ForgetName
	for _, m := range towns[""].Items {
		f.municipality = m.Name
		n, err := f.naming(ctx, arg)
		if errors.Is(err, graph.ErrNotFound) { // a guest, perhaps
			n, err = f.forms(ctx, m.ID, arg, nil)
		}
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, nil
}

// naming gathers how somebody is named, and by what.
func (f *forgetting) naming(ctx context.Context, arg string) (dgraph.ForgetName, error) {
	if f.nameOnly {
		in, err := f.inMunicipality(ctx)
		if err != nil {
			return dgraph.ForgetName{}, err
		}
		if len(in.Values) == 0 || !ingest.FullName(arg) {
			return dgraph.ForgetName{}, fmt.Errorf("name %q: %w: want a given name and a surname, and --municipality or --everywhere", arg, graph.ErrInvalid)
		}
		return f.forms(ctx, graph.ID(in.Values[0]), arg, nil)
	}
	who, err := f.find(ctx, arg)
	if err != nil {
		return dgraph.ForgetName{}, fmt.Errorf("%w; somebody who is no person in the graph can be forgotten with --name", err)
	}
	if who.person.ID == "" {
		return dgraph.ForgetName{}, fmt.Errorf("%s: %w: it means nobody; use --name", arg, graph.ErrInvalid)
	}
	mentions, err := f.mentions(ctx, who.person.ID)
	if err != nil {
		return dgraph.ForgetName{}, err
	}
	n, err := f.forms(ctx, who.town, who.person.Name, mentions)
	if err != nil {
		return n, err
	}
	n.IDs = append(n.IDs, who.person.ID)
	lead, err := f.db.Redirects(ctx, who.town)
	for from, to := range lead {
		if to == who.person.ID {
			n.IDs = append(n.IDs, from)
		}
	}
	slices.Sort(n.IDs)
	return n, err
}

func (f *forgetting) forms(ctx context.Context, town graph.ID, name string, mentions []graph.Mention) (dgraph.ForgetName, error) {
	in, err := f.db.IdentityInput(ctx, town)
	n := dgraph.ForgetName{Municipality: town, Forms: ingest.NameForms(in, name, mentions)}
	for _, m := range mentions {
		n.IDs = append(n.IDs, m.ID)
	}
	return n, err
}

func (a *app) forgetHistoryCommand() *cobra.Command {
	f := a.forgetting()
	cmd := &cobra.Command{
		Use:     "history",
		Short:   "List when, by whom and why something was forgotten",
		Long:    `History lists by time what was forgotten, without naming it.`,
		Example: `  ratsgraph forget history`,
		Args:    cobra.NoArgs,
		RunE: f.does(func(ctx context.Context, _ []string) error {
			all, err := f.db.Forgotten(ctx)
			if err != nil {
				return err
			}
			if f.json {
				return encode(f.stdout, append([]graph.Forgotten{}, all...))
			}
			for _, x := range all {
				stands := ""
				if x.Kind == graph.ForgottenPerson {
					stands = fmt.Sprintf(" of %s, now %s", x.Scope, x.Stands())
				}
				fmt.Fprintf(f.stdout, "%s  %s by %s: %s%s (%s)\n", x.ID, x.At, x.By, strings.ToLower(string(x.Kind)), stands, x.Reason)
			}
			fmt.Fprintf(f.stdout, "%d forgotten\n", len(all))
			return nil
		}),
	}
	f.jsonFlag(cmd)
	return cmd
}

func (a *app) forgetResumeCommand() *cobra.Command {
	f := a.forgetting()
	return &cobra.Command{
		Use:   "resume",
		Short: "Finish what was interrupted",
		Long: `Resume goes through all documents of the municipalities in which a person was
forgotten, and replaces the name where it still stands. 'ratsgraph verify' says
whether there is anything to do.`,
		Example: `  ratsgraph forget resume`,
		Args:    cobra.NoArgs,
		RunE: f.does(func(ctx context.Context, _ []string) error {
			all, err := f.db.Forgotten(ctx)
			if err != nil {
				return err
			}
			towns := map[graph.ID]bool{}
			for _, x := range all {
				if x.Scope == "" || towns[graph.ID("municipality:"+x.Scope)] {
					continue
				}
				town := graph.ID(graph.KindMunicipality + ":" + x.Scope)
				towns[town] = true
				if err := f.db.Erase(ctx, town); err != nil {
					return err
				}
			}
			if err := f.settle(ctx); err != nil {
				return err
			}
			fmt.Fprintf(f.stdout, "%d municipalities gone through\n", len(towns))
			return nil
		}),
	}
}
