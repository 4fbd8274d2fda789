package observe

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// Snapshots says what the snapshots in memory take.
type Snapshots struct {
	Bytes, Limit        int64
	Held, Away          int // municipalities in memory, and not
	Evicted, Read, Made int
	Took                time.Duration
}

// Snapshots lets the figures ask what snapshots take, when they are read.
func (m *Metrics) Snapshots(count func() Snapshots) { m.registry.MustRegister(snapshotFigures{count}) }

type snapshotFigures struct{ count func() Snapshots }

var (
	bytesDesc   = prometheus.NewDesc("ratsgraph_snapshot_bytes", "About how much memory the municipalities take that are in memory, and the index of words over them.", nil, nil)
	limitDesc   = prometheus.NewDesc("ratsgraph_snapshot_limit_bytes", "How much they may take; 0 is no limit.", nil, nil)
	townsDesc   = prometheus.NewDesc("ratsgraph_snapshot_municipalities", "Municipalities, by where questions about them are answered: memory or graph.", []string{"where"}, nil)
	evictedDesc = prometheus.NewDesc("ratsgraph_snapshot_evictions_total", "How often a municipality had to leave memory for another.", nil, nil)
	readDesc    = prometheus.NewDesc("ratsgraph_snapshot_reads_total", "How often a municipality was read into memory.", nil, nil)
	madeDesc    = prometheus.NewDesc("ratsgraph_snapshot_builds_total", "Snapshots made: one after each change that somebody asked about.", nil, nil)
	tookDesc    = prometheus.NewDesc("ratsgraph_snapshot_build_seconds_total", "How long making snapshots took.", nil, nil)
)

// Describe names the figures.
func (snapshotFigures) Describe(to chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{bytesDesc, limitDesc, townsDesc, evictedDesc, readDesc, madeDesc, tookDesc} {
		to <- d
	}
}

// Collect asks for them.
func (s snapshotFigures) Collect(to chan<- prometheus.Metric) {
	n := s.count()
	is := func(d *prometheus.Desc, kind prometheus.ValueType, v float64, labels ...string) {
		to <- prometheus.MustNewConstMetric(d, kind, v, labels...)
	}
	is(bytesDesc, prometheus.GaugeValue, float64(n.Bytes))
	is(limitDesc, prometheus.GaugeValue, float64(n.Limit))
	is(townsDesc, prometheus.GaugeValue, float64(n.Held), "memory")
	is(townsDesc, prometheus.GaugeValue, float64(n.Away), "graph")
	is(evictedDesc, prometheus.CounterValue, float64(n.Evicted))
	is(readDesc, prometheus.CounterValue, float64(n.Read))
	is(madeDesc, prometheus.CounterValue, float64(n.Made))
	is(tookDesc, prometheus.CounterValue, n.Took.Seconds())
}
