package external_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ratsgraph/graph/dgraph/external"
)

func TestParse(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"dgraph://localhost:9080", "localhost:9080"},
		{"dgraph://a:1,b:2,[::1]:3/", "a:1, b:2, [::1]:3"},
		{"dgraph://ada:p%40ss@a:1,b:2?sslmode=require", "a:1, b:2"},
		{"dgraph://a:1?sslrootcert=ca.crt&sslcert=c.crt&sslkey=c.key", "a:1"},
	} {
		if got, err := external.Parse(c.text); err != nil || got.String() != c.want {
			t.Errorf("%s: got %s and %v, want %s", c.text, got, err, c.want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "want dgraph://host:port"},
		{"http://ada:secret@a:1", "want dgraph://host:port"},
		{"dgraph://a", `"a": want dgraph://host:port`},
		{"dgraph://a:1,b", `"b": want dgraph://host:port`},
		{"dgraph://a:1,", `"": want`},
		{"dgraph://ada:sec ret@", `"": want`},
		{"dgraph://ada@a:1", "want user:password@"},
		{"dgraph://a:1?sslmode=maybe", "want disable, require or verify-ca"},
		{"dgraph://a:1?tls=on", "unknown parameter tls"},
		{"dgraph://a:1?sslcert=c.crt", "belong together"},
		{"dgraph://a:1?sslmode=disable&sslrootcert=ca.crt", "leave it out"},
		{"dgraph://a:1?sslmode=require&sslrootcert=ca.crt", "leave it out"},
	} {
		_, err := external.Parse(c.text)
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "sec") {
			t.Errorf("%q: got %v, want %s, and no password", c.text, err, c.want)
		}
	}
}

// TestKeysThatAreNone names the file that is wrong.
func TestKeysThatAreNone(t *testing.T) {
	file := filepath.Join(t.TempDir(), "ca.crt")
	if err := os.WriteFile(file, []byte("no certificate"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{"sslrootcert=" + file, "sslrootcert=missing", "sslcert=" + file + "&sslkey=" + file} {
		a, err := external.Parse("dgraph://localhost:1?" + query)
		if err != nil {
			t.Fatal(err)
		}
		_, err = external.Open(context.Background(), a, nil)
		if parameter, _, _ := strings.Cut(query, "="); err == nil || !strings.Contains(err.Error(), parameter) {
			t.Errorf("%s: got %v, want what is wrong with it", query, err)
		}
	}
}
