package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// Headings of items. Each form is a kind; the handling of one document uses one
// kind, mostly, and the announced agenda another.
type headingKind int

const (
	kindZuPunkt  headingKind = iota // Zu Punkt 5: Haushalt      Zu TOP 5.
	kindZuTOP                       // Zu TOP 5: Haushalt
	kindTOP                         // TOP 5: Haushalt      Tagesordnungspunkt 1:
	kindPunktDer                    // Punkt 7 der Tagesordnung: Haushalt
	kindZu                          // Zu 5  Haushalt
	kindLetter                      // Ö 5.3.1 Haushalt      N 12 Grundstück
	kindSection                     // § 5      (title below), in minutes that count their items so
	kindCounted                     // Nr. 5  Haushalt      lfd. Nr. 45
	kindDot                         // 5. Haushalt      5.1 Haushalt      2.a. Haushalt      3 a) Haushalt
	kindParen                       // 5) Haushalt
	kindWide                        // 5       Haushalt
	kindTable                       // |5 | Haushalt [11/1566 |
	kindPlain                       // 5 Haushalt
	kindAlone                       // 5       (title around it or below)
	kindLoose                       // an announced title that stands again, however its number is set
	headingKinds
)

// strong kinds are words that nothing but an item begins with; the weak ones may
// be points of a list as well.
func (k headingKind) strong() bool { return k <= kindCounted }

// A heading is where an item begins.
type heading struct {
	kind   headingKind
	number string
	rest   string // of the line, behind the number
	part   minutes.Part
	at     int  // index of the line
	doubt  bool // it is one only where others count on with it
}

const itemNumber = `(\d{1,3}(?:\.\d{1,2}){0,4}\.?(?: ?[a-z]\b[.)]?)?)`

var (
	headZuPunkt  = compile(`^[Zz][Uu] (?:[Pp]unkt|[Tt][Oo][Pp]|Tagesordnungspunkt)\.? ?(\d{1,3}(?:\.\d{1,2}){0,4})(\.? ?[a-z]?\)?)(?: der Tagesordnung)? ?([.:)-]+|$| )\s*(.*)$`)
	headZuLetter = compile(`^[Zz]u (Ö|O|N|NÖ) ?` + itemNumber + ` *:?(?: +(.*))?$`)
	headTOP      = compile(`^(?:TOP|Top|Tagesordnungspunkt|TAGESORDNUNGSPUNKT|Tagesordnungspunkt Nr\.) ?:? ?([ÖN] ?)?` + itemNumber + ` ?([:.)–-]|$| )\s*(.*)$`)
	headPunktDer = compile(`^(?:Punkte?|PUNKT|Pkt\.?) ` + itemNumber + `(?: (?:der|DER) (?:T|t)[a-zA-Z]*)? ?: *(.*)$`)
	headRoman    = compile(`^(?:TOP|Top) ([IVX]{1,4}[./-] ?\d{1,2}(?:\.\d{1,2})*)\.?(?:[:.)–-] *| +)(\p{Lu}.*|„.*)$`)
	headPunktDot = compile(`^(?:Punkt|PUNKT|Pkt\.?) (\d{1,3}(?:\.\d{1,2})*[a-z]?)(?:\.\)|\)|\.:) *(\S.*)$`)
	headPunktCut = compile(`^Punkte? ` + itemNumber + ` der (?:Tagesordnung|Tages-?$)(.*)$`)
	headZu       = compile(`^(?:Zu|zu) ?` + itemNumber + `(?:(?: {2,}|: ?| )([A-ZÄÖÜ„"].*|)| {2,}(\d{1,2}\. ?\p{Lu}.*))?$`)
	headLetter   = compile(`^(Ö|O|N|NÖ) ?` + itemNumber + `(?: +(.*))?$`)
	headDot      = compile(`^(\d{1,3}(?:\.\d{1,2}){0,4})(\.?)( ?[a-z]\b[.)]?)? +(\S.*)$`)
	headParen    = compile(`^(\d{1,3}(?:\.\d{1,2}){0,3})\.?\) *(\S.*)$`)
	headTable    = compile(`^[|\[] ?([ÖN] ?)?` + itemNumber + ` ?[|\[] ?(.*)$`)
	headSection  = compile(`^§ ?(\d{1,3})(?: {3,}(\p{Lu}.*))?$`)
	headAlone    = compile(`^` + itemNumber + `$`)
)

