//go:build unix

package embedded

import "syscall"

// ownGroup puts a child into its own process group, so that a Ctrl-C in the
// terminal reaches only us, and we can end the child in order.
func ownGroup() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setpgid: true} }

// endSelf asks the Dgraph in this process to flush and end.
func endSelf() { _ = syscall.Kill(syscall.Getpid(), syscall.SIGTERM) }

// privateFiles keeps the data from other users, whatever the user's umask is.
func privateFiles() { syscall.Umask(0o077) }
