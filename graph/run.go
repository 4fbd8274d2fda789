package graph

import "time"

// KindRun begins the ids of runs.
const KindRun = "run"

// A RunStage says how far a run is.
type RunStage string

// The stages of a run. The last three end it.
const (
	RunReading     RunStage = "READING"     // documents are read and written
	RunDeciding    RunStage = "DECIDING"    // it is decided who is who
	RunDone        RunStage = "DONE"        // all was done, though documents may have failed
	RunFailed      RunStage = "FAILED"      // the graph could not be asked; what was written before is there
	RunInterrupted RunStage = "INTERRUPTED" // somebody ended it; what was written before is there
)

// A Run is one call of an ingest, as it tells of itself while it goes on. It is
// no fact: it says nothing of a council, changes no revision, and goes when many
// others came after it. It names no documents, only counts them.
type Run struct {
	ID      ID       `json:"id"`
	Stage   RunStage `json:"stage"`
	Started string   `json:"started"` // RFC 3339, UTC
	Updated string   `json:"updated"`
	Ended   *string  `json:"ended,omitempty"`

	Found     int `json:"found"` // documents that are to be read
	Read      int `json:"read"`  // of which it is known what became of them
	New       int `json:"new"`
	Changed   int `json:"changed"`
	Unchanged int `json:"unchanged"`
	Failed    int `json:"failed"`
	Forgotten int `json:"forgotten"` // to stay out for good
	Problems  int `json:"problems"`

	Rate *float64 `json:"rate,omitempty"` // documents a second, lately; nil: none is read

	Took map[string]Took `json:"took,omitempty"` // how long documents stayed in each part of the way
}

// Took is how often something was done, and how long that took together.
type Took struct {
	N       int     `json:"n"`
	Seconds float64 `json:"seconds"`
}

// Written is how many documents said something new.
func (r Run) Written() int { return r.New + r.Changed }

// Skipped is how many documents there was nothing to write of.
func (r Run) Skipped() int { return r.Unchanged + r.Forgotten }

// How often a run tells of itself at least, and after which time without a word
// it is taken for dead.
const (
	RunHeartbeat = 5 * time.Second
	RunSilence   = 4 * RunHeartbeat
)

// Silent reports whether a run that has not ended has not been heard of for so
// long that its program has probably died.
func (r Run) Silent() bool {
	at, err := time.Parse(time.RFC3339Nano, r.Updated)
	return r.Ended == nil && (err != nil || time.Since(at) > RunSilence)
}
