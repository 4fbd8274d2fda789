package dgraph

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"github.com/dgraph-io/dgo/v240"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"ratsgraph/graph"
)

// attempts bounds how often a transaction is tried again after another writer
// was first. With the pauses below that is about half a minute.
const attempts = 40

// attemptsTogether bounds it for several documents that can also be put in
// smaller parts: who writes much at once loses against many who write little.
const attemptsTogether = 2

// patience bounds for how long a transaction is tried again, however slow each
// attempt fails: a cluster without a leader lets calls wait.
const patience = time.Minute

// retry runs a transaction until it commits, or a question until it is answered.
// Every transaction of ours may be run again safely, even if nobody knows whether
// it was committed: it begins with reading what is there, and one that is
// committed late loses against one that began after it, because both raise the
// same revision.
func retry(ctx context.Context, run func() error) error { return retryAborted(ctx, attempts, run) }

// retryAborted is retry, but gives way to other writers after so many attempts.
func retryAborted(ctx context.Context, most int, run func() error) error {
	var err error
	tries, begin := 0, time.Now()
	for ; tries < attempts && (tries < most || !aborted(err)) && (tries == 0 || time.Since(begin) < patience); tries++ {
		if err = run(); !Passing(err) {
			return err
		}
		pause := time.Duration(rand.Int64N(int64(20*time.Millisecond) << min(tries, 6)))
		select {
		case <-ctx.Done():
			return fmt.Errorf("%w: %w: %w", given(err), ctx.Err(), err)
		case <-time.After(pause):
		}
	}
	return fmt.Errorf("%w after %d attempts in %s: %w", given(err), tries, time.Since(begin).Round(time.Second), err)
}

// given is the kind of an error with which a retry gives up.
func given(err error) error {
	if aborted(err) {
		return graph.ErrConflict
	}
	return graph.ErrUnavailable
}

func aborted(err error) bool {
	return errors.Is(err, dgo.ErrAborted) || status.Code(err) == codes.Aborted
}

// Passing reports whether an error of Dgraph may be gone at the next attempt:
// another writer was first, the engine is being restarted, or a cluster is
// choosing who leads.
func Passing(err error) bool {
	if err == nil || errors.Is(err, graph.ErrUnavailable) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return false
	}
	if aborted(err) || status.Code(err) == codes.Unavailable {
		return true
	}
	text := err.Error()
	return status.Code(err) == codes.Unknown && slices.ContainsFunc(passing, func(p string) bool { return strings.Contains(text, p) })
}

// passing are the words with which zero and alpha say so, in errors that have no
// code of their own.
var passing = []string{
	"code = Unavailable", "code = Canceled", "code = DeadlineExceeded", "context canceled", "context deadline exceeded", // between alphas and zeros
	"lease retry", "lease retry again", "Please retry",
	"No connection exists", "Unhealthy connection", "No network connection", "No healthy connection",
	"Unable to reach leader", "only leader", "Only leader", "only allowed on leader", "Not Zero leader", "no longer leader", "isn't initialized", "not initialized",
	"any dgraph zero leader", "server is being shut down", "Server is being shut down", "Streaming closed",
	"overloaded with pending proposals", "blocked due to predicate move", "Tablet isn't being served", "errIndexingInProgress", "checksum mismatch",
	"transport is closing", "EOF",
	"cannot be greater than lease", // a zero that was started again has not read its log yet
}
