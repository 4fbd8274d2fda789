package text_test

import (
	"errors"
	"strings"
	"testing"

	"ratsgraph/ingest/text"
)

func TestDecode(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name, body, encoding string
		want                 []text.Line
	}{
		{"utf-8", "Größe\nzwei\n\n", "utf-8", []text.Line{{Text: "Größe", Page: 1}, {Text: "zwei", Page: 1}}},
		{"byte order mark", "\xef\xbb\xbfGröße", "utf-8", []text.Line{{Text: "Größe", Page: 1}}},
		{"windows-1252", "Gr\xf6\xdfe \x96 \x84gut\x93", "windows-1252", []text.Line{{Text: "Größe – „gut“", Page: 1}}},
		{"utf-16 little", "\xff\xfeG\x00r\x00\xf6\x00\n\x00x\x00", "utf-16le", []text.Line{{Text: "Grö", Page: 1}, {Text: "x", Page: 1}}},
		{"utf-16 big", "\xfe\xff\x00G\x00r\x00\xf6", "utf-16be", []text.Line{{Text: "Grö", Page: 1}}},
		{"line ends", "a\r\nb\rc\vd", "utf-8", []text.Line{{Text: "a", Page: 1}, {Text: "b", Page: 1}, {Text: "c", Page: 1}, {Text: "d", Page: 1}}},
		{"pages", "a\n\fb\nc\f\nd", "utf-8", []text.Line{{Text: "a", Page: 1}, {Text: "b", Page: 2}, {Text: "c", Page: 3}, {Text: "d", Page: 3}}},
		{"control characters", "a\x07b\u200bc", "utf-8", []text.Line{{Text: "abc", Page: 1}}},
		{"a broken byte in utf-8", "äöüß ÄÖÜ \xff", "utf-8", []text.Line{{Text: "äöüß ÄÖÜ \uFFFD", Page: 1}}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, err := text.Decode([]byte(c.body))
			if err != nil {
				t.Fatal(err)
			}
			if got.Encoding != c.encoding {
				t.Errorf("got encoding %s, want %s", got.Encoding, c.encoding)
			}
			if len(got.Lines) != len(c.want) {
				t.Fatalf("got %+v, want %+v", got.Lines, c.want)
			}
			for i, l := range got.Lines {
				if l != c.want[i] {
					t.Errorf("line %d: got %+v, want %+v", i+1, l, c.want[i])
				}
			}
		})
	}
}

func TestDecodeRefuses(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name, body string
		want       error
	}{
		{"nothing", "", text.ErrEmpty},
		{"blanks", " \n\t\r\n", text.ErrEmpty},
		{"pdf", "%PDF-1.7\nabc", text.ErrBinary},
		{"zeros", "abc\x00\x00\x00\x00def", text.ErrBinary},
		{"no letters", "--- 12 ---\n===\n", text.ErrNoText},
		{"too large", strings.Repeat("Wort ", text.MaxBytes/5+1), text.ErrTooLarge},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if _, err := text.Decode([]byte(c.body)); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}
