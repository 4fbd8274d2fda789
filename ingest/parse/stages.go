package parse

// tail reads the end of the session, the signatures and the approval note.
func (p *Parser) tail() {}

// told reads what the running text tells about presence, dates and guests.
func (p *Parser) told() {}

// finish counts what was understood.
func (p *Parser) finish() {
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
