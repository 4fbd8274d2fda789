package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"time"

	"ratsgraph/bench/clients"
)

// A server is the program that is asked.
type server struct {
	clients.Clients
	inner string // of figures and profiles
}

// serve starts the program on a graph.
func (c *campaign) serve(ctx context.Context) (*server, error) {
	at, err := freeAddress()
	if err != nil {
		return nil, err
	}
	if err := c.program.Start(ctx, "--metrics", at, "--pprof"); err != nil {
		return nil, err
	}
	keep := &http.Transport{MaxIdleConnsPerHost: c.clients, DisableCompression: true}
	return &server{clients.Clients{Site: c.program.Site, HTTP: &http.Client{Transport: keep}}, "http://" + at}, nil
}

func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return l.Addr().String(), l.Close()
}

// warm asks each question until it is answered, since a large snapshot takes longer
// to make than one request may.
func (s *server) warm(ctx context.Context, questions []clients.Question) error {
	for _, q := range questions {
		err := s.Ask(ctx, q)
		for tries := 20; err != nil && tries > 0 && ctx.Err() == nil; tries-- {
			time.Sleep(time.Second)
			err = s.Ask(ctx, q)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", q.Name, err)
		}
	}
	return nil
}

// A memory is how much a server holds: of the machine, and in living things of its
// own.
type memory struct {
	when           string
	resident, heap int64
}

var (
	residentLine = regexp.MustCompile(`(?m)^process_resident_memory_bytes ([0-9.e+]+)$`)
	heapLine     = regexp.MustCompile(`(?m)^# HeapAlloc = (\d+)$`)
)

// memory measures, after a collection of garbage; 0 is what could not be read.
func (s *server) memory(ctx context.Context, when string) memory {
	heap, _ := strconv.ParseFloat(s.find(ctx, "/debug/pprof/heap?gc=1&debug=1", heapLine), 64)
	resident, _ := strconv.ParseFloat(s.find(ctx, "/metrics", residentLine), 64)
	return memory{when, int64(resident), int64(heap)}
}

func (s *server) find(ctx context.Context, path string, line *regexp.Regexp) string {
	body := s.inside(ctx, path)
	if m := line.FindSubmatch(body); m != nil {
		return string(m[1])
	}
	return ""
}

// inside reads a page that is not for clients; nil if there is none.
func (s *server) inside(ctx context.Context, path string) []byte {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, s.inner+path, nil)
	if err != nil {
		return nil
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil
	}
	defer resp.Body.Close()
	body, _ := io.ReadAll(resp.Body)
	return body
}

// profile keeps where the processor's time goes.
func (s *server) profile(ctx context.Context, file string, lasts time.Duration) {
	if body := s.inside(ctx, fmt.Sprintf("/debug/pprof/profile?seconds=%d", max(1, int(lasts.Seconds())))); body != nil {
		_ = os.WriteFile(file, body, 0o666)
	}
}
