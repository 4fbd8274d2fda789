//go:build linux

package survival_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"ratsgraph/survival"
)

// disk mounts a file system of its own, which only root can do.
func disk(t *testing.T, options string, flags uintptr) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", flags, options); err != nil {
		t.Skipf("needs a file system of its own: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

// TestFullDisk fills the disk while documents come in. The ingest says where and
// what to do; with room again it goes on, and nothing that it acknowledged is
// lost.
func TestFullDisk(t *testing.T) {
	s := stage(t)
	if err := s.World.Write(0); err != nil {
		t.Fatal(err)
	}
	dir := disk(t, "size=400m", 0)
	p := survival.Program{Path: s.Binary, Data: filepath.Join(dir, "data")}
	r, err := p.Start("ingest", s.World.Dir)
	if err != nil {
		t.Fatal(err)
	}
	for !r.Ended() && !strings.Contains(r.Notes(), "is ready after") {
		time.Sleep(5 * time.Millisecond)
	}
	time.Sleep(s.Took[0] / 4)
	filler := filepath.Join(dir, "filler")
	if err := os.WriteFile(filler, make([]byte, 320<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = r.Wait()
	if err == nil {
		t.Log("the ingest was faster than the disk was full")
	} else if !strings.Contains(err.Error(), "the disk is full: ") || !strings.Contains(err.Error(), p.Data) {
		t.Errorf("got %v, want that the disk is full, and where", err)
	}
	if _, err := p.Run("status"); err == nil || !strings.Contains(err.Error(), "free some, and start again") {
		t.Errorf("start on a full disk: got %v", err)
	}
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	out, err := p.Run("ingest", s.World.Dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range r.Lines() {
		if name, ok := strings.CutPrefix(l, "new "); ok && !strings.Contains(out, "unchanged "+name) {
			t.Errorf("%s was acknowledged and is lost", name)
		}
	}
	check(t, s, p, 0)
}

// TestReadOnly says that nothing can be written, and where.
func TestReadOnly(t *testing.T) {
	s := stage(t)
	dir := disk(t, "size=10m", 0)
	data := filepath.Join(dir, "data")
	p := survival.Program{Path: s.Binary, Data: data}
	if err := os.Mkdir(data, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(data, "ratsgraph.json"), []byte(`{"format":"ratsgraph-data","version":1}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("", dir, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skip(err)
	}
	if _, err := p.Run("status"); err == nil || !strings.Contains(err.Error(), "nothing can be written into "+data) {
		t.Errorf("got %v", err)
	}
}

// TestDamagedFolder takes parts of the data away. A graph that was there is never
// taken for an empty one.
func TestDamagedFolder(t *testing.T) {
	s := stage(t)
	if err := s.World.Write(0); err != nil {
		t.Fatal(err)
	}
	p := s.Program("data")
	if _, err := p.Run("ingest", s.World.Dir); err != nil {
		t.Fatal(err)
	}
	zero, aside := filepath.Join(p.Data, "dgraph", "zw"), filepath.Join(p.Data, "aside")
	if err := os.Rename(zero, aside); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Run("status"); err == nil || !strings.Contains(err.Error(), "zw is missing; put the folder back") {
		t.Errorf("without the state of zero: got %v", err)
	}
	if err := os.Rename(aside, zero); err != nil {
		t.Fatal(err)
	}
	check(t, s, p, 0)
	if err := os.Truncate(filepath.Join(p.Data, "dgraph", "p", "MANIFEST"), 20); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Run("ingest", s.World.Dir); err == nil || !strings.Contains(err.Error(), "the graph in it is gone") || !strings.Contains(err.Error(), "restore a backup") {
		t.Errorf("with a lost list of files: got %v", err)
	}
}
