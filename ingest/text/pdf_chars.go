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
	low    float64 // where its type ends below
	size   float64 // height of its type
	turn   int     // in which direction it is written: quarter turns, or oblique

	angle, x, y float64 // direction and origin, as the file has them
}

// oblique is the turn of what is written neither along nor across the page.
const oblique = 4

// A layer is the text of a page, as PDFium finds it.
type layer struct {
	pdfium.Pdfium
	ref   references.FPDF_TEXTPAGE
	runes []rune
}

// char places one character of a page. What stands nowhere has no size.
func (l layer) char(i int) char {
	c := char{r: l.runes[i]}
	if c.r <= ' ' {
		return c
	}
	angle, err := l.FPDFText_GetCharAngle(&requests.FPDFText_GetCharAngle{TextPage: l.ref, Index: i})
	if err != nil {
		return c
	}
	origin, err := l.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: l.ref, Index: i})
	if err != nil {
		return c
	}
	return l.box(i, float64(angle.CharAngle), origin.X, origin.Y)
}

// box places a character of which the direction and the origin are known.
func (l layer) box(i int, angle, x, y float64) char {
	c := char{r: l.runes[i]}
	box, err := l.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: l.ref, Index: i})
	if err != nil {
		return c // it is in the file, but not on the page
	}
	r := box.Rect
	c.place(angle, [4]float64{float64(r.Left), float64(r.Bottom), float64(r.Right), float64(r.Top)}, x, y)
	return c
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
	c.angle, c.x, c.y = angle, x, y
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
		c.x0, c.x1, c.base, c.low, c.size = -top, -bottom, x, left, right-left
	case 2:
		c.x0, c.x1, c.base, c.low, c.size = -right, -left, -y, -top, top-bottom
	case 3:
		c.x0, c.x1, c.base, c.low, c.size = bottom, top, -x, -right, right-left
	default:
		c.x0, c.x1, c.base, c.low, c.size = left, right, y, bottom, top-bottom
	}
	c.size = max(c.size, 1)
}
