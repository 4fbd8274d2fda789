package export

import (
	_ "embed"
	"html/template"
	"net/http"
)

//go:embed page.html
var pageText string

// listPage is the list of what can be had, for people.
var listPage = template.Must(template.New("page").Parse(pageText))

// showList shows the list in a browser.
func showList(w http.ResponseWriter, tables, networks []entry) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
	listPage.Execute(w, map[string][]entry{"Tabellen": tables, "Netze": networks}) // the client may be gone: nothing to do about it
}
