package parse

// finish settles what needs the whole document, and counts what was understood.
func (p *Parser) finish() {
	p.lastDay()
	p.lastPeople()
	p.lastVotes()
	p.bodyFromMembers()
	p.chair()
	p.municipalityFromAgenda()
	p.contradictions()
	p.repairs()
	p.unsureLines()
	p.unread()
	p.problemKinds()
	p.out.Attendance = orEmpty(p.out.Attendance)
	p.out.Agenda = orEmpty(p.out.Agenda)
	p.out.Recusals = orEmpty(p.out.Recusals)
	p.out.Dropped = orEmpty(p.out.Dropped)
	p.quality()
}

// orEmpty makes an empty list of none, which in JSON is [] and not null.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
