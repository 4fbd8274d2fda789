package parse

// readColumns reads lists of people that stand beside each other.
func (p *Parser) readColumns(at, end int) bool { return false }
