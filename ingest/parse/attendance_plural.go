package parse

import "strings"

// People for whom one word of address stands in front of all, or who stand in a row
// with those who are addressed.
//
//	Stadtplanung Herren Muster, Probe, Frau Ring
//	die Herren Emil Muster und Karl Baum sowie Frau Dr. Ring
//	Herr Muster, Dr. Probe, Frau Ring

// addressed gives each of them a word of address of their own, so that the row is
// read like any other. A row that goes on with anything but names stays as it is.
func addressed(text string) string {
	if len(text) > 2000 || !strings.Contains(text, ", ") && !strings.Contains(text, " und ") && !strings.Contains(text, " sowie ") {
		return text
	}
	if at := pluralAddress.FindStringSubmatchIndex(text); at != nil {
		one := "Herr "
		if text[at[2]] != 'H' {
			one = "Frau "
		}
		row := text[at[3]:]
		if m := markOfAll.FindStringSubmatch(row); m != nil {
			row = strings.ReplaceAll(strings.ReplaceAll(m[1], ", ", m[2]+", "), " und ", m[2]+" und ") + m[2]
		}
		return strings.TrimSuffix(text[:at[2]], "die ") + eachAddressed(row, one)
	}
	return text
}

// pluralAddress is a word of address for several people.
var pluralAddress = compile(`(?:^|[ (])(Herren|Frauen|Damen) (?:(?:Dr\.|Prof\.) )*\p{Lu}[\p{L}.-]+(?: |,)`)

// markOfAll is the end of a row that says of all whether they were there.
var markOfAll = compile(`^([^()]+)( \((?:beide |alle )?(?:un)?(?:entschuldigt|verhindert)\))$`)

// eachAddressed puts the word in front of every name, up to where another one stands
// or the names end.
func eachAddressed(row, one string) string {
	var out strings.Builder
	for rest := strings.TrimSpace(row); rest != ""; {
		if salutations[firstWord(Fold(rest))] != "" {
			out.WriteString(addressed(rest))
			return out.String()
		}
		part, sep, after := nextInRow(rest)
		n, ok := readName(one + part)
		if tail := strings.TrimSpace(n.tail); !ok || n.office != "" || tail != "" && tail[0] != '(' && tail[0] != '-' {
			if out.Len() == 0 {
				return row
			}
			out.WriteString(rest)
			return out.String()
		}
		out.WriteString(one + part + sep)
		rest = after
	}
	return out.String()
}

// nextInRow cuts the first part off a row.
func nextInRow(s string) (part, sep, rest string) {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '(':
			depth++
		case s[i] == ')' && depth > 0:
			depth--
		case depth > 0:
		case strings.HasPrefix(s[i:], ", "):
			return s[:i], ", ", s[i+2:]
		case strings.HasPrefix(s[i:], " und "):
			return s[:i], ", ", s[i+5:]
		case strings.HasPrefix(s[i:], " sowie "):
			return s[:i], ", ", s[i+7:]
		}
	}
	return s, "", ""
}

// titledBehind is somebody with a title, in a row behind others.
var titledBehind = compile(`, ((?:Prof\. )?Dr\. \p{Lu}[\p{L}-]+)(?:,|$)`)

// titledApart makes such a one a person of the row.
func titledApart(list []piece) []piece {
	var out []piece
	for k, pc := range list {
		m := titledBehind.FindStringSubmatchIndex(pc.text)
		if m == nil {
			if out != nil {
				out = append(out, pc)
			}
			continue
		}
		if out == nil {
			out = append(out, list[:k]...)
		}
		out = append(out, piece{text: pc.text[:m[0]], column: pc.column}, piece{text: strings.Trim(pc.text[m[2]:], ", ")})
	}
	if out == nil {
		return list
	}
	return out
}
