//go:build unix

package embedded_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ratsgraph/graph/dgraph/embedded"
)

// TestReopen opens a folder three times, the last time with its port taken by
// somebody else, and finds all data each time.
func TestReopen(t *testing.T) {
	// The user's own Dgraph settings must not reach ours.
	t.Setenv("DGRAPH_ALPHA_LIMIT", "mutations=disallow")
	t.Setenv("DGRAPH_ZERO_WAL", "/nowhere")
	dir := filepath.Join(t.TempDir(), "new; folder = odd")
	want := ""
	for _, name := range []string{"Ada", "Bea", "Cleo"} {
		engine := open(t, embedded.Options{Dir: dir})
		if !engine.Owned() {
			t.Fatal("the only engine of the folder is not its owner")
		}
		write(t, engine, name)
		if want != "" {
			want += " "
		}
		want += name
		wantNames(t, engine, want)
		pids := bothChildren(t, self())
		for range 2 {
			if err := engine.Close(); err != nil {
				t.Fatal("close:", err)
			}
		}
		wantGone(t, pids)
		if _, err := engine.Client(t.Context()); !errors.Is(err, embedded.ErrClosed) {
			t.Fatalf("client of a closed engine: %v, want ErrClosed", err)
		}
		if name == "Bea" {
			takePort(t, dir)
		}
	}
	wantPrivate(t, dir)
}

// takePort occupies the port that the folder's zero had.
func takePort(t *testing.T, dir string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, "engine.json"))
	if err != nil {
		t.Fatal(err)
	}
	var state struct{ Zero string }
	if err := json.Unmarshal(data, &state); err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", state.Zero)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
}

// wantPrivate checks that nobody else may read anything in the folder.
func wantPrivate(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s has mode %v", path, info.Mode())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestConcurrentOpens opens one folder several times at once: one owns the
// engine, the others join.
func TestConcurrentOpens(t *testing.T) {
	dir := t.TempDir()
	const many = 3
	engines := make(chan *embedded.Engine, many)
	for range many {
		go func() {
			engine, err := embedded.Open(t.Context(), embedded.Options{Dir: dir})
			if err != nil {
				t.Error(err)
			}
			engines <- engine
		}()
	}
	var owners, all []*embedded.Engine
	for range many {
		engine := <-engines
		if engine == nil {
			continue
		}
		defer engine.Close()
		all = append(all, engine)
		if engine.Owned() {
			owners = append(owners, engine)
		}
	}
	if t.Failed() {
		t.FailNow()
	}
	if len(owners) != 1 {
		t.Fatalf("%d owners, want 1", len(owners))
	}
	bothChildren(t, self())
	write(t, all[0], "Ada")
	for _, engine := range all {
		wantNames(t, engine, "Ada")
	}
}

// TestTroubleAtStart checks that the error says what the log says.
func TestTroubleAtStart(t *testing.T) {
	dir := t.TempDir()
	marker := []byte(`{"format": "ratsgraph-data", "version": 1}`)
	if err := os.WriteFile(filepath.Join(dir, "ratsgraph.json"), marker, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "dgraph"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "dgraph", "p"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	begin := time.Now()
	_, err := embedded.Open(t.Context(), embedded.Options{Dir: dir, Restarts: 1})
	if err != nil && strings.Contains(err.Error(), "Copyright") {
		t.Errorf("error repeats Dgraph's banner: %v", err)
	}
	wantParts(t, err, "alpha ended", filepath.Join(dir, "alpha.log"), "not a directory")
	if took := time.Since(begin); took > 2*time.Minute { // it does not wait until a start takes too long
		t.Errorf("took %s to fail", took)
	}
	if found := children(t, self()); len(found) != 0 {
		t.Errorf("left running: %v", found)
	}
}
