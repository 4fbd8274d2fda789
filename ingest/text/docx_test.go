package text_test

import (
	"testing"

	"ratsgraph/ingest/text"
)

const (
	wordHead = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body>`
	wordTail = `</w:body></w:document>`
)

// par is a paragraph of Word.
func par(properties, words string) string {
	return `<w:p><w:pPr>` + properties + `</w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>` + words + `</w:t></w:r></w:p>`
}

// TestDOCX prints paragraphs, breaks, revisions, boxes, tables and page ends.
func TestDOCX(t *testing.T) {
	t.Parallel()
	body := wordHead + par("", "Niederschrift") +
		`<w:p><w:r><w:t>Beginn:</w:t><w:tab/><w:t xml:space="preserve">18 Uhr </w:t><w:br/><w:t>Ende</w:t></w:r></w:p>` +
		`<w:p><w:r><w:t>Sitzung </w:t></w:r><w:del><w:r><w:delText>alt</w:delText></w:r></w:del><w:ins><w:r><w:t>neu</w:t></w:r></w:ins></w:p>` +
		`<w:p><w:r><w:t>Rand</w:t><w:drawing><w:txbxContent>` + par("", "Kasten") + `</w:txbxContent></w:drawing></w:r></w:p>` +
		`<w:tbl><w:tblGrid/><w:tr><w:tc>` + par("", "Vorsitz") + `</w:tc><w:tc>` + par("", "Anna") + `</w:tc><w:tc>` + par("", "Adler") + `</w:tc></w:tr>` +
		`<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` + par("", "Mitglied Berta") + `</w:tc><w:tc>` + par("", "Busch") + `</w:tc></w:tr></w:tbl>` +
		`<w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p><w:r><w:lastRenderedPageBreak/><w:t>Seite zwei</w:t></w:r></w:p>` + wordTail
	check(t, read(t, archive(t, "[Content_Types].xml", "<Types/>", "word/document.xml", body,
		"word/header1.xml", `<w:hdr>`+par("", "Gemeinde Neustadt")+`</w:hdr>`, "word/header2.xml", `<w:hdr>`+par("", "Gemeinde Neustadt")+`</w:hdr>`,
		"word/footer1.xml", `<w:ftr>`+par("", "Fuß")+`</w:ftr>`)),
		text.DOCX, `Gemeinde Neustadt

Niederschrift
Beginn:         18 Uhr
Ende
Sitzung neu
Kasten
Rand

Vorsitz   Anna   Adler
Mitglied Berta   Busch

`+"\f"+`Seite zwei

Fuß
`)
}

// TestDOCXNumbers prints the numbers that Word only counts.
func TestDOCXNumbers(t *testing.T) {
	t.Parallel()
	list := func(level, id string) string {
		return `<w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + id + `"/></w:numPr>`
	}
	numbering := `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="4">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="TOP %1"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="6"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="7"><w:abstractNumId w:val="6"/></w:num></w:numbering>`
	styles := `<w:styles xmlns:w="w"><w:style w:styleId="Kopf"><w:pPr>` + list("0", "7") + `</w:pPr></w:style>
<w:style w:styleId="Kind"><w:basedOn w:val="Kopf"/></w:style></w:styles>`
	body := wordHead + par(list("0", "1"), "Eröffnung") + par(list("1", "1"), "Ladung") + par(list("1", "1"), "Beschlussfähigkeit") +
		par("", "Text") + par(list("0", "1"), "Haushalt") + par(list("1", "1"), "Stellenplan") + par(list("0", "2"), "Punkt") +
		par(list("0", "3"), "neu begonnen") + par(`<w:pStyle w:val="Kind"/>`, "Teil") + par(`<w:pStyle w:val="Kopf"/>`, "Teil") + par(list("0", "0"), "ohne") + wordTail
	check(t, read(t, archive(t, "word/document.xml", body, "word/numbering.xml", numbering, "word/styles.xml", styles)), text.DOCX,
		`TOP 1   Eröffnung
1.a)    Ladung
1.b)    Beschlussfähigkeit
Text
TOP 2   Haushalt
2.a)    Stellenplan
-       Punkt
TOP 1   neu begonnen
III.    Teil
IV.     Teil
ohne
`)
}
