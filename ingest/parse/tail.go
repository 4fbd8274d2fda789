package parse

import "strings"

const ruleSignature = "signature"

// tail reads the end of the session and the signatures.
func (p *Parser) tail() {
	in := p.frame.Tail
	if in.From < in.To && len(p.lines[in.From].fold) > 0 && in.From > p.frame.Agenda.From {
		p.namesAbove(in.From)
	}
	for i := in.From; i < in.To; i++ {
		l := &p.lines[i]
		if l.blank() || l.rule != "" || l.furniture {
			continue
		}
		switch {
		case p.endLine(i, l), p.signature(i, l), approval(l.fold):
			p.claim(i, i, ruleSignature)
		}
	}
	if p.out.Session.End == "" {
		p.endInAgenda()
	}
	p.endInText()
	p.startInText()
}

// endForm is the line that says when the session, or its public part, ended.
//
//	Ende der Sitzung: 19:10 Uhr      Ende des öffentlichen Teils: 20:31 Uhr
var endForm = compile(`^(?:sitzungs)?(?:ende|sch[il1]uss)\b.{0,45}\d`)

// endLine reads the end of the session.
func (p *Parser) endLine(i int, l *line) bool {
	if len(l.fold) > 90 || !endForm.MatchString(l.fold) {
		return false
	}
	t := findTime(l.text)
	p.set("end", &p.out.Session.End, t, p.span(i, i, ruleSignature))
	return t != ""
}

// endInAgenda reads the end where further parts follow it.
func (p *Parser) endInAgenda() {
	for i := p.frame.Agenda.From; i < p.frame.Agenda.To; i++ {
		l := &p.lines[i]
		if strings.HasPrefix(l.fold, "ende") || strings.HasPrefix(l.fold, "sitzungsende") || strings.HasPrefix(l.fold, "schluss") {
			if p.endLine(i, l) {
				p.claim(i, i, ruleSignature)
				return
			}
		}
	}
}

// closes is a sentence that says when the session was closed.
//
//	Der Vorsitzende schließt die Sitzung um 20:15 Uhr.
var closes = compile(`(?i)(?:schlie(?:ß|ss)t|schlo(?:ß|ss)|beendete?t?)\b(?:[^.]|\b\p{L}{2,5}\.){0,80}\bum (\d{1,2})[:.](\d{2}) ?Uhr|um (\d{1,2})[:.](\d{2}) ?Uhr[^.]{0,60}(?:schlie(?:ß|ss)t|geschlossen|beendet)`)

// endInText reads the end from the last lines of the handling.
func (p *Parser) endInText() {
	s := &p.out.Session
	if s.End != "" {
		return
	}
	to := p.frame.Agenda.To
	for i, seen := to-1, 0; i >= p.frame.Agenda.From && seen < 12; i-- {
		l := &p.lines[i]
		if l.blank() || l.furniture {
			continue
		}
		seen++
		text := cells(l.text)
		if i+1 < to {
			text = joinLine(text, cells(p.lines[i+1].text))
		}
		if !strings.Contains(text, "Uhr") || !strings.Contains(Fold(text), "sitzung") && !strings.Contains(Fold(text), "teil") {
			continue
		}
		if closes.MatchString(text) {
			p.set("end", &s.End, findTime(closes.FindString(text)), p.span(i, min(i+1, to-1), "closing sentence"))
			return
		}
	}
}

// approval reports a line of the note with which the minutes are approved.
func approval(f string) bool {
	for _, s := range []string{"genehmigungsvermerk", "das vorstehende protokoll", "einstimmig - mit folgenden", "zur beurkundung", "gez.", "v.g.u", "i.a.", "i. a.", "gesehen"} {
		if strings.HasPrefix(f, s) {
			return true
		}
	}
	return strings.HasPrefix(f, "___") || strings.HasPrefix(f, "(")
}

// signature reads offices of signatures, and the names above or beside them.
//
//	Emil Muster Berta Probe
//	Vorsitzender Schriftführerin
//
//	Bürgermeister Muster      Protokollführerin Probe
//
//	Emil Muster               Berta Probe
//	Vorsitzender Ortsbeirat   Protokollführerin
func (p *Parser) signature(i int, l *line) bool {
	if strings.HasPrefix(l.text, "(") || len(l.text) > 200 {
		return false
	}
	names := p.signers(i)
	offices := signatureCells(l.raw)
	if len(offices) == 0 || len(names) != len(offices) {
		if offices = signatureOffices(l.text); len(offices) == 0 {
			return false
		}
	}
	for k, o := range offices {
		if len(names) == len(offices) {
			o.name = names[k]
		}
		p.sign(i, o.office, o.name)
	}
	return true
}

