package text

import (
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
	pg := page{picture: isPicture(p, ref, runes)}
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
// has no text, or one that nobody can read.
func isPicture(p pdfium.Pdfium, ref requests.Page, runes []rune) bool {
	letters, bad := legible(runes)
	switch {
	case bad > letters && bad > fewLetters:
		return true
	case letters > scanLetters:
		return false
	}
	share, any := drawn(p, ref)
	return share > scanShare || letters < fewLetters && any
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

// drawn is the share of the page under its largest picture, and whether there
// is any picture, or anything that can hold one.
func drawn(p pdfium.Pdfium, ref requests.Page) (share float64, any bool) {
	size, err := p.GetPageSize(&requests.GetPageSize{Page: ref})
	if err != nil {
		return 0, false
	}
	count, err := p.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: ref})
	if err != nil {
		return 0, false
	}
	paths := 0
	for i := range min(count.Count, maxObjects) {
		object, err := p.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: ref, Index: i})
		if err != nil {
			continue
		}
		kind, err := p.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object.PageObject})
		if err != nil {
			continue
		}
		switch kind.Type {
		case enums.FPDF_PAGEOBJ_PATH:
			paths++
		case enums.FPDF_PAGEOBJ_IMAGE, enums.FPDF_PAGEOBJ_FORM:
			any = true
			box, err := p.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: object.PageObject})
			if err == nil && kind.Type == enums.FPDF_PAGEOBJ_IMAGE {
				area := float64(box.Right-box.Left) * float64(box.Top-box.Bottom)
				share = max(share, area/(size.Width*size.Height))
			}
		}
	}
	return share, any || paths > manyPaths
}

// manyPaths is how many strokes a page has on which letters are drawn as shapes.
const manyPaths = 100
