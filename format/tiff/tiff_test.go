package tiff

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	stdimage "image"
	"image/color"
	"image/jpeg"
	"iter"
	"slices"
	"testing"

	xtiff "golang.org/x/image/tiff"

	"github.com/recourse-health/recourse/format"
)

// A tag is an entry of a directory: whole numbers, or bytes of kind 7.
type tag struct {
	id   int
	nums []int
	raw  []byte
}

// build makes a file of pages; the block of each is put where stripOffsets points.
func build(order binary.AppendByteOrder, pages ...[]tag) []byte {
	b := []byte("II*\x00")
	if order.(binary.ByteOrder) == binary.BigEndian {
		b = []byte("MM\x00*")
	}
	b = order.AppendUint32(b, 8)
	for i, tags := range pages {
		slices.SortFunc(tags, func(x, y tag) int { return x.id - y.id })
		after := len(b) + 2 + 12*len(tags) + 4
		var rest []byte
		b = order.AppendUint16(b, uint16(len(tags)))
		for _, t := range tags {
			b = order.AppendUint16(b, uint16(t.id))
			data, kind, n := t.raw, uint16(7), len(t.raw)
			if t.raw == nil {
				kind, n = 4, len(t.nums)
				for _, v := range t.nums {
					data = order.AppendUint32(data, uint32(v))
				}
			}
			if t.id == stripOffsets { // the block itself is given
				data, kind, n = order.AppendUint32(nil, uint32(after+len(rest))), 4, 1
				rest = append(rest, t.raw...)
			}
			b = order.AppendUint16(b, kind)
			b = order.AppendUint32(b, uint32(n))
			if len(data) <= 4 {
				b = append(b, append(data, 0, 0, 0, 0)[:4]...)
				continue
			}
			b = order.AppendUint32(b, uint32(after+len(rest)))
			rest = append(rest, data...)
		}
		next := after + len(rest)
		if i == len(pages)-1 {
			next = 0
		}
		b = append(order.AppendUint32(b, uint32(next)), rest...)
	}
	return b
}

func num(id int, v ...int) tag { return tag{id: id, nums: v} }

// grey is a page of 4 by 2 of which each row goes from black to white.
func grey(squeezed, bits int, block []byte, more ...tag) []tag {
	tags := []tag{num(width, 4), num(height, 2), num(bitsPer, bits), num(compression, squeezed), num(photometric, blackIsZero),
		num(samplesPer, 1), num(rowsPerStrip, 2), num(stripCounts, len(block)), {id: stripOffsets, raw: block}}
	for _, m := range more {
		tags = slices.DeleteFunc(tags, func(t tag) bool { return t.id == m.id })
	}
	return append(tags, more...)
}

func zip(b []byte) []byte {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	_, _ = w.Write(b)
	_ = w.Close()
	return out.Bytes()
}

func anySize(int, int) error { return nil }

// read gives the pages of a file, and for each what was wrong with it.
func read(b []byte, fits func(w, h int) error) iter.Seq2[Page, error] {
	return func(yield func(Page, error) bool) {
		all, err := Pages(b)
		if err != nil {
			yield(Page{}, err)
		}
		for _, d := range all {
			if !yield(d.Page(fits)) {
				return
			}
		}
	}
}

var little, big = binary.AppendByteOrder(binary.LittleEndian), binary.AppendByteOrder(binary.BigEndian)

func TestGreys(t *testing.T) {
	row := []byte{0, 85, 170, 255}
	for name, b := range map[string][]byte{
		"8 bits":             build(little, grey(plain, 8, slices.Concat(row, row))),
		"the other way":      build(big, grey(plain, 8, slices.Concat(row, row))),
		"2 bits":             build(little, grey(plain, 2, []byte{0b00011011, 0b00011011})),
		"4 bits":             build(little, grey(plain, 4, []byte{0x05, 0xaf, 0x05, 0xaf})),
		"16 bits":            build(big, grey(plain, 16, []byte{0, 9, 85, 9, 170, 9, 255, 9, 0, 9, 85, 9, 170, 9, 255, 9})),
		"deflate":            build(little, grey(deflate, 8, zip(slices.Concat(row, row)))),
		"deflate, predicted": build(little, grey(deflate, 8, zip([]byte{0, 85, 85, 85, 0, 85, 85, 85}), num(predictor, 2))),
		"packbits":           build(little, grey(packBits, 8, []byte{7, 0, 85, 170, 255, 0, 85, 170, 255})),
		"white is zero":      build(little, grey(plain, 8, []byte{255, 170, 85, 0, 255, 170, 85, 0}, num(photometric, whiteIsZero))),
	} {
		for p, err := range read(b, anySize) {
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if g := p.Image.(*stdimage.Gray); !slices.Equal(g.Pix, slices.Concat(row, row)) {
				t.Errorf("%s: %v", name, g.Pix)
			}
		}
	}
}

