package text

import "strings"

// rtfLeftOut are groups of which nothing is printed, beside all that are starred.
var rtfLeftOut = map[string]bool{
	"fonttbl": true, "colortbl": true, "stylesheet": true, "info": true, "pict": true, "object": true, "fldinst": true, "listtable": true,
	"listoverridetable": true, "rsidtbl": true, "generator": true, "themedata": true, "datastore": true, "xmlnstbl": true, "filetbl": true,
	"revtbl": true, "annotation": true, "atnid": true, "atnauthor": true, "bkmkstart": true, "bkmkend": true, "nonshppict": true, "shprslt": true,
	"ftnsep": true, "ftnsepc": true, "aftnsep": true, "aftnsepc": true, "sp": true, "xe": true, "tc": true, "pnseclvl": true, "pn": true,
}

// rtfPrinted are starred groups that are printed all the same.
var rtfPrinted = map[string]bool{"shpinst": true, "shptxt": true}

// rtfSigns are words that stand for a character.
var rtfSigns = map[string]string{
	"tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
	"emspace": " ", "enspace": " ", "qmspace": " ", "nestcell": "\t", "nestrow": "\n",
}

// word reads a control word.
func (r *rtf) word(word string, n int, given bool) {
	fresh := r.state.fresh
	r.state.fresh = false
	if fresh && (rtfLeftOut[word] || r.state.starred && !rtfPrinted[word]) {
		r.state.mute = true
	}
	if s, ok := rtfSigns[word]; ok {
		r.print(s)
		return
	}
	switch word {
	case "u":
		if n < 0 {
			n += 1 << 16
		}
		r.print(string(rune(n)))
		r.drop = r.state.skip
	case "uc":
		r.state.skip = min(max(n, 0), 16)
	case "bin":
		r.at = min(r.at+max(n, 0), len(r.in))
	case "v", "deleted":
		r.state.hidden = !given || n != 0
	case "plain":
		r.state.hidden = false
	case "header", "headerl", "headerr", "headerf":
		r.state.part = headPart
	case "footer", "footerl", "footerr", "footerf", "footnote":
		r.state.part = footPart
	default:
		r.layout(word, n)
	}
}

// layout reads the words for paragraphs, pages and tables.
func (r *rtf) layout(word string, n int) {
	if r.state.mute {
		return
	}
	f := r.into()
	switch word {
	case "par", "sect":
		r.endParagraph()
	case "pard":
		r.state.inTable = false
	case "intbl":
		r.state.inTable = true
	case "page", "pagebb":
		if word == "page" && strings.TrimSpace(string(f.text)) != "" {
			r.endParagraph()
		}
		if !r.state.inTable {
			f.endTable()
			f.breakPage()
		}
	case "trowd":
		f.edges = nil
	case "cellx":
		if len(f.edges) < maxSpan {
			f.edges = append(f.edges, n)
		}
	case "cell":
		f.endCell()
	case "row":
		f.endRow()
	}
}
