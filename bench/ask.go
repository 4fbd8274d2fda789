package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/dgraph-io/dgo/v240"
)

// A side answers questions.
type side struct {
	name string
	ask  func(context.Context, query) (json.RawMessage, error)
	by   processes // that answer
}

// of is the query with which a side is asked; it is empty if the side does not
// answer the question.
func (s side) of(q question, w *world, n int) query {
	switch {
	case s.name == "API":
		return q.api(w, n)
	case s.name == "PostGraphile" && q.sql != nil:
		return q.sql(w, n)
	case s.name == "DQL" && q.dql != nil:
		return q.dql(w, n)
	}
	return query{}
}

// direct asks Dgraph itself.
func direct(client *dgo.Dgraph) func(context.Context, query) (json.RawMessage, error) {
	return func(ctx context.Context, q query) (json.RawMessage, error) {
		vars := map[string]string{}
		for k, v := range q.vars {
			vars["$"+k] = fmt.Sprint(v)
		}
		resp, err := client.NewReadOnlyTxn().QueryWithVars(ctx, q.text, vars)
		if err != nil {
			return nil, err
		}
		return resp.Json, nil
	}
}

// ask asks every question of every side and prints what came out.
func (s setting) ask(ctx context.Context, w *world, sides []side) error {
	fmt.Fprintf(s.out, "\n| question | side | p50 ms | p95 ms | of the API | requests/s, %d clients | of the best | p95 ms, %[1]d clients | processor ms |\n|---|---|---|---|---|---|---|---|---|\n", s.clients)
	wrong := 0
	for _, q := range questions(w) {
		if !strings.Contains(q.name, s.only) {
			continue
		}
		differ, err := check(ctx, w, q, sides)
		if err != nil {
			fmt.Fprintf(s.out, "| %s | not asked: %v | | | | | | | |\n", q.name, err)
			wrong++
			continue
		}
		if differ != "" {
			wrong++
		}
		if err := s.measure(ctx, w, q, sides, differ); err != nil {
			return fmt.Errorf("%s: %w", q.name, err)
		}
	}
	if wrong > 0 {
		return fmt.Errorf("%d questions were not answered alike", wrong)
	}
	return nil
}

// check compares the answers of the API with those of PostGraphile, over all
// subjects.
func check(ctx context.Context, w *world, q question, sides []side) (string, error) {
	for n := range q.subjects {
		answers := map[string]any{}
		for _, s := range sides {
			ask := s.of(q, w, n)
			if ask.text == "" {
				continue
			}
			raw, err := s.ask(ctx, ask)
			if err != nil {
				return "", fmt.Errorf("%s: %w", s.name, err)
			}
			var v any
			if err := json.Unmarshal(raw, &v); err != nil {
				return "", err
			}
			answers[s.name] = v
		}
		for _, p := range q.same {
			a, b := values(answers["API"], p.api), values(answers["PostGraphile"], p.sql)
			if answers["PostGraphile"] != nil && !reflect.DeepEqual(a, b) {
				return fmt.Sprintf("subject %d, %s: %.200v, PostGraphile %.200v", n, p.api, a, b), nil
			}
		}
	}
	return "", nil
}

// values are what lies at a path; of a list, in an order of their own, since
// sides may order what is equal differently.
func values(v any, path string) []string {
	out := at(v, strings.Split(path, "."))
	slices.Sort(out)
	return out
}

func at(v any, path []string) []string {
	if len(path) == 0 {
		if v == nil {
			return nil // not recorded
		}
		return []string{fmt.Sprint(v)}
	}
	switch v := v.(type) {
	case map[string]any:
		return at(v[path[0]], path[1:])
	case []any:
		if path[0] == "#" {
			return []string{strconv.Itoa(len(v))}
		}
		if n, err := strconv.Atoi(path[0]); err == nil {
			if n >= len(v) {
				return []string{"0"}
			}
			return at(v[n], path[1:])
		}
		var out []string
		for _, e := range v {
			out = append(out, at(e, path[1:])...)
		}
		return out
	}
	return nil
}

