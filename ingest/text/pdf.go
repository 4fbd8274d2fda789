package text

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// maxTextBytes bounds the text of a document, as [MaxBytes] bounds its bytes:
// what is packed can grow.
const maxTextBytes = MaxBytes

// readPDF reads the pages of a PDF: those with a text layer from it, the others
// by text recognition.
func readPDF(ctx context.Context, body []byte, o Options) (Text, error) {
	b := book{options: o}
	err := withPDFium(ctx, o.Time, func(p pdfium.Pdfium) error { return b.read(p, body) })
	switch {
	case ctx.Err() != nil:
		return Text{}, ctx.Err()
	case errors.Is(err, context.DeadlineExceeded):
		return Text{}, fmt.Errorf("%w: page %d of %d is not done after %v", ErrTime, len(b.pages)+1, b.count, o.Time)
	case err != nil:
		return Text{}, err
	}
	if err := b.recognise(ctx, body); err != nil {
		return Text{}, err
	}
	return b.text()
}

// A book is a PDF while it is read.
type book struct {
	options  Options
	count    int // pages it has
	pages    []page
	size     int      // bytes of text
	attached []string // names of the files it carries
}

// A page is what stands on one page, in print order.
type page struct {
	lines   []printed
	picture bool    // there is something to see but no text
	dots    float64 // of the picture, on an inch
	problem *Problem
}

func (b *book) read(p pdfium.Pdfium, body []byte) error {
	doc, err := open(p, body)
	if err != nil {
		return err
	}
	count, err := p.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc})
	if err != nil {
		return fmt.Errorf("%w: %w", ErrBroken, err)
	}
	b.count = count.PageCount
	b.attached = attachments(p, doc)
	switch {
	case b.count > b.options.Pages:
		return fmt.Errorf("%w: %d pages, at most %d", ErrTooLong, b.count, b.options.Pages)
	case b.count == 0 && len(b.attached) == 0:
		return fmt.Errorf("%w: it has no pages", ErrBroken)
	}
	for i := range b.count {
		pg, err := readPage(p, doc, i)
		if err != nil {
			pg.problem = &Problem{Page: i + 1, Kind: PageUnread, Message: fmt.Sprintf("page %d is broken: %v", i+1, err)}
		}
		for _, l := range pg.lines {
			b.size += len(l.text)
		}
		if b.size > maxTextBytes {
			return fmt.Errorf("%w: more than %d bytes of text", ErrTooLong, maxTextBytes)
		}
		b.pages = append(b.pages, pg)
	}
	return nil
}

// open opens a PDF. The memory of the engine holds it until the engine is given
// back.
func open(p pdfium.Pdfium, body []byte) (references.FPDF_DOCUMENT, error) {
	doc, err := p.OpenDocument(&requests.OpenDocument{File: &body})
	switch {
	case errors.Is(err, pdferrors.ErrPassword), errors.Is(err, pdferrors.ErrSecurity):
		return "", ErrEncrypted
	case err != nil:
		return "", fmt.Errorf("%w: it begins like a PDF file, but cannot be opened as one (%w)", ErrBroken, err)
	}
	return doc.Document, nil
}

// attachments lists the files that a PDF carries.
func attachments(p pdfium.Pdfium, doc references.FPDF_DOCUMENT) []string {
	n, err := p.FPDFDoc_GetAttachmentCount(&requests.FPDFDoc_GetAttachmentCount{Document: doc})
	if err != nil {
		return nil // a broken list of attachments does not matter to the pages
	}
	var names []string
	for i := range min(n.AttachmentCount, 20) {
		name := fmt.Sprintf("no. %d", i+1)
		a, err := p.FPDFDoc_GetAttachment(&requests.FPDFDoc_GetAttachment{Document: doc, Index: i})
		if err == nil {
			if got, err := p.FPDFAttachment_GetName(&requests.FPDFAttachment_GetName{Attachment: a.Attachment}); err == nil {
				name = got.Name
			}
		}
		names = append(names, name)
	}
	return names
}

// text joins the pages.
func (b *book) text() (Text, error) {
	t := Text{Pages: b.count, Encoding: "utf-8"}
	words := 0
	for i, pg := range b.pages {
		for _, l := range pg.lines {
			t.print(l, i+1)
			words += utf8.RuneCountInString(strings.TrimSpace(l.text))
		}
		if pg.problem != nil {
			t.Problems = append(t.Problems, *pg.problem)
		}
	}
	switch {
	case len(b.attached) > 0 && (words == 0 || b.count <= 1 && words < coverWords):
		return Text{}, fmt.Errorf("%w: %s", ErrAttachments, strings.Join(b.attached, ", "))
	case words == 0 && len(t.Problems) > 0:
		return Text{}, unread(t.Problems[0], len(t.Problems))
	case words == 0:
		return Text{}, ErrNoText
	}
	return t, nil
}

// coverWords is how many letters the one page of a portfolio has at most, which
// asks to open it with another program.
const coverWords = 800

// print appends a line of a page.
func (t *Text) print(l printed, page int) {
	for _, w := range l.words {
		w.Line = len(t.Lines)
		t.Words = append(t.Words, w)
	}
	t.Lines = append(t.Lines, Line{Text: l.text, Page: page})
}
