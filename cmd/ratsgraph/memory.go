package main

import (
	"errors"
	"fmt"
	"math"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"strconv"
	"strings"
	"time"
)

// A bytes flag is an amount of memory: "2GiB", "512MiB", or a number of bytes.
type amount int64

var units = []struct {
	name string
	size int64
}{{"KiB", 1 << 10}, {"MiB", 1 << 20}, {"GiB", 1 << 30}, {"TiB", 1 << 40}, {"kB", 1e3}, {"MB", 1e6}, {"GB", 1e9}, {"B", 1}, {"", 1}}

// String writes the amount as it may be set.
func (a *amount) String() string {
	if n := int64(*a); n%(1<<20) == 0 {
		return strconv.FormatInt(n>>20, 10) + "MiB"
	}
	return strconv.FormatInt(int64(*a), 10)
}

// Set reads an amount.
func (a *amount) Set(s string) error {
	for _, u := range units {
		if digits, ok := strings.CutSuffix(s, u.name); ok {
			if n, err := strconv.ParseInt(digits, 10, 64); err == nil && n >= 0 && n <= math.MaxInt64/u.size {
				*a = amount(n * u.size)
				return nil
			}
		}
	}
	return errors.New(`want an amount of memory, as 512MiB or 4GiB`)
}

// Type names what the flag takes.
func (*amount) Type() string { return "SIZE" }

// machineMemory is how much memory the program may use: that of the machine, or what its
// group of processes is allowed. 4 GiB where the system does not say.
func machineMemory() int64 {
	total := int64(4 << 30)
	if body, err := os.ReadFile("/proc/meminfo"); err == nil {
		var kb int64
		if _, err := fmt.Sscanf(string(body), "MemTotal: %d kB", &kb); err == nil {
			total = kb << 10
		}
	}
	for _, path := range []string{"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"} {
		if body, err := os.ReadFile(path); err == nil {
			if n, err := strconv.ParseInt(strings.TrimSpace(string(body)), 10, 64); err == nil && n > 0 {
				total = min(total, n)
			}
		}
	}
	return total
}

// snapshotMemory is what snapshots may take unless told: a quarter. Dgraph, what
// answers take while they are made, and what waits for the collection of garbage share the rest.
func snapshotMemory() amount { return amount(machineMemory() / 4 &^ (1<<20 - 1)) }

// spare is how much garbage may wait beside what lives: answers make a lot of it,
// and a collection goes through all snapshots however little there is to collect.
const spare = 512 << 20

// spareIngest is the same for an ingest, of which little lives.
const spareIngest = 192 << 20

// pace sets how much garbage may wait, by what lives, until the channel is closed: the
// smaller the heap, the less often it is gone through. Who sets GOGC decides.
func pace(until <-chan struct{}, limit, garbage int64) {
	if os.Getenv("GOMEMLIMIT") == "" && limit > 0 {
		debug.SetMemoryLimit(2*limit + spare)
	}
	if os.Getenv("GOGC") != "" {
		return
	}
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	for t := time.NewTicker(time.Second); ; {
		metrics.Read(live)
		debug.SetGCPercent(percent(int64(live[0].Value.Uint64()), garbage))
		select {
		case <-until:
			t.Stop()
			return
		case <-t.C:
		}
	}
}

// percent is how much garbage may wait, in percent of what lives.
func percent(live, garbage int64) int {
	return int(min(1600, max(100, garbage*100/max(live, 1))))
}
