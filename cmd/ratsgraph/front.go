package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"ratsgraph/resolvers"
	"ratsgraph/web"
)

// A front is how the server stands towards the network.
type front struct {
	listen    string
	public    string
	cert, key string
	tokens    string

	origins []string
	rate    float64
	burst   int
	follow  int // subscriptions at once
	each    int // of one client
	proxies []string

	documents     string
	onlyDocuments bool
	maxAge        time.Duration

	logFormat   string
	logRequests bool
	window      window
	memory      amount // that snapshots may take
}

func (f *front) flags(cmd *cobra.Command) {
	flags := cmd.Flags()
	listenFlag(cmd, &f.listen)
	tokensFlag(cmd, &f.tokens)
	flags.StringVar(&f.public, "public-url", "", "address under which others reach this server, as https://rats.example.org: addresses in answers lie below it; without it, below the one that was asked")
	flags.StringVar(&f.cert, "tls-cert", "", "PEM file with the certificate and its chain: serve HTTPS; read again when it changes")
	flags.StringVar(&f.key, "tls-key", "", "PEM file with the key of the certificate")
	flags.StringSliceVar(&f.origins, "cors", []string{"*"}, "sites whose pages may ask, as https://example.org; * is any")
	flags.Float64Var(&f.rate, "rate", 0, "requests a second that one client may send; 0 is no limit")
	flags.IntVar(&f.burst, "rate-burst", 0, "requests that one client may send at once; 0 is ten seconds' worth")
	flags.IntVar(&f.follow, "subscriptions", 1000, "subscriptions, and connections for them, that there may be at once")
	flags.IntVar(&f.each, "subscriptions-per-client", 20, "subscriptions, and connections for them, that one client may have at once")
	flags.StringSliceVar(&f.proxies, "trusted-proxies", nil, "networks of proxies whose X-Forwarded-For is believed, as 10.0.0.0/8")
	flags.StringVar(&f.documents, "documents", "", "JSON file of operations that clients may name by their ids")
	flags.BoolVar(&f.onlyDocuments, "only-documents", false, "answer only the operations of --documents")
	flags.DurationVar(&f.maxAge, "max-age", 0, "how long caches may keep an answer by GET without asking again")
	flags.StringVar(&f.logFormat, "log-format", "text", "how the log is written: text or json")
	flags.BoolVar(&f.logRequests, "log-requests", false, "write a line for each request")
	f.window.flags(cmd)
	f.memory = snapshotMemory()
	flags.Var(&f.memory, "snapshot-memory", "memory for municipalities that questions are answered from, as 4GiB; those asked for last stay; 0 is no limit; unless told, a quarter of the machine's")
	cmd.MarkFlagsRequiredTogether("tls-cert", "tls-key")
}

// check says what does not go together, before anything starts.
func (f *front) check() error {
	switch {
	case f.onlyDocuments && f.documents == "":
		return errors.New("--only-documents: name them with --documents")
	case f.logFormat != "text" && f.logFormat != "json":
		return fmt.Errorf("--log-format %q: want text or json", f.logFormat)
	case f.public != "" && !strings.HasPrefix(f.public, "http://") && !strings.HasPrefix(f.public, "https://"):
		return fmt.Errorf("--public-url %q: want https://NAME or http://NAME", f.public)
	case f.rate < 0 || f.burst < 0:
		return errors.New("--rate, --rate-burst: want no less than 0")
	case f.follow < 1 || f.each < 1:
		return errors.New("--subscriptions, --subscriptions-per-client: want at least 1")
	}
	return f.window.check()
}

// log is where the server writes. What clients must not see, the causes of
// internal errors, stands there.
func (a *app) log(f *front) *slog.Logger {
	var h slog.Handler = slog.NewTextHandler(a.stderr, nil)
	if f.logFormat == "json" {
		h = slog.NewJSONHandler(a.stderr, nil)
	}
	return slog.New(web.WithRequestIDs(h))
}

// options are those of the API.
func (a *app) options(f *front, w *watch) (resolvers.Options, error) {
	version, revision, _ := build()
	o := resolvers.Options{Log: a.log(f), OnlyDocuments: f.onlyDocuments, MaxAge: f.maxAge, Version: version + " " + revision,
		Observe: w.asked, Allowance: allowance,
		Followers: f.follow, FollowersEach: f.each, Client: web.Client}
	if f.tokens != "" {
		var err error
		if o.Tokens, err = readTokens(f.tokens); err != nil {
			return o, err
		}
	}
	if f.documents == "" {
		return o, nil
	}
	body, err := os.ReadFile(f.documents)
	if err == nil {
		o.Documents, err = resolvers.ReadDocuments(body)
	}
	if err != nil {
		return o, fmt.Errorf("--documents %s: %w", f.documents, err)
	}
	return o, nil
}

// allowance is what a client may still ask, or nothing.
func allowance(ctx context.Context) any {
	if left := web.AllowanceOf(ctx); left != nil {
		return left
	}
	return nil
}

// wrap puts the front before what answers.
func (f *front) wrap(next http.Handler, o resolvers.Options, w *watch) (http.Handler, error) {
	client := web.ClientOf{Name: func(r *http.Request) string { return resolvers.BearerName(r, o.Tokens) }}
	for _, p := range f.proxies {
		network, err := netip.ParsePrefix(p)
		if err != nil {
			return nil, fmt.Errorf("--trusted-proxies: %w", err)
		}
		client.Proxies = append(client.Proxies, network)
	}
	options := web.Options{Origins: f.origins, Rate: f.rate, Burst: f.burst, Client: client, Served: w.served, Trace: w.tracing.Wrap}
	if f.logRequests {
		options.Log = o.Log
	}
	return web.Wrap(next, options)
}

// server is for a handler, by HTTPS if there is a certificate. It gives slow
// clients their time and no more.
func (f *front) server(h http.Handler) (*http.Server, error) {
	s := web.NewServer(h, grace)
	if f.cert == "" {
		return s, nil
	}
	c, err := web.NewCertificate(f.cert, f.key)
	if err != nil {
		return nil, err
	}
	s.TLSConfig = c.Config()
	return s, nil
}

// begin begins to serve; what ends it comes through the channel.
func begin(l net.Listener, s *http.Server) <-chan error {
	ended := make(chan error, 1)
	go func() {
		if s.TLSConfig != nil {
			ended <- s.ServeTLS(l, "", "")
			return
		}
		ended <- s.Serve(l)
	}()
	return ended
}

// base is where others reach the server, without a slash at the end.
func (f *front) base(r *http.Request) string {
	switch {
	case f.public != "":
		return strings.TrimSuffix(f.public, "/")
	case r.TLS != nil:
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

// url is where a browser on this machine finds the server.
func (f *front) url(addr net.Addr) string {
	scheme := "http://"
	if f.cert != "" {
		scheme = "https://"
	}
	return scheme + reachable(addr) + "/"
}
