package parse

// Items that were voted on together. Where the text says so under one of them and
// the result names no item, it is read under that one, and a problem tells it.
//
//	Über die Tagesordnungspunkte 5 und 6 wird gemeinsam abgestimmt.
var jointVote = compile(`\b(?:gemeinsam|zusammen|en bloc|im block|in einer abstimmung)\b[^.]{0,40}\b(?:abgestimmt|abstimmen|abzustimmen|beschlossen)|\b(?:tagesordnungspunkten?|tops?|punkten?) \d{1,2}[\d. a-z]{0,8}(?:,|und|bis|-) ?(?:top )?\d{1,2}[^.]{0,80}\b(?:abgestimmt|gemeinsam|en bloc)\b`)

var jointStems = phrasesOf("abgestimmt", "abstimmen", "abzustimmen", "beschlossen", "en bloc")

// votedTogether lists such a vote of an item.
func (p *Parser) votedTogether(rows []row, list []decided) {
	open := len(list) > 0
	for _, d := range list {
		open = open && len(d.tops) == 0
	}
	if !open {
		return
	}
	for i := range rows {
		if !jointStems.in(rows[i].fold) {
			continue
		}
		from, to := around(rows, i)
		for _, s := range sentences(rows, from, to) {
			if i < s.first || i > s.last || len(s.text) > 500 || !jointVote.MatchString(Fold(s.text)) {
				continue
			}
			p.problem("vote_of_several_items", "Several items are voted on together, and the result does not say which it belongs to: "+s.text, p.span(rows[s.first].at, rows[s.last].at, "decision-told"))
			return
		}
	}
}
