package text

import (
	"math"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// readPage reads the text layer of a page, or finds that it is a picture.
func readPage(p pdfium.Pdfium, doc references.FPDF_DOCUMENT, index int) (page, error) {
	loaded, err := p.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: doc, Index: index})
	if err != nil {
		return page{}, err
	}
	defer p.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page})
	ref := requests.Page{ByReference: &loaded.Page}
	runes, words, err := readWords(p, ref)
	if err != nil {
		return page{}, err
	}
	var pg page
	pg.picture, pg.dots = isPicture(p, ref, runes)
	if !pg.picture {
		pg.lines = layOut(words)
	}
	return pg, nil
}

// The share of a page that a picture covers, and the letters that may stand on
// a page besides, when it is a scan with a stamp, a page number or the like.
const (
	scanShare   = 0.5
	scanLetters = 150
	fewLetters  = 16
)

// isPicture reports whether a page has to be looked at: it shows something, but
// has no text, or one that nobody can read. Dots are what its picture has on an
// inch; 0 is that there is none.
func isPicture(p pdfium.Pdfium, ref requests.Page, runes []rune) (yes bool, dots float64) {
	letters, bad := legible(runes)
	switch {
	case bad > letters && bad > fewLetters:
		return true, 0
	case letters > scanLetters:
		return false, 0
	}
	d := drawn(p, ref)
	return d.share > scanShare || letters < fewLetters && d.any, d.dots
}

// legible counts the characters of a page that mean something, and those that
// the file does not say the meaning of.
func legible(runes []rune) (good, bad int) {
	for _, r := range runes {
		switch {
		case r == '\uFFFD', r >= 0xE000 && r < 0xF000:
			bad++
		case r > ' ':
			good++
		}
	}
	return good, bad
}

// maxObjects is how many things on a page are looked at in search of pictures.
const maxObjects = 2000

// A drawing is what a page shows besides text.
type drawing struct {
	share float64 // of the page that its largest picture covers
	dots  float64 // that this picture has on an inch
	any   bool    // there is a picture, or something that can hold one
}

// drawn looks for pictures on a page.
func drawn(p pdfium.Pdfium, ref requests.Page) (d drawing) {
	size, err := p.GetPageSize(&requests.GetPageSize{Page: ref})
	if err != nil {
		return d
	}
	count, err := p.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: ref})
	if err != nil {
		return d
	}
	paths := 0
	for i := range min(count.Count, maxObjects) {
		object, err := p.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: ref, Index: i})
		if err != nil {
			continue
		}
		kind, err := p.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object.PageObject})
		switch {
		case err != nil:
		case kind.Type == enums.FPDF_PAGEOBJ_PATH:
			paths++
		case kind.Type == enums.FPDF_PAGEOBJ_FORM:
			d.any = true
		case kind.Type == enums.FPDF_PAGEOBJ_IMAGE:
			d.any = true
			d.see(p, object.PageObject, size.Width*size.Height)
		}
	}
	d.any = d.any || paths > manyPaths
	return d
}

// see takes in a picture on a page of an area.
func (d *drawing) see(p pdfium.Pdfium, picture references.FPDF_PAGEOBJECT, page float64) {
	box, err := p.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: picture})
	if err != nil {
		return
	}
	area := float64(box.Right-box.Left) * float64(box.Top-box.Bottom)
	if area <= 0 || area/page <= d.share {
		return
	}
	d.share, d.dots = area/page, 0
	points, err := p.FPDFImageObj_GetImagePixelSize(&requests.FPDFImageObj_GetImagePixelSize{ImageObject: picture})
	if err == nil {
		d.dots = 72 * math.Sqrt(float64(points.Width)*float64(points.Height)/area)
	}
}

// manyPaths is how many strokes a page has on which letters are drawn as shapes.
const manyPaths = 100
