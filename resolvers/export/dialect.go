package export

import (
	"context"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"
)

// A dialect is a way to write CSV.
type dialect struct {
	mark  string // before everything
	comma rune
	crlf  bool
	cell  func(datatype, text string) string
}

// plain is what programs read.
var plain = dialect{comma: ',', cell: func(datatype, text string) string {
	if datatype == "string" {
		return inert(text)
	}
	return text
}}

// german is what a German spreadsheet opens by a double click: a mark of UTF-8,
// semicolons and commas of decimals. A number of a paper or an item, as 12/2017
// or 1.2, would become a date: it is written as a text for good.
var german = dialect{mark: "\ufeff", comma: ';', crlf: true, cell: func(datatype, text string) string {
	switch {
	case datatype == "double":
		return strings.Replace(text, ".", ",", 1)
	case datatype == "string" && countable.MatchString(text):
		return `="` + text + `"`
	}
	return plain.cell(datatype, text)
}}

// countable matches what a spreadsheet may take for a number, a date or a time.
var countable = regexp.MustCompile(`^[0-9][0-9./:, -]*$`)

// Excel writes the table of [Table.CSV] for spreadsheets that are set to German.
func (t Table) Excel(ctx context.Context, w io.Writer, vars map[string]any) error {
	return t.csv(ctx, w, vars, german)
}

// formula are the characters with which spreadsheets begin what they calculate,
// or go on to look for such a one behind; and the apostrophe, so that who takes
// one away from the front has every text as it was.
const formula = "=+-@\t\r\n'＝＋－＠"

// formulaNote tells of it in the codebook.
const formulaNote = "In CSV a text that begins with one of = + - @, a tabulator, a line end or an apostrophe has an apostrophe in front, so that spreadsheets do not calculate it: take one away to have the text as it is. JSON and NDJSON have it as it is."

// inert is a text as a spreadsheet leaves it alone.
func inert(text string) string {
	if first, _ := utf8.DecodeRuneInString(text); text != "" && strings.ContainsRune(formula, first) {
		return "'" + text
	}
	return text
}
