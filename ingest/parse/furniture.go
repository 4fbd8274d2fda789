package parse

// markFurniture marks page numbers and repeated heads and feet of pages.
func (p *Parser) markFurniture() {}
