package graph

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// An ID names a thing for good. It is made from what the minutes say (town,
// body, date, number), never from a database key: ingesting twice names it
// once. It reads "kind:path", for example "session:neustadt/rat/2015-12-15/21".
type ID string

// The kinds of things, as they begin their ids.
const (
	KindMunicipality = "municipality"
	KindBody         = "body"
	KindSession      = "session"
	KindPerson       = "person"
	KindParty        = "party"
	KindPaper        = "paper"
	KindItem         = "item"
	KindDecision     = "decision"
	KindAttendance   = "attendance"
	KindVote         = "vote"
	KindRecusal      = "recusal"
	KindMention      = "mention"
	KindDocument     = "document"
	KindRuling       = "ruling"
	KindOpenPair     = "open"
	KindTerm         = "term"
)

// NewID joins a kind and the parts of a path. Each part is made a [Slug], so a
// separator inside a name cannot change the path.
func NewID(kind string, parts ...string) ID {
	slugs := make([]string, len(parts))
	for i, p := range parts {
		slugs[i] = Slug(p)
	}
	return ID(kind + ":" + strings.Join(slugs, "/"))
}

// Under names a thing below another one: its path is the parent's path and the
// parts.
func (id ID) Under(kind string, parts ...string) ID {
	below := NewID(kind, parts...)
	return ID(kind + ":" + id.Path() + "/" + below.Path())
}

// Kind is the part of an id before the colon.
func (id ID) Kind() string {
	kind, _, _ := strings.Cut(string(id), ":")
	return kind
}

// Path is the part of an id after the colon.
func (id ID) Path() string {
	_, path, _ := strings.Cut(string(id), ":")
	return path
}

// Slug writes a name as one part of a path: composed letters, blanks as
// underscores, and nothing that separates paths. Letter case stays, because two
// spellings are only one name when somebody decides so.
func Slug(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || r == '_':
			return '_'
		case r == '/' || r == ':' || r == '|' || unicode.IsControl(r):
			return '-'
		}
		return r
	}, Canonical(name))
}

// Canonical is the one way in which a printed name is compared and shown:
// composed letters (NFC), single blanks, and words in capitals only ("LUDEWIG")
// in the usual letter case. It never adds or replaces a letter.
func Canonical(name string) string {
	words := strings.Fields(norm.NFC.String(name))
	for i, w := range words {
		if shouts(w) {
			words[i] = calm(w)
		}
	}
	return strings.Join(words, " ")
}

// shouts reports whether a word is a name set in capitals. Short ones (CDU, SPD,
// BV) and those with a digit stay as they are.
func shouts(w string) bool {
	letters := 0
	for _, r := range w {
		if unicode.IsDigit(r) || unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters > 4
}

func calm(w string) string {
	start := true
	return strings.Map(func(r rune) rune {
		defer func() { start = !unicode.IsLetter(r) }()
		if start {
			return r
		}
		return unicode.ToLower(r)
	}, w)
}

// Municipality is the id of the municipality that a thing belongs to, by its id.
// Where the minutes do not name it, there is none with that id.
func (id ID) Municipality() ID {
	scope, _, _ := strings.Cut(id.Path(), "/")
	return ID(KindMunicipality + ":" + scope)
}

// MarshalGQL writes the id as a GraphQL ID.
func (id ID) MarshalGQL(w io.Writer) { io.WriteString(w, strconv.Quote(string(id))) }

// UnmarshalGQL reads a GraphQL ID.
func (id *ID) UnmarshalGQL(v any) error {
	s, ok := v.(string)
	if !ok || !strings.Contains(s, ":") {
		return fmt.Errorf("id %v: %w: an id reads \"kind:path\"", v, ErrInvalid)
	}
	*id = ID(s)
	return nil
}
