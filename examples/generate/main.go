// Generate writes the bundled minutes, their manifest and the truth about them
// into the folder that it is given, "." if none.
package main

import (
	"fmt"
	"os"

	"ratsgraph/examples"
)

func main() {
	dir := "."
	if len(os.Args) > 1 {
		dir = os.Args[1]
	}
	if err := examples.Write(dir); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}
