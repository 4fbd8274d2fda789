package text

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// installOCR says what to do when there is no text recognition.
const installOCR = "install the packages tesseract-ocr and tesseract-ocr-deu"

// recognisers bounds how many recognitions run at once, over all documents.
var recognisers = make(chan struct{}, runtime.GOMAXPROCS(0))

// recognise reads the words of a picture, by page, with tesseract in German.
// Waiting for another recognition to end does not count.
func recognise(ctx context.Context, limit time.Duration, program string, picture []byte, dpi int) ([]sheet, error) {
	select {
	case recognisers <- struct{}{}:
		defer func() { <-recognisers }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	args := []string{"stdin", "stdout", "-l", "deu", "--psm", pageModel}
	if dpi > 0 {
		args = append(args, "--dpi", strconv.Itoa(dpi))
	}
	cmd := exec.CommandContext(ctx, program, append(args, "tsv")...)
	cmd.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1") // as many threads as pages, no more
	cmd.WaitDelay = 5 * time.Second
	cmd.Stdin = bytes.NewReader(picture)
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &limited{Buffer: &out}, &limited{Buffer: &said}
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, failure(err, said.String())
	}
	return readTSV(out.String()), nil
}

// pageModel is tesseract's number for one block of text. Looking for columns, it
// loses numbers that stand alone in the margin; here, columns are found by the
// places of the words.
const pageModel = "6"

// failure says in one sentence why there is no recognition.
func failure(err error, said string) error {
	switch {
	case errors.Is(err, exec.ErrNotFound), errors.Is(err, os.ErrNotExist):
		return fmt.Errorf("%w: %s", ErrNoOCR, installOCR)
	case strings.Contains(said, "deu.traineddata"), strings.Contains(said, "Failed loading language"):
		return fmt.Errorf("%w for German: %s", ErrNoOCR, installOCR)
	}
	lines := strings.Split(strings.TrimSpace(said), "\n")
	return fmt.Errorf("tesseract: %w: %s", err, lines[len(lines)-1])
}

// A limited buffer takes no more than the text of a document may have.
type limited struct{ *bytes.Buffer }

// Write implements [io.Writer].
func (l *limited) Write(b []byte) (int, error) {
	if l.Len()+len(b) > maxTextBytes {
		return 0, ErrTooLong
	}
	return l.Buffer.Write(b)
}

// unread is the error of a document of which no page could be read.
func unread(first Problem, n int) error {
	if n == 1 {
		return fmt.Errorf("%w: %s", ErrNoText, first.Message)
	}
	return fmt.Errorf("%w: %s (and %d more pages)", ErrNoText, first.Message, n-1)
}
