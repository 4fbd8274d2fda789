package source

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
)

// ManifestName is the file in which a folder's keeper states what its documents
// do not print:
//
//	municipality: Neustadt
//	terms:
//	  - {name: 17. Wahlperiode, from: 2014-06-01, to: 2019-05-31}
//	documents:
//	  rat-2015.txt:
//	    date: 2015-03-12
const ManifestName = "ratsgraph.yaml"

// A manifest is the content of such a file. What is said of one document stands
// before what is said of all.
type manifest struct {
	Municipality string           `yaml:"municipality"`
	Terms        []term           `yaml:"terms"`
	Documents    map[string]given `yaml:"documents"`
}

type given struct {
	Municipality string `yaml:"municipality"`
	Date         string `yaml:"date"`
}

// found is what a folder's manifest holds, or why it cannot be used.
type found struct {
	folder   string
	manifest *manifest
	err      error
}

// given is what the nearest manifest states about a document.
func (t tree) given(name string) (Given, error) {
	f := t.nearest(path.Dir(name))
	if f.err != nil || f.manifest == nil {
		return Given{}, f.err
	}
	own := f.manifest.Documents[below(f.folder, name)]
	g := Given{Municipality: strings.TrimSpace(own.Municipality), Date: own.Date}
	if g.Municipality == "" {
		g.Municipality = strings.TrimSpace(f.manifest.Municipality)
	}
	if own.Municipality == "" {
		g.Terms = stated(f.manifest.Terms)
	}
	return g, nil
}

// nearest finds the manifest of a folder or of the next one above it.
func (t tree) nearest(folder string) found {
	if f, ok := t.manifests[folder]; ok {
		return f
	}
	f := t.load(folder)
	if f.manifest == nil && f.err == nil && folder != "." {
		f = t.nearest(path.Dir(folder))
	}
	t.manifests[folder] = f
	return f
}

func (t tree) load(folder string) found {
	name := path.Join(folder, ManifestName)
	body, err := t.read(name)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return found{}
	}
	var m manifest
	if err == nil {
		err = yaml.UnmarshalWithOptions(body, &m, yaml.Strict())
	}
	if err == nil {
		err = t.check(folder, m)
	}
	if err != nil {
		return found{err: fmt.Errorf("manifest %s: %w", t.prefix+name, err)}
	}
	return found{folder: folder, manifest: &m}
}

// maxManifest bounds a manifest.
const maxManifest = 4 << 20

func (t tree) read(name string) ([]byte, error) {
	f, err := t.fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	body, err := io.ReadAll(io.LimitReader(f, maxManifest+1))
	if err == nil && len(body) > maxManifest {
		err = fmt.Errorf("%w: more than %d bytes", ErrTooLarge, maxManifest)
	}
	return body, err
}

// check refuses a manifest that states something about no document: a misspelt
// name would else be silently without effect.
func (t tree) check(folder string, m manifest) error {
	for name, g := range m.Documents {
		if _, err := fs.Stat(t.fsys, path.Join(folder, name)); err != nil {
			return fmt.Errorf("documents: %q: %w", name, ErrMissing)
		}
		if _, err := time.Parse(time.DateOnly, g.Date); g.Date != "" && err != nil {
			return fmt.Errorf("documents: %q: date %q: want a day like 2019-06-30", name, g.Date)
		}
	}
	return checkTerms(m.Terms)
}

// below is a name as seen from a folder.
func below(folder, name string) string {
	if folder == "." {
		return name
	}
	return strings.TrimPrefix(name, folder+"/")
}
