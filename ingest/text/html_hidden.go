package text

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// hiddenNames are classes and ids by which council systems mark what is no part
// of the document. A style sheet, which is not read, hides some of it.
var hiddenNames = map[string]bool{
	// Spoken by a screen reader, not shown.
	"sr-only": true, "visually-hidden": true, "screen-reader-text": true, "hide-text": true,
	// Menus, tabs and the links below the page.
	"menu": true, "nav": true, "navbar": true, "breadcrumb": true, "smc-menu-bottom": true, "smcfooter": true,
	// Left out when the page is printed.
	"noprint": true, "no-print": true, "hidden-print": true, "d-print-none": true, "smcnoprint": true, "smc-pr-n": true,
	// Files to fetch, and labels that say that there are some.
	"smc-documents": true, "smcdocbox": true, "smc-badges": true,
	// The day an item was added, within the cell of its number.
	"smcf_tondat": true, "smcf_tondat_star": true,
}

// hiddenNode reports what a browser does not show or what leads elsewhere.
func hiddenNode(n *html.Node) bool {
	if n.Type != html.ElementNode || n.DataAtom == atom.Body {
		return false
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		case "class", "id":
			if hasClass(a.Val, func(name string) bool { return hiddenNames[name] }) {
				return true
			}
		case "aria-hidden":
			if n.DataAtom == atom.I { // an icon, whose letters are a picture
				return true
			}
		}
	}
	return false
}

// hasClass reports whether one of the names of a class is sought.
func hasClass(class string, sought func(string) bool) bool {
	for name := range strings.FieldsSeq(class) {
		if sought(name) {
			return true
		}
	}
	return false
}

// titles prints what a menu holds of the document: the bar above a page may hold
// its title.
func (w *writer) titles(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.H1 {
			w.node(c)
			continue
		}
		if !hiddenNode(c) {
			w.titles(c)
		}
	}
}

// isHeading reports whether an element is a heading.
func isHeading(n *html.Node) bool {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// silentNode reports what holds nothing of the document. A button within a heading
// unfolds what stands under it, and its words are the heading.
func silentNode(n *html.Node) bool {
	if n.DataAtom == atom.Button && n.Parent != nil && isHeading(n.Parent) {
		return hiddenNode(n)
	}
	return silentTags[n.DataAtom] || pageFooter(n) || hiddenNode(n)
}

// pageFooter reports whether an element is the footer of the page, where the
// maker of the system and the last change stand, rather than that of a part.
func pageFooter(n *html.Node) bool {
	if n.DataAtom != atom.Footer {
		return false
	}
	for p := n.Parent; p != nil; p = p.Parent {
		switch p.DataAtom {
		case atom.Article, atom.Section, atom.Main, atom.Td:
			return false
		}
	}
	return true
}
