//go:build linux

package survival_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"ratsgraph/survival"
)

// TestFullDiskOfAlpha fills the disk of one of three alphas before documents come
// in. The others go on; with room again it comes back, and when another one is gone,
// so that the two must agree, the graph is the whole one.
func TestFullDiskOfAlpha(t *testing.T) {
	s := stage(t)
	if err := s.World.Write(0); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(s.Dir, "cluster")
	small := filepath.Join(dir, "alpha3")
	if err := os.MkdirAll(small, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", small, "tmpfs", 0, "size=300m"); err != nil {
		t.Skipf("needs a file system of its own: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(small, syscall.MNT_DETACH) })
	c, err := survival.NewCluster(t.Context(), dir, survival.Topology{Zeros: 1, Alphas: 3, Replicas: 3})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	p := survival.Program{Path: s.Binary, Dgraph: c.Address()}
	filler := filepath.Join(small, "filler")
	if err := fill(filler); err != nil {
		t.Fatal(err)
	}
	r, err := p.Start("ingest", s.World.Dir)
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	if _, err := r.Wait(); err != nil {
		t.Error(err)
	}
	victim := c.Node("alpha3")
	t.Logf("ingested in %.1f s beside an alpha without room", time.Since(began).Seconds())
	if !victim.Ended() {
		t.Error("the alpha without room has not ended: its disk was not full")
	}
	check(t, s, p, 0)
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	if victim.Ended() {
		if err := victim.Start(); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.Recovered(t.Context()); err != nil {
		t.Fatal(err, victim.Log())
	}
	if err := c.Node("alpha1").Signal(syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	check(t, s, p, 0)
}

// fill writes a file until nothing more fits.
func fill(path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	for err == nil {
		_, err = f.Write(make([]byte, 64<<10))
	}
	return nil
}
