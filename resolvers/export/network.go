package export

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
	"ratsgraph/graph/view/relate"
)

// A Source is the graph that networks are made from.
type Source interface {
	// WaitSnapshot is the state of the graph that answers under this context.
	WaitSnapshot(ctx context.Context) (*view.Snapshot, error)

	// TownOf is the municipality that a thing belongs to, or [graph.ErrNotFound].
	TownOf(ctx context.Context, id graph.ID) (*view.Town, error)

	// Resolve returns the id under which a thing is known now, or
	// [graph.ErrNotFound].
	Resolve(ctx context.Context, id graph.ID) (graph.ID, error)
}

// A Network is one of the kinds of networks, over the graph of an [Exporter].
type Network struct {
	e *Exporter
	k networkKind
}

// A networkKind is how a network is asked for.
type networkKind struct {
	name, about string
	parameters  []string
	of          func(*view.Town, scope) (relate.Network, error)
}

// networkKinds are all networks; their names are the names of their files.
var networkKinds = []networkKind{
	{"ego", "A person, those with whom the person attended most, and how all of them attended together.",
		[]string{"person", "body", "from", "to", "by", "others"}, ego},
	{"co-presence", "Who attended sessions together, in a municipality or a body.",
		[]string{"municipality", "body", "from", "to", "by", "atLeast"}, coPresence},
	{"substitutions", "Who stood in for whom: edges lead from the deputy to the member.",
		[]string{"municipality", "body", "from", "to", "acrossParties"}, substitutions},
	{"membership", "Who probably belonged to which body, inferred from lists of people.",
		[]string{"municipality", "body", "from", "to"}, membership},
}

// A scope is what a network is asked for, by the names of its parameters.
type scope struct {
	relate.Scope
	parameters map[string]string
	person     graph.ID
	by         relate.Weight
	others     int
	atLeast    int
	across     bool
}

func ego(t *view.Town, s scope) (relate.Network, error) {
	if t.Persons[s.person] == nil {
		return relate.Network{}, fmt.Errorf("person %q: %w", s.person, graph.ErrNotFound)
	}
	return relate.EgoWeb(t, s.person, s.Scope, s.by, s.others), nil
}

func coPresence(t *view.Town, s scope) (relate.Network, error) {
	return relate.CoPresenceWeb(t, s.Scope, s.by, s.atLeast), nil
}

func substitutions(t *view.Town, s scope) (relate.Network, error) {
	return relate.SubstitutionWeb(t, s.Scope, s.across), nil
}

func membership(t *view.Town, s scope) (relate.Network, error) {
	return relate.MembershipWeb(t, s.Scope), nil
}

// Networks are the names of the networks.
func (e *Exporter) Networks() []string {
	var out []string
	for _, k := range networkKinds {
		out = append(out, k.name)
	}
	return out
}

// Network finds a network by its name, or [graph.ErrNotFound].
func (e *Exporter) Network(name string) (Network, error) {
	i := slices.IndexFunc(networkKinds, func(k networkKind) bool { return k.name == name })
	if i < 0 {
		return Network{}, fmt.Errorf("network %q: %w: there are %s", name, graph.ErrNotFound, strings.Join(e.Networks(), ", "))
	}
	return Network{e, networkKinds[i]}, nil
}

// GraphML writes the network with these parameters as GraphML.
func (n Network) GraphML(ctx context.Context, w io.Writer, parameters map[string]string) error {
	return n.write(ctx, w, parameters, graphML)
}

// GEXF writes the network with these parameters as GEXF 1.3, the format of Gephi.
func (n Network) GEXF(ctx context.Context, w io.Writer, parameters map[string]string) error {
	return n.write(ctx, w, parameters, gexf)
}

func (n Network) write(ctx context.Context, w io.Writer, parameters map[string]string, format func(*markup, relate.Network, scope)) error {
	s, err := n.scope(parameters)
	if err != nil {
		return err
	}
	t, err := n.town(view.Pin(ctx), &s)
	if err != nil {
		return err
	}
	web, err := n.k.of(t, s)
	if err != nil {
		return err
	}
	m := newMarkup(ctx, w)
	format(m, web, s)
	return m.end()
}

// needed are the parameters without which there is no network.
func (k networkKind) needed() []string {
	if k.name == "ego" {
		return []string{"person"}
	}
	return []string{}
}

// scope reads the parameters.
func (n Network) scope(parameters map[string]string) (scope, error) {
	s := scope{parameters: parameters, by: relate.WeightSessions, others: 25, atLeast: 1}
	for name, text := range parameters {
		if !slices.Contains(n.k.parameters, name) {
			return s, fmt.Errorf("parameter %s: %w: the network has %s", name, graph.ErrInvalid, strings.Join(n.k.parameters, ", "))
		}
		if err := s.set(name, text); err != nil {
			return s, fmt.Errorf("parameter %s: %w: %w", name, graph.ErrInvalid, err)
		}
	}
	for _, name := range n.k.needed() {
		if parameters[name] == "" {
			return s, fmt.Errorf("parameter %s: %w: it is needed, as %s=ID", name, graph.ErrInvalid, name)
		}
	}
	return s, nil
}

// set gives a parameter the value that a text names.
func (s *scope) set(name, text string) (err error) {
	switch name {
	case "person":
		s.person = graph.ID(text)
	case "body":
		s.Body = graph.ID(text)
	case "from":
		s.During.From, err = graph.ParseDate(text)
	case "to":
		s.During.To, err = graph.ParseDate(text)
	case "by":
		if s.by = relate.Weight(text); s.by != relate.WeightSessions && s.by != relate.WeightMinutes {
			err = fmt.Errorf("want %s or %s", relate.WeightSessions, relate.WeightMinutes)
		}
	case "others":
		s.others, err = count(text)
	case "atLeast":
		s.atLeast, err = count(text)
	case "acrossParties":
		s.across, err = strconv.ParseBool(text)
	}
	return err
}

// count reads a number from 1 on.
func count(text string) (int, error) {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		return 0, fmt.Errorf("want a number from 1 on")
	}
	return n, nil
}

// town is the municipality that a network is of: that of its person or body, the
// one that is named, or the only one. Ids that were merged lead to the survivor.
func (n Network) town(ctx context.Context, s *scope) (*view.Town, error) {
	snap, err := n.e.source.WaitSnapshot(ctx)
	if err != nil {
		return nil, err
	}
	town := graph.ID(s.parameters["municipality"])
	for _, id := range []*graph.ID{&s.person, &s.Body} {
		if *id == "" {
			continue
		}
		if *id, err = n.e.source.Resolve(ctx, *id); err != nil {
			return nil, err
		}
		town = *id
	}
	if town == "" && len(snap.Towns) == 1 && snap.Whole() == nil {
		return snap.Towns[0], nil
	}
	t, err := n.e.source.TownOf(ctx, town)
	if err != nil && !errors.Is(err, graph.ErrNotFound) {
		return nil, err
	}
	if t == nil || s.Body != "" && t.Bodies[s.Body] == nil {
		return nil, fmt.Errorf("municipality %q: %w: name a municipality, a body or a person of the graph", town, graph.ErrNotFound)
	}
	return t, nil
}
