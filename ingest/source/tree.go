package source

import (
	"io"
	"io/fs"
)

// A tree is a file system with the manifests that were read in it.
type tree struct {
	fsys      fs.FS
	prefix    string // what a location begins with
	manifests map[string]found
}

// entry is the document of a name, with what the nearest manifest states.
func (t tree) entry(name, shown string) Entry {
	given, err := t.given(name)
	return Entry{
		Location: t.prefix + name,
		Name:     shown,
		Given:    given,
		Err:      err,
		open:     func() (io.ReadCloser, error) { return t.fsys.Open(name) },
	}
}

// regular reports whether a folder's entry is a file, or a link to one.
func (t tree) regular(name string, d fs.DirEntry) bool {
	if d.Type()&fs.ModeSymlink == 0 {
		return d.Type().IsRegular()
	}
	info, err := fs.Stat(t.fsys, name)
	return err == nil && info.Mode().IsRegular()
}
