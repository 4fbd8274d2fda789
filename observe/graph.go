package observe

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

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
