package dgraph

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"ratsgraph/graph"
)

// A BackupFile is a backup that was looked at from its first to its last byte.
type BackupFile struct {
	Manifest
	name string
}

// OpenBackup reads a whole backup and says what it holds. One that is damaged,
// not complete, foreign, or of another model is [graph.ErrInvalid].
func OpenBackup(name string) (*BackupFile, error) {
	b := &BackupFile{name: name}
	var c contents
	end, err := b.each(func(n savedNode) error { c.add(n); return nil })
	if err != nil {
		return nil, err
	}
	if is := c.sum(); is.Sum != end.Sum || is.Nodes != end.Nodes {
		return nil, fmt.Errorf("backup %s: %w: it is damaged: it says that it holds %d things with the sum %s, and holds %d with %s; take another copy",
			name, graph.ErrInvalid, end.Nodes, end.Sum, is.Nodes, is.Sum)
	}
	b.Contents = end
	return b, nil
}

// each reads the nodes of a backup, in their order, and what it says at its end.
func (b *BackupFile) each(do func(savedNode) error) (Contents, error) {
	f, err := os.Open(b.name)
	if err != nil {
		return Contents{}, fmt.Errorf("backup: %w", err)
	}
	defer f.Close()
	zipped, err := gzip.NewReader(bufio.NewReaderSize(f, 1<<20))
	if err != nil {
		return Contents{}, b.foreign()
	}
	in := bufio.NewReaderSize(zipped, 1<<20)
	head, err := in.ReadBytes('\n')
	if err != nil {
		return Contents{}, b.broken(err)
	}
	if err := b.begin(head); err != nil {
		return Contents{}, err
	}
	return b.rest(in, do)
}

// begin reads the first line.
func (b *BackupFile) begin(head []byte) error {
	var m Manifest
	switch err := json.Unmarshal(head, &m); {
	case err != nil || m.Format != backupFormat:
		return b.foreign()
	case m.Version > backupVersion || m.Model > Model:
		return fmt.Errorf("backup %s: %w: a newer ratsgraph made it (version %d, model %d; this one knows version %d, model %d); update ratsgraph",
			b.name, graph.ErrInvalid, m.Version, m.Model, backupVersion, Model)
	case m.Model < Model:
		return fmt.Errorf("backup %s: %w: an older ratsgraph made it, with model %d, and this one has model %d; ingest the documents again, or use it with the ratsgraph that made it",
			b.name, graph.ErrInvalid, m.Model, Model)
	}
	m.Contents = b.Contents // known from the end, if the file was read before
	b.Manifest = m
	return nil
}

// rest reads the nodes and the last line.
func (b *BackupFile) rest(in *bufio.Reader, do func(savedNode) error) (Contents, error) {
	var end Contents
	for {
		line, err := in.ReadBytes('\n')
		if err != nil {
			return end, b.broken(err)
		}
		if !bytes.HasPrefix(line, []byte(`{"id":`)) {
			if err := json.Unmarshal(line, &end); err != nil || end.Sum == "" {
				return end, b.broken(err)
			}
			break
		}
		var n savedNode
		if err := json.Unmarshal(line, &n); err != nil {
			return end, b.broken(err)
		}
		if err := do(n); err != nil {
			return end, err
		}
	}
	if _, err := in.ReadByte(); !errors.Is(err, io.EOF) { // reads the check sum of the file, too
		return end, b.broken(err)
	}
	return end, nil
}

func (b *BackupFile) foreign() error {
	return fmt.Errorf("backup %s: %w: it is none that ratsgraph backup has made", b.name, graph.ErrInvalid)
}

// broken says what it means that a backup cannot be read on.
func (b *BackupFile) broken(err error) error {
	var corrupt flate.CorruptInputError
	switch {
	case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("backup %s: %w: its end is missing; take another copy", b.name, graph.ErrInvalid)
	case err == nil || errors.As(err, &corrupt) || errors.Is(err, gzip.ErrChecksum) || errors.Is(err, gzip.ErrHeader):
		return fmt.Errorf("backup %s: %w: it is damaged; take another copy", b.name, graph.ErrInvalid)
	}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Errorf("backup %s: %w: it is damaged; take another copy", b.name, graph.ErrInvalid)
	}
	return fmt.Errorf("backup %s: %w", b.name, err)
}
