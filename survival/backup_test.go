//go:build unix

package survival_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ratsgraph/survival"
)

// enough is how many backups are made beside one ingest.
const enough = 5

// TestBackupBesideIngest makes backups while documents come in and a server runs.
// What was restored from one is sound, has every document that was acknowledged
// before it, and becomes the whole graph with the next ingest.
func TestBackupBesideIngest(t *testing.T) {
	s := stage(t)
	if err := s.World.Write(0); err != nil {
		t.Fatal(err)
	}
	p := s.Program("data")
	server, _, err := p.Serve()
	if err != nil {
		t.Fatal(err)
	}
	defer server.Kill()
	r, err := p.Start("ingest", s.World.Dir)
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	var known [][]string // what was acknowledged before each
	for len(files) == 0 || len(files) < enough && !r.Ended() {
		known = append(known, r.Lines())
		files = append(files, filepath.Join(s.Dir, fmt.Sprintf("graph%d.backup", len(files))))
		if _, err := p.Run("backup", files[len(files)-1]); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := r.Wait(); err != nil {
		t.Error(err)
	}
	if err := server.Kill(); err != nil {
		t.Fatal(err)
	}
	middle := len(files) / 2
	restoredFrom(t, s, files[middle], known[middle])
}

// restoredFrom looks at what a backup holds.
func restoredFrom(t *testing.T, s *survival.Stage, file string, known []string) {
	t.Helper()
	restored := s.Program("restored")
	out, err := restored.Run("restore", file)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("after %d of %d documents: %s", len(known), s.World.Len(), out)
	server, _, err := restored.Serve()
	if err != nil {
		t.Fatal(err)
	}
	defer server.Kill()
	if out, err := restored.Run("verify"); err != nil {
		t.Error(out, err)
	}
	if out, err = restored.Run("ingest", s.World.Dir); err != nil {
		t.Fatal(err)
	}
	for _, l := range known {
		if name, ok := strings.CutPrefix(l, "new "); ok && !slices.Contains(strings.Split(out, "\n"), "unchanged "+name) {
			t.Errorf("%s was acknowledged before the backup, which does not have it", name)
		}
	}
	check(t, s, restored, 0)
}
