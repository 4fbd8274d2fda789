package parse

import "strings"

// A saying is a sentence of the running text, with the rows it stands in.
type saying struct {
	text        string
	first, last int
	colon       bool // ends in a colon: what it announces follows
	para        bool // begins a paragraph or a line
}

// sentences cuts the rows from to to into sentences. Blank rows part them; words
// split at line ends are one.
func sentences(rows []row, from, to int) []saying {
	var out []saying
	for i := from; i < to; {
		if rows[i].blank() {
			i++
			continue
		}
		j := i
		for j < to && !rows[j].blank() {
			j++
		}
		out = append(out, paragraph(rows, i, j)...)
		i = j
	}
	return out
}

// paragraph cuts the rows of one paragraph into sentences.
func paragraph(rows []row, from, to int) []saying {
	var out []saying
	cur := saying{first: from, para: true}
	for i := from; i < to; i++ {
		s := rows[i].text
		begin := 0
		if cur.text != "" && listRow.MatchString(s) && strings.Contains(cur.text, "timm") {
			out = append(out, cur)
			cur = saying{para: true}
		}
		if cur.text == "" {
			cur.first = i
		}
		open := strings.Count(cur.text, "(") - strings.Count(cur.text, ")")
		for _, end := range sentenceEnds(s, max(0, open)) {
			cur.text, cur.last = joinWords(cur.text, s[begin:end]), i
			cur.colon = strings.HasSuffix(cur.text, ":")
			out = append(out, cur)
			cur, begin = saying{first: i}, end
		}
		if rest := strings.TrimSpace(s[begin:]); rest != "" {
			if cur.text == "" {
				cur.first, cur.para = i, begin == 0
			}
			cur.text, cur.last = joinWords(cur.text, rest), i
		}
		if overlong(cur.text) {
			out = append(out, cur)
			cur = saying{}
		}
	}
	if cur.text != "" {
		out = append(out, cur)
	}
	return out
}

// listRow is a row with which a further point of a list begins.
var listRow = compile(`^[a-z]\) \p{Lu}`)

// overlong bounds sentences, so that text without any mark does not grow one
// without end.
func overlong(s string) bool { return len(s) > 4000 }

// sentenceEnds finds where sentences end in a line: the index behind each mark.
// A colon in brackets ends none; open is how many stand open in front of the line.
func sentenceEnds(s string, open int) []int {
	var out []int
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '.', '!', '?', ':':
		default:
			continue
		}
		j := i + 1
		for j < len(s) && (s[j] == '"' || s[j] == ')' || strings.HasPrefix(s[j:], "“")) {
			j++
			for j < len(s) && s[j]&0xC0 == 0x80 {
				j++
			}
		}
		if j < len(s) && s[j] != ' ' {
			continue
		}
		if j < len(s) && !upperStart(strings.TrimLeft(s[j:], " ")) && s[i] != ':' {
			continue
		}
		if s[i] == ':' && (ratioAt(s, i) || countAt(s, i) || open+strings.Count(s[:i], "(") > strings.Count(s[:i], ")")) {
			continue
		}
		if s[i] == '.' && j == i+1 && abbreviated(s[:i]) {
			continue
		}
		out = append(out, j)
		i = j - 1
	}
	return out
}

// ratioAt reports a colon between two numbers: "12 : 3".
func ratioAt(s string, i int) bool {
	a, b := strings.TrimRight(s[:i], " "), strings.TrimLeft(s[i+1:], " ")
	return a != "" && b != "" && digit(a[len(a)-1]) && digit(b[0])
}

// countAt reports a colon between the name of a side and its number: "Ja: 12".
func countAt(s string, i int) bool {
	b := strings.TrimLeft(s[i+1:], " ")
	if b == "" || !digit(b[0]) && !strings.HasPrefix(b, "keine") && b[0] != '-' {
		return false
	}
	begin := strings.LastIndexByte(strings.TrimRight(s[:i], " "), ' ') + 1
	f := Fold(strings.TrimRight(s[begin:i], " "))
	for _, k := range tokens(f) {
		if ballotWords[k.word] != ballotNone {
			return true
		}
	}
	return strings.HasSuffix(f, "stimmen") || strings.HasSuffix(f, "mitglieder")
}

// abbreviations end in a full stop that ends no sentence.
var abbreviations = map[string]bool{
	"dr": true, "prof": true, "nr": true, "abs": true, "art": true, "str": true, "ca": true, "bzw": true, "ggf": true,
	"evtl": true, "vgl": true, "gem": true, "inkl": true, "einschl": true, "st": true, "ing": true, "dipl": true, "stv": true,
	"stellv": true, "zzgl": true, "max": true, "mind": true, "usw": false, "etc": false, "hr": true, "fr": true, "geb": true,
	"ev": true, "tel": true, "jan": true, "feb": true, "aug": true, "sept": true, "okt": true, "nov": true, "dez": true,
	"ziff": true, "anl": true, "lfd": true, "erg": true, "drs": true, "inh": true, "red": true, "vors": true, "sog": true, "bgl": true,
	"fa": true, "vbgm": true, "bgm": true, "mio": true, "mrd": true, "rd": true, "bspw": true, "abt": true, "schr": true, "verf": true, "rh": true, "rf": true, "rm": true, "vzbgm": true,
}

// abbreviated reports that a full stop behind the text ends no sentence: it ends
// an abbreviation, an ordinal or a single letter.
func abbreviated(s string) bool {
	i := strings.LastIndexAny(s, " (/-.,") + 1
	w := s[i:]
	if w == "" {
		return false
	}
	if digits(w) {
		return len(w) <= 2
	}
	return len(w) == 1 || abbreviations[Fold(w)]
}
