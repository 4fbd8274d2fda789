package text

import (
	"bytes"
	"slices"
	"strings"
)

// A Format is a way to write a document down.
type Format string

// The formats that are read.
const (
	Plain   Format = "text"
	PDF     Format = "pdf"
	HTML    Format = "html"
	DOCX    Format = "docx"
	ODT     Format = "odt"
	RTF     Format = "rtf"
	Picture Format = "picture"
)

// signatures are the first bytes of files that are no text.
var signatures = []struct {
	magic  string
	format Format // empty: nothing that is read
	kind   string
}{
	{"%PDF-", PDF, "a PDF file"},
	{"PK\x03\x04", DOCX, "a ZIP or Word file"},
	{"PK\x05\x06", "", "an empty ZIP file"},
	{"\x89PNG\r\n", Picture, "a picture"},
	{"\xff\xd8\xff", Picture, "a picture"},
	{"II*\x00", Picture, "a picture"},
	{"MM\x00*", Picture, "a picture"},
	{"GIF87a", Picture, "a picture"},
	{"GIF89a", Picture, "a picture"},
	{"{\\rtf", RTF, "an RTF file"},
	{"\xd0\xcf\x11\xe0", "", "an old or protected Word file (.doc); save it as DOCX, ODT or PDF, without a password"},
	{"\x1f\x8b", "", "a compressed file; unpack it"},
	{"Rar!", "", "a RAR archive; unpack it"},
	{"7z\xbc\xaf", "", "a 7z archive; unpack it"},
}

// pdfStart is how far into a file a PDF may begin: some systems put a few lines
// of their own before it.
const pdfStart = 1024

// FormatOf tells the format of a document by its bytes. What is neither of the
// known ones is taken for plain text.
func FormatOf(body []byte) Format {
	if isODT(body) {
		return ODT
	}
	for _, s := range signatures {
		if s.format != "" && bytes.HasPrefix(body, []byte(s.magic)) {
			return s.format
		}
	}
	start := body[:min(len(body), pdfStart)]
	if at := bytes.Index(start, []byte("%PDF-")); at > 0 && bytes.IndexByte(start[at:], '\n') > 0 {
		return PDF
	}
	if isHTML(body) {
		return HTML
	}
	return Plain
}

// htmlStarts are tags of which one stands near the top of every HTML document,
// and htmlParts those of a piece of one, as council systems store them.
var (
	htmlStarts = []string{"<!doctype html", "<html", "<head", "<body"}
	htmlParts  = []string{"<div", "<table", "<p>", "<p ", "<h1", "<h2", "<h3", "<span", "<meta", "<title", "<!--", "<form", "<font",
		"<dl", "<ul", "<ol", "<pre>", "<section", "<article", "<main"}
)

// isHTML reports whether a document begins with a tag of HTML, after blanks, a
// byte order mark and the declaration of XML.
func isHTML(body []byte) bool {
	body = bytes.TrimPrefix(bytes.TrimPrefix(body, []byte{0xff, 0xfe}), []byte{0xfe, 0xff})
	head := strings.ToLower(strings.ReplaceAll(string(body[:min(len(body), 4096)]), "\x00", ""))
	head = strings.TrimLeft(head, "\ufeff \t\r\n")
	if strings.HasPrefix(head, "<?xml") {
		_, head, _ = strings.Cut(head, "?>")
		head = strings.TrimSpace(head)
	}
	begins := func(tag string) bool { return strings.HasPrefix(head, tag) }
	return slices.ContainsFunc(htmlStarts, begins) || slices.ContainsFunc(htmlParts, begins)
}
