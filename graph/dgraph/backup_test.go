package dgraph_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dgraph-io/dgo/v240"
	"github.com/dgraph-io/dgo/v240/protos/api"

	"ratsgraph/graph"
	"ratsgraph/graph/dgraph"
	"ratsgraph/graph/dgraph/dgraphtest"
)

// history writes a graph with all that a backup must keep: documents that were
// replaced, judgements, notes, and what is forgotten.
func history(t *testing.T, s *dgraph.Store) {
	t.Helper()
	put(t, s, document("a", "2021-03-04", "Ute Eins", "Jan Zwei"), document("b", "2021-03-04", "Ute Eins"), document("c", "2021-05-06", "Ute Eins"))
	put(t, s, document("a", "2021-03-05", "Ute Eins"))
	note := graph.Note{SubjectID: "person:Musterau/Ute_Eins", Kind: graph.NoteContext, Text: "says \"yes\" –\nand no", By: "ada", At: "2026-01-02T03:04:05Z"}
	if err := s.PutNotes(t.Context(), []graph.Note{note}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.ForgetDocument(t.Context(), "c", graph.Forgotten{By: "ada", At: "2026-01-02T03:04:06Z", Reason: "objection"}); err != nil {
		t.Fatal(err)
	}
}

// backup writes a backup into a file.
func backup(t *testing.T, s *dgraph.Store) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := s.Backup(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return file(t, b.Bytes())
}

func file(t *testing.T, b []byte) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "graph.backup")
	if err := os.WriteFile(name, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func opened(t *testing.T, name string) *dgraph.BackupFile {
	t.Helper()
	b, err := dgraph.OpenBackup(name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestRestore makes a graph again: the same facts, the same history, and what
// comes again and was forgotten stays out.
func TestRestore(t *testing.T) {
	s := open(t)
	history(t, s)
	want, revision := export(t, s), revisionOf(t, s)
	changes, err := s.Changes(t.Context(), 0, 100, graph.ChangeScope{})
	if err != nil {
		t.Fatal(err)
	}
	b := opened(t, backup(t, s))
	if b.Revision != revision || b.Types["Document"] != 2 || b.Types["Past"] == 0 || b.Types["Change"] != revision || b.Types["Forgotten"] != 1 {
		t.Errorf("got %+v, want revision %d with its history", b.Manifest, revision)
	}
	client := dgraphtest.Client(t)
	if err := dgraph.Restore(t.Context(), client, b, nil); err != nil {
		t.Fatal(err)
	}
	if s, err = dgraph.Open(t.Context(), client); err != nil {
		t.Fatal(err)
	}
	wantProblems(t, s)
	if got := export(t, s); got != want || revisionOf(t, s) != revision {
		t.Errorf("got revision %d and %s, want %d and %s", revisionOf(t, s), got, revision, want)
	}
	again, err := s.Changes(t.Context(), 0, 100, graph.ChangeScope{})
	if err != nil || len(again) != len(changes) || again[0].At != changes[0].At {
		t.Errorf("got changes %v, %v, want %v", again, err, changes)
	}
	results, err := s.Put(t.Context(), []graph.Facts{document("c", "2021-05-06", "Ute Eins"), document("b", "2021-03-04", "Ute Eins")})
	if err != nil || results[0] != graph.PutForgotten || results[1] != graph.PutUnchanged {
		t.Errorf("got %v, %v, want a forgotten document and one that is known", results, err)
	}
	err = dgraph.Restore(t.Context(), client, b, nil)
	if !errors.Is(err, graph.ErrConflict) || !strings.Contains(err.Error(), "not empty") {
		t.Errorf("into a graph that is not empty: got %v", err)
	}
	wantProblems(t, s)
}

// TestRestoreCutOff ends a restore half way: nobody can use what is there, and
// the same backup goes on.
func TestRestoreCutOff(t *testing.T) {
	s := open(t)
	history(t, s)
	want, b := export(t, s), opened(t, backup(t, s))
	put(t, s, document("d", "2021-07-08", "Ute Eins"))
	other := opened(t, backup(t, s))

	client := dgraphtest.Client(t)
	early, err := dgraph.Open(t.Context(), client) // is there before the restore
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	if err := dgraph.Restore(ctx, client, b, func(int) { cancel() }); !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v, want an end", err)
	}
	if _, err := dgraph.Open(t.Context(), client); err == nil || !strings.Contains(err.Error(), "restore the same backup again") {
		t.Errorf("open: got %v", err)
	}
	if _, err := early.Put(t.Context(), []graph.Facts{document("e", "2021-07-08", "Ute Eins")}); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("write: got %v, want %v", err, graph.ErrInvalid)
	}
	if err := dgraph.Restore(t.Context(), client, other, nil); !errors.Is(err, graph.ErrConflict) {
		t.Errorf("another backup: got %v, want %v", err, graph.ErrConflict)
	}
	if err := dgraph.Restore(t.Context(), client, b, nil); err != nil {
		t.Fatal(err)
	}
	if got := export(t, early); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	wantProblems(t, early)
}

// TestRestoreFindsDifference does not open a graph that is not the saved one.
func TestRestoreFindsDifference(t *testing.T) {
	s := open(t)
	history(t, s)
	b := opened(t, backup(t, s))
	client := dgraphtest.Client(t)
	if _, err := dgraph.Open(t.Context(), client); err != nil {
		t.Fatal(err)
	}
	plant(t, client, `_:x <xid> "person:Musterau/Niemand" .`)
	if err := dgraph.Restore(t.Context(), client, b, nil); !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), "the backup") {
		t.Errorf("got %v, want a difference", err)
	}
	if _, err := dgraph.Open(t.Context(), client); err == nil {
		t.Error("it can be opened")
	}
}