// headingAt reads a heading from a line; the caller says which line it is.
func headingAt(l *line) (heading, bool) {
	s := closeDot(l.text)
	if len(s) == 0 || len(s) > 400 {
		return heading{}, false
	}
	if m := pageLead.FindString(s); m != "" && len(s) > len(m) {
		s = s[len(m):]
		l = &line{text: s, raw: s, fold: l.fold}
	}
	switch c := s[0]; {
	case c == 'Z' || c == 'z':
		if m := headZuPunkt.FindStringSubmatch(s); m != nil && (m[3] != " " || upperStart(m[4]) && m[4][0] != '(') {
			if strings.EqualFold(s[3:6], "TOP") {
				return newHeading(kindZuTOP, m[1]+m[2], m[4])
			}
			return newHeading(kindZuPunkt, m[1]+m[2], m[4])
		}
		if m := headZuLetter.FindStringSubmatch(s); m != nil && (m[3] == "" || upperStart(m[3])) {
			h, ok := newHeading(kindZuTOP, m[2], m[3])
			h.part = letterPart(m[1])
			return h, ok
		}
		if m := headZu.FindStringSubmatch(s); m != nil {
			return newHeading(kindZu, m[1], m[2]+m[3])
		}
	case c == 'T':
		return topHeading(s)
	case c == 'P':
		return punktHeading(s)
	case c == '|' || c == '[':
		if m := headTable.FindStringSubmatch(s); m != nil {
			h, ok := newHeading(kindTable, m[2], m[3])
			h.part = letterPart(m[1])
			return h, ok
		}
	case digit(c):
		return numberedHeading(l, s)
	case strings.HasPrefix(s, "§"):
		if m := headSection.FindStringSubmatch(s); m != nil {
			return newHeading(kindSection, m[1], m[2])
		}
	case c == 'l' || c == 'L' || c == 'N' && strings.HasPrefix(s, "Nr."):
		return countedHeading(s)
	case c == 'N' || c == 'O' || strings.HasPrefix(s, "Ö"):
		if m := headLetter.FindStringSubmatch(s); m != nil && (len(m[3]) == 0 || upperStart(m[3])) {
			h, ok := newHeading(kindLetter, m[2], m[3])
			h.part = letterPart(m[1])
			return h, ok
		}
	}
	return heading{}, false
}

// pageLead is the mark of a page that has slipped in front of a heading.
//
//   - 2 - 3. Bericht des Bürgermeisters
var pageLead = compile(`^- \d{1,3} - `)

// closeDot moves the dot of a number to it, which a column or text recognition has
// set apart.
//
//	1 .     Eröffnung      4.1 .   Jahresbericht      zu 3 .  Fragestunde
func closeDot(s string) string {
	at := strings.Index(s[:min(len(s), 18)], " .")
	if at < 1 || !digit(s[at-1]) || at+2 < len(s) && s[at+2] != ' ' || strings.Count(s[:at], " ") > 1 {
		return s
	}
	return s[:at] + s[at+1:]
}

// topHeading reads the headings that begin with "TOP" or its long form.
func topHeading(s string) (heading, bool) {
	if m := headTOP.FindStringSubmatch(s); m != nil && (m[3] != " " || upperStart(m[4]) && m[4][0] != '(') {
		h, ok := newHeading(kindTOP, m[2], m[4])
		h.part = letterPart(m[1])
		return h, ok
	}
	if m := headRoman.FindStringSubmatch(s); m != nil {
		return newHeading(kindTOP, m[1], m[2])
	}
	return belowHeading(s)
}

// punktHeading reads the headings that begin with "Punkt".
func punktHeading(s string) (heading, bool) {
	if m := headPunktDer.FindStringSubmatch(s); m != nil && (strings.Contains(s, " der ") || readVote(m[2]).empty()) {
		return newHeading(kindPunktDer, m[1], m[2])
	}
	if m := headPunktDot.FindStringSubmatch(s); m != nil && upperStart(m[2]) {
		return newHeading(kindPunktDer, m[1], m[2])
	}
	if m := headPunktCut.FindStringSubmatch(s); m != nil {
		return newHeading(kindPunktDer, m[1], strings.TrimLeft(m[2], ": "))
	}
	if h, ok := belowHeading(s); ok {
		return h, ok
	}
	return countedHeading(s)
}

// numberedHeading reads the headings that begin with their number.
func numberedHeading(l *line, s string) (heading, bool) {
	if m := headParen.FindStringSubmatch(s); m != nil {
		return newHeading(kindParen, m[1], m[2])
	}
	if headAlone.MatchString(s) {
		return newHeading(kindAlone, s, "")
	}
	m := headDot.FindStringSubmatch(s)
	if m == nil {
		return heading{}, false
	}
	dotted := m[2] != "" || m[3] != "" || strings.Contains(m[1], ".")
	if !dotted {
		if wideGap(l.raw, m[1]) {
			return newHeading(kindWide, m[1], m[4])
		}
		if len(m[1]) <= 2 && len(m[4]) > 5 && m[4][0] >= 'A' && !month(m[4]) && !countStart.MatchString(l.fold) {
			return newHeading(kindPlain, m[1], m[4])
		}
		return heading{}, false
	}
	if m[2] == "" && m[3] == "" && wideGap(l.raw, m[1]) {
		return newHeading(kindWide, m[1], m[4])
	}
	if !titleStart(m[4]) || month(m[4]) || officeNumbered.MatchString(m[4]) {
		return heading{}, false
	}
	return newHeading(kindDot, m[1]+m[2]+m[3], m[4])
}

