//go:build linux || darwin

package embedded

import "syscall"

// free is how many bytes of the disk of a folder are free for this user; not ok:
// nobody knows.
func free(dir string) (bytes uint64, ok bool) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(dir, &s); err != nil {
		return 0, false
	}
	return s.Bavail * uint64(s.Bsize), true
}
