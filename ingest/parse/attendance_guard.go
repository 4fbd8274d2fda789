package parse

import "strings"

// Guards against people that are none. A line of an agenda, the heading of a list
// or the head of a column may look like a name; taking it for one would invent
// somebody.

// wordsOfTitle reports words that a title or a sentence begins with, and no name.
//
//	Eröffnung der Sitzung      Laut Anwesenheitsliste      Stimmen Bemerkung
func wordsOfTitle(name string) bool {
	toks := strings.Fields(Fold(name))
	if len(toks) == 0 || noNames[toks[0]] || noNames[toks[len(toks)-1]] {
		return true
	}
	return len(toks) > 2 && strings.HasSuffix(toks[0], "ung") && (toks[1] == "der" || toks[1] == "des" || toks[1] == "von")
}

// noNames are words of agendas and forms that nobody is called.
var noNames = wordSet("laut gemass tagesordnung einwohnerfragestunde burgerfragestunde fragestunde niederschrift beschlussfahigkeit anwesenheitsliste " +
	"bemerkung bemerkungen stimmberechtigte stimmberechtigten eroffnung begrussung feststellung genehmigung mitteilungen verschiedenes anfragen bekanntgaben sonstiges unterschrift")

// worded reports that an office has words, and not a number only; no office is fine.
func worded(s string) bool {
	return s == "" || strings.ContainsAny(Fold(s), "abcdefghijklmnopqrstuvwxyz")
}

// titlesAsPeople takes those off the list whose line is the title of an item, and
// says so.
func (p *Parser) titlesAsPeople() {
	if len(p.out.Attendance) > mostPeople || len(p.out.Agenda) > mostAnnounced {
		return
	}
	lines := map[int]string{}
	for i := range p.lines {
		if l := &p.lines[i]; l.rule == ruleAttendance {
			lines[l.no] = l.text
		}
	}
	kept := p.out.Attendance[:0]
	for _, a := range p.out.Attendance {
		if a.First == a.Last && p.isItemTitle(lines[a.First]) {
			p.problem("title_as_person", "the line reads like a name and is the title of an item", a.Span)
			continue
		}
		kept = append(kept, a)
	}
	p.out.Attendance = kept
}

// isItemTitle reports a numbered line that is the title of an item.
func (p *Parser) isItemTitle(text string) bool {
	m := entryNumber.FindString(text)
	want := plain(text[len(m):])
	if m == "" || len(want) < 6 {
		return false
	}
	same := func(t string) bool { return strings.HasPrefix(plain(t), want) }
	for _, it := range p.out.Agenda {
		if same(it.Title) {
			return true
		}
	}
	for _, a := range p.out.Announced {
		if same(a.Title) {
			return true
		}
	}
	return false
}
