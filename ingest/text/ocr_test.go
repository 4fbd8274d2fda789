package text_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ratsgraph/ingest/text"
)

// needOCR skips a test where tesseract is missing, unless it must be there.
func needOCR(t *testing.T) {
	t.Helper()
	out, err := exec.Command("tesseract", "--list-langs").CombinedOutput()
	if err == nil && strings.Contains(string(out), "deu") {
		return
	}
	if os.Getenv("RATSGRAPH_REQUIRE_OCR") != "" {
		t.Fatalf("tesseract with German is missing: install tesseract-ocr and tesseract-ocr-deu: %v", err)
	}
	t.Skip("tesseract with German is missing: install tesseract-ocr and tesseract-ocr-deu")
}

// drawn is a page of words as a picture.
func drawn(t *testing.T, words ...string) *image.Gray {
	t.Helper()
	content := ""
	for i, w := range words {
		content += at(70, 700-20*i, w)
	}
	pgm, _, err := text.DrawPage(context.Background(), time.Minute, pdfDoc(content), 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	var width, height, most int
	if _, err := fmt.Sscanf(string(pgm[:30]), "P5\n%d %d\n%d\n", &width, &height, &most); err != nil {
		t.Fatal(err)
	}
	return &image.Gray{Pix: pgm[len(pgm)-width*height:], Stride: width, Rect: image.Rect(0, 0, width, height)}
}

// scan makes a PDF of contents, in which "/I Do" shows a picture over the page.
func scan(img *image.Gray, pages ...string) []byte {
	size := img.Rect.Size()
	return pdfWith("", fmt.Sprintf("<</Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 /Length %d>>\nstream\n%s\nendstream",
		size.X, size.Y, len(img.Pix), img.Pix), pages...)
}

// picture shows the picture over the whole page.
const picture = "q 595 0 0 842 0 0 cm /I Do Q\n"

// TestScan reads the pages of a PDF from their text, or else from their picture,
// with the confidence of each word.
func TestScan(t *testing.T) {
	t.Parallel()
	needOCR(t)
	img := drawn(t, "Niederschrift der Sitzung", "Anwesend           Entschuldigt", "Adler                   Busch")
	got := read(t, scan(img, at(70, 700, strings.Repeat("erste Seite ", 20)), picture))
	if len(got.Problems) > 0 || got.Pages != 2 || len(got.Lines) < 4 || got.Lines[0].Page != 1 {
		t.Fatalf("got %+v", got)
	}
	body := page(got)
	for _, want := range []string{"\fNiederschrift der Sitzung\n", "Anwesend    ", "Adler    ", "Entschuldigt\n", "Busch\n"} {
		if !strings.Contains(body, want) {
			t.Errorf("got\n%s\nwithout %q", body, want)
		}
	}
	var words []string
	for _, w := range got.Words {
		words = append(words, got.Lines[w.Line].Text[w.First:w.Last])
		if w.Confidence < 50 || w.Confidence > 100 || got.Lines[w.Line].Page != 2 {
			t.Errorf("%s: got %+v", words[len(words)-1], w)
		}
	}
	if s := strings.Join(words, " "); s != "Niederschrift der Sitzung Anwesend Entschuldigt Adler Busch" {
		t.Errorf("got the words %s", s)
	}
}

// TestPicture reads scanned pages that are in no PDF.
func TestPicture(t *testing.T) {
	t.Parallel()
	needOCR(t)
	img := drawn(t, "Beschluss einstimmig gefasst")
	var asPNG, asJPEG, asGIF bytes.Buffer
	if err := errors.Join(png.Encode(&asPNG, img), jpeg.Encode(&asJPEG, img, nil), gif.Encode(&asGIF, img, nil)); err != nil {
		t.Fatal(err)
	}
	for name, body := range map[string][]byte{"png": asPNG.Bytes(), "jpeg": asJPEG.Bytes(), "gif": asGIF.Bytes(), "tiff": plainTIFF(img)} {
		got := read(t, body)
		if name == "tiff" && got.Pages != 1 || got.Format != text.Picture || page(got) != "Beschluss einstimmig gefasst\n" || len(got.Words) != 3 {
			t.Errorf("%s: got %+v", name, got)
		}
	}
}

// plainTIFF writes a picture as a TIFF without compression.
func plainTIFF(img *image.Gray) []byte {
	size := img.Rect.Size()
	b := []byte("MM\x00*")
	b = binary.BigEndian.AppendUint32(b, uint32(8+len(img.Pix)))
	b = append(b, img.Pix...)
	tags := [][2]uint32{{256, uint32(size.X)}, {257, uint32(size.Y)}, {258, 8}, {259, 1}, {262, 1}, {273, 8}, {277, 1}, {278, uint32(size.Y)}, {279, uint32(len(img.Pix))}}
	b = binary.BigEndian.AppendUint16(b, uint16(len(tags)))
	for _, t := range tags {
		b = binary.BigEndian.AppendUint16(b, uint16(t[0]))
		b = append(b, 0, 4, 0, 0, 0, 1)
		b = binary.BigEndian.AppendUint32(b, t[1])
	}
	return append(b, 0, 0, 0, 0)
}

// TestNoOCR says what to install for which page, and reads the others.
func TestNoOCR(t *testing.T) {
	t.Parallel()
	img := drawn(t, "Niederschrift")
	none := text.Options{OCR: filepath.Join(t.TempDir(), "tesseract")}
	got, err := text.Read(context.Background(), scan(img, at(70, 700, strings.Repeat("erste Seite ", 20)), picture, at(70, 700, "dritte Seite")), none)
	if err != nil || len(got.Problems) != 1 || !strings.HasSuffix(page(got), "\f\fdritte Seite\n") {
		t.Fatalf("got %+v, %v", got, err)
	}
	p := got.Problems[0]
	if p.Page != 2 || p.Kind != text.PageUnread || !strings.Contains(p.Message, "page 2 ") || !strings.Contains(p.Message, "tesseract-ocr and tesseract-ocr-deu") {
		t.Errorf("got %+v", p)
	}
	_, err = text.Read(context.Background(), scan(img, picture, picture), none)
	if !errors.Is(err, text.ErrNoText) || !strings.Contains(err.Error(), "page 1 ") || !strings.Contains(err.Error(), "tesseract-ocr-deu") {
		t.Errorf("got %v", err)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	if _, err = text.Read(context.Background(), b.Bytes(), none); err == nil || !strings.Contains(err.Error(), "tesseract-ocr-deu") {
		t.Errorf("got %v", err)
	}
}

// TestSlowOCR breaks off a recognition that does not end, and one that fails says
// why.
func TestSlowOCR(t *testing.T) {
	t.Parallel()
	body := scan(drawn(t, "Niederschrift"), picture, at(70, 700, "zweite Seite"))
	for _, c := range []struct {
		script, want string
		limit        time.Duration
	}{
		{"exec sleep 600", "takes more than", time.Second},
		{"while :; do echo xxxxxxxx; done", "page 1", time.Second}, // ends by the clock or by its length
		{"echo kaputt >&2; exit 1", "kaputt", 0},
		{"echo Failed loading language >&2; exit 1", "tesseract-ocr-deu", 0},
	} {
		program := filepath.Join(t.TempDir(), "tesseract")
		if err := os.WriteFile(program, []byte("#!/bin/sh\n"+c.script+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
		got, err := text.Read(context.Background(), body, text.Options{OCR: program, PageTime: c.limit})
		if err != nil || len(got.Problems) != 1 || !strings.Contains(got.Problems[0].Message, c.want) || !strings.HasSuffix(page(got), "zweite Seite\n") {
			t.Errorf("%s: got %+v, %v", c.script, got, err)
		}
	}
}

// TestRules loses no number in a frame, and no letter to a frame.
func TestRules(t *testing.T) {
	t.Parallel()
	img := drawn(t, "7    Haushalt der Gemeinde")
	before := ink(img)
	width := img.Rect.Dx()
	for x := 250; x < width-250; x++ {
		img.SetGray(x, 500, color.Gray{})
		img.SetGray(x, 501, color.Gray{})
		img.SetGray(x, 640, color.Gray{})
	}
	for y := 500; y < 641; y++ {
		img.SetGray(250, y, color.Gray{})
		img.SetGray(360, y, color.Gray{})
	}
	pgm, _, err := text.DrawPage(context.Background(), time.Minute, scan(img, picture), 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	after := ink(&image.Gray{Pix: pgm[len(pgm)-len(img.Pix):], Stride: width, Rect: img.Rect})
	if after < before*98/100 || after > before*102/100 {
		t.Errorf("got %d dark points without the frame, want about %d", after, before)
	}
}

// ink counts the dark points of a picture.
func ink(img *image.Gray) int {
	n := 0
	for _, p := range img.Pix {
		if p < 160 {
			n++
		}
	}
	return n
}
