package main

import (
	"bufio"
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"net/http"
	neturl "net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"ratsgraph/graph/dgraph/embedded"
)

var update = flag.Bool("update", false, "write what the scripts compare with anew")

func TestMain(m *testing.M) {
	embedded.RunIfChild()
	testscript.Main(m, map[string]func(){"ratsgraph": main})
}

// TestScripts runs the program as people do.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		Setup:               engine,
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"noise": noise, "damage": damage, "copies": copies},
	})
}

// engine passes on which program runs Dgraph, if it is not the one under test.
func engine(e *testscript.Env) error {
	if exe, ok := os.LookupEnv("RATSGRAPH_ENGINE"); ok {
		e.Setenv("RATSGRAPH_ENGINE", exe)
	}
	return nil
}

// noise writes a file of so many megabytes that is no document:
//
//	noise FILE MEGABYTES
func noise(ts *testscript.TestScript, _ bool, args []string) {
	megabytes, err := strconv.Atoi(args[1])
	ts.Check(err)
	size := megabytes << 20
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), bytes.Repeat([]byte("lorem ipsum dolor\n\n"), size/19+1)[:size], 0o644))
}

// copies copies a file so many times into a folder:
//
//	copies FILE FOLDER TIMES
func copies(ts *testscript.TestScript, _ bool, args []string) {
	times, err := strconv.Atoi(args[2])
	ts.Check(err)
	ts.Check(os.Mkdir(ts.MkAbs(args[1]), 0o755))
	for n := range times {
		ts.Check(os.WriteFile(filepath.Join(ts.MkAbs(args[1]), fmt.Sprintf("%d.txt", n)), []byte(ts.ReadFile(args[0])), 0o644))
	}
}

// A running is a program that runs beside the test.
type running struct {
	lines chan string // what it prints on both outputs
	code  chan int
	stop  context.CancelFunc
}

// start runs the program with arguments.
func start(t *testing.T, args ...string) *running {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	r, w := io.Pipe()
	p := &running{lines: make(chan string, 1000), code: make(chan int, 1), stop: cancel}
	go func() {
		defer w.Close()
		p.code <- run(ctx, args, strings.NewReader(""), w, w)
	}()
	go func() {
		defer close(p.lines)
		for s := bufio.NewScanner(r); s.Scan(); {
			p.lines <- s.Text()
		}
	}()
	t.Cleanup(func() {
		cancel()
		for range p.lines {
		}
	})
	return p
}

// line waits for a line with some words and returns what follows them.
func (p *running) line(t *testing.T, words string) string {
	t.Helper()
	var seen []string
	for l := range p.lines {
		if _, rest, ok := strings.Cut(l, words); ok {
			return rest
		}
		seen = append(seen, l)
	}
	t.Fatalf("no line with %q in\n%s", words, strings.Join(seen, "\n"))
	return ""
}

// end stops the program as Ctrl-C does and returns its exit status.
func (p *running) end(t *testing.T) int {
	t.Helper()
	p.stop()
	for range p.lines {
	}
	return <-p.code
}

func get(t *testing.T, url string) (int, string) {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(b)
}

// TestServe asks a server for what it shows, and ends it.
func TestServe(t *testing.T) {
	p := start(t, "serve", "--data", filepath.Join(t.TempDir(), "data"), "--listen", "127.0.0.1:0")
	url := strings.TrimSuffix(p.line(t, " at http://"), "/")
	for path, want := range map[string]string{
		"/healthz":                      "ok\n",
		"/readyz":                       "ready",
		"/":                             "GraphiQL",
		"/start.js":                     "/graphql",
		"/graphiql.min.js":              "GraphiQL",
		"/licences/react.txt":           "MIT License",
		"/graphql?query={__typename}":   `{"data":{"__typename":"Query"}`,
		"/graphql?query={nothingThere}": "nothingThere",
		"/reconcile":                    `"defaultTypes"`,
	} {
		status, body := get(t, "http://"+url+path)
		if !strings.Contains(body, want) || status != http.StatusOK && !strings.Contains(path, "nothing") {
			t.Errorf("%s: got %d and %.200q, want %q", path, status, body, want)
		}
	}
	if code := p.end(t); code != exitOK {
		t.Errorf("got exit status %d, want %d", code, exitOK)
	}
}

// TestDemo starts the demo, asks what it suggests and looks for its folder after
// it has ended.
func TestDemo(t *testing.T) {
	tmp := t.TempDir()
	t.Setenv("TMPDIR", tmp)
	p := start(t, "demo", "--listen", "127.0.0.1:0", "--metrics", "127.0.0.1:0")
	figures := p.line(t, "figures at ")
	url := strings.TrimSpace(p.line(t, "GraphiQL"))
	for range 3 {
		question := strings.TrimSuffix(p.line(t, "--data-urlencode 'query="), "'")
		status, body := get(t, url+"graphql?query="+neturl.QueryEscape(question))
		if status != http.StatusOK || strings.Contains(body, `"errors"`) || !strings.Contains(body, `"day":"20`) {
			t.Errorf("%s: got %d and %.300q, want an answer with a session's day", question, status, body)
		}
	}
	_, shown := get(t, figures)
	for _, figure := range []string{
		`ratsgraph_ingest_documents_total{status="new"} 60`, `ratsgraph_ingest_stage_seconds_count{stage="parse"} 60`, `ratsgraph_ingest_run_going 0`,
		`ratsgraph_ingest_run_documents{status="new"} 60`, `ratsgraph_ingest_run_stage_seconds_count{stage="parse"} 60`, `ratsgraph_ingest_run_stage_seconds_sum{stage="put"}`,
	} {
		if !strings.Contains(shown, figure) {
			t.Errorf("no figure %s", figure)
		}
	}
	if code := p.end(t); code != exitOK {
		t.Errorf("got exit status %d, want %d", code, exitOK)
	}
	if left, err := filepath.Glob(filepath.Join(tmp, "*")); err != nil || len(left) > 0 {
		t.Errorf("the demo left %v, %v", left, err)
	}
}

// TestAddressTaken says so at once.
func TestAddressTaken(t *testing.T) {
	dir := t.TempDir()
	p := start(t, "serve", "--data", filepath.Join(dir, "a"), "--listen", "127.0.0.1:0")
	taken := strings.TrimSuffix(p.line(t, " at http://"), "/")
	var out bytes.Buffer
	code := run(t.Context(), []string{"serve", "--data", filepath.Join(dir, "b"), "--listen", taken}, nil, &out, &out)
	if code != exitFailed || !strings.Contains(out.String(), "--listen") {
		t.Errorf("got exit status %d and %q", code, out.String())
	}
}
