package embedded

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// ErrForeign is the error for a data folder that is not ours to write to.
var ErrForeign = errors.New("not a data folder of this program")

const (
	markerName   = "ratsgraph.json"
	markerFormat = "ratsgraph-data"
	// markerVersion is the layout of the folder. A program that does not know a
	// version must not touch the folder.
	markerVersion = 1
	// tempPrefix begins the names of files that are still being written.
	tempPrefix = ".ratsgraph-"
)

// marker says that a folder is ours. It is the first file in it.
type marker struct {
	Format  string `json:"format"`
	Version int    `json:"version"`
}

// claimFolder makes dir ours if it is new or empty, and refuses it if something
// else has written it.
func claimFolder(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return notOurs(err)
	}
	err := checkMarker(dir)
	if errors.Is(err, fs.ErrPermission) {
		return notOurs(err)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	empty, err := isEmpty(dir)
	if err != nil {
		return notOurs(err)
	}
	if !empty {
		// Another process may have claimed the folder between the two looks.
		if err := checkMarker(dir); !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return fmt.Errorf("%s holds files but no %s, so something else has written it: "+
			"name an empty or a new folder: %w", dir, markerName, ErrForeign)
	}
	// The folder may have been made by the user, for all to read.
	if err := os.Chmod(dir, 0o700); err != nil {
		return notOurs(err)
	}
	return writeJSON(filepath.Join(dir, markerName), marker{markerFormat, markerVersion})
}

// notOurs says what to do about a folder that cannot be used, most often because
// it belongs to somebody else.
func notOurs(err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return fmt.Errorf("data folder: %w: name one that this user may write to, with --data", err)
	}
	return fmt.Errorf("data folder: %w", err)
}

func checkMarker(dir string) error {
	path := filepath.Join(dir, markerName)
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var m marker
	if json.Unmarshal(data, &m) != nil || m.Format != markerFormat || m.Version < 1 {
		return fmt.Errorf("%s does not say %q, so something else has written the folder: "+
			"name an empty or a new folder: %w", path, markerFormat, ErrForeign)
	}
	if m.Version > markerVersion {
		return fmt.Errorf("%s was written by a newer ratsgraph (data version %d, this one knows %d): "+
			"update ratsgraph or name another folder: %w", dir, m.Version, markerVersion, ErrForeign)
	}
	return nil
}

func isEmpty(dir string) (bool, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return false, err
	}
	for _, entry := range entries {
		// A fresh file system brings lost+found along.
		if name := entry.Name(); !strings.HasPrefix(name, tempPrefix) && name != "lost+found" {
			return false, nil
		}
	}
	return true, nil
}

// writeJSON writes value so that a reader sees all of it or nothing.
func writeJSON(path string, value any) error {
	data, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		return err
	}
	return writeFile(path, append(data, '\n'))
}

func writeFile(path string, data []byte) error {
	// CreateTemp makes the file readable for its owner only.
	temp, err := os.CreateTemp(filepath.Dir(path), tempPrefix+"*")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name())
	_, err = temp.Write(data)
	if err := errors.Join(err, temp.Sync(), temp.Close()); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return os.Rename(temp.Name(), path)
}
