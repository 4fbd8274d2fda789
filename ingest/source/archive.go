package source

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// What a ZIP archive may hold. A small file can be made to unpack to anything.
const (
	maxFiles   = 20_000   // in an archive
	maxNesting = 2        // archives in archives
	maxInner   = 64 << 20 // bytes of the archives in an archive, which are kept
	maxTotal   = 8 << 30  // bytes of all files of an archive
	maxRatio   = 250      // bytes that one packed byte may become, on average over a file
	freeRatio  = 1 << 20  // size below which a file may shrink as it likes
)

// The ways in which an archive cannot be looked into.
var (
	ErrBomb      = errors.New("archive is no archive of documents")
	ErrEncrypted = errors.New("archive is encrypted: unpack it")
)

// encrypted is the flag of a file that a password is needed for.
const encrypted = 1

// An archive is a ZIP file that is looked into. Names of entries in it are
// "archive.zip!/folder/name".
type archive struct {
	file   *held
	given  Given // what is stated about all that is in it
	depth  int
	inner  *int64 // bytes that archives in it may still take
	prefix string // of locations; empty if the archive has none
	shown  string // of names
}

// isArchive reports whether a file is a ZIP archive of documents: documents of
// office programs are ZIP archives, too, and say so.
func isArchive(z *zip.Reader) bool {
	return !slices.ContainsFunc(z.File, func(f *zip.File) bool {
		return f.Name == "[Content_Types].xml" || f.Name == "mimetype"
	})
}

// zipMagic is how a ZIP file begins that is not empty.
const zipMagic = "PK\x03\x04"

// expand adds the documents in an archive, or the document itself if it is none.
func (f *finder) expand(e Entry) {
	if e.Err != nil {
		f.add(e)
		return
	}
	if starts, err := begins(e.open, zipMagic); err != nil || !starts {
		f.add(e) // what cannot be opened says so when it is read
		return
	}
	h := &held{open: e.open}
	a := archive{file: h, given: e.Given, shown: e.Name + "!/", inner: new(int64)}
	*a.inner = maxInner
	if e.Location != "" {
		a.prefix = e.Location + "!/"
	}
	f.unpack(a, e)
}

// unpack adds what an archive holds; whole is the archive as a document.
func (f *finder) unpack(a archive, whole Entry) {
	z, err := a.file.archive()
	if err != nil {
		whole.Err = fmt.Errorf("ZIP archive: %w", err)
		f.add(whole)
		return
	}
	if !isArchive(z) {
		f.add(whole)
		return
	}
	if err := a.check(z); err != nil {
		whole.Err = err
		f.add(whole)
		return
	}
	if err := a.file.acquire(); err != nil { // its manifests are read
		whole.Err = reason(err)
		f.add(whole)
		return
	}
	defer a.file.release()
	before := len(f.found)
	t := tree{fsys: z, prefix: a.prefix, manifests: map[string]found{}}
	for _, file := range a.files(z) {
		f.packed(a, t, file)
	}
	if len(f.found) == before {
		whole.Err = ErrFolder
		f.add(whole)
	}
}

// check refuses archives that were made to fill a disk.
func (a archive) check(z *zip.Reader) error {
	if len(z.File) > maxFiles {
		return fmt.Errorf("%w: it has %d files, at most %d", ErrBomb, len(z.File), maxFiles)
	}
	var total uint64
	for _, f := range z.File {
		if f.UncompressedSize64 > freeRatio && f.UncompressedSize64/maxRatio > f.CompressedSize64 {
			return fmt.Errorf("%w: %s unpacks to %d bytes from %d", ErrBomb, fileName(f), f.UncompressedSize64, f.CompressedSize64)
		}
		if total += f.UncompressedSize64; total > maxTotal || f.UncompressedSize64 > maxTotal {
			return fmt.Errorf("%w: it unpacks to more than %d bytes", ErrBomb, uint64(maxTotal))
		}
	}
	return nil
}

// files are the documents of an archive in the order of their names.
func (a archive) files(z *zip.Reader) []*zip.File {
	out := slices.DeleteFunc(slices.Clone(z.File), func(f *zip.File) bool {
		name := fileName(f)
		parts := strings.Split(name, "/")
		return f.FileInfo().IsDir() || !f.Mode().IsRegular() || path.Base(name) == ManifestName ||
			parts[0] == "__MACOSX" || slices.ContainsFunc(parts, hidden)
	})
	slices.SortStableFunc(out, func(a, b *zip.File) int { return strings.Compare(fileName(a), fileName(b)) })
	return out
}

// fileName is the name of a file in an archive. Older programs write it in the
// encoding of DOS.
func fileName(f *zip.File) string {
	name := f.Name
	if f.NonUTF8 && !utf8.ValidString(name) {
		if s, err := charmap.CodePage850.NewDecoder().String(name); err == nil {
			name = s
		}
	}
	return strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/")
}

// packed adds a file of an archive. What the archive's own manifest states
// stands before what is stated about the archive.
func (f *finder) packed(a archive, t tree, file *zip.File) {
	name := fileName(file)
	e := Entry{Name: a.shown + name, Given: a.given, open: a.file.opens(file)}
	if a.prefix != "" {
		e.Location = a.prefix + name
	}
	switch {
	case file.Flags&encrypted != 0:
		e.Err = ErrEncrypted
	case fs.ValidPath(name):
		given, err := t.given(name)
		if given.Municipality != "" {
			e.Given.Municipality = given.Municipality
		}
		if given.Date != "" {
			e.Given.Date = given.Date
		}
		if given.Terms != "" {
			e.Given.Terms = given.Terms
		}
		e.Err = err
	}
	if e.Err == nil && a.nested(f, e, file) {
		return
	}
	f.add(e)
}

// nested adds what an archive in an archive holds, and reports whether it is
// one.
func (a archive) nested(f *finder, e Entry, file *zip.File) bool {
	if starts, err := begins(e.open, zipMagic); err != nil || !starts {
		return false
	}
	r, err := e.open()
	if err != nil {
		return false
	}
	defer r.Close()
	body, err := io.ReadAll(io.LimitReader(r, maxInner+1))
	if err != nil {
		return false
	}
	z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	switch {
	case err == nil && !isArchive(z), err != nil && len(body) <= maxInner:
		return false // a document, or broken: whoever reads it says so
	case int64(len(body)) > *a.inner || a.depth+1 > maxNesting:
		e.Err = fmt.Errorf("%w: too many archives in archives; unpack them", ErrBomb)
		f.add(e)
		return true
	}
	*a.inner -= int64(len(body))
	in := a
	in.depth++
	in.file, in.given, in.shown = &held{body: body}, e.Given, e.Name+"!/"
	if e.Location != "" {
		in.prefix = e.Location + "!/"
	}
	f.unpack(in, e)
	return true
}
