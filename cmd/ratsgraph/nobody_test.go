package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"ratsgraph/resolvers"
)

// A notebook is written to from several sides.
type notebook struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (n *notebook) Write(b []byte) (int, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.text.Write(b)
}

func (n *notebook) String() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.text.String()
}

// secret are words of people who do not exist, of a token, and of what is asked.
var secret = regexp.MustCompile(`(?i)ottokar|quastenberg|wibke|zwirnlein|tok-en-of-wibke|had%20a%20word|had a word|192\.0\.2\.77`)

const meeting = `Gemeinde Neustadt

Niederschrift über die Sitzung des Rates am 12.03.2015

Beginn: 18:00 Uhr
Ende: 19:00 Uhr

Anwesend:

Mitglieder

Herr Ottokar Quastenberg
Frau Wibke Zwirnlein

Tagesordnung

TOP 1 Haushalt

Herr Quastenberg spricht. Einstimmig beschlossen.
`

// TestNobodyIsNamed reads minutes, serves them, is asked about the people in them
// in every way, judges and forgets them: neither the log nor a figure nor a trace
// names one of them, the token, or a variable.
func TestNobodyIsNamed(t *testing.T) {
	var traces notebook
	collector := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { io.Copy(&traces, r.Body) }))
	defer collector.Close()
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.URL)
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	minutes, data := write("a.txt", meeting), filepath.Join(dir, "data")
	tokens := write("tokens.json", `{"name": "ada", "scopes": ["identity", "notes"], "sha256": "`+resolvers.HashToken("tok-en-of-wibke")+`"}`+"\n")
	var log, answers notebook
	does := func(args ...string) {
		t.Helper()
		if code := run(t.Context(), append(args, "--data", data), strings.NewReader(""), &answers, &log); code != exitOK {
			t.Fatalf("%s: exit status %d: %s", args, code, log.String())
		}
	}
	does("ingest", "--metrics", "127.0.0.1:0", minutes)
	figures := serveAndAsk(t, data, tokens, &log, &answers)
	does("identity", "run")
	does("identity", "show", "Ottokar Quastenberg")
	does("forget", "person", "--yes", "--reason", "objection", "--by", "ada", "Ottokar Quastenberg")
	does("ingest", minutes)
	does("verify")
	for what, text := range map[string]string{"the log": log.String(), "a figure": figures, "a trace": traces.String()} {
		if found := secret.FindString(text); found != "" {
			t.Errorf("%s names %q:\n%.3000s", what, found, text)
		}
		if len(text) < 500 {
			t.Errorf("%s is hardly there: %s", what, text)
		}
	}
	if !secret.MatchString(answers.String()) {
		t.Error("nobody was asked about")
	}
}

// serveAndAsk serves a graph, asks about its people, and returns the figures.
func serveAndAsk(t *testing.T, data, tokens string, log, answers *notebook) string {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	before := len(log.String())
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, []string{"serve", "--data", data, "--listen", "127.0.0.1:0", "--metrics", "127.0.0.1:0", "--log-requests", "--tokens", tokens,
			"--trusted-proxies", "127.0.0.0/8", "--rate", "1000"}, strings.NewReader(""), log, log)
	}()
	at := func(words string) string {
		line := regexp.MustCompile(words + ` (\S+)`)
		for range 1200 {
			if m := line.FindStringSubmatch(log.String()[before:]); m != nil {
				return m[1]
			}
			time.Sleep(50 * time.Millisecond)
		}
		t.Fatalf("no line with %q in %s", words, log.String())
		return ""
	}
	figures, home := at("figures at"), at("serving .* at")
	ask := func(method, path, body string) {
		req, err := http.NewRequestWithContext(ctx, method, home+path, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		req.Header = http.Header{"Content-Type": {"application/json"}, "Authorization": {"Bearer tok-en-of-wibke"}, "X-Forwarded-For": {"192.0.2.77"},
			"User-Agent": {"Ottokar/1"}, "X-Request-Id": {"Wibke Zwirnlein"}, "Referer": {"https://a.example/Quastenberg"}}
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		io.Copy(answers, resp.Body)
	}
	name, id := url.PathEscape("Ottokar Quastenberg"), url.PathEscape("Ottokar_Quastenberg")
	ask("POST", "graphql", `{"query": "query WibkeZwirnlein($n: String!) { persons(filter: {name: {words: $n}}) { nodes { id name attendances { nodes { name } } } } }", "variables": {"n": "Ottokar Quastenberg"}}`)
	ask("POST", "graphql", `{"query": "mutation Ottokar($i: NoteInput!) { addNote(input: $i) { note { id by remark } userErrors { message } } }", "variables": {"i": {"subject": "person:Neustadt/Ottokar_Quastenberg", "remark": "Zwirnlein had a word"}}}`)
	ask("POST", "graphql", `{"query": "{ persons(filter: {name: {words: \"Quastenberg\"}}) { quastenberg } }"}`)
	ask("POST", "graphql", `{"query": "query($n: Int!) { persons(first: $n) { nodes { id } } }", "variables": {"n": "Quastenberg"}}`)
	ask("POST", "graphql", `{"query": "Ottokar`)
	ask("GET", "graphql?query="+url.QueryEscape(`{ search(query: "Quastenberg", types: [PERSON]) { nodes { snippet } } }`), "")
	ask("GET", "export/answer.csv?rows=persons.nodes&query="+url.QueryEscape(`{ persons(filter: {name: {words: "Wibke"}}) { nodes { name } } }`), "")
	ask("GET", "oparl/v1.1/person/Neustadt/"+id, "")
	ask("GET", "popolo/persons/person:Neustadt/"+id, "")
	ask("GET", "reconcile?queries="+url.QueryEscape(`{"q": {"query": "Ottokar Quastenberg"}}`), "")
	ask("GET", name, "")
	_, shown := get(t, figures)
	stop()
	if code := <-ended; code != exitOK {
		t.Errorf("serve: exit status %d", code)
	}
	return shown
}
