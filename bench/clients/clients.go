// Package clients asks a server all questions of the catalogue from many clients at
// once, and says what each took and which went wrong.
package clients

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"golang.org/x/tools/txtar"
)

// A Question is a case of the catalogue, as it is sent: an operation, or addresses
// that are got one after the other.
type Question struct {
	Name string

	body []byte   // of the operation
	gets []string // paths
}

// Catalogue reads the questions of a folder.
func Catalogue(folder string) ([]Question, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.txtar"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("%s: no questions", folder)
	}
	var out []Question
	for _, path := range files {
		ar, err := txtar.ParseFile(path)
		if err != nil {
			return nil, err
		}
		q, err := questionOf(ar)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		q.Name = strings.TrimSuffix(filepath.Base(path), ".txtar")
		out = append(out, q)
	}
	return out, nil
}

func questionOf(ar *txtar.Archive) (q Question, err error) {
	send := struct {
		Query     string          `json:"query"`
		Variables json.RawMessage `json:"variables,omitempty"`
	}{}
	for _, f := range ar.Files {
		switch f.Name {
		case "operation.graphql":
			send.Query = string(f.Data)
		case "variables.json":
			send.Variables = f.Data
		case "requests":
			for line := range strings.Lines(string(f.Data)) {
				if path, ok := strings.CutPrefix(strings.TrimSpace(line), "GET "); ok {
					q.gets = append(q.gets, path)
				}
			}
		}
	}
	if send.Query == "" && len(q.gets) == 0 {
		return q, fmt.Errorf("it asks nothing")
	}
	q.body, err = json.Marshal(send)
	return q, err
}

// Clients ask one server.
type Clients struct {
	Site string // its address, without a slash at the end
	HTTP *http.Client
}

// Ask asks one question. An answer with errors is one.
func (c Clients) Ask(ctx context.Context, q Question) error {
	for _, path := range q.gets {
		path, query, _ := strings.Cut(path, "?")
		values, err := url.ParseQuery(query)
		if err != nil {
			return err
		}
		if _, err := c.send(ctx, http.MethodGet, (&url.URL{Path: path, RawQuery: values.Encode()}).String(), nil); err != nil {
			return err
		}
	}
	if len(q.gets) > 0 {
		return nil
	}
	body, err := c.send(ctx, http.MethodPost, "/graphql", q.body)
	if err != nil {
		return err
	}
	var got struct {
		Data   json.RawMessage
		Errors []struct{ Message string }
	}
	if err := json.Unmarshal(body, &got); err != nil {
		return err
	}
	if len(got.Errors) > 0 || len(got.Data) == 0 {
		return fmt.Errorf("errors %+v", got.Errors)
	}
	return nil
}

func (c Clients) send(ctx context.Context, method, path string, body []byte) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, method, c.Site+path, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", "application/json")
	resp, err := c.HTTP.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	got, err := io.ReadAll(resp.Body)
	if err == nil && resp.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s %s: status %d: %.200s", method, path, resp.StatusCode, got)
	}
	return got, err
}

// A Timing is one question that was asked.
type Timing struct {
	Question int // its place
	Took     time.Duration
	Err      error
}

// Crowd lets so many clients ask at once, each in an order of its own, until the
// context is over.
func (c Clients) Crowd(ctx context.Context, questions []Question, clients int) []Timing {
	all := make([][]Timing, clients)
	var wg sync.WaitGroup
	for i := range clients {
		wg.Go(func() {
			order := rand.New(rand.NewPCG(uint64(i), 1)).Perm(len(questions))
			for n := 0; ctx.Err() == nil; n++ {
				t := Timing{Question: order[n%len(order)]}
				start := time.Now()
				if t.Err = c.Ask(ctx, questions[t.Question]); ctx.Err() != nil {
					return // the time was over while it was answered
				}
				t.Took = time.Since(start)
				all[i] = append(all[i], t)
			}
		})
	}
	wg.Wait()
	var out []Timing
	for _, list := range all {
		out = append(out, list...)
	}
	return out
}
