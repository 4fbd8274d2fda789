package text_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"ratsgraph/ingest/text"
)

// TestPDF prints pages the way they look, in whatever order they were written.
func TestPDF(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		pages []string
		want  string
	}{
		{
			"two party columns of unequal length, side by side",
			[]string{at(70, 780, "SPD-Fraktion") + at(70, 766, "Frau Anna Adler") + at(70, 752, "Herr Bernd Busch") + at(70, 738, "Herr Doro Dorn") +
				at(300, 780, "CDU-Fraktion") + at(300, 766, "Herr Emil Esche (ab TOP 5)") + at(300, 752, "Frau Frieda Fink")},
			`SPD-Fraktion       CDU-Fraktion
Frau Anna Adler    Herr Emil Esche (ab TOP 5)
Herr Bernd Busch   Frau Frieda Fink
Herr Doro Dorn
`,
		},
		{
			"role, first name, surname under long lines",
			[]string{at(70, 780, "Niederschrift der 3. Sitzung des Rates der Gemeinde Neustadt am 3. April 2019") + at(70, 740, "Vorsitz") +
				at(220, 726, "Anna") + at(380, 726, "Adler") + at(70, 712, "Mitglied") + at(220, 698, "Bernd") + at(380, 698, "Busch-Dorn")},
			`Niederschrift der 3. Sitzung des Rates der Gemeinde Neustadt am 3. April 2019

Vorsitz
                               Anna                          Adler
Mitglied
                               Bernd                         Busch-Dorn
`,
		},
		{
			"a number beside two lines stands between them, a torn one in the margin",
			[]string{at(100, 700, "Bebauungsplan der Wiese, erster") + at(480, 700, "Nt 34/") + at(70, 693, "4") +
				at(100, 686, "Abschnitt, Satzung") + at(480, 686, "21-26")},
			`    Bebauungsplan der Wiese, erster   Nt 34/
4
    Abschnitt, Satzung                21-26
`,
		},
		{
			"a line spread to its width, a number before one, few wide gaps",
			[]string{at(70, 780, "Der") + at(110, 780, "Rat") + at(150, 780, "der") + at(190, 780, "Stadt") +
				at(70, 740, "6") + at(130, 740, "Anfragen") + at(196, 740, "an") + at(228, 740, "den") + at(266, 740, "Rat") +
				at(70, 700, "Ort:") + at(250, 700, "Saal") + at(400, 700, "Ende:") + at(470, 700, "20:40") + at(504, 700, "Uhr")},
			`Der Rat der Stadt

6      Anfragen an den Rat

Ort:                  Saal   Ende:   20:40 Uhr
`,
		},
		{
			"raised figures, umlauts, words close together, the order of the file",
			[]string{at(70, 700, "zweite Zeile (Größe)") + at(70, 720, "100 m") + "BT /F 6 Tf 101 725 Td (2) Tj ET\n" + at(110, 720, "Fläche")},
			`100 m2 Fläche
zweite Zeile (Größe)
`,
		},
		{
			"page numbers, an empty page, text written across",
			[]string{at(70, 700, "eins zwei drei"), "", "BT /F 11 Tf 0 1 -1 0 100 300 Tm (quer geschrieben) Tj ET\n" + at(200, 700, "längs geschriebener Text")},
			"eins zwei drei\n\f\flängs geschriebener Text\nquer geschrieben\n",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := read(t, pdfDoc(c.pages...))
			check(t, got, text.PDF, c.want)
			if got.Pages != len(c.pages) || len(got.Problems) > 0 || len(got.Words) > 0 {
				t.Errorf("got %d pages, problems %v, words %v", got.Pages, got.Problems, got.Words)
			}
		})
	}
}

// TestPDFRefusals says why nothing can be read of a PDF.
func TestPDFRefusals(t *testing.T) {
	t.Parallel()
	whole := string(pdfDoc(at(70, 700, "Niederschrift")))
	locked := strings.Replace(whole, "trailer <<", "trailer <</ID [<00><00>] /Encrypt <</Filter /Standard /V 1 /R 2 /P -4 /O ("+
		strings.Repeat("o", 32)+") /U ("+strings.Repeat("u", 32)+")>> ", 1)
	carrier := string(pdfWith("/Names <</EmbeddedFiles <</Names [(Niederschrift.docx) <</Type /Filespec /F (Niederschrift.docx) /UF (Niederschrift.docx) /EF <<>>>>]>>>>", "null",
		at(70, 700, "Bitte mit einem anderen Programm öffnen")))
	for _, c := range []struct {
		name, body string
		options    text.Options
		want       error
		says       string
	}{
		{"encrypted", locked, text.Options{}, text.ErrEncrypted, "without a password"},
		{"only attachments", carrier, text.Options{}, text.ErrAttachments, "Niederschrift.docx"},
		{"too many pages", string(pdfDoc(at(1, 1, "a"), at(1, 1, "b"))), text.Options{Pages: 1}, text.ErrTooLong, "2 pages, at most 1"},
		{"half of it", whole[:len(whole)/4], text.Options{}, text.ErrBroken, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, err := text.Read(context.Background(), []byte(c.body), c.options)
			if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want %v with %q", err, c.want, c.says)
			}
		})
	}
}

// TestPDFDamaged reads a PDF whose table of contents was cut off.
func TestPDFDamaged(t *testing.T) {
	t.Parallel()
	whole := string(pdfDoc(at(70, 700, "eins"), at(70, 700, "zwei")))
	contents := strings.Index(whole, "xref")
	got := read(t, []byte(whole[:contents]+whole[strings.Index(whole, "trailer"):len(whole)-20]))
	check(t, got, text.PDF, "eins\n\fzwei\n")
}

// TestPDFTime breaks off what takes too long, and reads the next one.
func TestPDFTime(t *testing.T) {
	t.Parallel()
	page := strings.Repeat(at(70, 700, "Niederschrift"), 20_000)
	_, err := text.Read(context.Background(), pdfDoc(page), text.Options{Time: 30 * time.Millisecond})
	if !errors.Is(err, text.ErrTime) {
		t.Errorf("got %v, want %v", err, text.ErrTime)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := text.Read(ctx, pdfDoc(page), text.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
	check(t, read(t, pdfDoc(at(70, 700, "weiter"))), text.PDF, "weiter\n")
}

// TestPDFLong reads two thousand pages, in order.
func TestPDFLong(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("two thousand pages take a while")
	}
	var pages []string
	for i := range 2000 {
		pages = append(pages, at(70, 700, fmt.Sprintf("Seite %d", i+1)))
	}
	got := read(t, pdfDoc(pages...))
	if len(got.Lines) != 2000 || got.Lines[1999] != (text.Line{Text: "Seite 2000", Page: 2000}) {
		t.Errorf("got %d lines, the last is %+v", len(got.Lines), got.Lines[len(got.Lines)-1])
	}
}
