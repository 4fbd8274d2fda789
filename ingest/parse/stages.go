package parse

// finish settles what needs the whole document, and counts what was understood.
func (p *Parser) finish() {
	p.chair()
	p.municipalityFromAgenda()
	q := &p.out.Quality
	for i := range p.lines {
		l := &p.lines[i]
		if l.blank() {
			continue
		}
		q.Lines++
		if l.rule != "" || l.furniture {
			q.Understood++
		}
	}
}
