// Package text turns the bytes of a document into lines of text. A line knows
// on which page it stands; nothing is lost and nothing is repaired here.
package text

// A Line is one line of a document as printed, without its line end.
type Line struct {
	Text string
	Page int // the page the line stands on, from 1
}

// A Text is the readable content of one document.
type Text struct {
	Lines    []Line
	Pages    int
	Encoding string // the encoding the bytes were read in: "utf-8", "windows-1252" ...
}
