package dgraph

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/dgraph-io/dgo/v240"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"ratsgraph/graph"
)

// attempts bounds how often a transaction is tried again after another writer
// was first. With the pauses below that is about half a minute.
const attempts = 40

// retry runs a transaction until it commits, or a question until it is answered.
// Every transaction of ours may be run again safely: it begins with reading what
// is there.
func retry(ctx context.Context, run func() error) error {
	var err error
	for try := range attempts {
		if err = run(); !passing(err) {
			return err
		}
		pause := time.Duration(rand.Int64N(int64(20*time.Millisecond) << min(try, 6)))
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
	}
	if !errors.Is(err, dgo.ErrAborted) {
		return fmt.Errorf("after %d attempts: %w", attempts, err)
	}
	return fmt.Errorf("%w after %d attempts: %w", graph.ErrConflict, attempts, err)
}

// passing reports whether an error may be gone at the next attempt: another
// writer was first, or the engine is being restarted.
func passing(err error) bool {
	return errors.Is(err, dgo.ErrAborted) || status.Code(errors.Unwrap(err)) == codes.Unavailable || status.Code(err) == codes.Unavailable
}
