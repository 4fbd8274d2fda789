package survival

import _ "embed"

// shiftGo is what is added to the package time of Go.
//
//go:embed shift.go.txt
var shiftGo string
