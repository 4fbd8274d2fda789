package parse

import (
	"cmp"
	"slices"
	"strings"

	"ratsgraph/ingest/minutes"
)

// addition is a line that says more about the person above it.
//
//	ab 17:30 Uhr      (bis einschließlich TOP 4)      für ordentl. Mitglied Emil Muster
//	als Vertreterin für Frau Probe      zugleich Protokollführer      ordentl. Mitglied
var addition = compile(`^(?:\(?(?:ab|bis|von|zu top|top|entschu|unentsch|anwesend|verspatet|- e)\b|\(|als vertret|f(?:u|i|ii|li|iii)r |i\.? ?v\.|vertreten |in vertretung|zugleich|ordent|beratend|stv\.|ste[il1]{2}v|\d\. stv|sachkund|\(?protoko|vertret(?:er|erin)\b|m.d. vertretung)`)

// addsToLast reads a line that goes on about the person of the line before.
func (r *roll) addsToLast(i int, text string) bool {
	if len(r.last) == 0 {
		return false
	}
	f := Fold(text)
	role := isRoleLine(text)
	if !role && !addition.MatchString(f) {
		return false
	}
	if salutations[strings.TrimLeft(f[:min(len(f), 5)], "(| ")] != "" {
		return false
	}
	if _, list := pieces(text); len(list) > 0 || particles[firstWord(text)] && surnameRow(text) != nil {
		return false
	}
	if n, ok := readName(text); ok && n.office != "" && n.salutation == "" && !strings.HasPrefix(text, "(") && !standsFor.MatchString(" "+text) {
		return false
	}
	e := &r.out[r.last[len(r.last)-1]]
	before := e.Status
	e.readTail(" " + strings.Trim(text, "|"))
	if e.Status == "" {
		e.Status = before
	}
	if e.Group == minutes.Guest && writes.MatchString(Fold(e.Role)) {
		e.Group = minutes.Administration
	}
	e.Last = r.lines[max(i, r.rowEnd)].no
	return true
}

// isRoleLine reports a line that holds nothing but the office of the person above.
func isRoleLine(text string) bool {
	if len(text) > 60 || strings.HasSuffix(text, ":") {
		return false
	}
	toks := strings.Fields(text)
	if len(toks) == 0 || len(toks) > 5 {
		return false
	}
	if _, ok := readName(text); ok {
		return false
	}
	return isOffice(toks[0]) && isOffice(toks[len(toks)-1]) || coOpted.MatchString(Fold(text))
}

// coOpted is the office of somebody who sits in a committee without a seat in the
// council.
var coOpted = compile(`^(?:wahlbare[rs]?|sachkundige[rs]?|sachk\.|berufene[rs]?|beratende[rs]?) (?:b[ui]{1,3}rger|einwohner)(?:in)?$`)

// countLine counts those who are named below: "und 11 Gemeinderäte".
var countLine = compile(`^(?:zahl|anzahl) der (?:anwesen|zuhor|teilneh|mitgl|erschien)|^(?:und )?\d{1,3} (?:gemeinderate|stadtrate|mitglieder|ratsmitglieder|ortschaftsrate)`)

// roleGoesOn reads the second line of a long role.
//
//	Herr Emil Muster, stellv. Leiter Fachbereich Bildung, Kultur, Freizeit,
//	Ordnungsangelegenheiten
func (r *roll) roleGoesOn(i int, text string) bool {
	if len(r.last) == 0 || r.lastAt != i-1 || strings.HasSuffix(text, ":") {
		return false
	}
	if countLine.MatchString(Fold(text)) {
		return true
	}
	if n, ok := readName(text); ok && n.office != "" && n.words > 1 {
		return false // somebody else, with the office in front
	}
	before := r.lines[i-1].text
	e := &r.out[r.last[len(r.last)-1]]
	long := strings.HasSuffix(before, ",") || strings.HasSuffix(before, " und") || len(before) > 70 || r.sect.group != minutes.Council && e.Role != ""
	if !long || len(text) > 90 {
		return false
	}
	e.readTail(", " + text)
	e.Last = r.lines[max(i, r.rowEnd)].no
	return true
}

// brace keeps the lines together that a brace does; what is printed behind one of
// them holds for all. Of braces that follow each other without a line between them
// each has its party at its middle; where that can be read in two ways, the lines
// that differ have none.
//
//	Herr Emil Muster }
//	Frau Berta Probe } ABC-Ratsfraktion
func (r *roll) brace(k int) {
	e := &r.out[k]
	if !e.brace {
		r.endBrace()
		return
	}
	r.braces = append(r.braces, k)
	if e.note != "" {
		r.note = e.note
	}
}

