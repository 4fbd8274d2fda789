package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
)

// profilesAt is where the API shows its profiles, if they are taken.
const profilesAt = "127.0.0.1:6061"

// profile takes what the API spends its time on, and what it allocates, while do
// asks it.
func (s setting) profile(ctx context.Context, q question, do func() error) error {
	if s.profiles == "" {
		return do()
	}
	path := filepath.Join(s.profiles, strings.ReplaceAll(q.name, " ", "-"))
	if err := fetch(ctx, "allocs", path+".before.allocs"); err != nil {
		return err
	}
	cpu := make(chan error, 1)
	go func() {
		cpu <- fetch(ctx, fmt.Sprintf("profile?seconds=%d", max(1, int(s.pause.Seconds()))), path+".cpu")
	}()
	if err := do(); err != nil {
		return err
	}
	if err := <-cpu; err != nil {
		return err
	}
	return fetch(ctx, "allocs", path+".allocs")
}

// fetch writes a profile to a file.
func fetch(ctx context.Context, what, path string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+profilesAt+"/debug/pprof/"+what, nil)
	if err != nil {
		return err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if _, err := io.Copy(f, resp.Body); err != nil {
		return err
	}
	return f.Close()
}
