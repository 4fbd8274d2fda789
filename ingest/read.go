package ingest

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"ratsgraph/ingest/minutes"
	"ratsgraph/ingest/parse"
	"ratsgraph/ingest/source"
	"ratsgraph/ingest/text"
)

// Version names the way documents are read, from the bytes to what they say. What
// was read in another way is read again.
const Version = parse.Version + "." + text.Version

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
func Read(ctx context.Context, e source.Entry, limit int64) (minutes.Minutes, text.Text, error) {
	d, err := e.Read(limit)
	if err != nil {
		return minutes.Minutes{}, text.Text{}, err
	}
	return understand(ctx, d)
}

// understand decodes and parses a document.
func understand(ctx context.Context, d source.Document) (minutes.Minutes, text.Text, error) {
	t, err := lines(ctx, d.Body)
	if err != nil {
		return minutes.Minutes{}, text.Text{}, err
	}
	m := parse.Minutes(t)
	for _, p := range t.Problems {
		m.Problems = append(m.Problems, minutes.Problem{Kind: p.Kind, Text: p.Message, Span: pageSpan(t, p.Page)})
	}
	if !anyMinutes(m) {
		return m, t, ErrNoMinutes
	}
	return m, t, nil
}

// lines reads the bytes of a document, in whatever format they are.
func lines(ctx context.Context, body []byte) (text.Text, error) {
	if text.FormatOf(body) == text.Plain {
		if err := plain(body); err != nil {
			return text.Text{}, err
		}
	}
	t, err := text.Read(ctx, body, text.Options{})
	if err != nil {
		return text.Text{}, err
	}
	if len(t.Lines) > maxLines {
		return text.Text{}, fmt.Errorf("%w: it has more than %d lines", ErrTooLong, maxLines)
	}
	for i, l := range t.Lines {
		if len(l.Text) > maxLine {
			return text.Text{}, fmt.Errorf("%w: line %d has more than %d bytes", ErrTooLong, i+1, maxLine)
		}
	}
	return t, nil
}

// plain refuses what is no text by its first bytes, what is cut off and what is
// too long, before all of it is taken apart.
func plain(body []byte) error {
	if _, err := text.Decode(body[:min(len(body), 4096)]); errors.Is(err, text.ErrBinary) {
		return err
	}
	if utf16(body) && len(body)%2 != 0 {
		return fmt.Errorf("%w: UTF-16 of %d bytes, which ends inside a letter", ErrCutOff, len(body))
	}
	return plausible(body)
}

// pageSpan is a page as a place in the text. A page without lines is where it
// would be.
func pageSpan(t text.Text, page int) minutes.Span {
	s := minutes.Span{Page: page, First: max(len(t.Lines), 1), Rule: "page"}
	for i, l := range t.Lines {
		if l.Page >= page {
			s.First = min(s.First, i+1)
		}
		if l.Page == page {
			s.Last = i + 1
		}
	}
	s.Last = max(s.Last, s.First)
	return s
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
