//go:build !unix

package text

import "context"

// withMemory leaves the memory of engines to Go.
func withMemory(ctx context.Context) context.Context { return ctx }
