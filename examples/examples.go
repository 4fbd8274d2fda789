// Package examples holds the minutes of an invented municipality: six years of
// a council, its committees, a local council and a board, in three layouts, some
// of them scanned badly. All of it is made by [ratsgraph/examples/council], which
// also says what is true, so that a graph can be compared with it.
package examples

import (
	"embed"
	"io/fs"
)

//go:generate go run ./generate -bundle .

//go:embed minutes
var files embed.FS

//go:embed truth.json
var truth []byte

// Minutes is the folder of bundled minutes with its manifest.
var Minutes fs.FS = folder()

func folder() fs.FS {
	f, err := fs.Sub(files, "minutes")
	if err != nil {
		panic(err) // the name is a constant: cannot fail
	}
	return f
}

// Truth is the truth about the bundled minutes as JSON, in the form of [Truths].
func Truth() []byte { return append([]byte(nil), truth...) }
