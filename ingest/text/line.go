// Package text turns the bytes of a document into lines of text. A line knows
// on which page it stands; nothing is lost and nothing is repaired here.
//
// [Read] tells the format by the bytes, never by a name, and brings every format
// to the same form: the lines a reader sees from top to bottom, with what stands
// side by side kept apart by runs of blanks, as in a table typed on a typewriter.
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
	Format   Format
	Encoding string    // the encoding the bytes were read in: "utf-8", "windows-1252" ...
	Words    []Word    // what text recognition read, in order; none where the text itself was there
	Problems []Problem // what could not be read, by page
}

// A Word is a word that was recognised in a picture of a page.
type Word struct {
	Line        int // index in Lines
	First, Last int // bytes of the line's text: from First up to, without, Last
	Confidence  int // how sure the recognition is, 0 to 100
}

// A Problem is a part of a document that could not be read, or not well. The
// rest of the document is there.
type Problem struct {
	Page    int
	Kind    string // [PageUnread] or [PagePoor]
	Message string
}

// The kinds of problems.
const (
	PageUnread = "page_unread" // a page is a picture, and was not recognised
	PagePoor   = "page_poor"   // the recognition is not sure of what it read
)
