package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"golang.org/x/tools/txtar"
)

// A question is an operation of the catalogue, as it is sent.
type question struct {
	name string
	body []byte
}

// catalogue reads the questions of a folder.
func catalogue(folder string) ([]question, error) {
	paths, err := filepath.Glob(filepath.Join(folder, "*.txtar"))
	if err != nil || len(paths) == 0 {
		return nil, fmt.Errorf("%s: no questions", folder)
	}
	var out []question
	for _, path := range paths {
		ar, err := txtar.ParseFile(path)
		if err != nil {
			return nil, err
		}
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
			}
		}
		body, err := json.Marshal(send)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		out = append(out, question{strings.TrimSuffix(filepath.Base(path), ".txtar"), body})
	}
	return out, nil
}

// A timing is one request.
type timing struct {
	question int
	took     time.Duration
	err      error
}

// ask lets clients ask, each in an order of its own, until the time is over.
func (s *server) ask(ctx context.Context, questions []question, clients int) []timing {
	all := make([][]timing, clients)
	var wg sync.WaitGroup
	for i := range clients {
		wg.Go(func() {
			order := rand.New(rand.NewPCG(uint64(i), 1)).Perm(len(questions))
			for n := 0; ctx.Err() == nil; n++ {
				q := order[n%len(order)]
				t := timing{question: q}
				start := time.Now()
				if t.err = s.post(ctx, questions[q]); ctx.Err() != nil {
					return // the time was over while it was answered
				}
				t.took = time.Since(start)
				all[i] = append(all[i], t)
			}
		})
	}
	wg.Wait()
	var out []timing
	for _, list := range all {
		out = append(out, list...)
	}
	return out
}

// post asks one question. An answer with errors is one.
func (s *server) post(ctx context.Context, q question) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url, bytes.NewReader(q.body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	resp, err := s.http.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return err
	}
	var got struct {
		Data   json.RawMessage
		Errors []struct{ Message string }
	}
	if err := json.Unmarshal(body, &got); err != nil {
		return fmt.Errorf("status %d: %w", resp.StatusCode, err)
	}
	if len(got.Errors) > 0 || resp.StatusCode != http.StatusOK || len(got.Data) == 0 {
		return fmt.Errorf("status %d: %+v", resp.StatusCode, got.Errors)
	}
	return nil
}
