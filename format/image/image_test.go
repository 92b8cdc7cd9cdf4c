package image

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"hash/crc32"
	stdimage "image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"slices"
	"testing"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"

	"github.com/recourse-health/recourse/format"
)

// corner is a picture that is white but for its upper left.
func corner(w, h int) *stdimage.Gray {
	g := stdimage.NewGray(stdimage.Rect(0, 0, w, h))
	for i := range g.Pix {
		if g.Pix[i] = 255; i%w < w/2 && i/w < h/2 {
			g.Pix[i] = 0
		}
	}
	return g
}

// files gives a small file of each kind.
func files(t testing.TB) map[string][]byte {
	t.Helper()
	g, out := corner(48, 32), map[string][]byte{}
	for name, encode := range map[string]func(*bytes.Buffer) error{
		"png":  func(w *bytes.Buffer) error { return png.Encode(w, g) },
		"jpeg": func(w *bytes.Buffer) error { return jpeg.Encode(w, g, nil) },
		"gif":  func(w *bytes.Buffer) error { return gif.Encode(w, g, nil) },
		"bmp":  func(w *bytes.Buffer) error { return bmp.Encode(w, g) },
		"tiff": func(w *bytes.Buffer) error { return tiff.Encode(w, g, nil) },
	} {
		var b bytes.Buffer
		if err := encode(&b); err != nil {
			t.Fatal(name, err)
		}
		out[name] = b.Bytes()
	}
	// one black pixel
	webp, err := base64.StdEncoding.DecodeString("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA")
	if err != nil {
		t.Fatal(err)
	}
	out["webp"] = webp
	return out
}

// decoded gives the pictures of a file that can be decoded, or what went wrong where there is none.
func decoded(b []byte) (out []Picture, err error) {
	f, err := Open(b)
	if err != nil {
		return nil, err
	}
	for n := range f.Len() {
		p, e := f.Picture(n)
		if e == nil {
			out = append(out, p)
		}
		err = errors.Join(err, e)
	}
	if len(out) > 0 {
		return out, nil
	}
	return nil, err
}

func TestDecodeKinds(t *testing.T) {
	for name, b := range files(t) {
		pics, err := decoded(b)
		if err != nil || len(pics) != 1 {
			t.Errorf("%s: %d pictures, %v", name, len(pics), err)
			continue
		}
		g := pics[0].Gray
		if name != "webp" && (g.Rect.Max != stdimage.Pt(48, 32) || g.GrayAt(3, 3).Y > 20 || g.GrayAt(44, 28).Y < 235) {
			t.Errorf("%s: %v, %d, %d", name, g.Rect.Max, g.GrayAt(3, 3).Y, g.GrayAt(44, 28).Y)
		}
	}
}

// header makes a PNG that says how large it is, and is nothing more.
func header(w, h uint32) []byte {
	b := []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR")
	b = binary.BigEndian.AppendUint32(b, w)
	b = append(binary.BigEndian.AppendUint32(b, h), 8, 0, 0, 0, 0)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[12:]))
}

