package dgraph

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"sync"

	"github.com/klauspost/compress/gzip" // reads faster than the one of the standard library, which has to write: what it writes must stay the same

	"ratsgraph/graph"
	"ratsgraph/graph/dgraph/decode"
)

// Readers of what is kept as JSON, and read in great numbers.
var (
	packedFacts  = decode.Of[graph.Facts](1 << 15)
	spooledFacts = decode.Of[spooled](1 << 15)
	storedLinks  = decode.Of[[]graph.Link](1 << 12)
)

// unpack reads what [pack] wrote.
func unpack(s string) (graph.Facts, error) {
	var f graph.Facts
	err := inflate(s, func(b []byte) error { return packedFacts.Decode(b, &f) })
	return f, err
}

// unzip reads what [zip] wrote.
func unzip(s string, into any) error {
	return inflate(s, func(b []byte) error { return json.Unmarshal(b, into) })
}

// An inflater is used again: a new one takes longer than a short text.
type inflater struct {
	gzip.Reader
	text bytes.Buffer
}

var inflaters = sync.Pool{New: func() any { return new(inflater) }}

// inflate lets read have a text that was deflated, for as long as it runs.
func inflate(s string, read func([]byte) error) error {
	z := inflaters.Get().(*inflater)
	defer inflaters.Put(z)
	z.text.Reset()
	b, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		return err
	}
	if err := z.Reset(bytes.NewReader(b)); err != nil {
		return err
	}
	if _, err := z.text.ReadFrom(&z.Reader); err != nil {
		return err
	}
	return read(z.text.Bytes())
}
