package text

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
)

// readDOCX reads the document of a Word file: paragraphs as lines, with the
// numbers that Word puts before them, and tables in columns. What was deleted
// under revision is left out. The heads of pages come first, the feet last.
func readDOCX(body []byte) (Text, error) {
	d, names, err := openPackage(body)
	if err != nil {
		return Text{}, err
	}
	at := slices.IndexFunc(names, func(n string) bool { return matches("word/document*.xml", n) })
	if at < 0 {
		return Text{}, fmt.Errorf("%w: it is a ZIP file without a Word document", ErrBinary)
	}
	if err := d.loadLists(); err != nil {
		return Text{}, err
	}
	var lines []string
	for _, name := range slices.Concat(like("word/header*.xml", names), names[at:at+1], like("word/footer*.xml", names)) {
		got, err := d.read(name)
		if err != nil {
			return Text{}, err
		}
		if !contains(lines, got) || name == names[at] {
			lines = append(append(lines, got...), "")
		}
	}
	return fromBlocks(lines, "utf-8")
}

func matches(pattern, name string) bool {
	ok, err := path.Match(pattern, name)
	return ok && err == nil
}

func like(pattern string, names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(n string) bool { return !matches(pattern, n) })
}

// contains reports whether all of some lines stand in others already: the first
// page often has the same head as the others.
func contains(lines, part []string) bool {
	return !slices.ContainsFunc(part, func(l string) bool { return !slices.Contains(lines, l) })
}

// openPackage opens a document that is a ZIP file, and lists the names in it.
func openPackage(body []byte) (docx, []string, error) {
	z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		return docx{}, nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	d := docx{parts: map[string]*zip.File{}, left: maxTextBytes}
	var names []string
	for _, f := range z.File {
		if _, twice := d.parts[f.Name]; !twice {
			d.parts[f.Name] = f
			names = append(names, f.Name)
		}
	}
	slices.Sort(names)
	return d, names, nil
}

// A docx is a Word file while it is read.
type docx struct {
	parts map[string]*zip.File
	left  int64 // bytes that its parts may still unpack to
	lists lists
}

// errUnpack says that a small file holds too much.
var errUnpack = fmt.Errorf("%w: it unpacks to more than %d bytes", ErrTooLarge, maxTextBytes)

// Read counts what is unpacked.
type counted struct {
	io.Reader
	left *int64
}

// Read implements [io.Reader].
func (c counted) Read(b []byte) (int, error) {
	n, err := c.Reader.Read(b)
	if *c.left -= int64(n); *c.left < 0 {
		return n, errUnpack
	}
	return n, err
}

// each calls do with every token of a part until it is done. A part that is not
// there has none.
func (d *docx) each(name string, do func(*xml.Decoder, xml.Token) error) error {
	f, ok := d.parts[name]
	if !ok {
		return nil
	}
	r, err := f.Open()
	if err != nil {
		return fmt.Errorf("%w: %s: %w", ErrBroken, name, err)
	}
	defer r.Close()
	x := xml.NewDecoder(counted{r, &d.left})
	x.Strict = false
	for {
		t, err := x.Token()
		if err == io.EOF {
			return nil
		}
		if err == nil {
			err = do(x, t)
		}
		switch {
		case errors.Is(err, errUnpack):
			return err
		case err != nil:
			return fmt.Errorf("%w: %s: %w", ErrBroken, name, err)
		}
	}
}

// read reads one part as lines.
func (d *docx) read(name string) ([]string, error) {
	w := docxWriter{docx: d}
	err := d.each(name, w.token)
	w.endParagraph()
	return trimmed(w.lines), err
}

// value is an attribute of an element, whatever its name space is called.
func value(e xml.StartElement, key string) string {
	for _, a := range e.Attr {
		if a.Name.Local == key {
			return a.Value
		}
	}
	return ""
}
