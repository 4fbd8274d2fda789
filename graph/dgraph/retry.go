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

// attempts bounds how often a transaction is tried because another writer was
// first. With the pauses below that is about half a minute.
const attempts = 40

// attemptsTogether bounds it for several documents that can also be put in
// smaller parts: who writes much at once loses against many who write little.
const attemptsTogether = 2

// patience bounds for how long a transaction or a question is tried again while
// nobody answers, however fast each attempt fails. An embedded Dgraph has as long to
// start. Who cannot wait so long has a context that ends.
const patience = 3 * time.Minute

// moments bounds how often what is read at one moment is read at another one.
const moments = 8

// ErrGone is the error for a moment that cannot be read any more, because the alphas
// that knew it were away or something was taken away since: whoever reads at it
// begins anew.
var ErrGone = errors.New("what this transaction saw cannot be read any more: begin it again")

// errEmptied is the error for a moment from which something was taken away while it
// was read.
var errEmptied = fmt.Errorf("%w: meanwhile others took documents away or replaced them; try again when they are done", ErrGone)

// retry runs a transaction until it commits, or a question until it is answered.
// Every transaction of ours may be run again safely, even if nobody knows whether
// it was committed: it begins with reading what is there, and one that is
// committed late loses against one that began after it, because both raise the
// same revision.
func retry(ctx context.Context, run func() error) error { return retryAborted(ctx, attempts, run) }

// retryAborted is retry, but gives way to other writers after so many attempts.
func retryAborted(ctx context.Context, most int, run func() error) error {
	begin, lost := time.Now(), 0 // how often another writer was first
	for tries := 1; ; tries++ {
		err := run()
		if !Passing(err) {
			return err
		}
		if aborted(err) {
			lost++
		}
		if lost >= most || time.Since(begin) > patience {
			return fmt.Errorf("%w after %d attempts in %s: %w", given(err), tries, time.Since(begin).Round(time.Second), err)
		}
		pause := time.Duration(rand.Int64N(int64(20*time.Millisecond) << min(tries-1, 6)))
		select {
		case <-ctx.Done():
			return fmt.Errorf("%w: %w: %w", given(err), ctx.Err(), err)
		case <-time.After(pause):
		}
	}
}

// moment lets do read several times from one state of the graph. Where no alpha
// knows that state any more, do begins anew at another one: what it has read before
// does not count.
//
// It sees all that was there, but maybe without what was taken away since: Dgraph 24
// forgets what a list held before it became empty, once it has rolled it up. That is
// enough for what is read within milliseconds, and for who hears of later changes
// anyway; else take still.
func (s *Store) moment(do func(*dgo.Txn) error) error {
	for tries := 1; ; tries++ {
		err := do(s.client.NewReadOnlyTxn())
		if !errors.Is(err, ErrGone) {
			return err
		}
		if tries == moments {
			return fmt.Errorf("%w: %w", given(err), err)
		}
	}
}

// still is moment for what has to be whole: if anything was taken away while do
// reads, it begins anew. Where that happens again and again it is [graph.ErrConflict].
func (s *Store) still(ctx context.Context, do func(*dgo.Txn) error) error {
	return s.moment(func(txn *dgo.Txn) error { return s.whole(ctx, txn, func() error { return do(txn) }) })
}

// whole runs what reads in a transaction, and is [ErrGone] if anything was taken
// away meanwhile.
func (s *Store) whole(ctx context.Context, txn *dgo.Txn, do func() error) error {
	before, err := emptied(ctx, txn)
	if err != nil {
		return err
	}
	if err := do(); err != nil {
		return err
	}
	switch now, err := emptied(ctx, s.client.NewReadOnlyTxn()); {
	case err != nil:
		return err
	case now != before:
		return errEmptied
	}
	return nil
}

// emptied is the last revision that took something away.
func emptied(ctx context.Context, txn *dgo.Txn) (int, error) {
	var v vars
	var got struct{ State []struct{ Emptied int } }
	if err := again(ctx, txn, &got, v.query(v.byIDs("state", []graph.ID{stateID}, "emptied: graph.emptied")), v.vals); err != nil || len(got.State) == 0 {
		return 0, err
	}
	return got.State[0].Emptied, nil
}

// given is the kind of an error with which a retry gives up.
func given(err error) error {
	if aborted(err) || errors.Is(err, errEmptied) {
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
	code := status.Code(err)
	if aborted(err) || code == codes.Unavailable || code == codes.DeadlineExceeded { // a deadline that is not ours: see ended
		return true
	}
	text := err.Error()
	return code == codes.Unknown && slices.ContainsFunc(passing, func(p string) bool { return strings.Contains(text, p) })
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
	"Retry Raft proposal internally", // an alpha has waited for others in vain
	"transport is closing", "EOF",
	"cannot be greater than lease", // a zero that was started again has not read its log yet
}
