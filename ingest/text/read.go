package text

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"
)

// Version names the way in which bytes become lines. Whoever changes what comes
// out raises it.
const Version = "3"

// The ways in which a document of a known format cannot be read.
var (
	ErrEncrypted   = errors.New("document is encrypted: save it without a password")
	ErrBroken      = errors.New("document is broken")
	ErrAttachments = errors.New("document only carries others: unpack them")
	ErrTooLong     = errors.New("document is too long")
	ErrTime        = errors.New("document takes too long to read")
	ErrNoOCR       = errors.New("text recognition is not installed")
)

// Options bound what one document may cost. The zero value will do.
type Options struct {
	Time     time.Duration // for a document, without text recognition; 0 is five minutes
	PageTime time.Duration // for the recognition of a page; 0 is two minutes
	Pages    int           // pages that a document may have; 0 is 5,000
	Scans    int           // pages of which the text is recognised; 0 is 500
	OCR      string        // the program that recognises text; empty is "tesseract"
}

func (o Options) complete() Options {
	if o.Time == 0 {
		o.Time = 5 * time.Minute
	}
	if o.PageTime == 0 {
		o.PageTime = 2 * time.Minute
	}
	if o.Pages == 0 {
		o.Pages = 5000
	}
	if o.Scans == 0 {
		o.Scans = 500
	}
	if o.OCR == "" {
		o.OCR = "tesseract"
	}
	return o
}

// Read reads the bytes of a document in whatever format they are. A page that
// cannot be read is a problem of the text; a document without any is an error.
func Read(ctx context.Context, body []byte, o Options) (t Text, err error) {
	switch {
	case len(bytes.TrimSpace(body)) == 0:
		return Text{}, ErrEmpty
	case len(body) > MaxBytes:
		return Text{}, fmt.Errorf("%w: %d bytes, at most %d", ErrTooLarge, len(body), MaxBytes)
	}
	defer func() {
		// The readers of foreign formats are large; one document must not end all.
		if p := recover(); p != nil {
			t, err = Text{}, fmt.Errorf("%w: reading panics: %v\n%s", ErrBroken, p, debug.Stack())
		}
	}()
	o = o.complete()
	format := FormatOf(body)
	switch format {
	case PDF:
		t, err = readPDF(ctx, body, o)
	case DOCX:
		t, err = readDOCX(body)
	case ODT:
		t, err = readODT(body)
	case RTF:
		t, err = readRTF(body)
	case HTML:
		t, err = readHTML(body)
	case Picture:
		t, err = readPicture(ctx, body, o)
	default:
		t, err = Decode(body)
	}
	t.Format = format
	return t, err
}
