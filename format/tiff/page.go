package tiff

import (
	stdimage "image"

	"github.com/recourse-health/recourse/format"
)

// A Page is one picture of a file as it is stored: it may have to be turned, and its pixels need not be square.
type Page struct {
	Image       stdimage.Image // *image.Gray or *image.RGBA
	Orientation int            // as EXIF has it, 1 to 8
	DPIX, DPIY  float64        // 0 unknown
}

// Pages gives the pages of a file, at most format.MaxPages, without reading their pixels. Small copies and masks are
// left out. A file that breaks off keeps the pages before.
func Pages(b []byte) (out []Directory, err error) {
	f, ok := Open(b)
	if !ok {
		return nil, format.ErrDamaged
	}
	seen := map[int64]bool{}
	for at := f.First; at != 0 && !seen[at] && len(out) < format.MaxPages; {
		seen[at] = true
		d, next, ok := f.Directory(at)
		if !ok {
			break
		}
		if d.Num(subfile, 0)&(smaller|mask) == 0 {
			out = append(out, d)
		}
		at = next
	}
	if len(out) == 0 {
		return nil, format.ErrDamaged
	}
	return out, nil
}

// Bits of subfile.
const (
	smaller = 1
	mask    = 4
)

// Page reads the pixels of a page, after its size was offered to fits.
func (d Directory) Page(fits func(w, h int) error) (p Page, err error) {
	l, err := d.layout(fits)
	if err != nil {
		return p, err
	}
	p.Orientation = d.Num(Orientation, 1)
	p.DPIX, p.DPIY = d.DPI(XResolution), d.DPI(YResolution)
	p.Image, err = l.read()
	return p, err
}

// A layout is how the pixels of a page are stored.
type layout struct {
	d                Directory
	w, h             int
	bits, samples    int
	squeezed, colour int // compression and photometric
	bw, bh           int // of a block: a strip or a tile
	offsets, counts  []int
}

func (d Directory) layout(fits func(w, h int) error) (l layout, err error) {
	l = layout{
		d: d, w: d.Num(width, 0), h: d.Num(height, 0),
		bits: d.Num(bitsPer, 1), samples: d.Num(samplesPer, 1),
		squeezed: d.Num(compression, plain), colour: d.Num(photometric, blackIsZero),
	}
	if l.w <= 0 || l.h <= 0 {
		return l, format.ErrDamaged
	}
	if err := fits(l.w, l.h); err != nil {
		return l, err
	}
	if !l.known() {
		return l, format.ErrKind
	}
	l.bw, l.bh = l.w, min(d.Num(rowsPerStrip, l.h), l.h)
	where, long := stripOffsets, stripCounts
	if d.has(tileWidth) {
		l.bw, l.bh, where, long = d.Num(tileWidth, 0), d.Num(tileHeight, 0), tileOffsets, tileCounts
	}
	if l.bw <= 0 || l.bh <= 0 || l.bw > l.w+maxTile || l.bh > l.h+maxTile {
		return l, format.ErrDamaged
	}
	if l.stride()*l.bh > maxBlock {
		return l, format.ErrTooLarge
	}
	n := l.across() * ((l.h + l.bh - 1) / l.bh)
	l.offsets, l.counts = d.nums(where, n), d.nums(long, n)
	return l, nil
}

// maxTile is by how much a tile may be larger than its page, maxBlock how many bytes a block may be when unpacked.
const (
	maxTile  = 1024
	maxBlock = 320 << 20
)

// known reports what is read here: grey of any depth, palettes, RGB and CMYK of 8 or 16 bits, JPEG.
func (l layout) known() bool {
	if l.samples > 1 && l.d.Num(planar, 1) != 1 || l.d.Num(sampleFormat, 1) != 1 {
		return false
	}
	if l.squeezed == jpegOld || l.squeezed == jpegNew {
		return l.bits == 8
	}
	depth := l.bits == 8 || l.bits == 16
	switch l.colour {
	case whiteIsZero, blackIsZero:
		return l.samples >= 1 && l.samples <= 8 && (depth || l.samples == 1 && (l.bits == 1 || l.bits == 2 || l.bits == 4))
	case palette:
		return l.samples == 1 && (l.bits == 1 || l.bits == 2 || l.bits == 4 || l.bits == 8)
	case rgb:
		return l.samples >= 3 && l.samples <= 8 && depth
	case cmyk:
		return l.samples >= 4 && l.samples <= 8 && depth
	}
	return false
}

func (l layout) across() int { return (l.w + l.bw - 1) / l.bw }

// stride is the bytes of one row of a block.
func (l layout) stride() int { return (l.bw*l.bits*l.samples + 7) / 8 }