func plant(t *testing.T, client *dgo.Dgraph, triples string) {
	t.Helper()
	req := &api.Request{Mutations: []*api.Mutation{{SetNquads: []byte(triples)}}, CommitNow: true}
	if _, err := client.NewTxn().Do(t.Context(), req); err != nil {
		t.Fatal(err)
	}
}

func revisionOf(t *testing.T, s *dgraph.Store) int {
	t.Helper()
	n, err := s.Revision(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestOpenBackup refuses what is no whole backup of this model, with the reason.
func TestOpenBackup(t *testing.T) {
	s := open(t)
	history(t, s)
	name := backup(t, s)
	whole, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	flipped := bytes.Clone(whole)
	flipped[len(flipped)/2] ^= 0x10
	for _, c := range []struct {
		name string
		body []byte
		want string
	}{
		{"empty", nil, "none that ratsgraph backup has made"},
		{"text", []byte("Niederschrift"), "none that ratsgraph backup has made"},
		{"other archive", zipped(t, "hello\nworld\n"), "none that ratsgraph backup has made"},
		{"cut off", whole[:len(whole)/2], "its end is missing"},
		{"last byte gone", whole[:len(whole)-1], "its end is missing"},
		{"bit flipped", flipped, "is damaged"},
		{"line gone", zipped(t, lacking(t, whole, `{"id":"person:`)), "it is damaged: it says that it holds"},
		{"newer model", zipped(t, strings.Replace(unzipped(t, whole), `"model":`, `"model":9`, 1)), "a newer ratsgraph made it"},
		{"newer layout", zipped(t, strings.Replace(unzipped(t, whole), `"version":1`, `"version":2`, 1)), "a newer ratsgraph made it"},
		{"older model", zipped(t, strings.Replace(unzipped(t, whole), fmt.Sprintf(`"model":%d`, dgraph.Model), `"model":1`, 1)), "an older ratsgraph made it"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := dgraph.OpenBackup(file(t, c.body)); !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

func unzipped(t *testing.T, b []byte) string {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func zipped(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// lacking is a backup without the first line that begins so.
func lacking(t *testing.T, b []byte, prefix string) string {
	t.Helper()
	before, rest, ok := strings.Cut(unzipped(t, b), "\n"+prefix)
	_, after, more := strings.Cut(rest, "\n")
	if !ok || !more {
		t.Fatalf("no line begins with %s", prefix)
	}
	return before + "\n" + after
}
