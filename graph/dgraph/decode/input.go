package decode

import (
	"bytes"
	"encoding/json"
	"hash/maphash"
	"reflect"
	"unicode/utf8"
)

// An input is a text as far as it was read. Once it is odd, nothing that is read of
// it counts.
type input struct {
	b     []byte
	at    int
	odd   bool
	lists []reflect.Value // of each type of list, what is read of one
	had   []string        // strings lately seen, by their hash
}

var seed = maphash.MakeSeed()

// sharedMax is the length up to which a string is looked for: longer ones are
// sentences, which are seldom printed twice.
const sharedMax = 120

// peek is the next byte that is no space; 0 at the end, or when all is odd.
func (in *input) peek() byte {
	for in.at < len(in.b) {
		switch c := in.b[in.at]; c {
		case ' ', '\t', '\n', '\r':
			in.at++
		default:
			return c
		}
	}
	return 0
}

// take reads a byte that has to come next.
func (in *input) take(c byte) {
	if in.peek() != c || c == 0 {
		in.stop()
		return
	}
	in.at++
}

// has reads a byte if it comes next.
func (in *input) has(c byte) bool {
	if in.peek() != c {
		return false
	}
	in.at++
	return true
}

// word reads a word such as true if it comes next.
func (in *input) word(w string) bool {
	if in.peek() != w[0] || len(in.b)-in.at < len(w) || string(in.b[in.at:in.at+len(w)]) != w {
		return false
	}
	in.at += len(w)
	return true
}

// stop ends the reading of an odd text.
func (in *input) stop() { in.odd, in.at = true, len(in.b) }

// end has nothing but spaces behind the value.
func (in *input) end() {
	if in.peek() != 0 || in.at < len(in.b) {
		in.stop()
	}
}

// number reads a whole number.
func (in *input) number() int64 {
	minus := in.has('-')
	from, n := in.at, int64(0)
	for in.at < len(in.b) && '0' <= in.b[in.at] && in.b[in.at] <= '9' {
		n = 10*n + int64(in.b[in.at]-'0')
		in.at++
	}
	if long := in.at - from; long == 0 || long > 15 || long > 1 && in.b[from] == '0' || in.at < len(in.b) && (in.b[in.at]|0x20 == 'e' || in.b[in.at] == '.') {
		in.stop()
	}
	if minus {
		return -n
	}
	return n
}

// literal reads a string as it is written, without its quotes. Plain is one that
// means what is written.
func (in *input) literal() (b []byte, plain bool) {
	in.take('"')
	from, high := in.at, byte(0)
	plain = true
	for in.at < len(in.b) {
		c := in.b[in.at]
		switch {
		case c == '"':
			b = in.b[from:in.at]
			in.at++
			if high >= utf8.RuneSelf && !utf8.Valid(b) {
				in.stop()
			}
			return b, plain
		case c == '\\':
			plain = false
			in.at++
		case c < ' ':
			in.stop()
			return nil, true
		}
		high |= c
		in.at++
	}
	in.stop()
	return nil, true
}

// text reads a string.
func (in *input) text() string {
	b, plain := in.literal()
	switch {
	case in.odd:
		return ""
	case !plain:
		return in.unquoted(b)
	case len(b) > sharedMax:
		return string(b)
	case len(b) == 0:
		return ""
	}
	had := &in.had[maphash.Bytes(seed, b)%uint64(len(in.had))]
	if *had != string(b) {
		*had = string(b)
	}
	return *had
}

// simple are the bytes that stand for others after a backslash.
var simple = [256]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// unquoted is what a string means in which something is escaped.
func (in *input) unquoted(b []byte) string {
	out := make([]byte, 0, len(b))
	for rest := b; len(rest) > 0; {
		i := bytes.IndexByte(rest, '\\')
		if i < 0 {
			out = append(out, rest...)
			break
		}
		c := simple[rest[i+1]] // literal has seen that something follows
		if c == 0 {
			return in.rare(b)
		}
		out, rest = append(append(out, rest[:i]...), c), rest[i+2:]
	}
	return string(out)
}

// rare is what a string means that has more than simple escapes.
func (in *input) rare(b []byte) (s string) {
	quoted := append(append([]byte{'"'}, b...), '"')
	if json.Unmarshal(quoted, &s) != nil {
		in.stop()
	}
	return s
}
