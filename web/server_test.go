package web_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"ratsgraph/web"
)

// listen serves a handler behind a front, with little patience.
func listen(t *testing.T, h http.HandlerFunc) string {
	t.Helper()
	front, err := web.Wrap(h, web.Options{Slow: 300 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	l, err := new(net.ListenConfig).Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := web.NewServer(front, 300*time.Millisecond)
	go s.Serve(l)
	t.Cleanup(func() { s.Close() })
	return l.Addr().String()
}

func connect(t *testing.T, address string) net.Conn {
	t.Helper()
	c, err := new(net.Dialer).DialContext(t.Context(), "tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	if err := c.SetDeadline(time.Now().Add(2 * time.Minute)); err != nil {
		t.Fatal(err)
	}
	return c
}

// TestSlowHead sends the head of a request byte by byte.
func TestSlowHead(t *testing.T) {
	c := connect(t, listen(t, says("ok")))
	start := time.Now()
	go func() {
		for _, b := range []byte("GET /graphql HTTP/1.1\r\nHost: " + strings.Repeat("x", 1000)) {
			if _, err := c.Write([]byte{b}); err != nil {
				return
			}
			time.Sleep(20 * time.Millisecond)
		}
	}()
	answer, _ := io.ReadAll(c) // how the connection ends is the server's choice
	if took := time.Since(start); took > 15*time.Second || strings.Contains(string(answer), "200 OK") {
		t.Errorf("cut off after %s: %s", took, answer)
	}
}

// TestLargeHead sends a head that does not end.
func TestLargeHead(t *testing.T) {
	c := connect(t, listen(t, says("ok")))
	io.WriteString(c, "GET /graphql HTTP/1.1\r\nHost: x\r\nX-Long: ")
	for range 100 {
		if _, err := c.Write(bytes.Repeat([]byte("x"), 1000)); err != nil {
			break
		}
	}
	answer, _ := io.ReadAll(c)
	if !strings.Contains(string(answer), "431 ") {
		t.Errorf("answered %.100q", answer)
	}
}

// TestSlowReader fetches nothing of a large answer: what writes it is set free.
func TestSlowReader(t *testing.T) {
	gaveUp := make(chan time.Duration, 1)
	c := connect(t, listen(t, func(w http.ResponseWriter, _ *http.Request) {
		start, piece := time.Now(), bytes.Repeat([]byte("x"), 1<<20)
		for range 64 {
			if _, err := w.Write(piece); err != nil {
				break
			}
		}
		gaveUp <- time.Since(start)
	}))
	io.WriteString(c, "GET /graphql HTTP/1.1\r\nHost: x\r\n\r\n")
	select {
	case took := <-gaveUp:
		if took < 200*time.Millisecond {
			t.Errorf("it was over after %s: was all taken?", took)
		}
	case <-time.After(2 * time.Minute):
		t.Error("it writes on")
	}
}

// TestSlowSocket fetches nothing of what comes over a connection that was handed over:
// the connection ends.
func TestSlowSocket(t *testing.T) {
	ended := make(chan error, 1)
	c := connect(t, listen(t, func(w http.ResponseWriter, _ *http.Request) {
		conn, out, err := http.NewResponseController(w).Hijack()
		if err != nil {
			ended <- err
			return
		}
		go func() { // who writes may look away
			for piece := bytes.Repeat([]byte("x"), 1<<20); conn.SetReadDeadline(time.Time{}) == nil; {
				out.Write(piece)
			}
		}()
		_, err = io.ReadAll(conn)
		ended <- err
	}))
	io.WriteString(c, "GET /graphql HTTP/1.1\r\nHost: x\r\n\r\n")
	select {
	case err := <-ended:
		if !errors.Is(err, net.ErrClosed) {
			t.Errorf("it ends with %v", err)
		}
	case <-time.After(2 * time.Minute):
		t.Error("it is open still")
	}
}
