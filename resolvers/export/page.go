package export

import (
	_ "embed"
	"html/template"
	"net/http"
	"slices"
	"strings"
)

//go:embed page.html
var pageText string

// listPage is the list of what can be had, for people.
var listPage = template.Must(template.New("page").Funcs(template.FuncMap{
	"in":       func(list []string, s string) bool { return slices.Contains(list, s) },
	"codebook": func(file string) bool { return strings.HasSuffix(file, "-metadata.json") }, // is there whatever is asked
}).Parse(pageText))

// A part of the page is a kind of files.
type part struct {
	Title   string
	Entries []entry
}

// showList shows the list in a browser.
func showList(w http.ResponseWriter, tables, networks []entry) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
	listPage.Execute(w, []part{{"Tabellen", tables}, {"Netze", networks}}) // the client may be gone: nothing to do about it
}
