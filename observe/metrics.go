// Package observe shows from outside how the program fares: figures for
// Prometheus, traces for OpenTelemetry. Nothing in them says who asked, or about
// whom.
package observe

import (
	"context"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Metrics are the figures of one program.
type Metrics struct {
	registry *prometheus.Registry

	requests   *prometheus.CounterVec
	latency    *prometheus.HistogramVec
	operations *prometheus.HistogramVec
	errors     *prometheus.CounterVec
	cost       prometheus.Histogram
	calls      *prometheus.HistogramVec
	documents  *prometheus.CounterVec
	stages     *prometheus.HistogramVec

	names names
}

// latencies are buckets in seconds, from what an answer from memory takes to
// where an answer is cut off.
var latencies = []float64{.0005, .001, .002, .005, .01, .02, .05, .1, .2, .5, 1, 2, 5, 10, 30}

// NewMetrics makes figures that all begin at nothing.
func NewMetrics() *Metrics {
	m := &Metrics{registry: prometheus.NewRegistry()}
	m.requests = counters("ratsgraph_http_requests_total", "Requests answered.", "route", "method", "status")
	m.latency = histograms("ratsgraph_http_request_seconds", "How long an answer took, by route.", latencies, "route")
	m.operations = histograms("ratsgraph_operation_seconds", "How long GraphQL operations took, by name where the operator knows them, else by the hash that the log has; those after the first hundred count as other.", latencies, "operation", "kind")
	m.errors = counters("ratsgraph_operation_errors_total", "Errors in answers, by code.", "code")
	m.cost = prometheus.NewHistogram(prometheus.HistogramOpts{Name: "ratsgraph_operation_cost", Help: "Fields that operations might answer.", Buckets: prometheus.ExponentialBuckets(10, 4, 9)})
	m.calls = histograms("ratsgraph_dgraph_call_seconds", "How long round trips to Dgraph took, by method and outcome.", latencies, "method", "code")
	m.documents = counters("ratsgraph_ingest_documents_total", "Documents, by what became of them.", "status")
	m.stages = histograms("ratsgraph_ingest_stage_seconds", "How long documents stayed in each stage of ingest.", latencies, "stage")
	m.registry.MustRegister(m.requests, m.latency, m.operations, m.errors, m.cost, m.calls, m.documents, m.stages,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func counters(name, help string, labels ...string) *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts{Name: name, Help: help}, labels)
}

func histograms(name, help string, buckets []float64, labels ...string) *prometheus.HistogramVec {
	return prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: name, Help: help, Buckets: buckets}, labels)
}

// Handler serves the figures as Prometheus reads them.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// Request counts an answer.
func (m *Metrics) Request(method, route string, status int, took time.Duration) {
	if route == "" {
		route = "none"
	}
	m.requests.WithLabelValues(route, known(method), strconv.Itoa(status)).Inc()
	m.latency.WithLabelValues(route).Observe(took.Seconds())
}

// known keeps made-up methods from becoming figures of their own.
func known(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodOptions:
		return method
	}
	return "other"
}

// Operation counts a GraphQL operation.
func (m *Metrics) Operation(name, kind string, cost int, codes []string, took time.Duration) {
	if kind == "" {
		kind = "refused"
	}
	m.operations.WithLabelValues(m.names.bounded(name), kind).Observe(took.Seconds())
	if cost > 0 {
		m.cost.Observe(float64(cost))
	}
	for _, c := range codes {
		m.errors.WithLabelValues(c).Inc()
	}
}

// Document counts what became of a document.
func (m *Metrics) Document(status string) { m.documents.WithLabelValues(status).Inc() }

// Stage counts how long a document stayed in a stage of ingest.
func (m *Metrics) Stage(stage string, took time.Duration) {
	m.stages.WithLabelValues(stage).Observe(took.Seconds())
}

// Graph lets the figures ask a graph for its revision, and with it whether it
// answers, when they are read.
func (m *Metrics) Graph(revision func(context.Context) (int, error)) {
	m.registry.MustRegister(graphFigures{revision})
}

// Runs lets the figures ask for the newest ingest, of whatever program, when they
// are read.
func (m *Metrics) Runs(newest func(context.Context) (Run, error)) {
	m.registry.MustRegister(runFigures{newest})
}

// names bounds how many operations have figures of their own.
type names struct {
	mu   sync.Mutex
	seen map[string]bool
}

// namesMax is how many names are told apart.
const namesMax = 100

func (n *names) bounded(name string) string {
	if name == "" {
		return "unnamed"
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	switch {
	case n.seen[name]:
		return name
	case len(n.seen) >= namesMax || len(name) > 64:
		return "other"
	case n.seen == nil:
		n.seen = map[string]bool{}
	}
	n.seen[name] = true
	return name
}
