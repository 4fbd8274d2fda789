package resolvers_test

import (
	"context"
	"net/http/httptest"
	"strings"
	"testing"

	"ratsgraph/examples"
	"ratsgraph/graph"
	"ratsgraph/graph/dgraph"
	"ratsgraph/graph/dgraph/dgraphtest"
	"ratsgraph/ingest"
	"ratsgraph/ingest/source"
	"ratsgraph/resolvers"
)

const ingesting = `subscription($run: ID) { ingestProgress(run: $run) { id stage found read written skipped failed rate ended silent } }`

// TestIngestProgress follows an ingest of another store, as another program has
// it, over both transports: to its end, with the counts of its report.
func TestIngestProgress(t *testing.T) {
	shown = nil
	entries := source.FindIn(examples.Minutes, ".", "bundled:")[:12]
	dgraphtest.Client(t) // empties it
	writer := openStore(t)
	server := httptest.NewServer(resolvers.NewHandler(openStore(t), resolvers.Options{}))
	defer server.Close()
	var earlier any
	for name, open := range map[string]func(t *testing.T, base, query string, vars map[string]any) stream{"SSE": openEvents, "WebSocket": openSocket} {
		t.Run(name, func(t *testing.T) {
			all := open(t, server.URL, ingesting, nil)
			defer all.end()
			before, err := writer.Revision(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			report, err := ingest.Run(t.Context(), writer, append(entries, source.Find([]string{"testdata/nothing.txt"}, nil)...), ingest.Options{Runs: writer})
			if err != nil {
				t.Fatal(err)
			}
			last := all.until(t, "DONE", earlier)
			id := last["id"]
			earlier = id
			want(t, "the counts of the report", last, asJSON(t, map[string]any{"id": id, "stage": "DONE", "found": 13, "read": report.Read,
				"written": report.New, "skipped": report.Unchanged, "failed": 1, "rate": nil, "ended": last["ended"], "silent": false}))
			changes, err := writer.Changes(t.Context(), before, 100, graph.ChangeScope{})
			if after, _ := writer.Revision(t.Context()); err != nil || after != before+len(changes) {
				t.Errorf("from revision %d to %d by %d changes: %v", before, after, len(changes), err)
			}

			one := open(t, server.URL, ingesting, map[string]any{"run": id})
			defer one.end()
			want(t, "who comes later", at(one.next(t), "data.ingestProgress"), asJSON(t, last))
			if more := one.next(t); more != nil {
				t.Errorf("after the end of the run: %s", asJSON(t, more))
			}
		})
	}
	if problems, err := writer.Verify(t.Context()); err != nil || len(problems) > 0 {
		t.Errorf("verify: %v, %v", problems, err)
	}
	var exported strings.Builder
	if err := writer.Export(t.Context(), &exported); err != nil || strings.Contains(exported.String(), `"run:`) {
		t.Errorf("runs are exported as if they were facts: %v", err)
	}
}

// TestInterruptedIngest shows how runs end that do not come to their end.
func TestInterruptedIngest(t *testing.T) {
	shown = nil
	dgraphtest.Client(t) // empties it
	writer := openStore(t)
	server := httptest.NewServer(resolvers.NewHandler(writer, resolvers.Options{}))
	defer server.Close()
	follow := openEvents(t, server.URL, ingesting, nil)
	defer follow.end()
	ctx, cancel := context.WithCancel(t.Context())
	_, err := ingest.Run(ctx, writer, source.FindIn(examples.Minutes, ".", "bundled:")[:30], ingest.Options{Runs: writer, Progress: func(ingest.Outcome) { cancel() }})
	if err == nil {
		t.Fatal("nobody interrupted it")
	}
	follow.until(t, "INTERRUPTED", nil)
	died := graph.Run{ID: "run:20300101/died", Stage: graph.RunReading, Started: "2030-01-01T00:00:00Z", Updated: "2020-01-01T00:00:00Z", Found: 7, Read: 3}
	if err := writer.KeepRun(t.Context(), died); err != nil {
		t.Fatal(err)
	}
	got := at(follow.next(t), "data.ingestProgress")
	want(t, "of one that died", []any{at(got, "id"), at(got, "stage"), at(got, "read"), at(got, "ended"), at(got, "silent")}, `["run:20300101/died", "READING", 3, null, true]`)
}

func openStore(t *testing.T) *dgraph.Store {
	t.Helper()
	s, err := dgraph.Open(t.Context(), dgraphtest.Shared(t))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// until reads events until a run that begins now is at a stage. Counts never fall.
func (s stream) until(t *testing.T, stage string, earlier any) map[string]any {
	t.Helper()
	read := 0.0
	for {
		got := s.next(t)
		run, _ := at(got, "data.ingestProgress").(map[string]any)
		switch {
		case run == nil || run["id"] != earlier && number(run["read"]) < read:
			t.Fatalf("after %v documents: %s", read, asJSON(t, got))
		case run["id"] == earlier:
			continue
		}
		read = number(run["read"])
		if run["stage"] == stage && run["ended"] != nil {
			return run
		}
	}
}
