package ingest

import (
	"bytes"
	"errors"
	"fmt"

	"ratsgraph/ingest/minutes"
	"ratsgraph/ingest/parse"
	"ratsgraph/ingest/source"
	"ratsgraph/ingest/text"
)

// The ways in which a text holds no minutes.
var (
	ErrNoMinutes = errors.New("no minutes: no list of people, no agenda and no head of a session was found")
	ErrTooLong   = errors.New("text is too long for minutes")
	ErrCutOff    = errors.New("document is cut off")
)

// maxLines and maxLine bound what is parsed: the longest minutes known have
// some ten thousand lines of some hundred bytes. Beyond that, reading noise
// would cost more memory than all the documents together.
const (
	maxLines = 200_000
	maxLine  = 100_000
)

// Read reads what a document says. A document of which nothing was understood
// is [ErrNoMinutes].
func Read(e source.Entry, limit int64) (minutes.Minutes, text.Text, error) {
	d, err := e.Read(limit)
	if err != nil {
		return minutes.Minutes{}, text.Text{}, err
	}
	return understand(d)
}

// understand decodes and parses a document.
func understand(d source.Document) (minutes.Minutes, text.Text, error) {
	t, err := decode(d.Body)
	if err != nil {
		return minutes.Minutes{}, text.Text{}, err
	}
	m := parse.Minutes(t)
	if !anyMinutes(m) {
		return m, t, ErrNoMinutes
	}
	return m, t, nil
}

// decode refuses what is no text by its first bytes, what is cut off and what is
// too long, before all of it is taken apart.
func decode(body []byte) (text.Text, error) {
	if _, err := text.Decode(body[:min(len(body), 4096)]); errors.Is(err, text.ErrBinary) {
		return text.Text{}, err
	}
	if utf16(body) && len(body)%2 != 0 {
		return text.Text{}, fmt.Errorf("%w: UTF-16 of %d bytes, which ends inside a letter", ErrCutOff, len(body))
	}
	if err := plausible(body); err != nil {
		return text.Text{}, err
	}
	return text.Decode(body)
}

// utf16 reports whether the bytes begin with a byte order mark of UTF-16.
func utf16(body []byte) bool {
	return bytes.HasPrefix(body, []byte("\xff\xfe")) || bytes.HasPrefix(body, []byte("\xfe\xff"))
}

// plausible refuses what has too many or too long lines to be minutes.
func plausible(body []byte) error {
	lines, start := 0, 0
	for i, b := range body {
		if b != '\n' && b != '\r' && b != '\f' {
			if i-start >= maxLine {
				return fmt.Errorf("%w: line %d has more than %d bytes", ErrTooLong, lines+1, maxLine)
			}
			continue
		}
		start = i + 1
		if lines++; lines > maxLines {
			return fmt.Errorf("%w: it has more than %d lines", ErrTooLong, maxLines)
		}
	}
	return nil
}

// anyMinutes reports whether anything was read that only minutes have.
func anyMinutes(m minutes.Minutes) bool {
	s := m.Session
	head := s.Body != "" || s.Date != "" || s.Number != "" || s.Start != ""
	return head || len(m.Attendance) > 0 || len(m.Agenda) > 0
}
