package main

import (
	"fmt"
	"io"
	"os"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"ratsgraph/ingest"
)

// A progress shows what becomes of documents: a bar on a terminal, else a line
// for each.
type progress struct {
	bar   *progressbar.ProgressBar // nil: no terminal
	lines io.Writer                // where lines go
	quiet bool                     // only what failed is shown
}

// progress shows how documents are ingested. If it is brief, as where standard
// output is a report in JSON, it shows only what failed.
func (a *app) progress(documents int, brief bool) *progress {
	p := &progress{lines: a.stdout}
	if brief {
		p.lines, p.quiet = a.stderr, true
	}
	if terminal(a.stderr) {
		p.lines, p.quiet = a.stderr, true
		p.bar = progressbar.NewOptions(documents,
			progressbar.OptionSetWriter(a.stderr),
			progressbar.OptionSetDescription("ingest"),
			progressbar.OptionShowCount(),
			progressbar.OptionShowIts(),
			progressbar.OptionSetItsString("documents"),
			progressbar.OptionClearOnFinish(),
		)
	}
	return p
}

func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// document shows what became of one.
func (p *progress) document(o ingest.Outcome) {
	if p.bar != nil && o.Status == ingest.Failed {
		p.bar.Clear()
	}
	switch {
	case o.Status == ingest.Failed:
		fmt.Fprintf(p.lines, "failed %s: %s\n", o.Location, o.Reason)
	case !p.quiet:
		fmt.Fprintf(p.lines, "%s %s\n", o.Status, o.Location)
	}
	if p.bar != nil {
		p.bar.Add(1)
	}
}

func (p *progress) end() {
	if p.bar != nil {
		p.bar.Finish()
	}
}
