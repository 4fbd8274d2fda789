package embedded_test

import (
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"ratsgraph/graph/dgraph/embedded"
)

// nobody is a user who owns no files.
const nobody = 65534

// TestFolderOfAnother opens a folder into which nothing may be written. Root may
// write everywhere, so this thread takes the rights of nobody.
func TestFolderOfAnother(t *testing.T) {
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	if os.Getuid() == 0 {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		if err := syscall.Setfsuid(nobody); err != nil {
			t.Fatal(err)
		}
		defer func() { _ = syscall.Setfsuid(0) }()
	}
	_, err := embedded.Open(t.Context(), embedded.Options{Dir: filepath.Join(dir, "data")})
	wantParts(t, err, dir, "permission denied", "--data")
}
