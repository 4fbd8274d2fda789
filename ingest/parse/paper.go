package parse

import "strings"

// Paper numbers (Vorlagen, Drucksachen, Anträge), as towns print them:
//
//	DS 57/2020      DS 57/2020 2. Ergänzung      DS0322/16/1      AT 3/2025
//	2019/0688/1      BV/2024/0123      VO/2026/5607      26/SVV/0337-001
//	26-29090-02      06073-11      11/1566      Ah 34/21-26      20-26 / V 04344
//
// A number with letters in front is a paper number anywhere in a heading. A bare
// one is so only where a paper number stands: behind "Vorlage", alone in
// parentheses, in a cell or on a line. Dates, sections of a law and school years
// look like bare ones and are none.

// paperPrefixed is a number that letters mark as a paper's.
const paperPrefixed = `(?:(?:BV |MV |AN |AF )?(?:DS|Drs\.?|DRS\.?|AT|BV|MV|VL|VO|ANF|ANT|AN|AF|DHH|IV|StVV|SV|GV|TV|[A-Z][a-zA-Z]) ?\d{1,5}/\d{2,4}(?:/\d{1,3})*(?:-\d{2})?` +
	`|[A-Z]{1,2}\d{4}/\d{2}(?:/\d{1,3})*` +
	`|[A-ZÄÖÜ]{1,5}/\d{2,5}/\d{2,5}(?:[/-]\d{1,3})*` +
	`|(?:[A-Z]{1,3}/)?[IVX]{1,5}/\d{3,5}(?:[/-]\d{1,3})*` +
	`|[A-Z]{1,3}-\d{1,4}/\d{4}(?:[/-]\d{1,2})?` +
	`|\d{4}/[A-Z]{1,2} ?\d{1,4}` +
	`|\d{4}-\d{2}[A-Z]{2,3}-\d{2,4}` +
	`|\d{2}/[A-Z]{2,4}/\d{3,5}(?:-\d{1,3})?` +
	`|\d{2}-\d{2} ?/ ?[A-Z] ?\d{4,6})`

// paperBare is a number that could be something else as well.
const paperBare = `(?:\d{2}-\d{4}/\d{4}|\d{4}/\d{3,4}(?:/\d{1,4})*|\d{2}-\d{5}(?:-\d{2})?|\d{5}-\d{2}(?:-E\d{1,2})?|\d{2}-\d{4}(?:-\d{2})?` +
	`|\d{2}/\d{3,4}(?:[/-]\d{1,3})?|\d{1,4}/\d{4}(?:/\d{1,3})?|\d{1,3}/\d{3}/\d{4}|\d{1,2}/ \d{3}|\d{2,3}-\d{1,2}/\d{3}/\d{4}|\d{4}-\d{4})`

// paperSupplement is what follows a number whose paper was supplemented.
//
//  2. Ergänzung      - 1. Ergänzung      einschließlich 1. und 2. Ergänzung
const paperSupplement = `(?:[ ,;]*(-|–|einschl[a-zß.]*(?: der)?|inkl[a-z.]*(?: der)?|mit|und|sowie|nebst)? ?((?:\d{1,2}\.(?:, | und | u\. | bis | - )?)+) ?(Erg(?:\pLnzung|\.)?(?:en)?))?`

