package ingest

import (
	"regexp"
	"slices"

	"ratsgraph/graph"
)

// supplement is the end of a number that names a supplement of a paper:
//
//	DS 31/2017 1. Ergänzung
//	11/1566 2. Nachtrag
var supplement = regexp.MustCompile(`^(.+?)\s+\d{1,2}\.\s*(Ergänzung|Nachtrag|Änderung|Neufassung)$`)

// papers adds papers to the facts and returns their ids, each once. A
// supplement brings the paper that it supplements.
func (p *planner) papers(numbers []string) []graph.ID {
	var ids []graph.ID
	for _, n := range numbers {
		if id := p.paper(n); id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

func (p *planner) paper(number string) graph.ID {
	number = graph.Canonical(number)
	if number == "" {
		return ""
	}
	paper := graph.Paper{
		ID:             graph.NewID(graph.KindPaper, p.scope, number),
		Number:         number,
		MunicipalityID: p.town,
	}
	if base := supplement.FindStringSubmatch(number); base != nil {
		paper.BaseID = p.paper(base[1])
	}
	if p.first(paper.ID) {
		p.out.Papers = append(p.out.Papers, paper)
	}
	return paper.ID
}
