package resolvers

import (
	"context"
	"slices"

	"ratsgraph/graph"
	"ratsgraph/graph/model"
)

type session struct{ Reader }

// Body is the body that met.
func (r session) Body(ctx context.Context, s *graph.Session) (*graph.Body, error) {
	return of(ctx).bodies.get(ctx, s.BodyID)
}

// Municipality is where it met.
func (r session) Municipality(ctx context.Context, s *graph.Session) (*graph.Municipality, error) {
	return of(ctx).municipalities.maybe(ctx, s.MunicipalityID)
}

// Attendances lists everybody on its list of people.
func (r session) Attendances(ctx context.Context, s *graph.Session, filter *model.AttendanceFilter, first *int, after *string, last *int, before *string) (*graph.AttendanceConnection, error) {
	page, err := pageArgs(first, after, last, before)
	list := graph.List{Edge: "Session.attendances", Filter: filterOf(filter)}
	c, err := connect[graph.Attendance, graph.AttendanceEdge](list, page, err, of(ctx).attendances.at(ctx, s.ID))
	return (*graph.AttendanceConnection)(&c), err
}

// Items lists its agenda items.
func (r session) Items(ctx context.Context, s *graph.Session, filter *model.ItemFilter, first *int, after *string, last *int, before *string) (*graph.ItemConnection, error) {
	page, err := pageArgs(first, after, last, before)
	list := graph.List{Edge: "Session.items", Filter: filterOf(filter)}
	c, err := connect[graph.Item, graph.ItemEdge](list, page, err, of(ctx).items.at(ctx, s.ID))
	return (*graph.ItemConnection)(&c), err
}

// Decisions lists its decisions.
func (r session) Decisions(ctx context.Context, s *graph.Session, filter *model.DecisionFilter, first *int, after *string, last *int, before *string) (*graph.DecisionConnection, error) {
	page, err := pageArgs(first, after, last, before)
	list := graph.List{Edge: "Session.decisions", Filter: filterOf(filter)}
	c, err := connect[graph.Decision, graph.DecisionEdge](list, page, err, of(ctx).decisions.at(ctx, s.ID))
	return (*graph.DecisionConnection)(&c), err
}

// Recusals are declared by named persons.
func (r session) Recusals(ctx context.Context, s *graph.Session) ([]graph.Recusal, error) {
	return of(ctx).recusals.whole(ctx, s.ID, "Session.recusals")
}

// Documents are the documents that say all this.
func (r session) Documents(ctx context.Context, s *graph.Session) ([]graph.Document, error) {
	return of(ctx).documents.whole(ctx, s.ID, "Session.documents")
}

// Chair is who chaired it.
func (r session) Chair(ctx context.Context, s *graph.Session) (*graph.Mention, error) {
	return mentionOf(ctx, s.ID, graph.MentionChair)
}

// Secretary is who took the minutes.
func (r session) Secretary(ctx context.Context, s *graph.Session) (*graph.Mention, error) {
	return mentionOf(ctx, s.ID, graph.MentionSecretary)
}

func mentionOf(ctx context.Context, id graph.ID, kind graph.MentionKind) (*graph.Mention, error) {
	all, err := of(ctx).mentions.whole(ctx, id, "Session.mentions")
	if i := slices.IndexFunc(all, func(m graph.Mention) bool { return m.Kind == kind }); i >= 0 {
		return &all[i], nil
	}
	return nil, err
}

// Presence judges who was in the room at the opening or at the end.
func (r session) Presence(ctx context.Context, s *graph.Session, at model.SessionMoment, groups []graph.Group) (*graph.PresenceReport, error) {
	moment := graph.Moment{Opening: at == model.SessionMomentOpening, End: at == model.SessionMomentEnd}
	return presence(ctx, s.ID, moment, groups)
}

// presence reads the session, its list and its items, and judges.
func presence(ctx context.Context, id graph.ID, at graph.Moment, groups []graph.Group) (*graph.PresenceReport, error) {
	if town, err := held(ctx, id); err != nil {
		return nil, err
	} else if town != nil && town.Session(id) != nil {
		x := town.Session(id)
		report := graph.ReportPresence(&x.Session, x.Attendances, x.Items, at, groups)
		return &report, nil
	}
	s, err := of(ctx).sessions.get(ctx, id)
	if err != nil {
		return nil, err
	}
	list, err := of(ctx).attendances.whole(ctx, id, "Session.attendances")
	if err != nil {
		return nil, err
	}
	items, err := of(ctx).items.whole(ctx, id, "Session.items")
	if err != nil {
		return nil, err
	}
	report := graph.ReportPresence(s, list, items, at, groups)
	return &report, nil
}

// Representation measures how long each party was represented.
func (r session) Representation(ctx context.Context, s *graph.Session, groups []graph.Group) ([]graph.Representation, error) {
	list, err := of(ctx).attendances.whole(ctx, s.ID, "Session.attendances")
	return graph.Represent(*s, list, groups), err
}

// Substitutions pairs absent members with their deputies.
func (r session) Substitutions(ctx context.Context, s *graph.Session) ([]graph.Substitution, error) {
	list, err := of(ctx).attendances.whole(ctx, s.ID, "Session.attendances")
	return graph.Substitutions(list), err
}

type representation struct{ Reader }

// Party is the party, nil for those without one.
func (r representation) Party(ctx context.Context, x *graph.Representation) (*graph.Party, error) {
	return of(ctx).parties.maybe(ctx, x.PartyID)
}
