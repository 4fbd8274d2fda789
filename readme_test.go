package ratsgraph_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// requirement is a module that is required, "	example.org/module v1.2.3", and
// not only for the sake of another one, "// indirect".
var requirement = regexp.MustCompile(`(?m)^\t([^\s/]+\.[^\s]+) v[^\s]+$`)

// TestReadmeNamesDependencies holds the README's table against go.mod.
func TestReadmeNamesDependencies(t *testing.T) {
	required := requirement.FindAllStringSubmatch(read(t, "go.mod"), -1)
	if len(required) == 0 {
		t.Fatal("go.mod: no requirement found")
	}
	_, table, _ := strings.Cut(read(t, "README.md"), "\n## Dependencies\n")
	table, _, _ = strings.Cut(table, "\n## ")
	for _, r := range required {
		if !strings.Contains(table, "\n| "+r[1]+" | ") {
			t.Errorf("README.md does not say what %s is for", r[1])
		}
	}
	if rows := strings.Count(table, "\n| ") - 1; rows != len(required) {
		t.Errorf("README.md lists %d modules, go.mod requires %d", rows, len(required))
	}
}

// TestNoticeNamesVersions holds what NOTICE says a program contains against go.mod.
func TestNoticeNamesVersions(t *testing.T) {
	notice := read(t, "NOTICE")
	for module, says := range map[string]string{"github.com/hypermodeinc/dgraph/v24": "Dgraph ", "github.com/klippa-app/go-pdfium": "github.com/klippa-app/go-pdfium\n"} {
		_, version, found := strings.Cut(read(t, "go.mod"), "\t"+module+" ")
		version, _, _ = strings.Cut(version, "\n")
		if !found || !strings.Contains(notice, says+version) {
			t.Errorf("NOTICE does not name %s %s", module, version)
		}
	}
}

// link is a link to a file of the repository.
var link = regexp.MustCompile(`\]\(([^):#]+)\)`)

func TestReadmeLinksToFiles(t *testing.T) {
	links := link.FindAllStringSubmatch(read(t, "README.md"), -1)
	if len(links) == 0 {
		t.Fatal("README.md: no link found")
	}
	for _, l := range links {
		if _, err := os.Stat(filepath.FromSlash(l[1])); err != nil {
			t.Errorf("README.md links to %s: %v", l[1], err)
		}
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	body, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}
