package resolvers

import (
	"context"
	"encoding/base64"
	"errors"
	"slices"

	"ratsgraph/graph"
	"ratsgraph/graph/model"
)

// Revision is the number of the state of the graph that answers.
func (r query) Revision(ctx context.Context) (int, error) { return of(ctx).revision(ctx) }

// Changes lists what writes did to the graph.
func (r query) Changes(ctx context.Context, filter *model.ChangeFilter, first *int, after *string, last *int, before *string) (*graph.ChangeConnection, error) {
	page, err := pageArgs(first, after, last, before)
	list := graph.List{Filter: filterOf(filter)}
	c, err := connect[graph.Change, graph.ChangeEdge](list, page, err, of(ctx).changes.top(ctx))
	if n := len(c.Edges); err == nil && n == 0 && after != nil {
		c.PageInfo.EndCursor = after // so that who keeps it can go on from there
	}
	return (*graph.ChangeConnection)(&c), err
}

type change struct{ Reader }

// Municipalities are where it was.
func (r change) Municipalities(ctx context.Context, c *graph.Change) ([]graph.Municipality, error) {
	return still(ctx, of(ctx).municipalities, c.MunicipalityIDs)
}

// Sessions are those of its sessions that are still there.
func (r change) Sessions(ctx context.Context, c *graph.Change, first *int, after *string, last *int, before *string) (*graph.SessionConnection, error) {
	args, err := pageArgs(first, after, last, before)
	if err != nil {
		return nil, err
	}
	ids, page, err := pageOfIDs(c.SessionIDs, args)
	if err != nil {
		return nil, err
	}
	got, err := still(ctx, of(ctx).sessions, ids)
	for _, s := range got {
		page.Items, page.Cursors = append(page.Items, s), append(page.Cursors, idCursor(s.ID))
	}
	all := graph.Connect[graph.Session, graph.SessionEdge](page)
	if n := len(ids); n > 0 { // the page ends where its ids do, also when they are gone
		start, end := idCursor(ids[0]), idCursor(ids[n-1])
		all.PageInfo.StartCursor, all.PageInfo.EndCursor = &start, &end
	}
	return (*graph.SessionConnection)(&all), err
}

// still loads the things with some ids that are there.
func still[T thing](ctx context.Context, t *things[T], ids []graph.ID) ([]T, error) {
	out := []T{}
	for _, id := range ids {
		x, err := t.get(ctx, id)
		switch {
		case errors.Is(err, graph.ErrNotFound):
		case err != nil:
			return nil, err
		default:
			out = append(out, *x)
		}
	}
	return out, nil
}

func idCursor(id graph.ID) string { return base64.RawURLEncoding.EncodeToString([]byte(id)) }

// pageOfIDs cuts a page out of ids in order.
func pageOfIDs(ids []graph.ID, args graph.PageArgs) ([]graph.ID, graph.Page[graph.Session], error) {
	p := graph.Page[graph.Session]{Items: []graph.Session{}, Total: len(ids)}
	from, to := 0, len(ids)
	for _, c := range []string{args.After, args.Before} {
		b, err := base64.RawURLEncoding.DecodeString(c)
		if err != nil {
			return nil, p, invalid("cursor %q is not one of this list", c)
		}
		at, found := slices.BinarySearch(ids, graph.ID(b))
		switch {
		case c == "":
		case c == args.After && found:
			from = at + 1
		case c == args.After:
			from = at
		default:
			to = at
		}
	}
	if args.First > 0 {
		to = min(to, from+args.First)
	} else {
		from = max(from, to-args.Last)
	}
	p.HasPrevious, p.HasNext = from > 0, to < len(ids)
	return ids[from:to], p, nil
}

// AttendanceChanges compares what two revisions say of a person's attendance.
func (r query) AttendanceChanges(ctx context.Context, person graph.ID, from int, to *int) (*graph.Comparison, error) {
	now, err := of(ctx).revision(ctx)
	if err != nil {
		return nil, err
	}
	last := now
	if to != nil {
		last = *to
	}
	if from < 0 || from > last || last > now {
		return nil, invalid("revisions %d and %d: want the earlier one first, and none after %d, where the graph is", from, last, now)
	}
	c, err := r.CompareAttendance(ctx, person, from, last)
	var sessions []graph.ID
	for _, d := range c.Differences {
		sessions = append(sessions, d.SessionID)
	}
	of(ctx).kin.meet(sessions)
	return &c, err
}

type attendanceDifference struct{ Reader }

// Session is where it is, while it is there.
func (r attendanceDifference) Session(ctx context.Context, d *graph.Difference) (*graph.Session, error) {
	got, err := of(ctx).sessions.get(ctx, d.SessionID)
	if errors.Is(err, graph.ErrNotFound) {
		return nil, nil
	}
	return got, err
}

type documentChange struct{ Reader }

// Document is the document, while it is there.
func (r documentChange) Document(ctx context.Context, d *graph.DocumentChange) (*graph.Document, error) {
	got, err := of(ctx).documents.get(ctx, d.ID)
	if errors.Is(err, graph.ErrNotFound) {
		return nil, nil
	}
	return got, err
}
