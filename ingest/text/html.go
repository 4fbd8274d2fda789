package text

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
)

// maxHTML bounds an HTML document: its tree takes some twenty times of that.
const maxHTML = 16 << 20

// readHTML reads a page of a council system as a browser shows it: blocks below
// each other, tables in columns. Menus, scripts and what is hidden are left out.
func readHTML(body []byte) (Text, error) {
	if len(body) > maxHTML {
		return Text{}, fmt.Errorf("%w: %d bytes of HTML, at most %d", ErrTooLarge, len(body), maxHTML)
	}
	s, encoding, err := decode(body)
	if err != nil {
		return Text{}, err
	}
	root, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return Text{}, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	var w writer
	w.children(root)
	w.end()
	return fromBlocks(w.lines, encoding)
}

// fromBlocks makes a text of lines that have no pages, or form feeds between
// them.
func fromBlocks(lines []string, encoding string) (Text, error) {
	size := 0
	for _, l := range lines {
		size += len(l)
	}
	if size > maxTextBytes {
		return Text{}, fmt.Errorf("%w: more than %d bytes of text", ErrTooLong, maxTextBytes)
	}
	s := strings.Join(squeeze(lines), "\n")
	if !hasWords(s) {
		return Text{}, ErrNoText
	}
	t := split(s)
	t.Encoding = encoding
	return t, nil
}

// squeeze leaves one empty line where there are several, and none at the top.
func squeeze(lines []string) []string {
	var out []string
	for _, l := range lines {
		l = strings.TrimRight(l, " \t")
		if l != "" || len(out) > 0 && out[len(out)-1] != "" {
			out = append(out, l)
		}
	}
	return out
}
