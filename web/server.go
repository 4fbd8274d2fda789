package web

import (
	"net/http"
	"time"
)

// headersMax is how large the head of a request may be, in bytes.
const headersMax = 32 << 10

// NewServer is a server that gives clients so much time to say what they want,
// and keeps no more of an idle one than a connection for a while. How long an
// answer may take is for what answers to say; how long a client may take to
// fetch it, for [Wrap].
func NewServer(h http.Handler, patience time.Duration) *http.Server {
	return &http.Server{Handler: h, ReadHeaderTimeout: patience, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: headersMax}
}
