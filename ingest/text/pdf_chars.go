package text

import (
	"math"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// A char is a character where it stands on the page: in points, from the left
// and, like all of PDF, from the bottom.
type char struct {
	r      rune
	x0, x1 float64
	base   float64 // of the line it stands on
	size   float64 // height of a line in its type
	turn   int     // in which direction it is written: quarter turns, or oblique
}

// oblique is the turn of what is written neither along nor across the page.
const oblique = 4

// readChars reads the characters of a page in the order of the file.
func readChars(p pdfium.Pdfium, ref requests.Page) ([]char, error) {
	loaded, err := p.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: ref})
	if err != nil {
		return nil, err
	}
	defer p.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: loaded.TextPage})
	count, err := p.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: loaded.TextPage})
	if err != nil {
		return nil, err
	}
	chars := make([]char, 0, count.Count)
	for i := range count.Count {
		c, err := readChar(p, loaded.TextPage, i)
		if err != nil {
			return chars, err
		}
		chars = append(chars, c)
	}
	return chars, nil
}

// readChar reads one character. A blank or a line end that stands nowhere has no
// size.
func readChar(p pdfium.Pdfium, t references.FPDF_TEXTPAGE, i int) (char, error) {
	code, err := p.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: t, Index: i})
	if err != nil {
		return char{}, err
	}
	c := char{r: meant(code.Unicode)}
	if c.r <= ' ' {
		return c, nil
	}
	box, err := p.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: t, Index: i})
	if err != nil {
		return c, nil // it is in the file, but not on the page
	}
	origin, err := p.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: t, Index: i})
	if err != nil {
		return c, nil
	}
	angle, err := p.FPDFText_GetCharAngle(&requests.FPDFText_GetCharAngle{TextPage: t, Index: i})
	if err != nil {
		return c, nil
	}
	r := box.Rect
	c.place(float64(angle.CharAngle), [4]float64{float64(r.Left), float64(r.Bottom), float64(r.Right), float64(r.Top)}, origin.X, origin.Y)
	return c, nil
}

// meant is the character behind a code. PDFium has codes of its own for a hyphen
// at the end of a line.
func meant(code uint) rune {
	switch {
	case code == 2 || code == 0xFFFE:
		return '-'
	case code == 0xA0 || code == '\t' || code == '\r' || code == '\n':
		return ' '
	case code == 0 || code == 0xFFFF || code > 0x10FFFF || code >= 0xD800 && code < 0xE000:
		return '\uFFFD'
	}
	return rune(code)
}

// place turns a character so that its line runs from left to right.
func (c *char) place(angle float64, box [4]float64, x, y float64) {
	quarters := angle / (math.Pi / 2)
	c.turn = int(math.Round(quarters))
	if math.Abs(quarters-float64(c.turn)) > 0.1 {
		c.turn = oblique
	} else {
		c.turn = (c.turn%4 + 4) % 4
	}
	left, bottom, right, top := box[0], box[1], box[2], box[3]
	switch c.turn {
	case 1:
		c.x0, c.x1, c.base, c.size = -top, -bottom, x, right-left
	case 2:
		c.x0, c.x1, c.base, c.size = -right, -left, -y, top-bottom
	case 3:
		c.x0, c.x1, c.base, c.size = bottom, top, -x, right-left
	default:
		c.x0, c.x1, c.base, c.size = left, right, y, top-bottom
	}
	c.size = max(c.size, 1)
}
