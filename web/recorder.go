package web

import (
	"bufio"
	"errors"
	"net"
	"net/http"
	"time"
)

// A recorder counts what is written, and gives each piece of it a time by which
// the client must have fetched it. Streams may last: every piece starts anew.
type recorder struct {
	http.ResponseWriter
	slow   time.Duration
	status int
	bytes  int64
}

// WriteHeader notes the status.
func (r *recorder) WriteHeader(status int) {
	if r.status == 0 && (status >= 200 || status == http.StatusSwitchingProtocols) {
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

// Write counts bytes.
func (r *recorder) Write(b []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	http.NewResponseController(r.ResponseWriter).SetWriteDeadline(time.Now().Add(r.slow)) // a test's recorder has none
	n, err := r.ResponseWriter.Write(b)
	r.bytes += int64(n)
	return n, err
}

// Flush sends what was written.
func (r *recorder) Flush() {
	if f, ok := r.ResponseWriter.(http.Flusher); ok {
		f.Flush()
	}
}

// Hijack hands over the connection, to a WebSocket for example.
func (r *recorder) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	h, ok := r.ResponseWriter.(http.Hijacker)
	if !ok {
		return nil, nil, errors.New("the connection cannot be handed over")
	}
	r.status = http.StatusSwitchingProtocols
	c, buffered, err := h.Hijack()
	if err != nil {
		return nil, nil, err
	}
	own := &handedOver{c, r.slow}
	return own, bufio.NewReadWriter(buffered.Reader, bufio.NewWriter(own)), nil
}

// A handedOver connection has the same bound as answers have. It is over when a piece
// of what was written is not fetched in time: whoever writes may not look.
type handedOver struct {
	net.Conn
	slow time.Duration
}

// Write gives the client its time.
func (c *handedOver) Write(b []byte) (int, error) {
	if err := c.SetWriteDeadline(time.Now().Add(c.slow)); err != nil {
		return 0, err
	}
	n, err := c.Conn.Write(b)
	if err != nil {
		c.Close()
	}
	return n, err
}

// Unwrap lets a response controller through.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }
