package graph

// A Source is where a fact was read: the lines First to Last (from 1, both
// included) of a document, of which the first stands on Page, with the words as
// printed there. Field names the field of the fact that rests on these lines;
// empty means the fact as a whole. Rule names the construct that read it.
type Source struct {
	Field    string `json:"field,omitempty"`
	Document ID     `json:"document"`
	Page     int    `json:"page"`
	First    int    `json:"first"`
	Last     int    `json:"last"`
	Words    string `json:"words,omitempty"`
	Rule     string `json:"rule,omitempty"`
}

// A Line is one line of a document's kept text.
type Line struct {
	Number int // from 1
	Page   int
	Text   string
}

// A Problem is something in a document that could not be read or that
// contradicts itself or another document.
type Problem struct {
	Kind  string `json:"kind"`
	Text  string `json:"text"`
	Page  int    `json:"page,omitempty"`
	First int    `json:"first,omitempty"`
	Last  int    `json:"last,omitempty"`
}

// A Document is one source document, named by the digest of its bytes.
type Document struct {
	ID         ID        `json:"id"`
	Digest     string    `json:"digest"`    // SHA-256 of the bytes, hex
	Locations  []string  `json:"locations"` // where it was found
	SessionID  ID        `json:"session"`
	Parser     string    `json:"parser"` // version of the parser that read it
	Layout     *string   `json:"layout,omitempty"`
	Pages      int       `json:"pages"`
	LineCount  int       `json:"lines"`
	Understood int       `json:"understood"` // lines that a construct claimed
	Readable   int       `json:"readable"`   // lines that hold anything
	GivenTown  *string   `json:"givenTown,omitempty"`
	GivenDate  *Date     `json:"givenDate,omitempty"`
	Problems   []Problem `json:"problems,omitempty"`
	Text       string    `json:"-"` // lines joined by \n, pages by \f
	IngestedAt string    `json:"-"` // RFC 3339; when these facts were written
}

// ReadingQuality is the share of the document's non-empty lines that a
// construct of the parser claimed, from 0 to 1.
func (d Document) ReadingQuality() float64 {
	if d.Readable == 0 {
		return 0
	}
	return float64(d.Understood) / float64(d.Readable)
}
