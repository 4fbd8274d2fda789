package graph

import (
	"maps"
	"slices"
)

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

// A RepairedReading is what damaged words were meant to be, where a rule is sure
// of it. It stands beside the words as printed and never takes their place.
type RepairedReading struct {
	Text string `json:"text"`
	Rule string `json:"rule"` // what was undone: "ii for ü"
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
	ID         ID          `json:"id"`
	Digest     string      `json:"digest"`    // SHA-256 of the bytes, hex
	Locations  []string    `json:"locations"` // where it was found
	SessionID  ID          `json:"session"`
	Parser     string      `json:"parser"` // version of the parser that read it
	Layout     *string     `json:"layout,omitempty"`
	Pages      int         `json:"pages"`
	LineCount  int         `json:"lines"`
	Understood int         `json:"understood"`        // lines that a construct claimed
	Readable   int         `json:"readable"`          // lines that hold anything
	Running    int         `json:"running,omitempty"` // further lines that hold what was said under an item
	Format     string      `json:"format,omitempty"`
	Words      int         `json:"words,omitempty"`      // words that text recognition read
	Confidence *int        `json:"confidence,omitempty"` // of it in them, in percent; nil: nothing was recognised
	GivenTown  *string     `json:"givenTown,omitempty"`
	GivenDate  *Date       `json:"givenDate,omitempty"`
	GivenTerms []GivenTerm `json:"givenTerms,omitempty"` // of the municipality
	Problems   []Problem   `json:"problems,omitempty"`
	Text       string      `json:"-"` // lines joined by \n, pages by \f
	IngestedAt string      `json:"-"` // RFC 3339; when these facts were written
}

// A Reading says how the lines of a document were read. Each line that holds
// anything is counted once: as understood, as running text or as unread.
type Reading struct {
	Lines, Understood, Running, Unread int

	RecognisedWords int
	Confidence      *float64 // 0 to 1; nil: nothing was recognised
	Problems        []ProblemCount
}

// A ProblemCount is how many problems there are of a kind.
type ProblemCount struct {
	Kind  string
	Count int
}

// Reading says how the document was read.
func (d Document) Reading() Reading {
	r := Reading{Lines: d.Readable, Understood: d.Understood, Running: d.Running, Unread: d.Readable - d.Understood - d.Running, RecognisedWords: d.Words}
	if d.Confidence != nil {
		share := float64(*d.Confidence) / 100
		r.Confidence = &share
	}
	counts := map[string]int{}
	for _, p := range d.Problems {
		counts[p.Kind]++
	}
	for _, kind := range slices.Sorted(maps.Keys(counts)) {
		r.Problems = append(r.Problems, ProblemCount{kind, counts[kind]})
	}
	return r
}

// ReadingQuality is the share of the document's non-empty lines that a
// construct of the parser claimed, from 0 to 1.
func (d Document) ReadingQuality() float64 {
	if d.Readable == 0 {
		return 0
	}
	return float64(d.Understood) / float64(d.Readable)
}