// A taken is how long a side took.
type taken struct {
	times  []time.Duration // with one client
	crowd  []time.Duration // with several
	rate   []float64       // requests a second
	work   float64         // processor time of one, in milliseconds
	absent bool
}

func quantile(times []time.Duration, q float64) float64 {
	if len(times) == 0 {
		return 0
	}
	slices.Sort(times)
	return float64(times[int(q*float64(len(times)-1))].Microseconds()) / 1000
}

func (s setting) measure(ctx context.Context, w *world, q question, sides []side, differ string) error {
	all := make([]taken, len(sides))
	for n := range s.rounds {
		for i := range sides {
			i = (i + n) % len(sides) // none always comes first
			ask := sides[i].of(q, w, n%q.subjects)
			if all[i].absent = ask.text == ""; all[i].absent {
				continue
			}
			began := time.Now()
			if _, err := sides[i].ask(ctx, ask); err != nil {
				return fmt.Errorf("%s: %w", sides[i].name, err)
			}
			all[i].times = append(all[i].times, time.Since(began))
		}
	}
	for n := range 2 {
		for i := range sides {
			if all[i].absent {
				continue
			}
			before, began := sides[i].by.spent(), time.Now()
			times, rate, err := s.throughput(ctx, w, q, sides[i], n == 1)
			if err != nil {
				return fmt.Errorf("%s: %w", sides[i].name, err)
			}
			all[i].rate, all[i].crowd = append(all[i].rate, rate), append(all[i].crowd, times...)
			all[i].work = float64((sides[i].by.spent() - before).Microseconds()) / 1000 / max(1, rate*time.Since(began).Seconds())
		}
	}
	s.print(q, sides, all, differ)
	return nil
}

// throughput is how long answers take for several clients, and how many requests a
// second they get answered. The last time, profiles are taken if somebody wants them: the better time counts.
func (s setting) throughput(ctx context.Context, w *world, q question, on side, last bool) (times []time.Duration, rate float64, err error) {
	if s.pause <= 0 {
		return nil, 0, nil
	}
	ask := func() (err error) { times, rate, err = s.crowd(ctx, w, q, on); return err }
	if last && on.name == "API" {
		err = s.profile(ctx, q, ask)
		return times, rate, err
	}
	err = ask()
	return times, rate, err
}

// crowd lets several clients ask at once and counts the answers of a second.
func (s setting) crowd(ctx context.Context, w *world, q question, on side) ([]time.Duration, float64, error) {
	times := make([][]time.Duration, s.clients)
	var wait sync.WaitGroup
	failed := make(chan error, s.clients)
	began := time.Now()
	for c := range s.clients {
		wait.Go(func() {
			for n := c; time.Since(began) < s.pause; n += 3 {
				asked := time.Now()
				if _, err := on.ask(ctx, on.of(q, w, n%q.subjects)); err != nil {
					failed <- err
					return
				}
				times[c] = append(times[c], time.Since(asked))
			}
		})
	}
	wait.Wait()
	took := time.Since(began)
	close(failed)
	var all []error
	for err := range failed {
		all = append(all, err)
	}
	done := slices.Concat(times...)
	return done, float64(len(done)) / took.Seconds(), errors.Join(all...)
}

func (s setting) print(q question, sides []side, all []taken, differ string) {
	base, most := quantile(all[0].times, 0.5), slices.Max(append(all[0].rate, 0))
	name := q.name
	for i, side := range sides {
		if all[i].absent {
			continue
		}
		rate := slices.Max(append(all[i].rate, 0))
		fmt.Fprintf(s.out, "| %s | %s | %.2f | %.2f | %.2f | %.0f | %.2f | %.2f | %.2f |\n", name, side.name,
			quantile(all[i].times, 0.5), quantile(all[i].times, 0.95), quantile(all[i].times, 0.5)/base, rate, rate/max(most, 1), quantile(all[i].crowd, 0.95), all[i].work)
		name = ""
	}
	if differ != "" {
		fmt.Fprintf(s.out, "| | DIFFERENT: %s | | | | | | | |\n", differ)
	}
}
