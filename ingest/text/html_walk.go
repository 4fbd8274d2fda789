package text

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A writer gathers the lines of a document while its tree is walked.
type writer struct {
	lines []string
	line  strings.Builder
	pre   bool // blanks and line ends count
	title bool // in a heading, which is one line
	depth int  // tables around it

	numbers map[*html.Node]int // the last number of each list
}

// maxTables is how deep tables in tables are printed as tables.
const maxTables = 8

// silentTags hold nothing that belongs to the document.
var silentTags = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Head: true, atom.Title: true, atom.Noscript: true, atom.Nav: true, atom.Template: true,
	atom.Svg: true, atom.Select: true, atom.Button: true, atom.Textarea: true, atom.Iframe: true, atom.Object: true,
	atom.Audio: true, atom.Video: true, atom.Canvas: true, atom.Datalist: true,
}

// blocks begin a line and end it; those that are true have space around them.
var blocks = map[atom.Atom]bool{
	atom.P: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
	atom.Ul: true, atom.Ol: true, atom.Dl: true, atom.Blockquote: true, atom.Pre: true, atom.Hr: true, atom.Section: true,
	atom.Article: true, atom.Header: true, atom.Footer: true, atom.Main: true, atom.Form: true, atom.Fieldset: true,
	atom.Div: false, atom.Li: false, atom.Dt: false, atom.Dd: false, atom.Address: false, atom.Center: false,
	atom.Caption: false, atom.Legend: false, atom.Tr: false, atom.Figure: false, atom.Body: false,
}

func (w *writer) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
}

func (w *writer) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.text(n.Data)
	case n.Type != html.ElementNode:
		w.children(n)
	case silentNode(n):
	case attribute(n, "role") == "navigation":
		w.titles(n)
	case n.DataAtom == atom.Br:
		w.br()
	case n.DataAtom == atom.Table && w.depth < maxTables:
		w.end()
		w.lines = append(append(w.lines, ""), append(w.table(n), "")...)
	case n.DataAtom == atom.Dl && w.depth < maxTables:
		w.end()
		w.lines = append(append(w.lines, ""), append(w.definitions(n), "")...)
	case hasRows(n) && w.depth < maxTables:
		w.end()
		w.lines = append(append(w.lines, ""), append(w.rows(n), "")...)
	default:
		w.element(n)
	}
}

// element walks an element, as a block or in the line.
func (w *writer) element(n *html.Node) {
	space, block := blocks[n.DataAtom]
	switch {
	case !block:
		w.children(n)
		return
	case w.title && n.DataAtom == atom.Div:
		w.blank()
		w.children(n)
		w.blank()
		return
	}
	w.end()
	if space {
		w.lines = append(w.lines, "")
	}
	if n.DataAtom == atom.Li {
		w.line.WriteString(w.bullet(n))
	}
	pre, title := w.pre, w.title
	w.pre, w.title = pre || n.DataAtom == atom.Pre, title || isHeading(n)
	w.children(n)
	w.pre, w.title = pre, title
	w.end()
	if space {
		w.lines = append(w.lines, "")
	}
}

// text appends words. Outside of preformatted text any run of blanks is one.
func (w *writer) text(s string) {
	if w.pre {
		for i, l := range strings.Split(lineEnds.Replace(s), "\n") {
			if i > 0 {
				w.br()
			}
			w.line.WriteString(l)
		}
		return
	}
	for i, word := range strings.FieldsFunc(s, htmlBlank) {
		if i > 0 || htmlBlank(rune(s[0])) {
			w.blank()
		}
		w.line.WriteString(strings.ReplaceAll(word, "\u00a0", " "))
	}
	if s != "" && htmlBlank(rune(s[len(s)-1])) {
		w.blank()
	}
}

// htmlBlank are the characters of which HTML makes one blank.
func htmlBlank(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f' }

// blank parts words, unless there is none before it.
func (w *writer) blank() {
	if s := w.line.String(); s != "" && !strings.HasSuffix(s, " ") {
		w.line.WriteByte(' ')
	}
}

// br ends a line, also an empty one.
func (w *writer) br() {
	w.lines = append(w.lines, strings.TrimRight(w.line.String(), " "))
	w.line.Reset()
}

// end ends a line if one was begun.
func (w *writer) end() {
	if strings.TrimSpace(w.line.String()) != "" {
		w.br()
	}
	w.line.Reset()
}

// bullet is what stands before an entry of a list: its number, if it has one.
func (w *writer) bullet(n *html.Node) string {
	if n.Parent == nil || n.Parent.DataAtom != atom.Ol {
		return "- "
	}
	if w.numbers == nil {
		w.numbers = map[*html.Node]int{}
	}
	number, begun := w.numbers[n.Parent]
	if v, err := strconv.Atoi(attribute(n.Parent, "start")); err == nil && !begun {
		number = v - 1
	}
	number++
	if v, err := strconv.Atoi(attribute(n, "value")); err == nil {
		number = v
	}
	w.numbers[n.Parent] = number
	return strconv.Itoa(number) + ". "
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
