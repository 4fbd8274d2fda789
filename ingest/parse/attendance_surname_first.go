package parse

import "strings"

// A list may print the surname first: behind an office and in front of a comma, or
// in front of the first name with nothing between.
//
//	Stadtverordnete Muster, Berta (ABC)         Muster Berta      ABC
//	Stadtverordneter Probe, Dr. Karl (DEF)      Probe Karl        DEF
//
// One such row may as well name two people, or one with the first name in front.
// The list and the rest of the document must tell.

// fewestSurnames is how many rows must be set alike before they tell their order.
const fewestSurnames = 5

// lookSurnames finds out whether surnames stand in front.
func (r *roll) lookSurnames(at, end int) {
	led, behind, ahead := 0, 0, 0
	var first, last []string
	for i := at; i < end && i < len(r.lines) && i < at+mostPeople; i++ {
		l := &r.lines[i]
		if l.blank() || l.furniture {
			continue
		}
		if _, _, ok := officeLed(l.text); ok {
			led++
		}
		if salutations[firstWord(l.fold)] == "" {
			b, a := givenOrder(l.text)
			behind, ahead = behind+b, ahead+a
		}
		if n, ok := bareFullName(l); ok {
			first = append(first, Fold(firstWord(n)))
			last = append(last, Fold(n[strings.LastIndexByte(n, ' ')+1:]))
		}
	}
	r.officeLed = led >= 3
	r.givenBehind = behind >= fewestTurned && behind > 4*ahead
	r.surnamesAhead = alphabetical(first) && !alphabetical(last) && r.p.calledBy(first, last)
}

// officeLed cuts the office off a row that goes on with the surname, a comma and
// the first name.
func officeLed(text string) (office string, m []string, ok bool) {
	if !strings.Contains(text, ", ") {
		return "", nil, false
	}
	rest := text
	for w, after, more := strings.Cut(rest, " "); more && isOffice(w) && !strings.HasSuffix(w, ","); w, after, more = strings.Cut(rest, " ") {
		office, rest = joined(office, w), strings.TrimSpace(after)
	}
	if office == "" {
		return "", nil, false
	}
	m = surnameAhead(rest)
	if m == nil || !isSurnameFirst(m) || strings.HasPrefix(strings.TrimSpace(m[4]), ",") {
		return "", nil, false
	}
	return office, m, true
}

// officeRow reads such a row.
func (r *roll) officeRow(text string) []entry {
	if !r.officeLed {
		return nil
	}
	office, m, ok := officeLed(cells(text))
	if !ok {
		return nil
	}
	n := surnameNamed(m)
	n.office = office
	return []entry{newEntry(n)}
}

// bareFullName is the name of two words that a line begins with, where no office
// and no Herr or Frau stands in front.
func bareFullName(l *line) (string, bool) {
	list := cellsAt(l.raw)
	if len(list) == 0 || strings.ContainsAny(list[0].text, ",:(") || len(list[0].text) > 50 {
		return "", false
	}
	n, ok := readName(list[0].text)
	return n.name, ok && n.words == 2 && n.salutation == "" && n.office == "" && strings.TrimSpace(n.tail) == "" && !bodyWord.MatchString(firstWord(n.name))
}

// alphabetical reports words in the order of the alphabet, but for the begin of a second
// list and of a third.
func alphabetical(words []string) bool {
	if len(words) < fewestSurnames {
		return false
	}
	back := 0
	for i := 1; i < len(words); i++ {
		if words[i] < words[i-1] {
			back++
		}
	}
	return back <= 1 || back == 2 && len(words) > 3*fewestSurnames
}

// calledBy reports whether the document calls people, behind Herr, Frau or an
// office, by the first of the words rather than by the last.
func (p *Parser) calledBy(first, last []string) bool {
	of := map[string]int{}
	for i := range first {
		of[first[i]]++
		of[last[i]]--
	}
	calls := 0
	for i := range p.lines {
		toks := strings.Fields(p.lines[i].text)
		for k := 1; k < len(toks); k++ {
			if !startsUpper(toks[k]) || salutations[Fold(toks[k-1])] == "" && !isOffice(toks[k-1]) {
				continue
			}
			w, _ := nameToken(toks[k])
			if k+1 < len(toks) && startsUpper(toks[k+1]) && w == toks[k] {
				continue // a full name, in either order
			}
			calls += of[Fold(w)]
		}
	}
	return calls > 0
}

// fewestTurned is how many names with the first name behind tell that a list prints
// them so.
const fewestTurned = 3

// givenOrder counts the names of a line that have a known first name behind a word
// that is none, and those that have it in front.
func givenOrder(text string) (behind, ahead int) {
	if len(text) > 400 {
		return 0, 0
	}
	for _, part := range nameParts.Split(text, -1) {
		n, ok := readName(withoutNumber(strings.TrimSpace(part)))
		if !ok || n.words < 2 {
			continue
		}
		if n.words >= fewestRun {
			if people := runRow(part); people != nil && !isGiven(firstWord(n.name)) {
				behind += len(people)
			}
			continue
		}
		switch {
		case turnsAround(n.name):
			behind++
		case isGiven(firstWord(n.name)):
			ahead++
		}
	}
	return behind, ahead
}

// nameParts parts the people of a line.
var nameParts = compile(`[,;|]| {2,}| und `)

// turnsAround reports a name of which only the words behind the first are known as
// first names.
func turnsAround(name string) bool {
	words := strings.Fields(name)
	if len(words) < 2 || len(words) > 3 || isGiven(words[0]) || particles[Fold(words[0])] {
		return false
	}
	for _, w := range words[1:] {
		if !isGiven(w) {
			return false
		}
	}
	return true
}

// turnedAround puts the first name in front, in a list that prints it behind.
func (r *roll) turnedAround(name string) string {
	if !r.givenBehind || !turnsAround(name) {
		return name
	}
	surname, given, _ := strings.Cut(name, " ")
	return given + " " + surname
}

// turned puts the first name of a bare name in front, where the list prints it
// behind the surname.
func (r *roll) turned(n named) named {
	if !r.surnamesAhead || n.words != 2 || n.salutation != "" || n.office != "" {
		return n
	}
	i := strings.LastIndexByte(n.name, ' ')
	n.name = n.name[i+1:] + " " + n.name[:i]
	return n
}
