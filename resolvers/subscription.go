package resolvers

import (
	"context"
	"slices"

	"ratsgraph/graph"
)

type subscription struct {
	reader Reader
	feed   *follower
	runs   *runFollower
	room   *room
	until  <-chan struct{} // closed when the server ends
}

// Changes tells of every change from now on, or after a revision, until the
// client goes away, or the graph is another one.
func (r subscription) Changes(ctx context.Context, since *int, municipality *graph.ID, reasons []graph.ChangeReason) (<-chan *graph.Change, error) {
	exit, refused := r.room.enter(ctx)
	if refused != nil {
		return nil, refused
	}
	leave, back := r.feed.join() // before it is asked where the graph is, so that none is missed that sets it back
	revision, err := r.begin(ctx, since)
	if err != nil {
		leave()
		exit()
		return nil, err
	}
	ctx, cancel := r.lasting(ctx, back)
	out := make(chan *graph.Change)
	go func() {
		defer close(out)
		defer exit()
		defer leave()
		defer cancel()
		for {
			got, err := r.feed.after(ctx, revision)
			if err != nil || len(got) == 0 {
				return // the client went away, or the graph cannot be read: it will ask again
			}
			for _, c := range got {
				revision = c.Revision
				if !concerns(c, municipality, reasons) {
					continue
				}
				select {
				case out <- &c:
				case <-ctx.Done():
					return
				}
			}
		}
	}()
	return out, nil
}

// begin is the revision after which a subscriber is told of changes.
func (r subscription) begin(ctx context.Context, since *int) (int, error) {
	now, err := r.reader.Revision(ctx)
	switch {
	case err != nil || since == nil:
		return now, err
	case *since < 0 || *since > now:
		return 0, invalid("since: the graph is at revision %d, not yet at %d", now, *since)
	}
	return *since, nil
}

// lasting is a context that ends with the server, too, or when something is over; nil
// never is.
func (r subscription) lasting(ctx context.Context, over <-chan struct{}) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(ctx)
	go func() {
		defer cancel()
		select {
		case <-r.until:
		case <-over:
		case <-ctx.Done():
		}
	}()
	return ctx, cancel
}

// concerns says whether somebody has asked for a change.
func concerns(c graph.Change, municipality *graph.ID, reasons []graph.ChangeReason) bool {
	if municipality != nil && !slices.Contains(c.MunicipalityIDs, *municipality) {
		return false
	}
	return len(reasons) == 0 || slices.ContainsFunc(reasons, func(r graph.ChangeReason) bool { return slices.Contains(c.Reasons, r) })
}
