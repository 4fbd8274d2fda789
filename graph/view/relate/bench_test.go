package relate_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
	"ratsgraph/graph/view/attend"
	"ratsgraph/graph/view/relate"
)

// large invents a town of 3,000 sessions of 20 bodies in 30 years, each attended by
// 25 of 600 persons.
func large() *view.Town {
	r := rand.New(rand.NewPCG(1, 2))
	var all []graph.SessionFacts
	for i := range 3000 {
		body := i % 20
		era := i / 750 // of four: others belong to the bodies
		var list []string
		for _, p := range r.Perm(40)[:25] {
			n := (body*13+p)%150 + 150*era
			list = append(list, fmt.Sprintf("P%03d:party%d", n, n%7))
		}
		day := fmt.Sprintf("%d-%02d-%02d", 1990+i/100, 1+i%100/9, 1+i%28)
		all = append(all, held(graph.ID(fmt.Sprintf("body:Musterau/B%02d", body)), graph.Date(day), list...))
	}
	t := town(all...)
	t.Rooms()
	t.Members("")
	return t
}

func Benchmark(b *testing.B) {
	t := large()
	from, to := person("P003"), person("P590")
	near := person("P090")
	for name, f := range map[string]func(){
		"CoAttendance":      func() { relate.CoAttendance(t, from, relate.Scope{}, relate.WeightMinutes) },
		"StrongestOutside":  func() { relate.Strongest(t, relate.Scope{}, relate.WeightMinutes, true, 10) },
		"Ego":               func() { relate.Ego(t, from, relate.Scope{}, relate.WeightSessions, 25) },
		"Paths":             func() { relate.Connect(t, from, near, relate.Scope{}, relate.TieKinds, 4, 5) },
		"PathsFarSessions":  func() { relate.Connect(t, from, to, relate.Scope{}, []relate.TieKind{relate.TieSession}, 4, 5) },
		"PathsFarAll":       func() { relate.Connect(t, from, to, relate.Scope{}, relate.TieKinds, 4, 5) },
		"AttendanceRates":   func() { attend.Rates(t, from, "", graph.DateRange{}, attend.PerYear) },
		"Distribution":      func() { attend.Distribute(t, "body:Musterau/B03", graph.DateRange{}, 10) },
		"EarlyLeavers":      func() { attend.EarlyLeavers(t, "", graph.DateRange{}, 0.3, 3) },
		"SubstitutionPairs": func() { relate.Replaced(t, relate.Scope{}, true) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				f()
			}
		})
	}
}
