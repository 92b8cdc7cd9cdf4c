package ocr

import (
	"bytes"
	"context"
	"time"

	"github.com/tetratelabs/wazero/api"
)

func (g *guest) now(_ context.Context, _ api.Module, s []uint64) {
	s[0] = api.EncodeF64(float64(time.Since(g.began).Milliseconds()))
}

func (g *guest) clock(_ context.Context, m api.Module, s []uint64) {
	m.Memory().WriteUint64Le(uint32(s[2]), uint64(time.Since(g.began)))
	s[0] = 0
}

// grow gives the guest more memory, a fifth more than it had at least, as far as the runtime's limit lets it.
func grow(_ context.Context, m api.Module, s []uint64) {
	have := uint64(m.Memory().Size())
	want := max(uint64(uint32(s[0])), have+have/5)
	s[0] = 0
	if _, ok := m.Memory().Grow(uint32((min(want, memory<<16) - min(have, memory<<16) + 65535) >> 16)); ok && uint64(m.Memory().Size()) > have {
		s[0] = 1
	}
}

func (g *guest) openAt(_ context.Context, m api.Module, s []uint64) {
	b, ok := g.files[textAt(m, uint32(s[1]))]
	if !ok {
		s[0] = api.EncodeI32(noEntry)
		return
	}
	g.next++
	g.open[g.next] = &reading{b: b}
	s[0] = api.EncodeI32(g.next)
}

func (g *guest) close(_ context.Context, _ api.Module, s []uint64) {
	delete(g.open, int32(s[0]))
	s[0] = 0
}

func (g *guest) read(_ context.Context, m api.Module, s []uint64) {
	f := g.open[int32(s[0])]
	if f == nil {
		s[0] = badFile
		return
	}
	got := uint32(0)
	for p, n := range pieces(m, s) {
		left := f.b[min(f.at, int64(len(f.b))):]
		part := left[:min(int64(n), int64(len(left)))]
		if !m.Memory().Write(p, part) {
			break
		}
		f.at += int64(len(part))
		got += uint32(len(part))
	}
	m.Memory().WriteUint32Le(uint32(s[3]), got)
	s[0] = 0
}

func (g *guest) seek(_ context.Context, m api.Module, s []uint64) {
	f := g.open[int32(s[0])]
	if f == nil {
		s[0] = badFile
		return
	}
	base := [3]int64{0, f.at, int64(len(f.b))}
	f.at = max(0, base[min(uint32(s[2]), 2)]+int64(s[1]))
	m.Memory().WriteUint64Le(uint32(s[3]), uint64(f.at))
	s[0] = 0
}

// write takes what the guest prints, and forgets it.
func (g *guest) write(_ context.Context, m api.Module, s []uint64) {
	all := uint32(0)
	for _, n := range pieces(m, s) {
		all += n
	}
	m.Memory().WriteUint32Le(uint32(s[3]), all)
	s[0] = 0
}

// pieces gives the places and lengths that a scattered read or write names.
func pieces(m api.Module, s []uint64) func(func(p, n uint32) bool) {
	return func(yield func(p, n uint32) bool) {
		at := uint32(s[1])
		for range min(uint32(s[2]), 1024) {
			p, _ := m.Memory().ReadUint32Le(at)
			n, ok := m.Memory().ReadUint32Le(at + 4)
			if !ok || !yield(p, n) {
				return
			}
			at += 8
		}
	}
}

func noEnviron(_ context.Context, m api.Module, s []uint64) {
	m.Memory().WriteUint32Le(uint32(s[0]), 0)
	m.Memory().WriteUint32Le(uint32(s[1]), 0)
	s[0] = 0
}

// here says that the guest works in the root.
func here(_ context.Context, m api.Module, s []uint64) {
	m.Memory().Write(uint32(s[0]), []byte("/\x00"))
	s[0] = 2
}

// textAt reads a string that ends with a zero.
func textAt(m api.Module, p uint32) string {
	n := m.Memory().Size()
	if p >= n {
		return ""
	}
	b, _ := m.Memory().Read(p, n-p)
	text, _, _ := bytes.Cut(b, []byte{0})
	return string(text)
}
