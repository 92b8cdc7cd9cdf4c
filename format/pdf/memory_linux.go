package pdf

import (
	"context"
	"syscall"

	"github.com/tetratelabs/wazero/experimental"
)

// mapped lays the memory of a guest outside of Go's: the system gives it blank, in large pages, as it is
// touched, where Go would clear all of it for each file and collect it afterwards.
func mapped(ctx context.Context) context.Context {
	return experimental.WithMemoryAllocator(ctx, experimental.MemoryAllocatorFunc(func(least, most uint64) experimental.LinearMemory {
		b, err := syscall.Mmap(-1, 0, int(most), syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_PRIVATE|syscall.MAP_ANON|syscall.MAP_NORESERVE)
		if err != nil { // a process with little room for addresses
			return &memory{b: make([]byte, least)}
		}
		syscall.Madvise(b, syscall.MADV_HUGEPAGE) // slower without, no more
		return &memory{b: b, mapped: true}
	}))
}

// A memory is what one guest has.
type memory struct {
	b      []byte
	mapped bool
}

// Reallocate gives size bytes of it. What is mapped has room for all that a guest may have.
func (m *memory) Reallocate(size uint64) []byte {
	if more := int(size) - len(m.b); more > 0 {
		m.b = append(m.b, make([]byte, more)...)
	}
	return m.b[:size]
}

// Free gives it back. Nobody may look at it any more.
func (m *memory) Free() {
	if m.mapped {
		syscall.Munmap(m.b)
	}
	m.b = nil
}
