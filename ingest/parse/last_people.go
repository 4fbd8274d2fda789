package parse

import (
	"strings"
	"unicode"

	"ratsgraph/ingest/minutes"
)

// ruleLastPeople names people who were read from a list of unknown form.
const ruleLastPeople = "attendance-by-name-and-party"

// lastPeople reads a list of unknown form, where no other was found: those whom it
// names by a common first name, a surname and a party. The list counts as incomplete.
//
//	Mit von der Partie:          Ratsrunde: Emil Muster ABC + Berta Probe DEF
//	Emil Muster (ABC)            Muster;Emil;ABC;ja
func (p *Parser) lastPeople() {
	if len(p.out.Attendance) > 0 {
		return
	}
	end := min(p.frame.Tail.From, p.frame.Head.To+farBelow)
	for i := 0; i < end; i++ {
		if p.itemAt(p.lines[i].no) != nil {
			continue
		}
		last := p.peopleBlock(i, end, nil)
		if last < i {
			continue
		}
		if found := p.byParty(i, last); len(found) >= fewPeople && len(found) == p.peopleIn(i, last) {
			p.takeLast(found, i, last)
			return
		}
		i = last
	}
}

// takeLast puts them on the list, and says in what way they were read.
func (p *Parser) takeLast(found []minutes.Attendee, first, last int) {
	for _, a := range found {
		p.addAttendee(a)
	}
	p.claim(first, last, ruleLastPeople)
	p.problem("attendance_by_names", "The list of people has no known form; those were read whom it names with first name, surname and party.", p.span(first, last, ruleLastPeople))
	p.noRoll()
}

// peopleIn counts the people whom lines name.
func (p *Parser) peopleIn(first, last int) int {
	n := 0
	for i := first; i <= last; i++ {
		n += listedPeople(p.lines[i].text, nil)
	}
	return n
}

// byParty reads the people of a block; none if a sign of their own in front of the
// lines may say who was there, or the heading is one of other people.
func (p *Parser) byParty(first, last int) []minutes.Attendee {
	var out []minutes.Attendee
	status := p.headedStatus(first - 1)
	if status == "" {
		return nil
	}
	signs, rests := map[string]bool{}, map[string]bool{}
	for i := first; i <= last; i++ {
		l := &p.lines[i]
		if l.blank() || l.furniture {
			continue
		}
		if sign := firstWord(l.text); len(sign) == 1 {
			signs[sign] = true
		}
		if listedPeople(l.text, nil) == 0 {
			if status = statusBy(l.fold); status == "" {
				return nil
			}
			continue
		}
		row := peopleOfRow(l.text)
		rests[restOf(l.text, row)] = true
		for k := range row {
			row[k].Status, row[k].Group, row[k].Span = rowStatus(l.fold, status), minutes.Council, p.span(i, i, ruleLastPeople)
		}
		out = append(out, row...)
	}
	if len(signs) > 0 || len(rests) > 1 {
		return nil // what stands behind some and not behind others may say that they were not there
	}
	return out
}

// restOf is what stands behind the last name and party of a row, digits alike. Words
// that say for sure whether somebody was there are left out.
func restOf(s string, row []minutes.Attendee) string {
	if len(row) > 0 {
		a := row[len(row)-1]
		last := a.Name[strings.LastIndexByte(a.Name, ' ')+1:]
		s = s[max(strings.LastIndex(s, string(a.Party))+len(a.Party), strings.LastIndex(s, last)+len(last)):]
	}
	f := strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '0'
		}
		return r
	}, strings.Trim(Fold(s), "()[]|.,;:~> "))
	if hereRow.MatchString(f) || excusedRow.MatchString(f) || awayRow.MatchString(f) {
		return ""
	}
	return f
}

// headedStatus is what the line above the list says of those below it.
func (p *Parser) headedStatus(i int) minutes.Status {
	for ; i >= 0; i-- {
		if l := &p.lines[i]; !l.blank() && !l.furniture {
			if l.rule != "" {
				return minutes.Present
			}
			return statusBy(l.fold)
		}
	}
	return minutes.Present
}

var (
	otherPeople = compile(`verteiler|kandidat|bewerb|vorschlag|gewahlt|geehrt|einladung|eingeladen|gaste|verstorben|geburtstag`)
	awayPeople  = compile(`\b(?:nicht|fehl|verhindert|abwesen|abgemeldet|entschuldigt|ohne)`)
	awayRow     = compile(`\b(?:fehlt|fehlte|nein|nicht|abwesend|leer|unentschuldigt)\b`)
	hereRow     = compile(`^(?:da|ja|anwesend|dabei)$`)
	excusedRow  = compile(`\b(?:entschuldigt|abgemeldet|krank|erkrankt|urlaub|verhindert)\b`)
)

// statusBy is what a heading of unknown form says; empty if it heads other people.
func statusBy(f string) minutes.Status {
	switch {
	case otherPeople.MatchString(f):
		return ""
	case excusedRow.MatchString(f):
		return minutes.Excused
	case awayPeople.MatchString(f):
		return minutes.Absent
	}
	return minutes.Present
}

// rowStatus is what a row says of those in it.
func rowStatus(f string, headed minutes.Status) minutes.Status {
	switch {
	case excusedRow.MatchString(f):
		return minutes.Excused
	case awayRow.MatchString(f):
		return minutes.Absent
	}
	return headed
}

// peopleOfRow reads the people of a row who have a party: of their own, or one in
// front of them all.
func peopleOfRow(s string) []minutes.Attendee {
	words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '’' })
	var out []minutes.Attendee
	lead, open := "", false
	for i := 0; i < len(words); i++ {
		w := words[i]
		switch {
		case isGiven(w) && i+1 < len(words) && isSurname(words[i+1]):
			out, open = append(out, minutes.Attendee{Name: w + " " + words[i+1]}), true
			i++
		case isGiven(w) && i > 0 && isSurname(words[i-1]):
			out, open = append(out, minutes.Attendee{Name: w + " " + words[i-1]}), true
		case isParty(w) && len(out) == 0:
			lead = w
		case isParty(w) && open:
			out[len(out)-1].Party, open = minutes.Printed(w), false
		}
	}
	kept := out[:0]
	for _, a := range out {
		if a.Party == "" {
			a.Party = minutes.Printed(lead)
		}
		if a.Party != "" {
			kept = append(kept, a)
		}
	}
	return kept
}