var (
	paperPrefixedRE = compile(`(^|[^A-Za-zÄÖÜäöü0-9/])(` + paperPrefixed + `)` + paperSupplement)
	paperBareRE     = compile(`(^|[^A-Za-zÄÖÜäöü0-9/.,-])(` + paperBare + `|` + paperPrefixed + `|\d{4}-\d{2}|\d{4,6})` + paperSupplement)
	paperLabel      = compile(`(?i)^[-–(\[]? ?(?:(?:sitzungs|beschluss|mitteilungs|informations|beratungs|berichts|verwaltungs)?vorlagen?|drucksachen?|stadtverordneten-drucksache|gr-drucks\.?|drucks\.?|drs\.?|ds|antrag|anfrage|beschlussvorlage|(?:antwort|stellungnahme) der verwaltung)(?:[ -]*(?:nr|nummer)\b\.?)?[ :.-]*(.*)$`)
	paperAlone      = compile(`^[(\[| ]*(` + paperBare + `|` + paperPrefixed + `)` + paperSupplement + `[)\]|;. ]*$`)
	paperTrailing   = compile(`^(.*[^ ,;:\d/(–-]) +(?:\(|\[)?(\d{2}-\d{5}(?:-\d{2})?|\d{5}-\d{2}(?:-E\d{1,2})?|[A-ZÄÖÜ]{1,5}/\d{2,5}/\d{2,5}(?:[/-]\d{1,3})*|\d{4}/\d{4}(?:/\d{1,3})*|\d{2}/[A-Z]{2,4}/\d{3,5}(?:-\d{1,3})?)(?:\)|\])?$`)
	paperInColumn   = compile(`^(.*\S) {3,}(` + paperPrefixed + `|` + paperBare + `|[A-Z]{1,3} \d{2}/\d{3}/\d{2}|\d{3}/\d{2})(?: {3,}\D{1,60})?$`)
	paperGoesOn     = compile(`^(?:[-/][A-ZÄÖÜ]{0,3}\d{1,4})+(?:$|[^\w/.-])`)
	paperAny        = compile(`^(?:Nr\. ?)?([A-ZÄÖÜ0-9][A-Za-zÄÖÜ0-9]{0,6}(?:[/-][A-ZÄÖÜ0-9][A-Za-zÄÖÜ0-9]{0,6}){1,5})(?:$|[ ,;)\]])`)
	supplementNo    = compile(`\d{1,2}`)
)

// mayHoldPaper is a cheap look before the patterns.
func mayHoldPaper(s string) bool {
	return hasDigit(s) && (strings.IndexByte(s, '/') >= 0 || strings.IndexByte(s, '-') >= 0)
}

// papersIn finds the paper numbers in text in which any number may stand: only
// those that letters mark.
func papersIn(s string) []string {
	if !mayHoldPaper(s) {
		return nil
	}
	return papersBy(paperPrefixedRE, s)
}

// papersOf finds the paper numbers in text that names papers and nothing else:
// behind a label, in parentheses or in a cell.
func papersOf(s string) []string {
	if !hasDigit(s) {
		return nil
	}
	return papersBy(paperBareRE, s)
}

func papersBy(re *pattern, s string) []string {
	var out []string
	for _, at := range re.FindAllStringSubmatchIndex(s, -1) {
		m := submatches(s, at)
		no := paperNumber(m[2])
		if m[5] == "" {
			no += strings.TrimRight(paperGoesOn.FindString(s[at[5]:]), " ,;)]|")
		}
		if no == "" || digits(m[2]) && at[5] < len(s) && strings.IndexByte("/-.", s[at[5]]) >= 0 {
			continue
		}
		out = append(out, withSupplements(no, m[3], m[4], m[5])...)
	}
	return out
}

// submatches cuts out the groups that a pattern has found.
func submatches(s string, at []int) []string {
	out := make([]string, len(at)/2)
	for i := range out {
		if at[2*i] >= 0 {
			out[i] = s[at[2*i]:at[2*i+1]]
		}
	}
	return out
}

// withSupplements says which papers a number and its supplement name: "DS 7/2012
// 1. Ergänzung" is the supplement, "DS 7/2012 einschließlich 1. Ergänzung" both.
func withSupplements(no, link, list, word string) []string {
	if word == "" {
		return []string{no}
	}
	var out []string
	if link != "" && link != "-" && link != "–" {
		out = append(out, no)
	}
	if strings.HasPrefix(word, "Erg") && word != "Erg." && word != "Erg" {
		word = "Ergänzung"
	}
	for _, n := range supplementNo.FindAllString(list, -1) {
		out = append(out, no+" "+n+". "+word)
	}
	return out
}

// paperNumber puts one blank between letters and digits, and refuses what is a
// school year or a pair of years.
func paperNumber(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if a, b, ok := strings.Cut(s, "/"); ok && year(a) && (year(b) || len(b) == 2) {
		return ""
	}
	if len(s) == 4 && year(s) {
		return ""
	}
	for _, p := range []string{"DS", "AT", "BV", "MV"} {
		if rest, ok := strings.CutPrefix(s, p); ok && rest != "" && digit(rest[0]) && len(rest) > 4 && !strings.HasPrefix(rest, "0") {
			return p + " " + rest
		}
	}
	return s
}

func year(s string) bool {
	return len(s) == 4 && (strings.HasPrefix(s, "19") || strings.HasPrefix(s, "20")) && digits(s) && number(s) < 2060
}

