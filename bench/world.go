package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/dgraph-io/dgo/v240"

	"ratsgraph/graph"
	"ratsgraph/graph/dgraph"
	"ratsgraph/graph/dgraph/embedded"
)

// A world is a filled graph, and what is asked about in it.
type world struct {
	store  *dgraph.Store
	engine *embedded.Engine
	towns  []graph.ID
	size   size
	number map[graph.ID]int // keys of PostgreSQL

	persons, bodies, papers []graph.ID // of the first town, some of each
	town                    graph.ID
	parties                 [2]string
	words                   []string
}

type size struct{ towns, sessions, attendances, items, decisions int }

func (s size) String() string {
	return fmt.Sprintf("%d municipalities, %d sessions, %d attendances, %d items, %d decisions", s.towns, s.sessions, s.attendances, s.items, s.decisions)
}

// world opens the graph that the API serves and chooses what to ask about.
func (s setting) world(ctx context.Context) (*world, *dgo.Dgraph, error) {
	engine, err := embedded.Open(ctx, embedded.Options{Dir: s.api.Data})
	if err != nil {
		return nil, nil, err
	}
	w := &world{engine: engine, number: map[graph.ID]int{}}
	client, err := engine.Client(ctx)
	if err == nil {
		w.store, err = dgraph.Open(ctx, client)
	}
	if err == nil {
		w.towns, err = w.store.MunicipalityIDs(ctx)
	}
	if err == nil && len(w.towns) == 0 {
		err = fmt.Errorf("%s: the graph is empty", s.api.Data)
	}
	for i, id := range w.towns {
		if err != nil {
			break
		}
		var f graph.MunicipalityFacts
		if f, err = w.store.MunicipalityFacts(ctx, id); err == nil {
			w.measure(f)
			if i == 0 {
				w.choose(f)
			}
		}
	}
	if err != nil {
		w.close()
		return nil, nil, err
	}
	return w, client, nil
}

func (w *world) close() { _ = w.engine.Close() }

func (w *world) measure(f graph.MunicipalityFacts) {
	w.size.towns++
	for _, s := range f.Sessions {
		w.size.sessions++
		w.size.attendances += len(s.Attendances)
		w.size.items += len(s.Items)
		w.size.decisions += len(s.Decisions)
	}
}

// choose takes the persons, bodies and papers with the most to say, and words of
// titles: what is little asked is fast anyway.
func (w *world) choose(f graph.MunicipalityFacts) {
	w.town = f.Municipality.ID
	persons, bodies, papers, words := map[graph.ID]int{}, map[graph.ID]int{}, map[graph.ID]int{}, map[string]int{}
	pairs := map[[2]string]int{}
	for _, s := range f.Sessions {
		bodies[s.Body.ID]++
		for _, a := range s.Attendances {
			if a.Group == graph.GroupCouncil && a.PersonID != "" {
				persons[a.PersonID]++
			}
		}
		for _, d := range s.Decisions {
			for _, p := range d.PaperIDs {
				papers[p]++
			}
		}
		for _, it := range s.Items {
			if it.Title != nil {
				for _, word := range longWords(*it.Title) {
					words[word]++
				}
			}
		}
		countPairs(pairs, s)
	}
	w.persons, w.bodies, w.papers = most(persons, 40), most(bodies, 20), most(papers, 40)
	all := most(words, len(words))
	for i := range 20 { // common and rare ones
		w.words = append(w.words, all[i*(len(all)-1)/20])
	}
	if best := most(map2(pairs), 1); len(best) > 0 {
		_ = json.Unmarshal([]byte(best[0]), &w.parties)
	}
}

// countPairs counts on how many decisions two parties have printed votes.
func countPairs(pairs map[[2]string]int, s graph.SessionFacts) {
	for _, votes := range partyVotes(s) {
		for a := range votes {
			for b := range votes {
				if a < b {
					pairs[[2]string{a, b}]++
				}
			}
		}
	}
}

func map2(pairs map[[2]string]int) map[string]int {
	out := map[string]int{}
	for p, n := range pairs {
		b, _ := json.Marshal(p)
		out[string(b)] = n
	}
	return out
}

// longWords are words of letters only, which every index cuts alike.
func longWords(title string) []string {
	var out []string
	for _, word := range splitWords(title) {
		if len(word) > 6 {
			out = append(out, word)
		}
	}
	return out
}

// most are the n keys with the most, those with as many in order.
func most[K ~string](counts map[K]int, n int) []K {
	var keys []K
	for k := range counts {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b K) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		if a < b {
			return -1
		}
		return 1
	})
	return keys[:min(n, len(keys))]
}
