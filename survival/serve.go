//go:build unix

package survival

import (
	"fmt"
	"strings"
	"time"
)

// Serve starts a server on a free port and waits until it answers. It returns
// where GraphQL is.
func (p Program) Serve(flags ...string) (*Process, string, error) {
	r, err := p.Start(append([]string{"serve", "--listen", "127.0.0.1:0"}, flags...)...)
	if err != nil {
		return nil, "", err
	}
	for deadline := time.Now().Add(patience); time.Now().Before(deadline) && !r.Ended(); time.Sleep(20 * time.Millisecond) {
		if _, rest, ok := strings.Cut(r.Notes(), " at http://"); ok {
			url, _, _ := strings.Cut(rest, "/")
			return r, "http://" + url + "/graphql", nil
		}
	}
	if _, err = r.WaitFor(0); err == nil {
		err = fmt.Errorf("it has ended; it said:\n%s", r.Notes())
	}
	return nil, "", fmt.Errorf("the server does not serve: %w", err)
}

// Tallies counts what each session shall have: with the first documents, with the
// later ones.
func (s *Stage) Tallies() (want [2]map[string]Tally, err error) {
	for n := range s.Want {
		if want[n], err = Tallies(s.Want[n]); err != nil {
			return want, err
		}
	}
	return want, nil
}
