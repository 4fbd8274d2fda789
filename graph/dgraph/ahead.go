package dgraph

import (
	"bytes"
	"errors"
	"io"
)

// aheadBlocks is how many blocks may wait: what the bulk loader takes at once are
// ten, and it begins only when it has them.
const aheadBlocks = 32

// An ahead lets who writes go on while what was written before is taken.
type ahead struct {
	to     io.WriteCloser
	blocks chan []byte
	ended  chan struct{} // closed when nothing is taken any more
	err    error         // why; of those who have seen that it ended
}

func writeAhead(to io.WriteCloser) *ahead {
	a := &ahead{to: to, blocks: make(chan []byte, aheadBlocks), ended: make(chan struct{})}
	go func() {
		defer close(a.ended)
		for b := range a.blocks {
			if _, a.err = a.to.Write(b); a.err != nil {
				return
			}
		}
	}()
	return a
}

// Write hands on a block. That it was not taken is told by a later call, at the
// latest by Close.
func (a *ahead) Write(b []byte) (int, error) {
	select {
	case <-a.ended:
		return 0, a.err
	case a.blocks <- bytes.Clone(b):
		return len(b), nil
	}
}

// Close waits until everything was taken.
func (a *ahead) Close() error {
	close(a.blocks)
	<-a.ended
	return errors.Join(a.err, a.to.Close())
}
