package text_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"ratsgraph/ingest/text"
)

// read reads a document that must be readable.
func read(t *testing.T, body []byte) text.Text {
	t.Helper()
	got, err := text.Read(context.Background(), body, text.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// page joins the lines of a text; a form feed begins a page.
func page(t text.Text) string {
	var b strings.Builder
	at := 1
	for _, l := range t.Lines {
		b.WriteString(strings.Repeat("\f", l.Page-at) + l.Text + "\n")
		at = l.Page
	}
	return b.String()
}

func check(t *testing.T, got text.Text, format text.Format, want string) {
	t.Helper()
	if got.Format != format {
		t.Errorf("got format %s, want %s", got.Format, format)
	}
	if page(got) != want {
		t.Errorf("got\n%s\nwant\n%s", page(got), want)
	}
}

// archive makes a ZIP file of names and contents in turn.
func archive(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err == nil {
			_, err = w.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// pdfDoc makes a PDF of pages, each the content of one, in Helvetica.
func pdfDoc(pages ...string) []byte { return pdfWith("", "null", pages...) }

// pdfWith makes a PDF whose catalogue says something more, and whose pages can
// show a picture.
func pdfWith(catalogue, picture string, pages ...string) []byte {
	var b bytes.Buffer
	var offsets []int
	object := func(s string) {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(offsets), s)
	}
	b.WriteString("%PDF-1.7\n")
	var kids strings.Builder
	for i := range pages {
		fmt.Fprintf(&kids, "%d 0 R ", 5+2*i)
	}
	object("<</Type /Catalog /Pages 2 0 R " + catalogue + ">>")
	object(fmt.Sprintf("<</Type /Pages /Count %d /Kids [%s]>>", len(pages), kids.String()))
	object("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>")
	object(picture)
	for i, content := range pages {
		object(fmt.Sprintf("<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources <</Font <</F 3 0 R>> /XObject <</I 4 0 R>>>> /Contents %d 0 R>>", 6+2*i))
		object(fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(content), content))
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer <</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, start)
	return b.Bytes()
}

// at prints words at a place of a page, in the encoding of the test's PDF.
func at(x, y int, words string) string {
	var latin []byte
	for _, r := range words {
		if strings.ContainsRune(`()\`, r) {
			latin = append(latin, '\\')
		}
		latin = append(latin, byte(r))
	}
	return fmt.Sprintf("BT /F 11 Tf %d %d Td (%s) Tj ET\n", x, y, latin)
}

// TestFormatOf tells formats by their bytes.
func TestFormatOf(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]text.Format{
		"Niederschrift":                  text.Plain,
		"%PDF-1.4\n":                     text.PDF,
		"\r\nX-Header: 1\r\n%PDF-1.4\n1": text.PDF,
		"PK\x03\x04":                     text.DOCX,
		"\x89PNG\r\n\x1a\n":              text.Picture,
		"\xff\xd8\xff\xe0":               text.Picture,
		"II*\x00":                        text.Picture,
		"MM\x00*":                        text.Picture,
		"GIF89a":                         text.Picture,
		"{\\rtf1\\ansi":                  text.RTF,
		"\ufeff \n<!DOCTYPE HTML>":       text.HTML,
		"<?xml version=\"1.0\"?>\n<html": text.HTML,
		"<table><tr>":                    text.HTML,
		"<Unterschrift>":                 text.Plain,
		"Das Format heißt %PDF- und endet nicht": text.Plain,
	} {
		if got := text.FormatOf([]byte(body)); got != want {
			t.Errorf("%q: got %s, want %s", body, got, want)
		}
	}
}

// TestRefusals says what is wrong with what cannot be read, and what to do.
func TestRefusals(t *testing.T) {
	t.Parallel()
	deep := strings.Repeat("<w:tbl><w:tr><w:tc>", 5000)
	for _, c := range []struct {
		name string
		body []byte
		want error
		says string
	}{
		{"old word", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Wort"), text.ErrBinary, "save it as DOCX, ODT or PDF"},
		{"rtf of nothing", []byte("{\\rtf1{\\fonttbl{\\f0 Wort;}}{\\*\\neu Wort}}"), text.ErrNoText, ""},
		{"deep rtf", []byte("{\\rtf1" + strings.Repeat("{", 2000)), text.ErrBroken, "deep"},
		{"broken gif", []byte("GIF89a\x09\x00\x09\x00\x00\x00\x00 und sonst nichts"), text.ErrBroken, ""},
		{"broken odt", odt(t, "<office:document-content><text:p", ""), text.ErrBroken, "content.xml"},
		{"odt bomb", odt(t, "<text:p>"+strings.Repeat(" ", text.MaxBytes), ""), text.ErrTooLarge, "unpacks"},
		{"odt of nothing", odt(t, "<office:text/>", "<office:styles/>"), text.ErrNoText, ""},
		{"spreadsheet", archive(t, "xl/workbook.xml", "<x/>"), text.ErrBinary, "without a Word document"},
		{"broken zip", []byte("PK\x03\x04 und sonst nichts"), text.ErrBroken, "zip"},
		{"broken docx", archive(t, "word/document.xml", "<w:document><w:p"), text.ErrBroken, "word/document.xml"},
		{"docx bomb", archive(t, "word/document.xml", "<w:t>"+strings.Repeat(" ", text.MaxBytes)), text.ErrTooLarge, "unpacks"},
		{"docx of nothing", archive(t, "word/document.xml", "<w:document/>"), text.ErrNoText, ""},
		{"deep docx", archive(t, "word/document.xml", deep), text.ErrBroken, ""},
		{"html of nothing", []byte("<html><script>var x</script><body> </body></html>"), text.ErrNoText, ""},
		{"large html", []byte("<html>" + strings.Repeat("<p>x</p>\n", 2<<20)), text.ErrTooLarge, "HTML"},
		{"broken pdf", []byte("%PDF-1.7\nund sonst nichts\n"), text.ErrBroken, ""},
		{"pdf without pages", pdfDoc(), text.ErrBroken, "no pages"},
		{"empty pdf", pdfDoc(""), text.ErrNoText, ""},
		{"broken png", []byte("\x89PNG\r\n\x1a\nund sonst nichts"), text.ErrBroken, ""},
		{"broken tiff", []byte("II*\x00\xff\xff\xff\x00"), text.ErrBroken, "list of pages"},
		{"wide tiff", tiff(1<<20, 1<<20), text.ErrTooLarge, "1048576 by 1048576"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, err := text.Read(context.Background(), c.body, text.Options{})
			if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want %v with %q", err, c.want, c.says)
			}
		})
	}
}

// tiff makes a TIFF that is nothing but the size of its one page.
func tiff(width, height uint32) []byte {
	b := []byte("II*\x00\x08\x00\x00\x00\x02\x00")
	for tag, v := range map[uint16]uint32{256: width, 257: height} {
		b = append(b, byte(tag), byte(tag>>8), 4, 0, 1, 0, 0, 0, byte(v), byte(v>>8), byte(v>>16), byte(v>>24))
	}
	return append(b, 0, 0, 0, 0)
}
