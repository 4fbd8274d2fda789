package ingest

import (
	"fmt"

	"ratsgraph/graph"
	"ratsgraph/ingest/minutes"
)

// The tenses of a date in the running text, by its words.
const (
	past   = "past"
	future = "future"
)

// date is the day that is given or printed, else the bounds that the running
// text sets.
func (p *planner) date() graph.UncertainDate {
	read, given := graph.Date(p.Says.Session.Date), graph.Date(p.Given.Date)
	if given != "" {
		if read != "" && read != given {
			p.contradiction("date_differs", fmt.Sprintf("the document prints %s, given is %s", read, given),
				p.Says.Session.Spans["date"])
		}
		d := graph.OnDay(given)
		d.Given = read != given
		return d
	}
	if read != "" {
		return graph.OnDay(read)
	}
	return p.between()
}

// between bounds a day that is not printed: after the last date of which the
// text speaks as past, before the first that is still to come.
func (p *planner) between() graph.UncertainDate {
	after, before := p.bounds()
	d := graph.Between(graph.Date(after.Date), graph.Date(before.Date))
	if d.From != "" && d.To != "" && d.From > d.To {
		p.contradiction("date_bounds", fmt.Sprintf("the session lies after %s and before %s", d.From, d.To), after.Span)
		return graph.Between("", "")
	}
	return d
}

// bounds are the dates between which the session lies.
func (p *planner) bounds() (after, before minutes.DateMention) {
	dates := p.Says.Dates
	if p.Says.Next != "" {
		next := minutes.DateMention{Date: string(p.Says.Next), Tense: future}
		if p.Says.NextSpan != nil {
			next.Span = *p.Says.NextSpan
		}
		dates = append(dates[:len(dates):len(dates)], next)
	}
	for _, d := range dates {
		switch {
		case d.Tense == past && d.Date > after.Date:
			after = d
		case d.Tense == future && (before.Date == "" || d.Date < before.Date):
			before = d
		}
	}
	return after, before
}

// dateSources are the places of the bounds, where the day itself is not printed.
func (p *planner) dateSources() []graph.Source {
	d := p.out.Session.Date
	if d.Precision != graph.PrecisionBounded {
		return nil
	}
	after, before := p.bounds()
	var out []graph.Source
	for _, b := range []minutes.DateMention{after, before} {
		if b.Date != "" && b.First > 0 {
			out = append(out, p.field("date", b.Span))
		}
	}
	return out
}