func TestColours(t *testing.T) {
	base := func(kind, samples int, block []byte, more ...tag) []byte {
		return build(little, append([]tag{num(width, 2), num(height, 1), num(bitsPer, 8), num(photometric, kind), num(samplesPer, samples),
			num(stripCounts, len(block)), {id: stripOffsets, raw: block}}, more...))
	}
	colours := make([]int, 3*256)
	colours[7], colours[256+7], colours[512+7] = 200<<8, 100<<8, 50<<8
	for name, b := range map[string][]byte{
		"rgb":     base(rgb, 3, []byte{200, 100, 50, 255, 255, 255}),
		"rgba":    base(rgb, 4, []byte{200, 100, 50, 255, 255, 255, 255, 255}),
		"cmyk":    base(cmyk, 4, []byte{55, 155, 205, 0, 0, 0, 0, 0}),
		"palette": base(palette, 1, []byte{7, 0}, num(colorMap, colours...)),
	} {
		for p, err := range read(b, anySize) {
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if c := p.Image.At(0, 0); c != (color.RGBA{200, 100, 50, 255}) {
				t.Errorf("%s: %v", name, c)
			}
		}
	}
}

func TestJPEG(t *testing.T) {
	g := stdimage.NewGray(stdimage.Rect(0, 0, 16, 8))
	for i := range g.Pix {
		g.Pix[i] = 100
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, g, nil); err != nil {
		t.Fatal(err)
	}
	page := []tag{num(width, 16), num(height, 8), num(bitsPer, 8), num(compression, jpegNew), num(photometric, blackIsZero),
		num(stripCounts, b.Len()), {id: stripOffsets, raw: b.Bytes()}}
	for p, err := range read(build(little, page), anySize) {
		if err != nil {
			t.Fatal(err)
		}
		if v := p.Image.(*stdimage.Gray).GrayAt(5, 5).Y; v < 98 || v > 102 {
			t.Errorf("%d, want 100", v)
		}
	}
}

// TestOthersFiles reads what another encoder wrote.
func TestOthersFiles(t *testing.T) {
	g := stdimage.NewGray(stdimage.Rect(0, 0, 50, 40))
	for i := range g.Pix {
		g.Pix[i] = uint8(i * 7)
	}
	for _, c := range []xtiff.CompressionType{xtiff.Uncompressed, xtiff.Deflate} {
		var b bytes.Buffer
		if err := xtiff.Encode(&b, g, &xtiff.Options{Compression: c, Predictor: c == xtiff.Deflate}); err != nil {
			t.Fatal(err)
		}
		for p, err := range read(b.Bytes(), anySize) {
			if err != nil || !slices.Equal(p.Image.(*stdimage.Gray).Pix, g.Pix) {
				t.Errorf("compression %v: %v", c, err)
			}
		}
	}
}

func TestPages(t *testing.T) {
	row := []byte{0, 85, 170, 255, 0, 85, 170, 255}
	good := func(more ...tag) []tag { return grey(plain, 8, row, more...) }
	b := build(big, good(), good(num(subfile, 1)), grey(deflate, 8, []byte("no")), good(num(Orientation, 6)))
	var got []string
	for p, err := range read(b, anySize) {
		switch {
		case errors.Is(err, format.ErrDamaged):
			got = append(got, "damaged")
		case err != nil:
			t.Fatal(err)
		case p.Orientation == 6:
			got = append(got, "turned")
		default:
			got = append(got, "page")
		}
	}
	if want := []string{"page", "damaged", "turned"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// A directory that names itself as the next must not be read for ever.
func TestLoop(t *testing.T) {
	b := build(little, grey(plain, 8, make([]byte, 8)))
	n := binary.LittleEndian.Uint16(b[8:])
	binary.LittleEndian.PutUint32(b[10+12*int(n):], 8)
	pages := 0
	for range read(b, anySize) {
		pages++
	}
	if pages != 1 {
		t.Errorf("%d pages", pages)
	}
}

func TestRefused(t *testing.T) {
	huge := grey(plain, 8, make([]byte, 8))
	huge[0], huge[1] = num(width, 1<<31), num(height, 1<<31)
	fits := func(w, h int) error {
		if w > 1000 || h > 1000 {
			return format.ErrTooLarge
		}
		return nil
	}
	for name, c := range map[string]struct {
		b    []byte
		want error
	}{
		"too large":    {build(little, huge), format.ErrTooLarge},
		"no block":     {build(little, grey(plain, 8, nil)), format.ErrDamaged},
		"three planes": {build(little, []tag{num(width, 2), num(height, 2), num(bitsPer, 8), num(samplesPer, 3), num(photometric, rgb), num(planar, 2)}), format.ErrKind},
		"no directory": {[]byte("II*\x00\x08\x00\x00\x00"), format.ErrDamaged},
		"no file":      {[]byte("II"), format.ErrDamaged},
	} {
		for _, err := range read(c.b, fits) {
			if !errors.Is(err, c.want) {
				t.Errorf("%s: %v, want %v", name, err, c.want)
			}
		}
	}
}

func FuzzPages(f *testing.F) {
	row := []byte{0, 85, 170, 255, 0, 85, 170, 255}
	f.Add(build(little, grey(plain, 8, row), grey(packBits, 8, []byte{7, 0, 85, 170, 255, 0, 85, 170, 255})))
	f.Add(build(big, grey(deflate, 8, zip(row))))
	f.Add(build(little, grey(group4, 1, []byte{0x26, 0xa0, 0x01, 0x00, 0x10}), grey(group3, 1, []byte{0x00, 0x1b, 0x00}), grey(lempelZiv, 8, []byte{0x80, 0x0b, 0x60, 0x50})))
	fits := func(w, h int) error {
		if w*h > 1<<20 || w > 1<<12 || h > 1<<12 {
			return format.ErrTooLarge
		}
		return nil
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		for p, err := range read(b, fits) {
			if err == nil && p.Image.Bounds().Empty() {
				t.Error("an empty page")
			}
		}
	})
}
