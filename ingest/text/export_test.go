package text

// DrawPage draws a page of a PDF, as it is drawn for recognition.
var DrawPage = drawPage

// Recognised lays out what tesseract printed, as lines and words.
func Recognised(table string) Text {
	var t Text
	for i, s := range readTSV(table) {
		for _, l := range lay(s.tokens) {
			t.print(l, i+1)
		}
		t.Pages = i + 1
	}
	return t
}
