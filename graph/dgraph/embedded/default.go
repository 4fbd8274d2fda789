package embedded

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// DefaultDir is the data folder of a user who names none, where the system
// keeps the data of programs.
func DefaultDir() (string, error) {
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "ratsgraph"), nil
	}
	if runtime.GOOS == "windows" {
		dir, err := os.UserCacheDir() // %LocalAppData%, despite its name.
		if err != nil {
			return "", fmt.Errorf("user's data folder: %w", err)
		}
		return filepath.Join(dir, "ratsgraph"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("user's data folder: %w", err)
	}
	if runtime.GOOS == "darwin" {
		return filepath.Join(home, "Library", "Application Support", "ratsgraph"), nil
	}
	return filepath.Join(home, ".local", "share", "ratsgraph"), nil
}
