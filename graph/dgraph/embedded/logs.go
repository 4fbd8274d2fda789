package embedded

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

// maxLog is the size beyond which a log file is set aside at the next start.
const maxLog = 10 << 20

// openLog opens a log for appending and says where the new part begins. A large
// one is set aside first; one old log is kept.
func openLog(path string) (*os.File, int64, error) {
	if info, err := os.Stat(path); err == nil && info.Size() > maxLog {
		if err := os.Rename(path, path+".1"); err != nil {
			return nil, 0, fmt.Errorf("log: %w", err)
		}
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, 0, fmt.Errorf("log: %w", err)
	}
	info, err := file.Stat()
	if err != nil {
		return nil, 0, errors.Join(err, file.Close())
	}
	return file, info.Size(), nil
}

// logTail returns the last lines of a log, from offset on, that tell why a
// child ended: warnings and worse, and what was printed past the logger. If
// there are none it returns the very last lines.
func logTail(path string, offset int64, lines int) string {
	file, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer file.Close()
	const window = 64 << 10
	if info, err := file.Stat(); err == nil {
		offset = max(offset, info.Size()-window)
	}
	data, _ := io.ReadAll(io.NewSectionReader(file, offset, window))
	var all, telling []string
	for line := range strings.Lines(string(bytes.TrimSpace(data))) {
		if line = strings.TrimRight(line, "\r\n"); line == "" {
			continue
		}
		all = append(all, line)
		if isTelling(line) {
			telling = append(telling, line)
		}
	}
	if len(telling) > 0 {
		all = telling
	}
	return strings.Join(all[max(0, len(all)-lines):], "\n")
}

// noise begins the lines of Dgraph's banner and of stack traces, which tell the
// reader of an error nothing.
var noise = []string{
	"Dgraph ", "Commit ", "Branch ", "Go version", "jemalloc ", "For ", "Licensed ", "Copyright ",
	"\t", " ", "goroutine ", "created by ", "github.com/", "main.", "runtime.", "os.", "exit status",
}

// isTelling says if a log line is more than information. The logger begins its
// lines with the level and the date ("E1122 18:10:08 ...").
func isTelling(line string) bool {
	if len(line) > 5 && strings.Trim(line[1:5], "0123456789") == "" {
		return line[0] != 'I'
	}
	begins := func(prefix string) bool { return strings.HasPrefix(line, prefix) }
	return strings.Contains(line, " ") && !slices.ContainsFunc(noise, begins)
}