func TestRefused(t *testing.T) {
	all := files(t)
	for name, c := range map[string]struct {
		b    []byte
		want error
	}{
		"nothing":         {nil, format.ErrEmpty},
		"a text":          {[]byte("Dear member,"), format.ErrKind},
		"a PDF":           {[]byte("%PDF-1.7\n"), format.ErrKind},
		"HEIC":            {[]byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"), format.ErrKind},
		"BigTIFF":         {[]byte("II+\x00\x08\x00\x00\x00"), format.ErrDamaged},
		"too many pixels": {header(20_000, 20_000), format.ErrTooLarge},
		"too wide":        {header(1<<20, 1), format.ErrTooLarge},
		"no pixels":       {header(100, 100), format.ErrDamaged},
		"half a JPEG":     {all["jpeg"][:60], format.ErrDamaged},
		"half a TIFF":     {all["tiff"][:60], format.ErrDamaged},
	} {
		if _, err := decoded(c.b); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// withEXIF puts an orientation and a resolution into a JPEG.
func withEXIF(b []byte, orientation, dpi int) []byte {
	le := binary.LittleEndian
	e := []byte("Exif\x00\x00II*\x00\x08\x00\x00\x00\x02\x00")
	entry := func(tag, kind uint16, v uint32) {
		e = le.AppendUint32(le.AppendUint32(le.AppendUint16(le.AppendUint16(e, tag), kind), 1), v)
	}
	entry(274, 3, uint32(orientation))
	entry(282, 5, 38)
	e = le.AppendUint32(le.AppendUint32(le.AppendUint32(e, 0), uint32(dpi)), 1)
	seg := binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(e)+2))
	return slices.Concat(b[:2], seg, e, b[2:])
}

func TestOrientation(t *testing.T) {
	b := files(t)["jpeg"]
	// where the dark quarter of the picture comes to lie, and how wide it is then
	for o, want := range map[int]struct{ right, low, tall bool }{
		1: {}, 2: {right: true}, 3: {right: true, low: true}, 4: {low: true},
		5: {tall: true}, 6: {right: true, tall: true}, 7: {right: true, low: true, tall: true}, 8: {low: true, tall: true},
	} {
		pics, err := decoded(withEXIF(b, o, 300))
		if err != nil {
			t.Fatal(err)
		}
		g := pics[0].Gray
		w, h := g.Rect.Dx(), g.Rect.Dy()
		x, y := w/4, h/4
		if want.right {
			x = w * 3 / 4
		}
		if want.low {
			y = h * 3 / 4
		}
		if g.GrayAt(x, y).Y > 20 || (h > w) != want.tall {
			t.Errorf("orientation %d: %d at %d %d of %d by %d", o, g.GrayAt(x, y).Y, x, y, w, h)
		}
		if pics[0].DPI != 300 || pics[0].Turned != map[int]int{3: 2, 4: 2, 6: 1, 7: 1, 5: 3, 8: 3}[o] {
			t.Errorf("orientation %d: %d dpi, turned %d", o, pics[0].DPI, pics[0].Turned)
		}
	}
}

func TestResolution(t *testing.T) {
	p := files(t)["png"]
	phys := binary.BigEndian.AppendUint32([]byte("\x00\x00\x00\x09pHYs"), 7874)
	phys = append(binary.BigEndian.AppendUint32(phys, 7874), 1)
	phys = binary.BigEndian.AppendUint32(phys, crc32.ChecksumIEEE(phys[4:]))
	if m := pngMark(slices.Concat(p[:33], phys, p[33:])); m.dpi != 200 {
		t.Errorf("PNG: %d", m.dpi)
	}
	j := files(t)["jpeg"]
	jfif := append([]byte("\xff\xe0\x00\x10JFIF\x00\x01\x01\x02"), 0, 79, 0, 79, 0, 0)
	if m := jpegMark(slices.Concat(j[:2], jfif, j[2:])); m.dpi != 201 {
		t.Errorf("JFIF in centimetres: %d", m.dpi)
	}
}

// Letters that an eye hardly sees are seen through a filter.
func TestFilter(t *testing.T) {
	img := stdimage.NewRGBA(stdimage.Rect(0, 0, 300, 300))
	for i := range 300 * 300 {
		c := color.RGBA{255, 140, 140, 255} // letters, on
		if i%7 > 0 {
			c = color.RGBA{140, 200, 140, 255}
		}
		img.SetRGBA(i%300, i/300, c)
	}
	if m := bestMix(img, gain); m == mixes[0] {
		t.Error("looked at as an eye does")
	}
	white := grayOf(stdimage.NewNRGBA(stdimage.Rect(0, 0, 30, 30)))
	if white.GrayAt(5, 5).Y != 255 {
		t.Error("what is seen through is not white")
	}
}

func FuzzDecode(f *testing.F) {
	for _, b := range files(f) {
		f.Add(b)
		f.Add(b[:len(b)*2/3])
	}
	f.Add(withEXIF(files(f)["jpeg"], 6, 300))
	f.Fuzz(func(t *testing.T, b []byte) {
		pics, err := decoded(b)
		if (err == nil) == (len(pics) == 0) {
			t.Errorf("%d pictures and %v", len(pics), err)
		}
		for _, p := range pics {
			if len(p.Gray.Pix) < 1<<20 {
				Prepare(p).Cells()
			}
		}
	})
}