// signatureCells reads offices that wide blanks set apart; what follows an office
// in its cell is the body it belongs to.
func signatureCells(raw string) []signer {
	var out []signer
	for _, c := range cellsAt(raw) {
		w := firstWord(c.text)
		if !isOffice(w) && len(out) == 0 {
			return nil
		}
		out = append(out, signer{office: w})
	}
	return out
}

// sign fills chair and secretary from a signature.
func (p *Parser) sign(i int, office, name string) {
	f := Skeleton(Fold(office))
	s, span := &p.out.Session, p.span(max(i-1, 0), i, ruleSignature)
	switch {
	case name == "":
	case strings.Contains(f, "varsitz") && !strings.Contains(Fold(office), "stell"):
		p.set("chair", &s.Chair, name, span)
	case strings.Contains(f, "schriftfihr"), strings.Contains(f, "prataka"):
		p.set("secretary", &s.Secretary, name, span)
	}
}

// A signer is an office of a signature, with the name if it stands beside it.
type signer struct{ office, name string }

// signatureOffices reads a line of offices; nothing if it holds anything else.
func signatureOffices(text string) []signer {
	var out []signer
	for _, w := range strings.Fields(text) {
		w, _ = nameToken(w)
		switch {
		case isOffice(w):
			out = append(out, signer{office: w})
		case len(out) > 0 && isNameWord(w) && strings.Count(out[len(out)-1].name, " ") < 3:
			o := &out[len(out)-1]
			o.name = joined(o.name, w)
		default:
			return nil
		}
	}
	return out
}

// signers reads the names on the line above offices. Names that nothing
// separates are two words each.
func (p *Parser) signers(i int) []string {
	for j := i - 1; j >= 0 && j > i-4; j-- {
		l := &p.lines[j]
		if l.blank() || l.furniture {
			continue
		}
		return splitNames(l.raw)
	}
	return nil
}

// splitNames cuts a line of names.
func splitNames(raw string) []string {
	var out []string
	for _, part := range wide.Split(strings.TrimSpace(raw), -1) {
		n, ok := readName(strings.TrimPrefix(strings.TrimSpace(part), "gez. "))
		switch {
		case !ok || strings.TrimSpace(n.tail) != "":
			return nil
		case n.words == 4 && !strings.Contains(raw, "  "):
			toks := strings.Fields(n.name)
			return []string{toks[0] + " " + toks[1], toks[2] + " " + toks[3]}
		}
		out = append(out, n.name)
	}
	return out
}

// namesAbove sets the names above the offices apart from the last item.
func (p *Parser) namesAbove(i int) {
	if len(signatureOffices(p.lines[i].text)) == 0 {
		return
	}
	for j := i - 1; j > p.frame.Agenda.From && j > i-4; j-- {
		l := &p.lines[j]
		if l.blank() || l.furniture {
			continue
		}
		if len(splitNames(l.raw)) > 0 {
			p.claim(j, j, ruleSignature)
			p.frame.Agenda.To, p.frame.Tail.From = j, j
		}
		return
	}
}

// startForm is the opening of the session with its time.
//
//	Der Vorsitzende eröffnet um 20.00 Uhr die Sitzung
var startForm = compile(`(?i)er(?:ö|o|é|ii|a)ffnet(?:e)?\b(?:[^.]|\b\p{L}{2,5}\.){0,60}\bum (\d{1,2}(?:[:.]\d{2})?) ?Uhr|um (\d{1,2}(?:[:.]\d{2})?) ?Uhr er(?:ö|o|é)ffnet`)

// startInText takes the start from the sentence with which the session is opened,
// where the head does not print it.
func (p *Parser) startInText() {
	s := &p.out.Session
	for i, seen := 0, 0; s.Start == "" && i < p.frame.Agenda.To && seen < 150; i++ {
		l := &p.lines[i]
		if l.blank() || l.furniture {
			continue
		}
		seen++
		if !strings.Contains(l.fold, "uhr") || !strings.Contains(l.fold, "ffnet") && !p.opensAbove(i) {
			continue
		}
		t := p.passage(i, "opening")
		if m := startForm.FindString(t.text); m != "" && strings.Contains(Fold(t.text), "sitzung") {
			p.set("start", &s.Start, findTime(m), p.span(i, i, "opening"))
		}
	}
}

func (p *Parser) opensAbove(i int) bool {
	return i > 0 && strings.Contains(p.lines[i-1].fold, "ffnet")
}
