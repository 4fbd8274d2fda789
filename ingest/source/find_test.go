package source_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"ratsgraph/ingest/source"
)

// tree makes a folder with files and goes there.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	return dir
}

func names(entries []source.Entry) []string {
	var out []string
	for _, e := range entries {
		out = append(out, filepath.ToSlash(e.Name))
	}
	return out
}

// TestFind finds documents by file, folder, glob and twice.
func TestFind(t *testing.T) {
	dir := tree(t, map[string]string{
		"b.txt": "b", "a.txt": "a", "sub/c.txt": "c", ".hidden": "x", "sub/.git/x": "x",
		"sub/ratsgraph.yaml": "municipality: Neustadt\n", "odd[1].txt": "o",
	})
	for _, c := range []struct {
		paths []string
		want  []string
	}{
		{[]string{"b.txt", "a.txt", "./b.txt", filepath.Join(dir, "b.txt")}, []string{"b.txt", "a.txt"}},
		{[]string{"."}, []string{"a.txt", "b.txt", "odd[1].txt", "sub/c.txt"}},
		{[]string{"sub", "-"}, []string{"sub/c.txt", "-"}},
		{[]string{"?.txt"}, []string{"a.txt", "b.txt"}},
		{[]string{"odd[1].txt"}, []string{"odd[1].txt"}},
		{[]string{"*"}, []string{"a.txt", "b.txt", "odd[1].txt", "sub/c.txt"}},
	} {
		if got := names(source.Find(c.paths, strings.NewReader(""))); !slices.Equal(got, c.want) {
			t.Errorf("%v: got %v, want %v", c.paths, got, c.want)
		}
	}
}

// TestNothingThere says why there is no document.
func TestNothingThere(t *testing.T) {
	tree(t, map[string]string{"empty/.keep": ""})
	for path, want := range map[string]error{
		"none.txt": source.ErrMissing,
		"*.txt":    source.ErrNoMatch,
		"empty":    source.ErrFolder,
	} {
		got := source.Find([]string{path}, nil)
		if len(got) != 1 || !errors.Is(got[0].Err, want) {
			t.Errorf("%s: got %+v, want %v", path, got, want)
		}
	}
}

// TestRead reads bytes, up to a limit.
func TestRead(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": "minutes"})
	d, err := source.Find([]string{"a.txt"}, nil)[0].Read(7)
	const sum = "90e63d85fa1ab2c8ed65222f3ebd794b1e524b4b7cf84bec451542d0451b2985"
	if err != nil || string(d.Body) != "minutes" || d.Digest != sum || d.Location != filepath.ToSlash(filepath.Join(dir, "a.txt")) {
		t.Errorf("got %+v, %v", d, err)
	}
	if _, err := source.Find([]string{"a.txt"}, nil)[0].Read(6); !errors.Is(err, source.ErrTooLarge) {
		t.Errorf("got %v, want %v", err, source.ErrTooLarge)
	}
	if d, err := source.Find([]string{"-"}, strings.NewReader("said"))[0].Read(7); err != nil || string(d.Body) != "said" || d.Location != "" {
		t.Errorf("standard input: got %+v, %v", d, err)
	}
}

// TestManifest gives documents what the nearest manifest states, however they
// are named.
func TestManifest(t *testing.T) {
	tree(t, map[string]string{
		"ratsgraph.yaml":       "municipality: Neustadt\nterms:\n  - {name: 17. Wahlperiode, from: 2014-06-01}\ndocuments:\n  a.txt: {date: 2015-03-12}\n  far/d.txt: {municipality: Fernau}\n",
		"a.txt":                "a",
		"far/d.txt":            "d",
		"far/e.txt":            "e",
		"other/ratsgraph.yaml": "municipality: Altstadt\n",
		"other/b.txt":          "b",
	})
	const terms = `[{"name":"17. Wahlperiode","from":"2014-06-01"}]`
	want := map[string]source.Given{
		"a.txt":       {Municipality: "Neustadt", Date: "2015-03-12", Terms: terms},
		"far/d.txt":   {Municipality: "Fernau"},
		"far/e.txt":   {Municipality: "Neustadt", Terms: terms},
		"other/b.txt": {Municipality: "Altstadt"},
	}
	for _, paths := range [][]string{{"."}, {"a.txt", "far", "other/b.txt"}} {
		entries := source.Find(paths, nil)
		if len(entries) != len(want) {
			t.Errorf("%v: got %v, want %d", paths, names(entries), len(want))
		}
		for _, e := range entries {
			if e.Err != nil || e.Given != want[e.Name] {
				t.Errorf("%s: got %+v, %v, want %+v", e.Name, e.Given, e.Err, want[e.Name])
			}
		}
	}
}

// TestBadManifest stops the documents it is about, with the reason.
func TestBadManifest(t *testing.T) {
	for manifest, want := range map[string]string{
		"town: Neustadt\n":                            "town",
		"documents: {a.txt: {day: 2015-03-12}}\n":     "day",
		"documents: {b.txt: {date: 2015-03-12}}\n":    `"b.txt": no such file`,
		"documents: {a.txt: {date: 12.03.2015}}\n":    "want a day like",
		"terms: [{name: 17. Wahlperiode}]\n":          "want a day like",
		"terms: [{from: 2019-06-01, to: 2014-05-31}]": "ends before",
		"municipality: [Neustadt\n":                   "ratsgraph.yaml",
		"municipality: Neustadt\nmunicipality: Alt\n": "municipality",
	} {
		tree(t, map[string]string{"a.txt": "a", "ratsgraph.yaml": manifest})
		got := source.Find([]string{"a.txt"}, nil)
		if len(got) != 1 || got[0].Err == nil || !strings.Contains(got[0].Err.Error(), want) {
			t.Errorf("%q: got %+v, want an error with %q", manifest, got, want)
		}
		if _, err := got[0].Read(100); err == nil {
			t.Errorf("%q: the document is read all the same", manifest)
		}
	}
}

// TestFindIn reads a file system that is no disk.
func TestFindIn(t *testing.T) {
	fsys := fstest.MapFS{
		"ratsgraph.yaml": {Data: []byte("municipality: Neustadt\n")},
		"x/a.txt":        {Data: []byte("a")},
	}
	got := source.FindIn(fsys, ".", "bundled:")
	if len(got) != 1 || got[0].Location != "bundled:x/a.txt" || got[0].Given.Municipality != "Neustadt" {
		t.Fatalf("got %+v", got)
	}
	if d, err := got[0].Read(10); err != nil || string(d.Body) != "a" {
		t.Errorf("got %+v, %v", d, err)
	}
}
