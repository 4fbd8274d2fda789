package main

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ratsgraph/graph"
)

func (a *app) identityShowCommand() *cobra.Command {
	d := &deciding{app: a}
	cmd := &cobra.Command{
		Use:   "show PERSON|MENTION|NAME",
		Short: "Show a person with all mentions, and why they are the person's",
		Long: `Show prints a person with every mention: the name as printed, the session, the
document with the line, the rule by which it is this person, with what speaks for
it, and who decided if somebody did; then what people decided about it, and the
ids that lead to it.`,
		Example: `  ratsgraph identity show "Hüseyin Gürbüz"
  ratsgraph identity show --json person:Neustadt/Hüseyin_Gürbüz`,
		Args: cobra.ExactArgs(1),
		RunE: d.does(d.show),
	}
	d.jsonFlag(cmd)
	d.municipalityFlag(cmd)
	return cmd
}

// A personSheet is all that there is to say about who a person is.
type personSheet struct {
	Person    *graph.Person  `json:"person"` // null: the mention means nobody
	Figures   *figures       `json:"figures,omitempty"`
	Mentions  []mentionSheet `json:"mentions"`
	Rulings   []graph.Ruling `json:"rulings"`
	Redirects []graph.ID     `json:"redirects"` // ids that lead here
}

// A mentionSheet is a mention with its place and why it means whom.
type mentionSheet struct {
	ID       graph.ID       `json:"id"`
	Name     string         `json:"name"`
	Kind     string         `json:"kind"`
	Day      graph.Date     `json:"day,omitempty"`
	Body     string         `json:"body,omitempty"`
	Document string         `json:"document,omitempty"` // where it lies
	Line     int            `json:"line,omitempty"`
	Rule     string         `json:"rule"`
	Score    float64        `json:"score"`
	Reasons  []graph.Reason `json:"reasons,omitempty"`
	Ruling   *graph.Ruling  `json:"ruling,omitempty"` // that decided
}

func (d *deciding) show(ctx context.Context, args []string) error {
	f, err := d.find(ctx, args[0])
	if err != nil {
		return err
	}
	sheet, err := d.sheet(ctx, f)
	if err != nil {
		return err
	}
	if d.json {
		return encode(d.stdout, sheet)
	}
	d.printSheet(sheet)
	return nil
}

// sheet gathers what there is to say.
func (d *deciding) sheet(ctx context.Context, f found) (personSheet, error) {
	list := []graph.Mention{f.mention}
	s := personSheet{Rulings: []graph.Ruling{}, Redirects: []graph.ID{}}
	if f.person.ID != "" {
		all, err := d.figures(ctx, []graph.Person{f.person})
		if err != nil {
			return s, err
		}
		if list, err = d.mentions(ctx, f.person.ID); err != nil {
			return s, err
		}
		one := all[f.person.ID]
		s.Person, s.Figures = &f.person, &one
	}
	lead, err := d.db.Redirects(ctx, f.town)
	if err != nil {
		return s, err
	}
	for _, from := range slices.Sorted(maps.Keys(lead)) {
		if lead[from] == f.person.ID {
			s.Redirects = append(s.Redirects, from)
		}
	}
	all, err := d.db.Rulings(ctx)
	if err != nil {
		return s, err
	}
	for _, r := range all {
		if concerns(r, f.person.ID, list, s.Redirects) {
			s.Rulings = append(s.Rulings, r)
		}
	}
	s.Mentions, err = d.mentionSheets(ctx, list, all)
	return s, err
}

// concerns reports whether a ruling names a person or one of the mentions.
func concerns(r graph.Ruling, person graph.ID, list []graph.Mention, from []graph.ID) bool {
	for _, id := range []graph.ID{r.A, r.B} {
		plain, _, _ := strings.Cut(string(id), "~")
		switch {
		case person != "" && (id == person || graph.ID(plain) == person || slices.Contains(from, id)):
			return true
		case slices.ContainsFunc(list, func(m graph.Mention) bool { return m.ID == id }):
			return true
		}
	}
	return false
}

