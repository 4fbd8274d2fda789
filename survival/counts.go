package survival

import "fmt"

// Counts are what came out of a campaign.
type Counts struct {
	Runs         int // of the program, those that were disturbed and those that were not
	Kills        int
	Jumps        int // of clocks
	Missed       int // kills that came when the work was done
	Acknowledged int // documents that a disturbed run said it had written
	Answers      int // of a server that was asked meanwhile
	Lost         int // of them, those that the next run did not find
	Wrong        int // problems of a graph, lines of an export that differ, wrong answers, processes left, runs that failed
	Unchecked    int // runs and looks that took too long, so that what they would have shown is not known
}

// String is the last line of a campaign.
func (c Counts) String() string {
	jumps := ""
	if c.Jumps > 0 {
		jumps = fmt.Sprintf("jumps %d, ", c.Jumps)
	}
	return fmt.Sprintf("runs %d, %skills %d (after the work was done: %d), documents acknowledged %d, answers %d, lost %d, wrong %d, unchecked %d",
		c.Runs, jumps, c.Kills, c.Missed, c.Acknowledged, c.Answers, c.Lost, c.Wrong, c.Unchecked)
}

// Clean says if everything was looked at, and nothing was lost or wrong.
func (c Counts) Clean() bool { return c.Lost == 0 && c.Wrong == 0 && c.Unchecked == 0 }
