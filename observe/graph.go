package observe

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// A Run is how far an ingest is, of whatever program.
type Run struct {
	Going     bool
	Documents map[string]int // by what became of them
	Found     int
	Took      map[string]Took // by stage
}

// Took is how often something was done, and how long that took together.
type Took struct {
	N       int
	Seconds float64
}

// runFigures ask for the newest ingest when they are read.
type runFigures struct {
	newest func(context.Context) (Run, error)
}

var (
	goingDesc     = prometheus.NewDesc("ratsgraph_ingest_run_going", "Whether the newest ingest, of whatever program, goes on: 1 or 0.", nil, nil)
	foundDesc     = prometheus.NewDesc("ratsgraph_ingest_run_found", "Documents that the newest ingest found to be read.", nil, nil)
	documentsDesc = prometheus.NewDesc("ratsgraph_ingest_run_documents", "Documents of the newest ingest, by what became of them.", []string{"status"}, nil)
	stayedDesc    = prometheus.NewDesc("ratsgraph_ingest_run_stage_seconds", "How long documents of the newest ingest stayed in each stage.", []string{"stage"}, nil)
)

// Describe names the figures.
func (runFigures) Describe(to chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{goingDesc, foundDesc, documentsDesc, stayedDesc} {
		to <- d
	}
}

// Collect asks for them. Where there was no ingest there are none.
func (f runFigures) Collect(to chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	run, err := f.newest(ctx)
	if err != nil {
		return
	}
	going := 0.0
	if run.Going {
		going = 1
	}
	to <- prometheus.MustNewConstMetric(goingDesc, prometheus.GaugeValue, going)
	to <- prometheus.MustNewConstMetric(foundDesc, prometheus.GaugeValue, float64(run.Found))
	for status, n := range run.Documents {
		to <- prometheus.MustNewConstMetric(documentsDesc, prometheus.GaugeValue, float64(n), status)
	}
	for stage, t := range run.Took {
		to <- prometheus.MustNewConstSummary(stayedDesc, uint64(t.N), t.Seconds, nil, stage)
	}
}

// graphFigures ask the graph when they are read.
type graphFigures struct {
	revision func(context.Context) (int, error)
}

var (
	upDesc       = prometheus.NewDesc("ratsgraph_graph_up", "Whether the graph answers: 1 or 0.", nil, nil)
	revisionDesc = prometheus.NewDesc("ratsgraph_graph_revision", "Number of the graph's present state.", nil, nil)
)

// Describe names the figures.
func (graphFigures) Describe(to chan<- *prometheus.Desc) {
	to <- upDesc
	to <- revisionDesc
}

// Collect asks for them. A graph that does not answer in time is down.
func (g graphFigures) Collect(to chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	revision, err := g.revision(ctx)
	if err != nil {
		to <- prometheus.MustNewConstMetric(upDesc, prometheus.GaugeValue, 0)
		return
	}
	to <- prometheus.MustNewConstMetric(upDesc, prometheus.GaugeValue, 1)
	to <- prometheus.MustNewConstMetric(revisionDesc, prometheus.GaugeValue, float64(revision))
}