// mentionSheets reads where mentions stand and why they mean whom.
func (d *deciding) mentionSheets(ctx context.Context, list []graph.Mention, rulings []graph.Ruling) ([]mentionSheet, error) {
	var inSessions, inDocuments []graph.ID
	for _, m := range list {
		inSessions = append(inSessions, m.SessionID)
		for _, o := range m.Sources {
			inDocuments = append(inDocuments, o.Document)
		}
	}
	sessions, err := d.db.Sessions(ctx, inSessions)
	if err != nil {
		return nil, err
	}
	documents, err := d.db.DocumentsByID(ctx, inDocuments)
	if err != nil {
		return nil, err
	}
	var inBodies []graph.ID
	for _, s := range sessions {
		inBodies = append(inBodies, s.BodyID)
	}
	bodies, err := d.db.Bodies(ctx, inBodies)
	if err != nil {
		return nil, err
	}
	out := make([]mentionSheet, len(list))
	for i, m := range list {
		in := sessions[m.SessionID]
		out[i] = mentionSheet{ID: m.ID, Name: m.Name, Kind: strings.ToLower(string(m.Kind)), Day: in.Date.From, Body: bodies[in.BodyID].Name}
		out[i].place(m, documents)
		out[i].why(m, in.Links, rulings)
	}
	return out, nil
}

func (m *mentionSheet) place(of graph.Mention, documents map[graph.ID]graph.Document) {
	if len(of.Sources) == 0 {
		return
	}
	at := of.Sources[0]
	m.Document, m.Line = string(at.Document), at.First
	if l := documents[at.Document].Locations; len(l) > 0 {
		m.Document = l[0]
	}
}

func (m *mentionSheet) why(of graph.Mention, links []graph.Link, rulings []graph.Ruling) {
	m.Rule, m.Score = graph.RuleName, 1
	if of.PersonID == "" {
		m.Rule, m.Score = "none", 0
	}
	i := slices.IndexFunc(links, func(l graph.Link) bool { return l.Mention == of.ID })
	if i < 0 {
		return
	}
	m.Rule, m.Score, m.Reasons = links[i].Rule, links[i].Score, links[i].Reasons
	for _, r := range rulings {
		if r.ID == links[i].RulingID {
			m.Ruling = &r
		}
	}
}

func (d *deciding) printSheet(s personSheet) {
	if s.Person == nil {
		fmt.Fprintln(d.stdout, "nobody")
	} else {
		fmt.Fprintf(d.stdout, "%s  %s\n%s\n", s.Person.Name, s.Person.ID, s.Figures)
	}
	for _, m := range s.Mentions {
		fmt.Fprintf(d.stdout, "\n%s  %s  %s: %q\n  %s\n  %s, line %d\n  by %s, score %.2f\n", cmp.Or(string(m.Day), "no date"), cmp.Or(m.Body, "?"),
			m.Kind, m.Name, m.ID, m.Document, m.Line, m.Rule, m.Score)
		for _, r := range reasons(m.Reasons) {
			fmt.Fprintf(d.stdout, "    %s\n", r)
		}
		if m.Ruling != nil {
			fmt.Fprintf(d.stdout, "    %s\n", told(*m.Ruling))
		}
	}
	for i, r := range s.Rulings {
		if i == 0 {
			fmt.Fprintln(d.stdout, "\ndecided:")
		}
		fmt.Fprintf(d.stdout, "  %s\n", told(r))
	}
	for i, id := range s.Redirects {
		if i == 0 {
			fmt.Fprintln(d.stdout, "\nids that lead here:")
		}
		fmt.Fprintf(d.stdout, "  %s\n", id)
	}
}

// told is a ruling in one line.
func told(r graph.Ruling) string {
	line := fmt.Sprintf("%s  %s by %s: %s %s | %s", r.ID, r.At, r.By, strings.ToLower(string(r.Judgement)), r.A, r.B)
	if r.Note != nil {
		line += fmt.Sprintf(" (%s)", *r.Note)
	}
	if r.RevokedAt != nil {
		line += fmt.Sprintf("; undone %s by %s", *r.RevokedAt, value(r.RevokedBy))
	}
	return line
}

// value is what a pointer points to, or the zero value.
func value[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}
