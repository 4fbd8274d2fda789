//go:build unix

package survival_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestBackupBesideIngest makes a backup while documents come in and a server
// runs. What was restored from it is sound, has every document that was
// acknowledged before it, and becomes the whole graph with the next ingest.
func TestBackupBesideIngest(t *testing.T) {
	s := stage(t)
	if err := s.World.Write(0); err != nil {
		t.Fatal(err)
	}
	p, file := s.Program("data"), filepath.Join(s.Dir, "graph.backup")
	r, err := p.Start("ingest", s.World.Dir)
	if err != nil {
		t.Fatal(err)
	}
	if !r.Await(s.World.Len() / 4) {
		t.Fatalf("the ingest has ended: %s", r.Notes())
	}
	known := r.Lines()
	if _, err := p.Run("backup", file); err != nil {
		t.Error(err)
	}
	if _, err := r.Wait(); err != nil {
		t.Error(err)
	}
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
