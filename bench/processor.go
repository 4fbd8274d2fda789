package main

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// processes are those that answer for a side: a child of ours with its own
// children, and all that have a name.
type processes struct {
	child int
	named string
}

// tick is the unit of processor time in /proc, the same on every Linux that Go
// runs on.
const tick = 10 * time.Millisecond

// spent is the processor time that they have taken. It says what an answer costs,
// whatever else the machine does. Where there is no /proc, it is 0.
func (p processes) spent() time.Duration {
	var sum time.Duration
	ours := []int{p.child}
	stats, _ := filepath.Glob("/proc/[0-9]*/stat") // the pattern is well formed
	slices.SortFunc(stats, func(a, b string) int { return pidOf(a) - pidOf(b) })
	for _, path := range stats { // parents come before their children
		body, err := os.ReadFile(path)
		if err != nil {
			continue // it has ended
		}
		name, fields := cutStat(string(body))
		parent, _ := strconv.Atoi(fields[1])
		if pid := pidOf(path); slices.Contains(ours, pid) || slices.Contains(ours, parent) || p.named != "" && name == p.named {
			ours = append(ours, pid)
			for _, f := range fields[11:13] { // in its own code, and in the system's
				n, _ := strconv.Atoi(f)
				sum += time.Duration(n) * tick
			}
		}
	}
	return sum
}

func pidOf(stat string) int {
	n, _ := strconv.Atoi(filepath.Base(filepath.Dir(stat))) // the pattern lets only numbers through
	return n
}

// cutStat takes the name, which may hold blanks and brackets, from the fields
// behind it.
func cutStat(line string) (name string, fields []string) {
	begin, end := strings.IndexByte(line, '('), strings.LastIndexByte(line, ')')
	return line[begin+1 : end], strings.Fields(line[end+1:])
}
