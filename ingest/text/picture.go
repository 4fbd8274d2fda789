package text

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/gif"
	_ "image/jpeg" // pictures whose size is looked at
	"image/png"
	"time"
)

// maxPicture is how many pixels a scanned page may have: a sheet of A3, finely
// scanned, has half of that.
const maxPicture = 80 << 20

// readPicture reads a scanned page, or the pages of a TIFF.
func readPicture(ctx context.Context, body []byte, o Options) (Text, error) {
	pages, err := measure(body, o)
	if err != nil {
		return Text{}, err
	}
	if bytes.HasPrefix(body, []byte("GIF8")) {
		if body, err = asPNG(body); err != nil {
			return Text{}, err
		}
	}
	limit := time.Duration(pages) * o.PageTime
	sheets, err := recognise(ctx, limit, o.OCR, body, 0)
	switch {
	case ctx.Err() != nil:
		return Text{}, ctx.Err()
	case errors.Is(err, context.DeadlineExceeded):
		return Text{}, fmt.Errorf("%w: %d pages are not done after %v", ErrTime, pages, limit)
	case err != nil:
		return Text{}, unread(Problem{Message: fmt.Sprintf("page 1 is a picture: %v", err)}, pages)
	}
	t := Text{Pages: pages, Encoding: "utf-8"}
	for _, s := range sheets {
		for _, l := range lay(s.tokens) {
			t.print(l, max(s.number, 1))
		}
		if p := s.poor(max(s.number, 1)); p != nil {
			t.Problems = append(t.Problems, *p)
		}
	}
	if len(t.Lines) == 0 {
		return Text{}, fmt.Errorf("%w: no word was recognised in the picture", ErrNoText)
	}
	return t, nil
}

// asPNG turns a GIF, of which only the first picture is read, into the format that
// every recognition knows.
func asPNG(body []byte) ([]byte, error) {
	img, err := gif.Decode(bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		return nil, fmt.Errorf("turn a GIF into a PNG: %w", err)
	}
	return out.Bytes(), nil
}

// measure counts the pages of a picture and refuses what would unpack to more
// than a page.
func measure(body []byte, o Options) (int, error) {
	var sizes []image.Point
	var err error
	if bytes.HasPrefix(body, []byte("II*\x00")) || bytes.HasPrefix(body, []byte("MM\x00*")) {
		sizes, err = tiffSizes(body, o.Scans)
	} else {
		var c image.Config
		c, _, err = image.DecodeConfig(bytes.NewReader(body))
		sizes = []image.Point{{X: c.Width, Y: c.Height}}
	}
	if err != nil {
		return 0, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	for i, s := range sizes {
		if s.X <= 0 || s.Y <= 0 || s.X > maxPicture/s.Y {
			return 0, fmt.Errorf("%w: page %d has %d by %d points", ErrTooLarge, i+1, s.X, s.Y)
		}
	}
	return len(sizes), nil
}

// errTIFF says that the list of pages of a TIFF leads nowhere.
var errTIFF = errors.New("the list of pages is damaged")

// The tags of a page that hold its size.
const tagWidth, tagHeight = 256, 257

// tiffSizes reads how large the pages of a TIFF are: each is a table of tags,
// which says where the next one is.
func tiffSizes(body []byte, most int) ([]image.Point, error) {
	var order binary.ByteOrder = binary.LittleEndian
	if body[0] == 'M' {
		order = binary.BigEndian
	}
	var sizes []image.Point
	at := uint64(4)
	for {
		if at+4 > uint64(len(body)) {
			return nil, errTIFF
		}
		if at = uint64(order.Uint32(body[at:])); at == 0 {
			break
		}
		size, next, err := tiffPage(body, order, at)
		if err != nil {
			return nil, err
		}
		if sizes = append(sizes, size); len(sizes) > most {
			return nil, fmt.Errorf("%w: more than %d scanned pages", ErrTooLong, most)
		}
		at = next
	}
	if len(sizes) == 0 {
		return nil, errTIFF
	}
	return sizes, nil
}

// tiffPage reads the size of one page, and where it says where the next one is.
func tiffPage(body []byte, order binary.ByteOrder, at uint64) (size image.Point, next uint64, err error) {
	if at+2 > uint64(len(body)) {
		return size, 0, errTIFF
	}
	n := uint64(order.Uint16(body[at:]))
	if at += 2; at+12*n > uint64(len(body)) {
		return size, 0, errTIFF
	}
	for i := range n {
		entry := body[at+12*i:]
		value := int(order.Uint32(entry[8:]))
		if order.Uint16(entry[2:]) == 3 { // a short number
			value = int(order.Uint16(entry[8:]))
		}
		switch order.Uint16(entry) {
		case tagWidth:
			size.X = value
		case tagHeight:
			size.Y = value
		}
	}
	return size, at + 12*n, nil
}
