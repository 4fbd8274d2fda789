package text

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// MaxBytes bounds a document: no minutes come near it, and what is larger is
// something else.
const MaxBytes = 64 << 20

// The ways in which bytes are no document.
var (
	ErrEmpty    = errors.New("document is empty")
	ErrTooLarge = errors.New("document is too large")
	ErrBinary   = errors.New("document is not text")
	ErrNoText   = errors.New("document holds no words")
)

// Decode reads the bytes of a document as lines. The encoding is told by a byte
// order mark, else by the bytes: what is valid UTF-8 is UTF-8, anything else is
// Windows-1252, of which Latin-1 is a part.
func Decode(body []byte) (Text, error) {
	switch {
	case len(bytes.TrimSpace(body)) == 0:
		return Text{}, ErrEmpty
	case len(body) > MaxBytes:
		return Text{}, fmt.Errorf("%w: %d bytes, at most %d", ErrTooLarge, len(body), MaxBytes)
	}
	s, encoding, err := decode(body)
	if err != nil {
		return Text{}, err
	}
	if !hasWords(s) {
		return Text{}, ErrNoText
	}
	t := split(s)
	t.Encoding = encoding
	return t, nil
}

// decode turns bytes into a string and names the encoding it read them in.
func decode(body []byte) (string, string, error) {
	if rest, ok := bytes.CutPrefix(body, []byte("\xef\xbb\xbf")); ok {
		return strings.ToValidUTF8(string(rest), "\uFFFD"), "utf-8", nil
	}
	if rest, ok := bytes.CutPrefix(body, []byte("\xff\xfe")); ok {
		return utf16String(rest, false), "utf-16le", nil
	}
	if rest, ok := bytes.CutPrefix(body, []byte("\xfe\xff")); ok {
		return utf16String(rest, true), "utf-16be", nil
	}
	if err := control(body); err != nil {
		return "", "", err
	}
	if utf8.Valid(body) {
		return string(body), "utf-8", nil
	}
	if rest, ok := mostlyUTF8(body); ok {
		return rest, "utf-8", nil
	}
	return windows1252(body), "windows-1252", nil
}

// control reports what no text can hold: a known signature, or more than a few
// bytes that no text uses.
func control(body []byte) error {
	for _, s := range signatures {
		if bytes.HasPrefix(body, []byte(s.magic)) {
			return fmt.Errorf("%w: it is %s", ErrBinary, s.kind)
		}
	}
	odd := 0
	for _, b := range body {
		if b == 0 || b < ' ' && !strings.ContainsRune("\t\n\v\f\r\x1a\x1b", rune(b)) {
			odd++
		}
	}
	if odd > 2 && odd*100 > len(body) {
		return fmt.Errorf("%w, nor in any other format that is read: %d of %d bytes are control characters", ErrBinary, odd, len(body))
	}
	return nil
}

// mostlyUTF8 takes a UTF-8 text with a few broken bytes for what it is: more
// letters in proper sequences than stray bytes.
func mostlyUTF8(body []byte) (string, bool) {
	good, bad := 0, 0
	for i := 0; i < len(body); {
		r, n := utf8.DecodeRune(body[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		i += n
	}
	if good < 4*bad {
		return "", false
	}
	return strings.ToValidUTF8(string(body), "\uFFFD"), true
}
