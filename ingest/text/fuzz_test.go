package text_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"ratsgraph/ingest/text"
)

// sound reports what no text may have, whatever it was read from.
func sound(t *testing.T, got text.Text) {
	t.Helper()
	at := 1
	for i, l := range got.Lines {
		if l.Page < at || l.Page > got.Pages {
			t.Fatalf("line %d is on page %d, after page %d, of %d", i+1, l.Page, at, got.Pages)
		}
		at = l.Page
		if strings.ContainsAny(l.Text, "\n\r\f\x00") {
			t.Fatalf("line %d holds a line end: %q", i+1, l.Text)
		}
	}
	line, end := 0, 0
	for _, w := range got.Words {
		if w.Line > line {
			line, end = w.Line, 0
		}
		if w.Line < line || w.First < end || w.Last <= w.First || w.Last > len(got.Lines[w.Line].Text) || w.Confidence < 0 || w.Confidence > 100 {
			t.Fatalf("word %+v after %d of line %d", w, end, line)
		}
		end = w.Last
	}
}

// readAny reads what may be unreadable, without recognition.
func readAny(t *testing.T, body []byte) {
	t.Helper()
	got, err := text.Read(context.Background(), body, text.Options{Time: 10 * time.Second, Pages: 100, OCR: "/none"})
	if err == nil {
		sound(t, got)
	} else if strings.Contains(err.Error(), "panic") {
		t.Fatal(err)
	}
}

func FuzzHTML(f *testing.F) {
	f.Add([]byte("<html><body><table><tr><td rowspan=2>a<td colspan=3>b<tr><td><table><tr><th>c</table></table><ol start=3><li>x</ol><pre>y\n z</pre>"))
	f.Add([]byte("<dl><dt>a<dd>b</dl><p>Gr\xf6\xdfe<br>x&nbsp;y"))
	f.Fuzz(func(t *testing.T, body []byte) { readAny(t, append([]byte("<html>"), body...)) })
}

func FuzzDOCX(f *testing.F) {
	f.Add(wordHead+par("", "Niederschrift")+`<w:tbl><w:tr><w:tc><w:gridSpan w:val="2"/>`+par("", "a")+`</w:tc></w:tr></w:tbl><w:br w:type="page"/>`+wordTail,
		`<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num>`)
	f.Add(wordHead+`<w:p><w:numId w:val="1"/><w:txbxContent><w:p><w:t>x</w:t></w:p></w:txbxContent></w:p>`, "<w:lvlOverride/>")
	f.Fuzz(func(t *testing.T, document, numbering string) {
		readAny(t, archive(t, "word/document.xml", document, "word/numbering.xml", numbering, "word/styles.xml", numbering))
	})
}

func FuzzODT(f *testing.F) {
	f.Add(`<office:text><text:list text:style-name="L"><text:list-item><text:h text:outline-level="2">a</text:h></text:list-item></text:list><table:table><table:table-row>`+
		`<table:table-cell table:number-columns-spanned="2"><text:p>b<text:s text:c="3"/>c<text:tab/></text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>`,
		`<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="i" text:display-levels="2" style:num-suffix="."/></text:list-style><style:header><text:p>d</text:p></style:header>`)
	f.Fuzz(func(t *testing.T, content, styles string) { readAny(t, odt(t, content, styles)) })
}

func FuzzRTF(f *testing.F) {
	f.Add([]byte(`1\ansi{\fonttbl{\f0 Arial;}}{\header Stadt\par}{\listtext 1.\tab}Er\'f6ffnung\u8211?\par\trowd\cellx2000\cellx4000\intbl a\cell b\cell\row\pard{\*\x y}\page z\line{\v h}}`))
	f.Fuzz(func(t *testing.T, body []byte) { readAny(t, append([]byte(`{\rtf`), body...)) })
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("Niederschrift\r\n\fGr\xf6\xdfe\n"))
	f.Add([]byte("\xff\xfeR\x00a\x00t\x00"))
	f.Fuzz(func(t *testing.T, body []byte) { readAny(t, body) })
}

func FuzzPDF(f *testing.F) {
	f.Add(string(pdfDoc(at(70, 700, "Niederschrift")+at(300, 700, "Rat"))), "")
	f.Add("", at(70, 700, "a")+"BT /F 6 Tf 0 1 -1 0 9 9 Tm (b) Tj ET q 9 0 0 9 0 0 cm /I Do Q")
	f.Fuzz(func(t *testing.T, body, content string) {
		readAny(t, []byte("%PDF-"+strings.TrimPrefix(body, "%PDF-")))
		if content != "" {
			readAny(t, pdfDoc(content))
		}
	})
}

func FuzzPicture(f *testing.F) {
	f.Add(tiff(100, 100))
	f.Add([]byte("MM\x00*\x00\x00\x00\x08\x00\x00\x00\x00\x00\x08"))
	f.Fuzz(func(t *testing.T, body []byte) { readAny(t, append([]byte("II*\x00"), body...)) })
}

func FuzzRecognised(f *testing.F) {
	f.Add("5\t1\t1\t1\t1\t1\t10\t10\t30\t12\t96.5\tAnwesend\n5\t1\t1\t1\t1\t2\t200\t10\t30\t12\t-1\tRat\n5\t2\t1\t1\t1\t1\t0\t0\t1\t1\t3\tx\n")
	f.Fuzz(func(t *testing.T, table string) { sound(t, text.Recognised(table)) })
}
