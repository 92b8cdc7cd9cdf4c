package pdf

import (
	"context"
	"encoding/binary"
	"slices"
	"unicode/utf16"

	"github.com/recourse-health/recourse/format"
)

// Inside gives the bytes of a file that a PDF carries inside, by its name; nil if it carries none so called. Errors as Read.
func (r *Reader) Inside(ctx context.Context, b []byte, name string) (out []byte, err error) {
	err = r.with(ctx, b, func(g *guest, doc ref, _ int) error {
		for i := range min(g.count(attachmentCount, doc), maxNotes) {
			a := g.call(attachment, doc, uint32(i))
			if a == 0 || g.called(a) != name {
				continue
			}
			if g.yes(attachmentFile, a, 0, 0, g.out) {
				n := g.words()[0]
				out = slices.Clone(g.fetch(n, func(at ref) { g.call(attachmentFile, a, at, n, g.out) }))
			}
			return nil
		}
		return nil
	})
	return out, err
}

// called is the name of a file inside.
func (g *guest) called(a ref) string {
	n := g.call(attachmentName, a, 0, 0)
	b := g.fetch(n, func(at ref) { g.call(attachmentName, a, at, n) })
	var name []uint16
	for ; len(b) > 2; b = b[2:] { // the last is 0
		name = append(name, binary.LittleEndian.Uint16(b))
	}
	return string(utf16.Decode(name))
}

// fetch gives n bytes that the guest writes where it is told to, until the next call.
func (g *guest) fetch(n uint32, write func(at ref)) []byte {
	if n > format.MaxBytes {
		return nil
	}
	at := g.call(malloc, n)
	if at == 0 {
		return nil
	}
	write(at)
	return g.view(at, int(n))
}
