package text

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"math"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/requests"
	"golang.org/x/sync/errgroup"
)

// A page is drawn as fine as recognition wants it, but not larger than a sheet
// of that: plans are as large as a wall.
const (
	scanDPI   = 300
	maxPixels = 16 << 20
)

// recognise reads the pages that are pictures, two at a time. One that cannot be
// read is a problem of that page.
func (b *book) recognise(ctx context.Context, body []byte) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(2)
	done := 0
	for i := range b.pages {
		if !b.pages[i].picture {
			continue
		}
		if done++; done > b.options.Scans {
			b.pages[i].problem = &Problem{Page: i + 1, Kind: PageUnread,
				Message: fmt.Sprintf("page %d is a picture: no more than %d are recognised in a document", i+1, b.options.Scans)}
			continue
		}
		g.Go(func() error { return b.recognisePage(ctx, body, i) })
	}
	return g.Wait()
}

// recognisePage reads one page. It fails only when the context ends.
func (b *book) recognisePage(ctx context.Context, body []byte, i int) error {
	pg := &b.pages[i]
	drawing, dpi, err := drawPage(ctx, b.options.PageTime, body, i, pg.dots)
	if err == nil {
		var sheets []sheet
		sheets, err = recognise(ctx, b.options.PageTime, b.options.OCR, drawing, dpi)
		if err == nil && len(sheets) > 0 {
			pg.lines = lay(sheets[0].tokens)
			pg.problem = sheets[0].poor(i + 1)
		}
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, context.DeadlineExceeded):
		err = fmt.Errorf("recognising it takes more than %v", b.options.PageTime)
	}
	if err != nil {
		pg.problem = &Problem{Page: i + 1, Kind: PageUnread, Message: fmt.Sprintf("page %d is a picture: %v", i+1, err)}
	}
	return nil
}

// drawPage draws a page in shades of grey.
func drawPage(ctx context.Context, limit time.Duration, body []byte, index int, dots float64) (drawing []byte, dpi int, err error) {
	err = withPDFium(ctx, limit, func(p pdfium.Pdfium) error {
		doc, err := open(p, body)
		if err != nil {
			return err
		}
		ref := requests.Page{ByIndex: &requests.PageByIndex{Document: doc, Index: index}}
		size, err := p.GetPageSize(&requests.GetPageSize{Page: ref})
		if err != nil {
			return err
		}
		dpi = resolution(size.Width, size.Height, dots)
		got, err := p.RenderPageInDPI(&requests.RenderPageInDPI{Page: ref, DPI: dpi, ImageFormat: requests.RenderImageFormatGrayscale})
		if err != nil {
			return err
		}
		defer got.Cleanup()
		grey, ok := got.Result.RenderedImage.(*image.Gray)
		if !ok {
			return fmt.Errorf("%w: page is drawn as %T", ErrBroken, got.Result.RenderedImage)
		}
		eraseRules(grey, dpi)
		drawing = portable(grey)
		return nil
	})
	return drawing, dpi, err
}

// resolution is how fine a page of a size in points is drawn. A picture is drawn
// with a whole number of points for each of its own: what is put between them
// makes other digits of digits.
func resolution(width, height, dots float64) int {
	want := float64(scanDPI)
	switch {
	case dots >= 60 && dots < scanDPI:
		want = dots * math.Ceil(0.93*scanDPI/dots)
	case dots >= scanDPI && dots < 450:
		want = dots
	}
	most := math.Sqrt(maxPixels / (width * height / 72 / 72))
	return int(math.Round(max(20, min(want, most))))
}

// portable writes a picture as PGM, the plainest form there is.
func portable(img *image.Gray) []byte {
	size := img.Rect.Size()
	var b bytes.Buffer
	b.Grow(size.X*size.Y + 32)
	fmt.Fprintf(&b, "P5\n%d %d\n255\n", size.X, size.Y)
	for y := range size.Y {
		b.Write(img.Pix[y*img.Stride : y*img.Stride+size.X])
	}
	return b.Bytes()
}