// officeNumbered is somebody whose office is counted, as the subject of a sentence.
//
//  1. Bürgermeister Vogt eröffnet die Sitzung.
var officeNumbered = compile(`^(?:Bürgermeister(?:in)?|Vorsitzende[rn]?|Beigeordnete[rn]?|Vizebürgermeister(?:in)?) (?:[\p{L}.-]+ ){0,4}(?:eröffnet|begrüßt|stellt|teilt|berichtet|informiert|erklärt|erläutert|gibt|dankt|verweist|bittet)\b`)

// wideGap reports that several blanks stand behind the number, as in a table.
func wideGap(raw, number string) bool {
	rest, _ := strings.CutPrefix(strings.TrimLeft(raw, " "), number)
	return strings.HasPrefix(rest, "   ")
}

var monthNames = words("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember")

// month reports words that begin with a month: "7. November 2012" is a date.
func month(s string) bool {
	f := Fold(s[:min(len(s), 12)])
	for _, m := range monthNames.list {
		if strings.HasPrefix(f, m.fold) && (len(f) == len(m.fold) || !letter(f[len(m.fold)])) {
			return true
		}
	}
	return false
}

func newHeading(k headingKind, number, rest string) (heading, bool) {
	n := cleanNumber(number)
	return heading{kind: k, number: n, rest: strings.TrimSpace(rest)}, n != ""
}

// cleanNumber brings a number to the form of the values: "3 a)" is "3a".
func cleanNumber(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == ' ' || r == ')' || r == '(' {
			return -1
		}
		return r
	}, s)
	s = strings.Trim(s, ".:")
	if i := strings.LastIndexByte(s, '.'); i > 0 && i == len(s)-2 && letter(s[i+1]) {
		s = s[:i] + s[i+1:]
	}
	return s
}

func letterPart(s string) minutes.Part {
	switch strings.TrimSpace(s) {
	case "Ö", "O":
		return minutes.Public
	case "N", "NÖ":
		return minutes.Nonpublic
	}
	return ""
}

// upperStart reports that text begins with a capital letter, a digit or a
// quotation mark.
func upperStart(s string) bool {
	for _, r := range s {
		return r >= 'A' && r <= 'Z' || r == 'Ä' || r == 'Ö' || r == 'Ü' || r >= '0' && r <= '9' || strings.ContainsRune("„“\"'»§(", r)
	}
	return false
}

// titleStart reports text with which a title may begin.
func titleStart(s string) bool {
	return upperStart(s) || strings.HasPrefix(s, "ö") || strings.HasPrefix(s, "u") || strings.HasPrefix(s, "e")
}

// sectionWords are headings of the parts of a session.
var publicPart, nonpublicPart = words("öffentlicher Teil", "öffentliche Sitzung", "öffentlicher Sitzungsteil", "öffentlicher Teil der"),
	words("nichtöffentlicher Teil", "nicht öffentlicher Teil", "nicht-öffentlicher Teil", "nichtöffentliche Sitzung", "nicht öffentliche Sitzung", "nichtöffentlicher Sitzungsteil")

// sectionAt reads the heading of a part of the session; empty if the line is
// none.
//
//   - öffentlicher Teil -      Nichtöffentlicher Teil:      I. Öffentlicher Teil
func sectionAt(l *line) minutes.Part {
	f := l.fold
	switch strings.TrimSuffix(f, ":") {
	case "nicht offentlich", "nichtoffentlich", "nicht-offentlich":
		return minutes.Nonpublic
	case "offentlich":
		return minutes.Public
	}
	if len(f) > 50 || len(f) < 15 {
		return ""
	}
	if !strings.Contains(f, "ent") || !strings.Contains(f, "te") && !strings.Contains(f, "sitz") {
		return ""
	}
	f = strings.TrimLeft(strings.TrimPrefix(f, "top "), "-*. :ivlabc)123")
	f = strings.TrimRight(f, "-*. :")
	if strings.ContainsAny(f, ".,;") {
		return ""
	}
	if anyStarts(f, nonpublicPart) {
		return minutes.Nonpublic
	}
	if anyStarts(f, publicPart) {
		return minutes.Public
	}
	return ""
}
