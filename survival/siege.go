//go:build unix

package survival

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"time"
)

// A Siege is a campaign against a cluster: while one program ingests into it and
// several servers answer from it and take notes, its nodes are killed and stopped.
type Siege struct {
	*Stage
	Topology
	Seed    uint64
	Kills   int // nodes that are killed; as many are stopped in other ways
	Servers int
}

// SiegeCounts are what came out of a siege.
type SiegeCounts struct {
	Counts
	Stops   int           // nodes that were frozen for a while or told to end
	Answers int           // of the servers
	Errors  int           // of the servers, in place of answers
	Slowest time.Duration // until an answer or an error
	Notes   int           // that a server said it had kept; a lost one counts among the lost
}

// String is the last line of a siege.
func (c SiegeCounts) String() string {
	return fmt.Sprintf("runs %d, kills %d, stops %d (after the work was done: %d), answers %d, errors %d, slowest %.1f s, notes %d, acknowledged %d, lost %d, wrong %d, unchecked %d",
		c.Runs, c.Kills, c.Stops, c.Missed, c.Answers, c.Errors, c.Slowest.Seconds(), c.Notes, c.Acknowledged, c.Lost, c.Wrong, c.Unchecked)
}

// perPhase is how many nodes are killed during one ingest.
const perPhase = 2

// Run lays siege to clusters. Into each the documents are ingested, then
// replaced. An ingest must outlive what happens, find all that it was told to
// have been written, and leave the graph of a run that nobody disturbed. Servers
// may answer with errors, but not wrongly, and in the end all the same. The error
// says only that the campaign itself could not go on.
func (s Siege) Run(ctx context.Context) (SiegeCounts, error) {
	w := &war{Siege: s, dice: rand.New(rand.NewPCG(s.Seed, 0x7369656765))}
	var err error
	if w.tallies, err = s.Tallies(); err != nil {
		return w.counts, err
	}
	for n := 0; err == nil && (w.counts.Kills < s.Kills || n == 0); n++ {
		if err = ctx.Err(); err == nil {
			err = w.cluster(ctx, n)
		}
	}
	return w.counts, err
}

// A war is a siege that goes on.
type war struct {
	Siege
	dice    *rand.Rand
	tallies [2]map[string]Tally
	counts  SiegeCounts
	turn    int // of the disturbances

	*Cluster
	program Program
	servers []*Process
	urls    []string
	token   string
	kept    []string // notes
}

func (w *war) cluster(ctx context.Context, n int) (err error) {
	began := time.Now()
	if w.Cluster, err = NewCluster(ctx, filepath.Join(w.Stage.Dir, fmt.Sprintf("cluster%d", n)), w.Siege.Topology); err != nil {
		return err
	}
	defer w.Close()
	w.Logf("cluster of %s: healthy after %.1f s", w.Siege.Topology, time.Since(began).Seconds())
	w.program, w.kept = Program{Path: w.Binary, Dgraph: w.Address()}, nil
	if err := w.serve(); err != nil {
		return err
	}
	defer w.unserve()
	for version := range w.Want {
		if version > 0 && w.counts.Kills >= w.Kills {
			break // nobody is left to be killed
		}
		if err := w.phase(ctx, version); err != nil {
			return fmt.Errorf("%w%s", err, w.logs())
		}
	}
	return nil
}

// serve starts the servers, which know a token.
func (w *war) serve() error {
	tokens := filepath.Join(w.Cluster.dir, "tokens")
	out, err := w.program.Run("token", "add", "--tokens", tokens, "--scope", "notes", "siege")
	if err != nil {
		return err
	}
	w.token, w.servers, w.urls = strings.TrimSpace(out), nil, nil
	for range w.Siege.Servers {
		r, url, err := w.program.Serve("--tokens", tokens)
		if err != nil {
			w.unserve()
			return err
		}
		w.servers, w.urls = append(w.servers, r), append(w.urls, url)
	}
	return nil
}

func (w *war) unserve() {
	for _, r := range w.servers {
		if r.Ended() {
			w.wrong("a server has ended: %s", r.Notes())
		}
		_ = r.Stop()
		if _, err := r.Wait(); err != nil {
			w.wrong("a server: %v", err)
		}
	}
}

func (w *war) wrong(format string, args ...any) {
	w.counts.wrong(w.Logf, format, args...)
}

// phase ingests one version of the documents under siege.
func (w *war) phase(ctx context.Context, version int) error {
	if err := w.World.Write(version); err != nil {
		return err
	}
	began := time.Now()
	r, err := w.program.Start("ingest", w.World.Dir)
	if err != nil {
		return err
	}
	w.counts.Runs++
	end := w.watch()
	err = w.disturb(ctx, r)
	_, failed := r.WaitFor(patience)
	end()
	if err != nil {
		return errors.Join(err, failed)
	}
	if failed != nil {
		w.wrong("the ingest did not outlive it: %v", failed)
	}
	w.Logf("ingested in %.1f s under siege: %s", time.Since(began).Seconds(), lastLine(strings.Join(r.Lines(), "\n")))
	return w.aftermath(r, version)
}
