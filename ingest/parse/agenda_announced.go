package parse

import "ratsgraph/ingest/minutes"

// announce reads the agenda as announced. Where the handling has a heading for
// every item, the announced one tells where titles end, and which papers and
// marks ("- abgesetzt -") go with them.
func (p *Parser) announce(rows []row, heads, handled []found) {
	for i, h := range heads {
		end := len(rows)
		if i+1 < len(heads) {
			end = heads[i+1].from
		} else if len(handled) > 0 && handled[0].from > h.row {
			end = handled[0].from
		}
		end = max(end, h.row+1)
		t := readTitle(rows[:end], h.row, h.heading, "")
		if t.text == "" {
			continue
		}
		last := max(t.end-1, h.row)
		p.out.Announced = append(p.out.Announced, minutes.Announced{
			Number: h.number, Part: h.part, Title: t.text, Papers: t.papers,
			Span: p.span(rows[h.from].at, rows[last].at, "announced"),
		})
		p.claim(rows[h.from].at, rows[last].at, "announced")
		if t.status != "" {
			p.drop(h.number, t.status, "", p.span(rows[h.row].at, rows[last].at, "dropped-mark"))
		}
	}
}

// mostAnnounced bounds the agenda in which a title is looked for by its words.
const mostAnnounced = 400

// announcedAs finds the announced item that a heading of the handling is about:
// the same number with the same title, or the same title, for numbers shift when
// the agenda is changed.
func (p *Parser) announcedAs(h heading) minutes.Announced {
	for _, a := range p.out.Announced {
		if a.Number == h.number && a.Part == h.part && (h.rest == "" || akin(a.Title, h.rest)) {
			return a
		}
	}
	if len(h.rest) < 8 || len(p.out.Announced) > mostAnnounced {
		return minutes.Announced{}
	}
	for _, a := range p.out.Announced {
		if similar(a.Title, h.rest) {
			return a
		}
	}
	return minutes.Announced{}
}
