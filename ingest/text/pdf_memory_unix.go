//go:build unix

package text

import (
	"context"
	"syscall"

	"github.com/tetratelabs/wazero/experimental"
)

// withMemory lets the memory of engines lie outside that of Go: it takes no more
// than what is touched, never has to be copied to grow, and is given back as soon
// as a document is read.
func withMemory(ctx context.Context) context.Context {
	return experimental.WithMemoryAllocator(ctx, experimental.MemoryAllocatorFunc(func(_, most uint64) experimental.LinearMemory {
		b, err := syscall.Mmap(-1, 0, int(most), syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
		if err != nil {
			return &memory{} // has no room: the engine does not start
		}
		return &memory{b}
	}))
}

// memory is the memory of one engine.
type memory struct{ b []byte }

// Reallocate implements [experimental.LinearMemory].
func (m *memory) Reallocate(size uint64) []byte {
	if size > uint64(len(m.b)) {
		return nil
	}
	return m.b[:size]
}

// Free implements [experimental.LinearMemory].
func (m *memory) Free() {
	if m.b == nil {
		return
	}
	if err := syscall.Munmap(m.b); err != nil {
		panic(err) // only what was mapped above is unmapped, and once
	}
	m.b = nil
}
