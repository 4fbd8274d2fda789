package source

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Find lists the documents that paths name: files, folders with all that is
// below them, globs, and "-" for standard input. ZIP archives are looked into. The order is that of the paths,
// and by name below a folder; a document that is named twice stands once. A path
// that names nothing is an entry with Err set.
func Find(paths []string, stdin io.Reader) []Entry {
	f := finder{seen: map[string]bool{}}
	for _, p := range paths {
		if p == "-" {
			f.standardInput(stdin)
			continue
		}
		f.path(p)
	}
	return f.found
}

// FindIn lists the documents below a folder of a file system, such as one that
// is part of the program. Their locations begin with the prefix.
func FindIn(fsys fs.FS, folder, prefix string) []Entry {
	f := finder{seen: map[string]bool{}}
	f.walk(tree{fsys: fsys, prefix: prefix, manifests: map[string]found{}}, folder, prefix+folder)
	return f.found
}

// A finder gathers entries.
type finder struct {
	found []Entry
	seen  map[string]bool // locations
	trees map[string]tree // by volume
}

func (f *finder) add(e Entry) {
	key := e.Location + "\x00" + e.Name
	if e.Location != "" {
		key = e.Location
	}
	if !f.seen[key] {
		f.seen[key] = true
		f.found = append(f.found, e)
	}
}

// standardInput adds what comes from there. An archive has to be kept, since it
// is read from its end.
func (f *finder) standardInput(stdin io.Reader) {
	in := bufio.NewReader(stdin)
	e := Entry{Name: "-", open: func() (io.ReadCloser, error) { return io.NopCloser(in), nil }}
	if head, err := in.Peek(len(zipMagic)); err != nil || string(head) != zipMagic {
		f.add(e)
		return
	}
	body, err := io.ReadAll(io.LimitReader(in, maxInner+1))
	if err == nil && len(body) > maxInner {
		err = fmt.Errorf("%w: more than %d bytes", ErrTooLarge, maxInner)
	}
	e.Err = err
	e.open = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(body)), nil }
	f.expand(e)
}

// path adds what a path names. A name with * or ? that exists is no glob.
func (f *finder) path(p string) {
	info, err := os.Stat(p)
	switch {
	case err == nil && info.IsDir():
		t, name := f.place(p)
		f.walk(t, name, p)
	case err == nil:
		t, name := f.place(p)
		f.expand(t.entry(name, p))
	case strings.ContainsAny(p, "*?["):
		f.glob(p)
	default:
		f.add(Entry{Name: p, Err: reason(err)})
	}
}

func (f *finder) glob(pattern string) {
	names, err := filepath.Glob(pattern)
	if err == nil && len(names) == 0 {
		err = ErrNoMatch
	}
	if err != nil {
		f.add(Entry{Name: pattern, Err: err})
	}
	for _, name := range names {
		if !hidden(filepath.Base(name)) {
			f.path(name)
		}
	}
}

// walk adds the documents below a folder. Hidden files and manifests are none.
func (f *finder) walk(t tree, folder, shown string) {
	before := len(f.found)
	err := fs.WalkDir(t.fsys, folder, func(name string, d fs.DirEntry, err error) error {
		display := path.Join(filepath.ToSlash(shown), strings.TrimPrefix(strings.TrimPrefix(name, folder), "/"))
		switch {
		case err != nil:
			f.add(Entry{Name: display, Err: reason(err)})
		case name != folder && hidden(d.Name()):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.Name() != ManifestName && t.regular(name, d):
			f.expand(t.entry(name, display))
		}
		return nil
	})
	if err == nil && len(f.found) == before {
		err = ErrFolder
	}
	if err != nil {
		f.add(Entry{Name: shown, Err: err})
	}
}

func hidden(name string) bool { return strings.HasPrefix(name, ".") && name != "." && name != ".." }

// place says where a path lies in the file system of its volume.
func (f *finder) place(p string) (tree, string) {
	abs, err := filepath.Abs(p)
	if err != nil {
		abs = filepath.Clean(p) // only without a working folder; the open will say so
	}
	root := filepath.VolumeName(abs) + "/"
	if f.trees == nil {
		f.trees = map[string]tree{}
	}
	t, ok := f.trees[root]
	if !ok {
		t = tree{fsys: os.DirFS(root), prefix: root, manifests: map[string]found{}}
		f.trees[root] = t
	}
	name := strings.TrimPrefix(filepath.ToSlash(abs), filepath.ToSlash(root))
	if name == "" {
		name = "."
	}
	return t, name
}
