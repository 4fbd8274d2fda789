package embedded

import (
	"errors"
	"math/rand/v2"
	"net"
	"strconv"
	"time"
)

// Dgraph's ports. One offset moves them all.
const (
	zeroGRPC      = 5080
	zeroHTTP      = 6080
	alphaInternal = 7080
	alphaHTTP     = 8080
	alphaGRPC     = 9080

	// portStep is the distance between them.
	portStep = 1000
)

// Ports below 30000 are not given to outgoing connections by any system that
// we run on, so a port that is free now is likely free a moment later.
const (
	minOffset = 10_000
	maxOffset = 30_000 - alphaGRPC
)

// freeOffset finds an offset that leaves all ports free. It tries the one that
// is wanted first, unless that is 0. Any other differs from the one to avoid so
// that no port takes over another one's number: Dgraph remembers addresses.
func freeOffset(wanted, avoid int) (int, error) {
	if wanted > 0 && offsetFree(wanted) {
		return wanted, nil
	}
	for range 100 {
		offset := minOffset + rand.IntN(maxOffset-minOffset)
		if distinct := avoid == 0 || (offset-avoid)%portStep != 0; distinct && offsetFree(offset) {
			return offset, nil
		}
	}
	return 0, errors.New("no free ports on this machine for the embedded Dgraph")
}

func offsetFree(offset int) bool {
	for _, base := range []int{zeroGRPC, zeroHTTP, alphaInternal, alphaHTTP, alphaGRPC} {
		if !portFree(base + offset) {
			return false
		}
	}
	return true
}

// portFree says if Dgraph can have a port. It binds the IPv4 side of localhost
// only, but whoever connects may try the other side first.
func portFree(port int) bool {
	listener, err := net.Listen("tcp", address(port))
	if err != nil {
		return false
	}
	listener.Close()
	conn, err := net.DialTimeout("tcp", address(port), 100*time.Millisecond)
	if err != nil {
		return true
	}
	conn.Close()
	return false
}

// address is what Dgraph binds with --bindall=false.
func address(port int) string { return net.JoinHostPort(hostName, strconv.Itoa(port)) }

func offsetFlag(offset int) string { return "--port_offset=" + strconv.Itoa(offset) }

// FreePortOffset is a --port_offset with which a zero and an alpha find all
// their ports free, for those who start them by hand with Command.
func FreePortOffset() (int, error) { return freeOffset(0, 0) }
