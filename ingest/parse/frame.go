package parse

// A lineRange is the lines From to To (indexes, To not included).
type lineRange struct{ From, To int }

func (r lineRange) has(i int) bool { return r.From <= i && i < r.To }

// A frame is how the document is built. The agenda's range holds the announced
// agenda and the handling; lists of people that stand inside it are claimed
// before the agenda is read, so its readers skip claimed lines and furniture.
type frame struct {
	Head   lineRange // from the top to the agenda; holds the lists of people
	Agenda lineRange // from the first heading of the agenda to the signatures
	Tail   lineRange // end of session, signatures, approval note
	Annex  lineRange // what follows the signatures
}

// findFrame finds the parts of the document.
func (p *Parser) findFrame() frame {
	n := len(p.lines)
	return frame{Head: lineRange{0, n}, Agenda: lineRange{0, n}, Tail: lineRange{n, n}, Annex: lineRange{n, n}}
}
