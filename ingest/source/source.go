// Package source finds documents where people keep them: files, folders, globs,
// ZIP archives and standard input. It knows bytes and where they lie, not what they say.
//
// A folder can hold a manifest, [ManifestName], in which whoever keeps the
// documents states what they do not print. It holds for the folder and those
// below it that have none of their own, however a document was named.
package source

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
)

// DefaultLimit is the size up to which documents are read.
const DefaultLimit = 64 << 20

// The ways in which there is no document.
var (
	ErrMissing  = errors.New("no such file or folder")
	ErrNoMatch  = errors.New("nothing matches")
	ErrTooLarge = errors.New("document is too large")
	ErrFolder   = errors.New("folder holds no documents")
)

// Given is what whoever keeps a document states about it. It stays apart from
// what is read.
type Given struct {
	Municipality string
	Date         string // ISO day
	Terms        string // the municipality's legislative terms, JSON: name, from, to; "": none are stated
}

// A Document is the bytes of one document.
type Document struct {
	Location string // absolute path; empty for standard input
	Digest   string // SHA-256 of the bytes, hex
	Body     []byte
	Given    Given
}

// An Entry is a document that was found and not yet read. Err says why there is
// nothing to read.
type Entry struct {
	Location string // absolute path; empty for standard input
	Name     string // as somebody would call it: the path as it was named
	Given    Given
	Err      error

	open func() (io.ReadCloser, error)
}

// Again reports whether the entry can be read more than once.
func (e Entry) Again() bool { return e.Location != "" }

// Read reads the document, unless it is larger than the limit.
func (e Entry) Read(limit int64) (Document, error) {
	if e.Err != nil {
		return Document{}, e.Err
	}
	r, err := e.open()
	if err != nil {
		return Document{}, reason(err)
	}
	defer r.Close()
	body, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return Document{}, reason(err)
	}
	if int64(len(body)) > limit {
		return Document{}, fmt.Errorf("%w: more than %d bytes", ErrTooLarge, limit)
	}
	sum := sha256.Sum256(body)
	return Document{Location: e.Location, Digest: hex.EncodeToString(sum[:]), Body: body, Given: e.Given}, nil
}

// reason takes the path out of an error of the file system: whoever reports it
// names the document already.
func reason(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return ErrMissing
	}
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return fmt.Errorf("%s: %w", p.Op, p.Err)
	}
	return err
}
