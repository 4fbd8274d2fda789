// Report shows how tests go on. It reads the output of "go test -json", prints
// a line for each package and all that failing tests printed, and ends with an
// error if a test failed, if none ran, or if one was skipped for another reason
// than the one that is allowed.
package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
)

// An event is a line of "go test -json".
type event struct {
	Action, ImportPath, Package, Test, Output, FailedBuild string
	Elapsed                                                float64
}

// A report is what was seen so far.
type report struct {
	allow                           string
	output                          map[string]string // by package and test, until its end
	passed, failed, skipped, wrongs int
}

func main() {
	r := report{output: map[string]string{}}
	flag.StringVar(&r.allow, "allow", "", "skips are allowed if they say this")
	flag.Parse()
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var e event
		if json.Unmarshal(lines.Bytes(), &e) != nil {
			fmt.Println(lines.Text()) // the go command itself speaks
			continue
		}
		r.add(e)
	}
	fmt.Printf("%d passed, %d failed, %d skipped\n", r.passed, r.failed, r.skipped)
	if lines.Err() != nil || r.passed == 0 || r.failed > 0 || r.wrongs > 0 {
		os.Exit(1)
	}
}

func (r *report) add(e event) {
	key := cmp.Or(e.Package, e.ImportPath) + " " + e.Test
	switch e.Action {
	case "output":
		if !strings.HasPrefix(e.Output, "=== ") {
			r.output[key] += e.Output
		}
		return
	case "build-output":
		fmt.Print(e.Output)
		return
	case "pass", "fail", "skip":
	default:
		return
	}
	if e.Test == "" {
		r.endPackage(e, r.output[key])
	} else {
		r.endTest(e, r.output[key])
	}
	delete(r.output, key)
}

func (r *report) endPackage(e event, output string) {
	switch e.Action {
	case "fail":
		r.failed++
		fmt.Printf("FAIL %s (%.1f s)\n%s", e.Package, e.Elapsed, output)
	case "pass":
		fmt.Printf("ok   %s (%.1f s)\n", e.Package, e.Elapsed)
	}
}

func (r *report) endTest(e event, output string) {
	switch e.Action {
	case "pass":
		r.passed++
	case "fail":
		r.failed++
		fmt.Printf("FAIL %s %s\n%s", e.Package, e.Test, output)
	case "skip":
		r.skipped++
		if r.allow == "" || !strings.Contains(output, r.allow) {
			r.wrongs++
			fmt.Printf("SKIPPED BUT SHOULD HAVE RUN %s %s\n%s", e.Package, e.Test, output)
		}
	}
}
