package parse

// agenda reads the announced agenda and the handling, from p.frame.Agenda.
func (p *Parser) agenda() {}
