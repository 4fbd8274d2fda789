package embedded

import "net/http"

// refuseHTTP makes this process drop every HTTP request. Dgraph serves
// "/health" in plain text even when it is told to ask for certificates, and
// decides so by the first request of a connection: a second request on the
// same connection reaches "/alter" and all the rest without a certificate. We
// speak gRPC only, so nothing is lost.
//
// Dgraph registers its handler for "/" on the default mux. The patterns here
// are more specific and so come first; the fresh mux drops what the profiler
// and others have registered.
func refuseHTTP() {
	mux := http.NewServeMux()
	for _, pattern := range []string{"/{$}", "/{a}", "/{a}/{rest...}", "GET /debug/store", "POST /debug/store"} {
		mux.HandleFunc(pattern, hangUp)
	}
	http.DefaultServeMux = mux
}

// hangUp closes the connection without an answer.
func hangUp(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }
