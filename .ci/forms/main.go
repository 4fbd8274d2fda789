// Forms makes the same minutes in other forms, to see what reading loses in each.
//
//	forms OUT FILE.txt...          OUT/pdf and OUT/scan: each text set as a PDF, or the PDF beside it, and its pages as pictures
//	forms -repaired OUT FILE.json  OUT: what `ratsgraph parse --out` wrote, with the repaired reading in place of the printed one
//
// Pages are drawn by pdftoppm (of poppler-utils), 200 points to the inch, in grey.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"image/color"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"ratsgraph/ingest/minutes"
	"ratsgraph/ingest/text"
)

func main() {
	args := os.Args[1:]
	do := forms
	if len(args) > 0 && args[0] == "-repaired" {
		do, args = repaired, args[1:]
	}
	if len(args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: forms OUT FILE.txt...  or  forms -repaired OUT FILE.json...")
		os.Exit(2)
	}
	for _, file := range args[1:] {
		if err := do(args[0], file); err != nil {
			fmt.Fprintf(os.Stderr, "forms: %s: %v\n", file, err)
			os.Exit(1)
		}
	}
}

// forms writes a text as a PDF and as a scanned one.
func forms(out, file string) error {
	name := strings.TrimSuffix(filepath.Base(file), ".txt") + ".pdf"
	doc, err := os.ReadFile(strings.TrimSuffix(file, ".txt") + ".pdf")
	if errors.Is(err, os.ErrNotExist) {
		doc, err = typeset(file)
	}
	if err != nil {
		return err
	}
	scanned, err := scan(doc)
	if err != nil {
		return err
	}
	return errors.Join(write(filepath.Join(out, "pdf", name), doc), write(filepath.Join(out, "scan", name), scanned))
}

func write(name string, body []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, body, 0o644)
}

// linesOfPage is how many lines stand on a page that is set.
const linesOfPage = 58

// typeset sets the lines of a text as a typewriter does, long ones smaller.
func typeset(file string) ([]byte, error) {
	body, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	t, err := text.Decode(body)
	if err != nil {
		return nil, err
	}
	p := newPDF()
	font := p.add([]byte("<</Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding>>"))
	for at := 0; at < len(t.Lines); {
		end := at
		for end < len(t.Lines) && end < at+linesOfPage && t.Lines[end].Page == t.Lines[at].Page {
			end++
		}
		p.page(595, 842, fmt.Sprintf("/Font <</F %d 0 R>>", font), content(t.Lines[at:end]))
		at = end
	}
	return p.bytes(), nil
}

// content prints the lines of one page.
func content(lines []text.Line) string {
	wide := 80
	for _, l := range lines {
		wide = max(wide, len([]rune(l.Text)))
	}
	var b strings.Builder
	fmt.Fprintf(&b, "BT /F %.2f Tf 13 TL 40 800 Td\n", min(10, 515/(0.6*float64(wide))))
	for _, l := range lines {
		b.WriteString("(" + windows1252(l.Text) + ") Tj T*\n")
	}
	return b.String() + "ET"
}

