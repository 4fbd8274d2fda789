// Package graph holds what is known about councils: their bodies and sessions,
// the people who attended and voted, the agenda items, papers and decisions,
// and for each of these the lines it was read from. It is plain values; it
// knows neither where they are stored nor how they are asked for.
package graph

import "errors"

// The kinds of failure. Whoever returns one wraps it with what it was about.
var (
	ErrNotFound = errors.New("not found")
	ErrInvalid  = errors.New("invalid")
	ErrConflict = errors.New("conflict") // someone else wrote first; try again

	ErrUnavailable = errors.New("the graph does not answer") // what keeps it has failed; try again later
)