func (r *roll) endBrace() {
	notes := make([]string, len(r.braces))
	several := 0
	for i, k := range r.braces {
		if notes[i] = r.out[k].note; isParty(notes[i]) {
			several++
		}
	}
	if several > 1 {
		notes = bracedNotes(notes)
	}
	for i, k := range r.braces {
		e := &r.out[k]
		if note := cmp.Or(notes[i], r.note); several > 1 && e.note == "" && notes[i] != "" || several < 2 && note != "" && e.note == "" {
			e.readTail(", " + note)
		}
	}
	r.braces, r.note = nil, ""
}

// bracedNotes gives each line the note of its brace, empty if it is not certain
// which that is.
func bracedNotes(notes []string) []string {
	var found [][]string
	var cut func(from int, so []string)
	cut = func(from int, so []string) {
		if from == len(notes) {
			found = append(found, slices.Clone(so))
			return
		}
		for n := 1; from+n <= len(notes) && n <= 9; n++ {
			note := notes[from+(n-1)/2]
			one := slices.ContainsFunc(notes[from:from+n], func(x string) bool { return x != "" && x != note })
			if note != "" && !one {
				cut(from+n, append(slices.Clone(so), slices.Repeat([]string{note}, n)...))
			}
		}
	}
	if len(notes) <= 12 { // no list of absentees is longer, and the ways to read one multiply
		cut(0, nil)
	}
	out := slices.Clone(notes)
	for i := range out {
		if len(found) > 0 && !slices.ContainsFunc(found, func(f []string) bool { return f[i] != found[0][i] }) {
			out[i] = found[0][i]
		}
	}
	return out
}

// flush ends what holds only within a section.
func (r *roll) flush() { r.endBrace() }

// finish hands the people over: one entry for each, and who stood in for whom.
func (r *roll) finish() {
	r.flush()
	for k := range r.out {
		r.p.addAttendee(r.out[k].Attendee)
	}
	for k := range r.out {
		if d := r.out[k].deputy; d != "" {
			r.p.standsIn(d, r.out[k])
		}
	}
}

// addAttendee adds a person, or what is new about one who is listed already.
func (p *Parser) addAttendee(a minutes.Attendee) {
	for k := range p.out.Attendance {
		if b := &p.out.Attendance[k]; sameName(b.Name, a.Name) {
			p.merge(b, a)
			return
		}
	}
	p.out.Attendance = append(p.out.Attendance, a)
}

// sameName reports whether two printed names are the same words.
func sameName(a, b string) bool { return a == b || Fold(a) == Fold(b) }

// merge adds to an entry what a second one of the same person says.
func (p *Parser) merge(b *minutes.Attendee, a minutes.Attendee) {
	if b.Status != a.Status {
		p.disagree(*b, a)
	}
	if a.Group == minutes.Administration && (b.Role == "Schriftführung" || b.Role == "Vorsitzender") {
		b.Group = a.Group
	}
	for _, f := range []struct{ dst, src *minutes.Printed }{{&b.Party, &a.Party}, {&b.From, &a.From}, {&b.Until, &a.Until}, {&b.For, &a.For}} {
		if *f.dst == "" {
			*f.dst = *f.src
		}
	}
	if b.Role == "" || b.Role == "Schriftführung" && a.Role != "" {
		b.Role = a.Role
	}
	b.Substitute = b.Substitute || a.Substitute
	b.More = append(b.More, a.Span)
}

// standsIn notes at the deputy for whom he or she stood in.
func (p *Parser) standsIn(deputy string, e entry) {
	for k := range p.out.Attendance {
		b := &p.out.Attendance[k]
		if b.For == minutes.Printed(e.Name) && nameEnds(b.Name, deputy) {
			return
		}
		if b.For == "" && b.Status == minutes.Present && nameEnds(b.Name, deputy) {
			b.For, b.Substitute = minutes.Printed(e.Name), true
			b.More = append(b.More, e.Span)
			return
		}
	}
	p.problem("deputy_not_listed", "the deputy "+deputy+" is not on the list of people", e.Span)
}

// nameEnds reports whether the full name is, or ends in, the other one.
func nameEnds(full, part string) bool {
	f, g := Fold(full), Fold(part)
	return f == g || strings.HasSuffix(f, " "+g)
}
