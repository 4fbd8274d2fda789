package embedded

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
)

// state is what the owner of a running engine tells the others. It outlives the
// engine: the lock says whether it still holds, and the next owner takes the
// same ports if it can.
type state struct {
	PID     int    `json:"pid"`
	Offset  int    `json:"port_offset"`
	Zero    string `json:"zero"`
	Alpha   string `json:"alpha"`
	Version string `json:"dgraph"`
}

func statePath(dir string) string { return filepath.Join(dir, "engine.json") }

func newState(offset int) state {
	return state{
		PID:     os.Getpid(),
		Offset:  offset,
		Zero:    address(zeroGRPC + offset),
		Alpha:   address(alphaGRPC + offset),
		Version: Version(),
	}
}

// owner names the process that runs the engine.
func (s state) owner() string { return fmt.Sprintf("process %d", s.PID) }

// readState reads the state. One that cannot be read counts as none, since it
// only ever saves work.
func readState(dir string) (s state, ok bool) {
	data, err := os.ReadFile(statePath(dir))
	if err != nil || json.Unmarshal(data, &s) != nil {
		return state{}, false
	}
	return s, s.Offset > 0 && s.Offset+alphaGRPC < 1<<16
}

// Version is the version of the Dgraph in this program.
func Version() string {
	const path = "github.com/hypermodeinc/dgraph/v24"
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, dep := range info.Deps {
			if dep.Path == path {
				return dep.Version
			}
		}
	}
	return fmt.Sprintf("%s (unknown version)", path)
}
