package text_test

import (
	"archive/zip"
	"bytes"
	"testing"

	"ratsgraph/ingest/text"
)

// odt makes an OpenDocument text of its two parts. What it is stands in front,
// as it is.
func odt(t testing.TB, content, styles string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i, f := range [][2]string{{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", content}, {"styles.xml", styles}} {
		h := &zip.FileHeader{Name: f[0], Method: zip.Deflate}
		if i == 0 {
			h.Method = zip.Store
		}
		w, err := z.CreateHeader(h)
		if err == nil {
			_, err = w.Write([]byte(f[1]))
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

// TestODT prints paragraphs, blanks, revisions, comments, boxes, tables and page
// ends, the heads of pages first and their feet last.
func TestODT(t *testing.T) {
	t.Parallel()
	p := func(s string) string { return "<text:p>" + s + "</text:p>" }
	td := func(attributes, s string) string {
		return "<table:table-cell " + attributes + ">" + p(s) + "</table:table-cell>"
	}
	content := `<?xml version="1.0"?><office:document-content xmlns:text="text" xmlns:table="table"><office:body><office:text>` +
		`<text:tracked-changes><text:deletion>` + p("alt") + `</text:deletion></text:tracked-changes>` +
		p("Niederschrift<text:note><text:note-citation>1</text:note-citation></text:note>") +
		p("Beginn:<text:tab/>18 Uhr\n  und<text:s text:c=\"3\"/>so<text:line-break/>Ende") +
		p(`<text:span>Sitzung </text:span><text:change/>neu<office:annotation>`+p("Anmerkung")+`</office:annotation>`) +
		p(`Rand<draw:frame><draw:text-box>`+p("Kasten")+`</draw:text-box></draw:frame>`) +
		`<table:table><table:table-row>` + td("", "Vorsitz") + td("", "Anna") + td("", "Adler") + `</table:table-row>` +
		`<table:table-row>` + td(`table:number-columns-spanned="2"`, "Mitglied Berta") + `<table:covered-table-cell/>` + td("", "Busch") + `</table:table-row>` +
		`<table:table-row><table:covered-table-cell/>` + td("", "Cäcilie") + td("", "Dorn") + `</table:table-row></table:table>` +
		`<text:soft-page-break/>` + p("Seite zwei") + `</office:text></office:body></office:document-content>`
	styles := `<office:document-styles><office:master-styles><style:master-page><style:header>` + p("Gemeinde Neustadt") + `</style:header><style:footer>` + p("Fuß") +
		`</style:footer></style:master-page></office:master-styles></office:document-styles>`
	check(t, read(t, odt(t, content, styles)), text.ODT, `Gemeinde Neustadt

Niederschrift
Beginn:         18 Uhr und   so
Ende
Sitzung neu
Kasten
Rand

Vorsitz   Anna      Adler
Mitglied Berta      Busch
          Cäcilie   Dorn

`+"\f"+`Seite zwei

Fuß
`)
}

// TestODTNumbers prints the numbers that are only counted.
func TestODTNumbers(t *testing.T) {
	t.Parallel()
	item := func(s string) string { return "<text:list-item><text:p>" + s + "</text:p>" }
	content := `<office:text><text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-prefix="TOP " style:num-format="1"/>` +
		`<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" text:display-levels="2"/></text:list-style>` +
		`<text:list text:style-name="L">` + item("Eröffnung") + `<text:list>` + item("Ladung") + `<text:p>ohne Nummer</text:p></text:list-item>` + item("Beschlussfähigkeit") +
		`</text:list-item></text:list></text:list-item>` + item("Haushalt") + `</text:list-item></text:list><text:p>Text</text:p>` +
		`<text:list text:style-name="L" text:continue-numbering="true">` + item("Anfragen") + `</text:list-item></text:list>` +
		`<text:list text:style-name="L">` + item("neu begonnen") + `</text:list-item></text:list>` +
		`<text:list text:style-name="B">` + item("Punkt") + `</text:list-item></text:list>` +
		`<text:h text:outline-level="1">Teil</text:h><text:h text:outline-level="1" text:is-list-header="true">Kein Teil</text:h><text:h text:outline-level="1">Teil</text:h></office:text>`
	styles := `<text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/></text:list-style>` +
		`<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="." text:start-value="3"/></text:outline-style>`
	check(t, read(t, odt(t, content, styles)), text.ODT, `TOP 1   Eröffnung
1.a)    Ladung
ohne Nummer
1.b)    Beschlussfähigkeit
TOP 2   Haushalt
Text
TOP 3   Anfragen
TOP 1   neu begonnen
-       Punkt
III.    Teil
Kein Teil
IV.     Teil
`)
}
