package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// A server is a child that answers GraphQL over HTTP.
type server struct {
	cmd  *exec.Cmd
	url  string
	http *http.Client
}

func newServer(cmd *exec.Cmd, url string) *server {
	cmd.Stderr = os.Stderr
	return &server{cmd: cmd, url: url, http: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64, DisableCompression: true}}}
}

func (s *server) stop() {
	_ = s.cmd.Process.Signal(os.Interrupt)
	_ = s.cmd.Wait()
}

// ready waits until the server answers.
func (s *server) ready(ctx context.Context, probe string) error {
	for range 1200 {
		if _, err := s.post(ctx, probe, nil); err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
	return fmt.Errorf("%s does not answer", s.url)
}

func (s *server) post(ctx context.Context, query string, vars map[string]any) (json.RawMessage, error) {
	body, err := json.Marshal(map[string]any{"query": query, "variables": vars})
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", "application/json")
	resp, err := s.http.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	var got struct {
		Data   json.RawMessage
		Errors []struct{ Message string }
	}
	if err := json.Unmarshal(b, &got); err != nil {
		return nil, fmt.Errorf("%s: %w: %.200s", s.url, err, b)
	}
	if len(got.Errors) > 0 {
		return nil, fmt.Errorf("%s: %s", s.url, got.Errors[0].Message)
	}
	return got.Data, nil
}

func (s *server) ask(ctx context.Context, q query) (json.RawMessage, error) {
	return s.post(ctx, q.text, q.vars)
}

// serve starts the API.
func (s *setting) serve(ctx context.Context) (*server, error) {
	var args []string
	if s.profiles != "" {
		args = []string{"--metrics", profilesAt, "--pprof"}
	}
	if err := s.api.Start(ctx, args...); err != nil {
		return nil, err
	}
	api := newServer(s.api.Cmd, s.api.Site+"/graphql")
	if err := api.ready(ctx, "{ status { revision } }"); err != nil {
		api.stop()
		return nil, err
	}
	return api, nil
}

// startPostGraphile starts PostGraphile over a schema that is filled.
func (s setting) startPostGraphile(ctx context.Context) (*server, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	port := l.Addr().(*net.TCPAddr).Port
	l.Close()
	dir, err := filepath.Abs(s.postgraphile)
	if err != nil {
		return nil, err
	}
	config := filepath.Join(dir, "graphile.config.mjs")
	text := fmt.Sprintf(`import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { makePgService } from "postgraphile/adaptors/pg";
export default {
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ connectionString: %q, schemas: ["council"] })],
  grafserv: { port: %d, graphiql: false },
};
`, s.postgres, port)
	if err := os.WriteFile(config, []byte(text), 0o666); err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, filepath.Join(dir, "node_modules/node/bin/node"), "node_modules/.bin/postgraphile", "-C", config)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "NODE_ENV=production", "GRAPHILE_ENV=production")
	rival := newServer(cmd, fmt.Sprintf("http://127.0.0.1:%d/graphql", port))
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start PostGraphile: %w", err)
	}
	if err := rival.ready(ctx, "{ __typename }"); err != nil {
		rival.stop()
		return nil, err
	}
	return rival, nil
}
