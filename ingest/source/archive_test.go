package source_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"ratsgraph/ingest/source"
)

// pack makes a ZIP archive of names and contents in turn.
func pack(t testing.TB, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		h := &zip.FileHeader{Name: files[i], Method: zip.Deflate, NonUTF8: strings.Contains(files[i], "\x81")}
		w, err := z.CreateHeader(h)
		if err == nil {
			_, err = w.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// contents reads all entries.
func contents(t *testing.T, entries []source.Entry) []string {
	t.Helper()
	var out []string
	for _, e := range entries {
		d, err := e.Read(1 << 20)
		if err != nil {
			t.Errorf("%s: %v", e.Name, err)
		}
		if e.Again() {
			if again, err := e.Read(1 << 20); err != nil || again.Digest != d.Digest {
				t.Errorf("%s: read again: %v", e.Name, err)
			}
		}
		out = append(out, string(d.Body))
	}
	return out
}

// TestArchive looks into archives, also those in archives, whatever they are
// called; documents that are archives themselves stay whole.
func TestArchive(t *testing.T) {
	word := pack(t, "[Content_Types].xml", "<Types/>", "word/document.xml", "x")
	all := pack(t, "b/zwei.txt", "zwei", "a.txt", "eins", "b/", "", "__MACOSX/a.txt", "x", ".DS_Store", "x",
		"M\x81ller.txt", "drei", "c.docx", word, "in.zip", pack(t, "d.txt", "vier", "../../e.txt", "fünf"), "leer.txt", "")
	dir := tree(t, map[string]string{"protokolle": all, "z.docx": word})
	got := source.Find([]string{"."}, nil)
	want := []string{"protokolle!/Müller.txt", "protokolle!/a.txt", "protokolle!/b/zwei.txt", "protokolle!/c.docx",
		"protokolle!/in.zip!/d.txt", "protokolle!/in.zip!/e.txt", "protokolle!/leer.txt", "z.docx"}
	if !slices.Equal(names(got), want) {
		t.Fatalf("got %v, want %v", names(got), want)
	}
	if c := contents(t, got); !slices.Equal(c, []string{"drei", "eins", "zwei", word, "vier", "fünf", "", word}) {
		t.Errorf("got %q", c)
	}
	if !strings.HasPrefix(got[4].Location, dir) || !strings.HasSuffix(got[4].Location, "/protokolle!/in.zip!/d.txt") {
		t.Errorf("got location %s", got[4].Location)
	}
	got = source.Find([]string{"-"}, strings.NewReader(all))
	if len(got) != 7 || got[0].Name != "-!/Müller.txt" || got[0].Location != "" || contents(t, got)[4] != "vier" {
		t.Errorf("standard input: got %+v", got)
	}
	if got = source.Find([]string{"-"}, strings.NewReader(word)); len(got) != 1 || contents(t, got)[0] != word {
		t.Errorf("a document from standard input: got %+v", got)
	}
}

// TestArchiveManifest gives documents in archives what manifests state, the
// nearest first.
func TestArchiveManifest(t *testing.T) {
	tree(t, map[string]string{
		"ratsgraph.yaml": "municipality: Neustadt\n",
		"a.zip":          pack(t, "a.txt", "a", "x/ratsgraph.yaml", "municipality: Altstadt\ndocuments: {b.txt: {date: 2015-03-12}}\n", "x/b.txt", "b"),
	})
	got := source.Find([]string{"a.zip"}, nil)
	if len(got) != 2 || got[0].Given != (source.Given{Municipality: "Neustadt"}) ||
		got[1].Given != (source.Given{Municipality: "Altstadt", Date: "2015-03-12"}) {
		t.Errorf("got %+v", got)
	}
}

// TestArchiveRefused says why nothing in an archive is read.
func TestArchiveRefused(t *testing.T) {
	many := make([]string, 0, 2*20_001)
	for range 20_001 {
		many = append(many, "a", "")
	}
	deep := pack(t, "a.txt", "a")
	for range 3 {
		deep = pack(t, "in.zip", deep)
	}
	locked := []byte(pack(t, "a.txt", "a"))
	locked[bytes.LastIndex(locked, []byte("PK\x01\x02"))+8] |= 1
	for _, c := range []struct {
		name, body string
		want       error
	}{
		{"ratio", pack(t, "a.txt", strings.Repeat("\x00", 64<<20)), source.ErrBomb},
		{"many", pack(t, many...), source.ErrBomb},
		{"deep", deep, source.ErrBomb},
		{"encrypted", string(locked), source.ErrEncrypted},
		{"broken", pack(t, "a.txt", "a")[:40], zip.ErrFormat},
		{"empty", pack(t, ".hidden", ""), source.ErrFolder},
	} {
		tree(t, map[string]string{"a.zip": c.body})
		got := source.Find([]string{"a.zip"}, nil)
		if len(got) != 1 || !errors.Is(got[0].Err, c.want) {
			t.Errorf("%s: got %+v, want %v", c.name, got, c.want)
		}
	}
}

// FuzzArchive looks into anything that begins like an archive.
func FuzzArchive(f *testing.F) {
	f.Add([]byte(pack(f, "a.txt", "a", "in.zip", pack(f, "b.txt", "b"), "ratsgraph.yaml", "municipality: Neustadt\n")))
	f.Fuzz(func(t *testing.T, body []byte) {
		for _, e := range source.Find([]string{"-"}, bytes.NewReader(body)) {
			if d, err := e.Read(1 << 20); err == nil && len(d.Body) > 1<<20 {
				t.Errorf("%s: read %d bytes", e.Name, len(d.Body))
			}
		}
	})
}
