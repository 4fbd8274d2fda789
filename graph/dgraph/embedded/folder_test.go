//go:build unix

package embedded_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ratsgraph/graph/dgraph/embedded"
)

// TestForeignFolder opens folders that are not ours. Each must be refused, with
// a word on what to do, and be left as it was.
func TestForeignFolder(t *testing.T) {
	for name, test := range map[string]struct{ file, content, want string }{
		"someone's files": {"letter.txt", "Dear Ada", "name an empty or a new folder"},
		"another format":  {"ratsgraph.json", `{"format": "recipes", "version": 1}`, "name an empty or a new folder"},
		"not even JSON":   {"ratsgraph.json", "", "name an empty or a new folder"},
		"no version":      {"ratsgraph.json", `{"format": "ratsgraph-data"}`, "name an empty or a new folder"},
		"newer version":   {"ratsgraph.json", `{"format": "ratsgraph-data", "version": 99}`, "update ratsgraph"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, test.file)
			if err := os.WriteFile(path, []byte(test.content), 0o644); err != nil {
				t.Fatal(err)
			}
			_, err := embedded.Open(t.Context(), embedded.Options{Dir: dir})
			if !errors.Is(err, embedded.ErrForeign) {
				t.Fatalf("error %v, want ErrForeign", err)
			}
			wantParts(t, err, dir, test.want)
			entries, err := os.ReadDir(dir)
			if err != nil || len(entries) != 1 {
				t.Errorf("folder holds %v (%v), want only %s", entries, err, test.file)
			}
			if data, err := os.ReadFile(path); err != nil || string(data) != test.content {
				t.Errorf("%s holds %q (%v)", test.file, data, err)
			}
		})
	}
}

func TestNoFolder(t *testing.T) {
	_, err := embedded.Open(t.Context(), embedded.Options{})
	wantParts(t, err, "no data folder given")
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = embedded.Open(t.Context(), embedded.Options{Dir: file})
	wantParts(t, err, file, "not a directory")
}

func wantParts(t *testing.T, err error, parts ...string) {
	t.Helper()
	if err == nil {
		t.Fatal("no error")
	}
	for _, part := range parts {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("error %q does not say %q", err, part)
		}
	}
}

func TestDefaultDir(t *testing.T) {
	for name, test := range map[string]struct{ xdg, want string }{
		"set":      {"/data", "/data/ratsgraph"},
		"relative": {"data", "/ratsgraph"}, // The standard says to ignore it.
		"unset":    {"", "/ratsgraph"},
	} {
		t.Run(name, func(t *testing.T) {
			home := t.TempDir()
			t.Setenv("HOME", home)
			t.Setenv("XDG_DATA_HOME", test.xdg)
			got, err := embedded.DefaultDir()
			if err != nil || !strings.HasSuffix(got, test.want) || !filepath.IsAbs(got) {
				t.Errorf("%q, %v, want one that ends with %q", got, err, test.want)
			}
			if test.xdg != "/data" && !strings.HasPrefix(got, home) {
				t.Errorf("%q is not in %q", got, home)
			}
		})
	}
}

// TestKeysWithoutEnd opens a folder with keys that hold from today on, as earlier
// programs made them. They give way to keys that hold at any date, and those stay.
func TestKeysWithoutEnd(t *testing.T) {
	dir := t.TempDir()
	open(t, embedded.Options{Dir: dir}).Close()
	withEnd(t, dir)
	engine := open(t, embedded.Options{Dir: dir})
	write(t, engine, "Ada")
	wantNames(t, engine, "Ada")
	made := map[string][]byte{}
	for _, name := range []string{"ca", "node", "client"} {
		cert := certificate(t, dir, name)
		made[name] = cert.Raw
		if cert.NotBefore.Year() > 1970 || cert.NotAfter.Year() < 9999 {
			t.Errorf("%s.crt holds from %s to %s, want at any date", name, cert.NotBefore, cert.NotAfter)
		}
	}
	engine.Close()
	open(t, embedded.Options{Dir: dir})
	for name, raw := range made {
		if !bytes.Equal(certificate(t, dir, name).Raw, raw) {
			t.Errorf("%s.crt was made anew without need", name)
		}
	}
}

// withEnd gives the nodes of a folder a certificate that has an end.
func withEnd(t *testing.T, dir string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	cert := x509.Certificate{NotBefore: time.Now(), NotAfter: time.Now().AddDate(20, 0, 0)}
	der, err := x509.CreateCertificate(rand.Reader, &cert, &cert, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err := errors.Join(err,
		os.WriteFile(filepath.Join(dir, "tls", "node.crt"), pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o600),
		os.WriteFile(filepath.Join(dir, "tls", "node.key"), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private}), 0o600)); err != nil {
		t.Fatal(err)
	}
}

func certificate(t *testing.T, dir, name string) *x509.Certificate {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, "tls", name+".crt"))
	if err != nil {
		t.Fatal(err)
	}
	block, _ := pem.Decode(data)
	if block == nil {
		t.Fatalf("%s.crt holds no certificate", name)
	}
	cert, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	return cert
}
