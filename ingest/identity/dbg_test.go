package identity_test

import (
	"fmt"
	"ratsgraph/graph"
	"ratsgraph/ingest/identity"
	"testing"
)

func TestDbg(t *testing.T) {
	w := newWorld(7)
	who := map[graph.ID]int{}
	var mentions []identity.Mention
	first := 0
	for i := range 10 {
		mentions, first = w.town(fmt.Sprint("Neustadt ", i), 1000, mentions, who, first)
	}
	r := identity.Resolve(w.damage(mentions, .02), nil)
	for i, o := range r.Undecided {
		if i%40 == 0 && who[o.A] == who[o.B] {
			fmt.Printf("%v %.2f %s|%s %v\n", o.Score, o.Value, o.NameA, o.NameB, o.Reasons)
		}
	}
	n := 0
	for i, o := range r.Undecided {
		_ = i
		if o.Score >= .9 && who[o.A] == who[o.B] {
			n++
		}
	}
	fmt.Println(len(r.Undecided), n)
	per := map[int]map[graph.ID]string{}
	for _, l := range r.Links {
		if per[who[l.Mention]] == nil {
			per[who[l.Mention]] = map[graph.ID]string{}
		}
		p, _ := r.Person(l.Person)
		per[who[l.Mention]][l.Person] = fmt.Sprint(p.Name, p.Mentions)
	}
	for i := 0; i < 30; i++ {
		if len(per[i]) > 1 {
			fmt.Println(per[i])
		}
	}
}
