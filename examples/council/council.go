// Package council invents councils and writes their minutes. A town is played
// through from session to session: members are elected, come late, stand in for
// one another and change sides; papers travel from committee to council. What
// happened is then printed in one of several layouts, some documents are damaged
// as a scan would be, and beside each document stands the truth: what a perfect
// reader would find in it, and who and what is meant by it.
//
// The same [Config] always gives the same documents. Nothing in them is real.
//
// To add a layout, write its [printer] in a file of its own and list it in
// printers; it prints a meeting and says at the same time what it printed.
package council

import (
	"iter"
	"math/rand/v2"
)

// Config says how large the invented world is. The zero value of each field
// stands for a sensible choice; see [Config.filled].
type Config struct {
	Seed         uint64
	Municipality string   // the name of the first town; empty: invented
	Towns        int      // how many towns are played, one after the other
	Start        int      // the first year
	Years        int      // how many years are played
	Term         int      // years from one election to the next; 0: a council is elected in the middle
	Rounds       int      // rounds of sessions per year; each body meets once in a round
	Bodies       int      // at least 3: the council, committees, a local council, an advisory board ...
	Members      int      // seats in the council
	Papers       int      // new papers per round
	Scanned      float64  // the share of documents that were scanned, 0 to 1
	Damage       float64  // how badly a scan was read, 0 to 1
	Layouts      []Layout // the layouts in use; empty: all of them
}

// filled returns the configuration with a sensible choice for what is not set.
func (c Config) filled() Config {
	set := func(v *int, least, standard int) {
		if *v == 0 {
			*v = standard
		}
		*v = max(*v, least)
	}
	set(&c.Towns, 1, 1)
	set(&c.Start, 1950, 2015)
	set(&c.Years, 1, 6)
	set(&c.Rounds, 1, 2)
	set(&c.Bodies, 3, 5)
	set(&c.Members, 9, 19)
	set(&c.Papers, 1, 6)
	c.Rounds = min(c.Rounds, 12)
	c.Term = max(c.Term, 0)
	if len(c.Layouts) == 0 {
		c.Layouts = Layouts()
	}
	return c
}

// A Document is one set of minutes and the truth about it.
type Document struct {
	Town  string
	Name  string // a file name, unique within the town
	Text  string
	Truth Truth
}

// Generate plays every town of the configuration and streams its documents,
// town by town in the order of their sessions.
func Generate(c Config) iter.Seq[Document] {
	return func(yield func(Document) bool) {
		for n := range c.filled().Towns {
			for d := range NewTown(c, n).Documents() {
				if !yield(d) {
					return
				}
			}
		}
	}
}

// dice is the only source of chance.
type dice struct{ *rand.Rand }

// Streams of chance apart from that of the events, so that a change to the words
// or the print leaves the events as they were.
const (
	talkStream = 0x7461_6c6b
	inkStream  = 0x0069_6e6b
)

func newDice(seed, stream uint64) dice {
	return dice{rand.New(rand.NewPCG(seed, stream))}
}

// chance is true in a share p of all throws.
func (d dice) chance(p float64) bool { return d.Float64() < p }

// pick returns one of the values.
func pick[T any](d dice, from []T) T { return from[d.IntN(len(from))] }
