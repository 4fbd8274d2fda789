package parse

import (
	"strings"
	"unicode"
)

// fewPeople is up to how many people are no list.
const fewPeople = 3

// peopleUnread lists lines that name people as a list does, or that stand below the
// heading of one, and of which nobody was read.
//
//	Mit von der Partie:          Anwesenheit
//	Muster;Emil;ABC;ja           1  ja
//	Probe;Berta;DEF;ja           2  ja
func (p *Parser) peopleUnread() {
	listed := p.listedNames()
	end := p.frame.Head.To
	if len(p.out.Attendance) < fewPeople {
		end = min(p.frame.Tail.From, p.frame.Head.To+farBelow)
	}
	for i := 0; i < end; i++ {
		if p.itemAt(p.lines[i].no) != nil {
			continue // under an item people are elected, honoured, heard
		}
		if last := p.peopleBlock(i, end, listed); last >= i {
			p.leave("attendance_not_read", "These lines name people as a list does, and they were not read", []int{i, last}, last)
			i = last
		} else if last := p.headedBlock(i, end); last > i {
			p.leave("attendance_not_read", "Below the heading of a list of people stand lines from which nobody was read", []int{i, last}, last)
			i = last
		}
	}
}

// listedNames are the words of the names that were read, folded.
func (p *Parser) listedNames() map[string]bool {
	out := map[string]bool{}
	for _, a := range p.out.Attendance {
		for _, w := range strings.Fields(a.Name) {
			out[Fold(w)] = true
		}
	}
	return out
}

// farBelow is how many lines below the head a list of people is looked for, where
// none was read.
const farBelow = 400

// peopleBlock is the last of the unread lines from i on that name people, a few
// others among them; less than i if they are no list.
func (p *Parser) peopleBlock(i, end int, listed map[string]bool) int {
	people, last, other := 0, i-1, 0
	if !p.free(i) {
		return i - 1
	}
	for k := i; k < end && other < fewPeople; k++ {
		switch {
		case p.lines[k].blank() || p.lines[k].furniture:
		case !p.free(k):
			other = fewPeople
		default:
			n := listedPeople(p.lines[k].text, listed)
			if n == 0 && people == 0 {
				return i - 1
			}
			if people += n; n > 0 {
				last, other = k, 0
			} else {
				other++
			}
		}
	}
	if people < fewPeople {
		return i - 1
	}
	return last
}

// listedPeople counts the people whom a line of a list names by a common first name
// and a surname, less those who are known. A sentence is no such line.
func listedPeople(s string, known map[string]bool) int {
	if len(s) > 600 {
		return 0
	}
	words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '’' })
	people, small := 0, 0
	for i := 0; i < len(words); i++ {
		switch {
		case startsSmall(words[i]):
			small++
		case i+1 < len(words) && !known[Fold(words[i+1])] && (salutations[Fold(words[i])] != "" && isNameWord(words[i+1]) || isOffice(words[i]) && isSurname(words[i+1])):
			people++
			i++
		case !isGiven(words[i]):
		case known[Fold(words[i])]:
		case i+1 < len(words) && isSurname(words[i+1]), i > 0 && isSurname(words[i-1]):
			people++
			i++
		}
	}
	if people == 0 && len(words) > 1 && len(words) < 6 && small == 0 && isSurname(words[0]) && !known[Fold(words[0])] && isParty(words[len(words)-1]) {
		return 1
	}
	if small > 2*people+2 || len(words) > 5*people+6 {
		return 0
	}
	return people
}

// isSurname reports a word that may be a surname, and is neither a party nor an
// office nor the name of a street or a house.
func isSurname(w string) bool {
	return len(w) > 2 && isNameWord(w) && !isAcronym(w) && !isOffice(w) && !isGiven(w) && !houseOrStreet.MatchString(Fold(w))
}

// houseOrStreet is the end of the name of a house or a street, which is called after
// somebody.
var houseOrStreet = compile(`(?:strasse|str|weg|platz|schule|schulen|halle|allee|stift|haus|gymnasium|ring|saal|gasse|stiftung|kirche|zentrum)$`)

// headedBlock is the last of the lines below the heading of a list of people, if
// nobody was read from them; i if there is no such list.
func (p *Parser) headedBlock(i, end int) int {
	l := &p.lines[i]
	if l.blank() || l.furniture || len(l.fold) > 60 || strings.HasSuffix(l.text, ".") || !peopleHeading(l.fold) {
		return i
	}
	last, n := i, 0
	for k := p.next(i+1, end); k < end && p.free(k) && rowLike(&p.lines[k]); k = p.next(k+1, end) {
		last, n = k, n+1
	}
	for _, a := range p.out.Attendance {
		if a.First >= l.no && a.First <= p.lines[last].no {
			return i
		}
	}
	if n < 2 {
		return i
	}
	return last
}

// rowLike reports a short line that is no sentence and no label of the head.
func rowLike(l *line) bool {
	return len(l.text) < 90 && !strings.HasSuffix(l.text, ".") && !headLabel(l.fold) && !startsSmall(l.text)
}
