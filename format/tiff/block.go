package tiff

import (
	"bytes"
	"compress/zlib"
	stdimage "image"
	"image/draw"
	"image/jpeg"
	"io"

	"golang.org/x/image/tiff/lzw"

	"github.com/recourse-health/recourse/format"
	"github.com/recourse-health/recourse/format/ccitt"
)

// Compressions.
const (
	plain      = 1
	runLength  = 2 // of Huffman
	group3     = 3
	group4     = 4
	lempelZiv  = 5
	jpegOld    = 6
	jpegNew    = 7
	deflate    = 8
	packBits   = 32773
	deflateOld = 32946
)

// read gives the pixels of a page. A block that is damaged stays white; a page of which none can be read is damaged.
func (l layout) read() (img stdimage.Image, err error) {
	// The unpackers are others' work: what one of them cannot bear is a damaged page to us.
	defer func() {
		if recover() != nil {
			img, err = nil, format.ErrDamaged
		}
	}()
	if l.squeezed == jpegOld {
		return l.oldJPEG()
	}
	dst := l.sheet()
	good := 0
	for i := range min(len(l.offsets), max(len(l.counts), 1)) {
		at := stdimage.Pt(i%l.across()*l.bw, i/l.across()*l.bh)
		raw := l.raw(i)
		if l.squeezed == jpegNew {
			if l.jpeg(dst, at, raw) {
				good++
			}
			continue
		}
		rows := min(l.bh, l.h-at.Y)
		if b := l.open(raw, rows); len(b) >= l.stride() {
			l.paint(dst, at, b)
			good++
		}
	}
	if good == 0 {
		return nil, format.ErrDamaged
	}
	return dst, nil
}

// sheet is the white page on which the blocks are put.
func (l layout) sheet() draw.Image {
	r := stdimage.Rect(0, 0, l.w, l.h)
	if l.colour == whiteIsZero || l.colour == blackIsZero {
		g := stdimage.NewGray(r)
		for i := range g.Pix {
			g.Pix[i] = 255
		}
		return g
	}
	c := stdimage.NewRGBA(r)
	for i := range c.Pix {
		c.Pix[i] = 255
	}
	return c
}

// raw gives the stored bytes of a block; all that follow where no count tells how many.
func (l layout) raw(i int) []byte {
	b := l.d.file.b
	from := min(l.offsets[i], len(b))
	if i >= len(l.counts) || l.counts[i] == 0 {
		return b[from:]
	}
	return b[from:min(from+l.counts[i], len(b))]
}

// open unpacks a block of so many rows, as far as it can, and never to more than the rows hold.
func (l layout) open(raw []byte, rows int) []byte {
	n := l.stride() * l.bh
	var b []byte
	switch l.squeezed {
	case plain:
		b = bytes.Clone(raw[:min(n, len(raw))])
	case runLength, group3, group4:
		return l.fax(raw, rows)
	case lempelZiv:
		b = some(lzw.NewReader(bytes.NewReader(raw), lzw.MSB, 8), n)
	case deflate, deflateOld:
		r, err := zlib.NewReader(bytes.NewReader(raw))
		if err != nil {
			return nil
		}
		b = some(r, n)
	case packBits:
		b = unpack(raw, n)
	}
	if l.d.Num(predictor, 1) == 2 {
		l.sum(b)
	}
	return b
}

func some(r io.Reader, n int) []byte {
	b, _ := io.ReadAll(io.LimitReader(r, int64(n))) // what comes before the damage is used
	return b
}

// unpack undoes PackBits: a count, then as many bytes, or one byte so many times.
func unpack(raw []byte, n int) (b []byte) {
	for len(raw) > 1 && len(b) < n {
		k := int(int8(raw[0]))
		raw = raw[1:]
		switch {
		case k >= 0:
			k = min(k+1, len(raw))
			b, raw = append(b, raw[:k]...), raw[k:]
		case k > -128:
			b, raw = append(b, bytes.Repeat(raw[:1], 1-k)...), raw[1:]
		}
	}
	return b
}

// sum undoes the prediction of each sample by the one to its left.
func (l layout) sum(b []byte) {
	stride := l.stride()
	for ; len(b) >= stride; b = b[stride:] {
		switch l.bits {
		case 8:
			for i := l.samples; i < stride; i++ {
				b[i] += b[i-l.samples]
			}
		case 16:
			order := l.d.file.order
			for i := 2 * l.samples; i+1 < stride; i += 2 {
				order.PutUint16(b[i:], order.Uint16(b[i:])+order.Uint16(b[i-2*l.samples:]))
			}
		}
	}
}

// fax reads a block as a fax machine codes it, packed again as eight pixels a byte: black is 1, and
// photometric says what 1 is, as in every other page.
func (l layout) fax(raw []byte, rows int) []byte {
	if l.bits != 1 || l.samples != 1 {
		return nil
	}
	dots := make([]uint8, l.bw*rows)
	options := l.d.Num(t4Options, 0)
	got, _ := ccitt.Decode(dots, l.bw, raw, ccitt.Coding{
		Group4: l.squeezed == group4, Two: l.squeezed == group3 && options&1 != 0,
		Aligned: l.squeezed == runLength, Low: l.d.Num(fillOrder, 1) == 2,
	})
	stride := l.stride()
	b := make([]byte, got*stride)
	for y := range got {
		for x, v := range dots[y*l.bw:][:l.bw] {
			b[y*stride+x>>3] |= v << (7 - x&7)
		}
	}
	return b
}

// jpeg puts a block that is a JPEG on the sheet, with the tables that all blocks share.
func (l layout) jpeg(dst draw.Image, at stdimage.Point, raw []byte) bool {
	if t := l.d.bytes(jpegTables); len(t) > 4 && len(raw) > 2 {
		raw = append(bytes.Clone(t[:len(t)-2]), raw[2:]...)
	}
	if l.colour == rgb && len(raw) > 2 {
		raw = append([]byte("\xff\xd8\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00\x00"), raw[2:]...)
	}
	img := decodeJPEG(raw, l.bw+16, l.bh+16)
	if img == nil {
		return false
	}
	draw.Draw(dst, stdimage.Rect(at.X, at.Y, at.X+l.bw, at.Y+l.bh), img, img.Bounds().Min, draw.Src)
	return true
}

// oldJPEG reads a page that is one JPEG beside the directory.
func (l layout) oldJPEG() (stdimage.Image, error) {
	b := l.d.file.b
	at, n := l.d.Num(jpegOffset, len(b)), l.d.Num(jpegLength, 0)
	at = min(at, len(b))
	if img := decodeJPEG(b[at:min(at+n, len(b))], l.w, l.h); img != nil {
		return img, nil
	}
	return nil, format.ErrDamaged
}

func decodeJPEG(b []byte, w, h int) stdimage.Image {
	c, err := jpeg.DecodeConfig(bytes.NewReader(b))
	if err != nil || c.Width > w || c.Height > h {
		return nil
	}
	img, err := jpeg.Decode(bytes.NewReader(b))
	if err != nil {
		return nil
	}
	return img
}
