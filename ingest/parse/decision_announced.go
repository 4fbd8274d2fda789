package parse

// Decisions that one sentence announces and the next one tells with its vote: they
// are one.
//
//	Nach kurzer Aussprache fasst der Ortsrat folgenden Beschluss:
//	Der Ortsrat beschließt einstimmig den Kauf einer Bank.

// announced is the sentence before this one, if it was read as a decision, has no
// vote of its own, and ends with a colon right above.
func (d *decider) announced(list []saying, i int) *saying {
	if i == 0 || len(d.out) == 0 {
		return nil
	}
	before, last := &list[i-1], &d.out[len(d.out)-1]
	if !before.colon || !last.weak || !last.open || last.Result != before.text || last.Text != "" || list[i].first > before.last+1 {
		return nil
	}
	return before
}

// takeBack removes the decision that was only announced, and returns the sentence
// that tells it together with its announcement.
func (d *decider) takeBack(announced, s saying) saying {
	d.out = d.out[:len(d.out)-1]
	s.text, s.first, s.para = joinWords(announced.text, s.text), announced.first, announced.para
	return s
}

// tellAnnounced tells a decision as one with what announced it. What was decided is
// said by the second sentence alone.
func (d *decider) tellAnnounced(announced, s saying, f string, v vote) {
	both := d.takeBack(announced, s)
	d.tell(both, f, v)
	if last := &d.out[len(d.out)-1]; last.Text == both.text {
		last.Text = s.text
	}
}