// paperLine reads a line of a heading that names papers: behind a label, alone,
// or in parentheses. It reports false if the line is something else.
func paperLine(s string) ([]string, bool) {
	if !hasDigit(s) {
		return nil, false
	}
	if mayHoldPaper(s) {
		if m := paperAlone.FindStringSubmatch(s); m != nil {
			if no := paperNumber(m[1]); no != "" {
				return withSupplements(no, m[2], m[3], m[4]), true
			}
		}
	}
	if m := paperLabel.FindStringSubmatch(s); m != nil {
		rest := m[1]
		if rest == "" || !digit(rest[0]) && !strings.HasPrefix(s, "(") && len(rest) > 40 {
			return nil, false
		}
		if list := papersOf(strings.TrimPrefix(s[len(s)-len(rest):], " ")); len(list) > 0 {
			return withPrefix(s, list), true
		}
		if no := paperNamed(rest); no != "" {
			return []string{no}, true
		}
	}
	if strings.HasPrefix(s, "(") || strings.HasPrefix(s, "[") {
		if list := papersIn(s); len(list) > 0 {
			return list, true
		}
	}
	return nil, false
}

// paperNamed is a number in a form of its own right behind the label of a paper,
// which no other number can be: "O6/2020", "2021-SV-034", "B-12/0034-E1".
func paperNamed(s string) string {
	m := paperAny.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil || !hasDigit(m[1]) || strings.Count(m[1], "-")+strings.Count(m[1], "/") == 0 {
		return ""
	}
	return paperNumber(m[1])
}

// withPrefix gives back the short label that is part of the number as printed:
// "DS 7/2012", but not "Vorlage: 2019/0688".
func withPrefix(line string, list []string) []string {
	trimmed := strings.TrimLeft(line, "([ ")
	label := ""
	for _, l := range []string{"DS", "GR-Drucks."} {
		if strings.HasPrefix(trimmed, l) {
			label = l
		}
	}
	if label == "" {
		return list
	}
	out := make([]string, len(list))
	for i, no := range list {
		if out[i] = no; digit(no[0]) {
			out[i] = label + " " + no
		}
	}
	return out
}

// addNew adds values that are not yet listed.
func addNew(list []string, more ...string) []string {
	for _, m := range more {
		if !listed(list, m) {
			list = append(list, m)
		}
	}
	return list
}

// samePapers adds the papers of the announced item to those of the handled one.
// A number that one of them prints without its letters is the same paper.
func samePapers(list, announced []string) []string {
	for i, no := range list {
		for _, a := range announced {
			if digit(no[0]) && strings.HasSuffix(a, " "+no) {
				list[i] = a
			}
		}
	}
	return addNew(list, announced...)
}

func listed(list []string, s string) bool {
	for _, l := range list {
		if l == s {
			return true
		}
	}
	return false
}

// decidedPaper names the paper of an item in the words that were decided.
//
//	Der Rat beschließt die Satzung (Vorlage 12/2023).
var decidedPaper = compile(`\((?:Sitzungs|Beschluss)?[Vv]orlage(?:[ -]?Nr\.?)?:? ([A-ZÄÖÜ0-9][A-Za-zÄÖÜ0-9]*(?:[-/][A-ZÄÖÜ0-9]+)+)\)\.?$`)

// namedInDecision finds it below the label of a resolution.
func namedInDecision(rows []row) []string {
	within := false
	for i := range rows {
		switch k := labelAt(rows[i].line).kind; {
		case k == labelResolution, k == labelProposal:
			within = true
		case k != labelNone:
			within = false
		}
		if !within || !strings.Contains(rows[i].text, "orlage") {
			continue
		}
		if m := decidedPaper.FindStringSubmatch(rows[i].text); m != nil && hasDigit(m[1]) {
			return []string{m[1]}
		}
	}
	return nil
}

// supplementsIn finds the supplements of an item's papers that are named in what
// was said under it: "(DS 68/2013 1. Ergänzung)".
func supplementsIn(rows []row, papers []string) []string {
	var out []string
	for i := range rows {
		if len(papers) == 0 || !strings.Contains(rows[i].fold, "erganz") || !mayHoldPaper(rows[i].text) {
			continue
		}
		for _, no := range papersIn(rows[i].text) {
			for _, own := range papers {
				if strings.HasPrefix(no, own+" ") {
					out = addNew(out, no)
				}
			}
		}
	}
	return out
}