// windows1252 writes words as a string of a PDF. What the encoding lacks is a
// question mark.
func windows1252(s string) string {
	other := map[rune]byte{'€': 0x80, '‚': 0x82, '„': 0x84, '…': 0x85, '‘': 0x91, '’': 0x92, '“': 0x93, '”': 0x94, '•': 0x95, '–': 0x96, '—': 0x97}
	var b []byte
	for _, r := range strings.ReplaceAll(s, "\t", "    ") {
		switch c := other[r]; {
		case strings.ContainsRune(`()\`, r):
			b = append(b, '\\', byte(r))
		case c != 0:
			b = append(b, c)
		case r < 0x100:
			b = append(b, byte(r))
		default:
			b = append(b, '?')
		}
	}
	return string(b)
}

// scan makes a PDF of the pictures of the pages of another.
func scan(doc []byte) ([]byte, error) {
	dir, err := os.MkdirTemp("", "forms-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	cmd := exec.Command("pdftoppm", "-r", "200", "-gray", "-jpeg", "-", filepath.Join(dir, "page"))
	cmd.Stdin = bytes.NewReader(doc)
	if said, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("pdftoppm: %w: %s", err, said)
	}
	pages, err := filepath.Glob(filepath.Join(dir, "page*.jpg"))
	if err != nil {
		return nil, err
	}
	slices.Sort(pages)
	p := newPDF()
	for _, name := range pages {
		body, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		size, err := jpeg.DecodeConfig(bytes.NewReader(body))
		if err != nil {
			return nil, err
		}
		colours := "DeviceRGB" // in which grey is written, too
		if size.ColorModel == color.GrayModel {
			colours = "DeviceGray"
		}
		picture := p.stream(fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /%s /BitsPerComponent 8 /Filter /DCTDecode", size.Width, size.Height, colours), body)
		w, h := size.Width*72/200, size.Height*72/200
		p.page(w, h, fmt.Sprintf("/XObject <</I %d 0 R>>", picture), fmt.Sprintf("q %d 0 0 %d 0 0 cm /I Do Q", w, h))
	}
	return p.bytes(), nil
}

// A pdf is a file of objects. The first two are its catalogue and the list of its
// pages, which come last.
type pdf struct {
	objects [][]byte
	pages   []int
}

func newPDF() *pdf { return &pdf{objects: make([][]byte, 2)} }

func (p *pdf) add(object []byte) int {
	p.objects = append(p.objects, object)
	return len(p.objects)
}

func (p *pdf) stream(about string, body []byte) int {
	return p.add(fmt.Appendf(nil, "<<%s /Length %d>>\nstream\n%s\nendstream", about, len(body), body))
}

func (p *pdf) page(width, height int, resources, content string) {
	p.pages = append(p.pages, p.add(fmt.Appendf(nil, "<</Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Resources <<%s>> /Contents %d 0 R>>",
		width, height, resources, p.stream("", []byte(content)))))
}

func (p *pdf) bytes() []byte {
	var kids []byte
	for _, n := range p.pages {
		kids = fmt.Appendf(kids, "%d 0 R ", n)
	}
	p.objects[0] = []byte("<</Type /Catalog /Pages 2 0 R>>")
	p.objects[1] = fmt.Appendf(nil, "<</Type /Pages /Count %d /Kids [%s]>>", len(p.pages), kids)
	out := []byte("%PDF-1.7\n")
	var table []byte
	for i, o := range p.objects {
		table = fmt.Appendf(table, "%010d 00000 n \n", len(out))
		out = fmt.Appendf(out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	return fmt.Appendf(out, "xref\n0 %d\n0000000000 65535 f \n%strailer <</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(p.objects)+1, table, len(p.objects)+1, len(out))
}

// repaired writes minutes with the repaired readings in place of what is printed.
func repaired(out, file string) error {
	body, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var m minutes.Minutes
	if err := json.Unmarshal(body, &m); err != nil {
		return err
	}
	for i := range m.Attendance {
		a := &m.Attendance[i]
		if a.Repaired != nil {
			a.Name = a.Repaired.Text
		}
		if a.PartyRead != nil {
			a.Party = minutes.Printed(a.PartyRead.Text)
		}
	}
	for i := range m.Agenda {
		if it := &m.Agenda[i]; it.Repaired != nil {
			it.Title = it.Repaired.Text
		}
	}
	s := &m.Session
	for field, at := range map[string]*minutes.Printed{"municipality": &s.Municipality, "body": &s.Body, "place": &s.Place, "chair": &s.Chair, "secretary": &s.Secretary} {
		if r, ok := s.Repaired[field]; ok {
			*at = minutes.Printed(r.Text)
		}
	}
	if body, err = json.Marshal(m); err != nil {
		return err
	}
	return write(filepath.Join(out, filepath.Base(file)), body)
}
