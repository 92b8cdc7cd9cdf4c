package plate

import (
	"bytes"
	"compress/zlib"
	"image"
	"image/color"
	"image/jpeg"
	"io"
	"testing"
)

// dots gives the dots of a plate that is packed by us, as bytes of 0 to 255.
func dots(t *testing.T, p Plate) []uint8 {
	t.Helper()
	z, err := zlib.NewReader(bytes.NewReader(p.Data))
	if err != nil {
		t.Fatal(err)
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	row := (p.W*p.Bits + 7) / 8
	if len(raw) != row*p.H {
		t.Fatalf("%d bytes for %d × %d dots of %d bits", len(raw), p.W, p.H, p.Bits)
	}
	out, most := make([]uint8, 0, p.W*p.H), 1<<p.Bits-1
	for y := range p.H {
		for x := range p.W {
			at := x * p.Bits
			v := int(raw[y*row+at/8]>>(8-p.Bits-at%8)) & most
			out = append(out, uint8(v*255/most))
		}
	}
	return out
}

// page is grey paper with a dark square on it, lit from one side.
func page(w, h int) *image.Gray {
	g := image.NewGray(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			v := 160 + 90*x/w
			if x > w/3 && x < w/2 && y > h/3 && y < h/3+6 {
				v /= 2
			}
			g.Pix[y*g.Stride+x] = uint8(v)
		}
	}
	return g
}

// Grey is shown in sixteen shades, each dot where it was, also in a picture of odd width.
func TestGrey(t *testing.T) {
	for _, w := range []int{1, 16, 17} {
		g := page(w, 9)
		p := Of(g)
		if p.W != w || p.H != 9 || p.Colors != 1 || p.Bits != 4 || !p.Sound() {
			t.Fatalf("%+v", p)
		}
		for i, v := range dots(t, p) {
			if d := int(v) - int(g.Pix[i]); d < -9 || d > 9 {
				t.Errorf("dot %d: %d, was %d", i, v, g.Pix[i])
			}
		}
	}
}

// Colour stays where it covers a part of the picture, and there alone.
func TestColour(t *testing.T) {
	for share, want := range map[int]int{0: 1, 1: 1, 50: 3} {
		img := image.NewRGBA(image.Rect(0, 0, 200, 200))
		for i := range img.Pix {
			img.Pix[i] = 255
		}
		for y := range 2 * share {
			for x := range 200 {
				img.Set(x, y, color.RGBA{200, 30, 30, 255})
			}
		}
		if share == 1 {
			img = img.SubImage(image.Rect(0, 1, 200, 200)).(*image.RGBA)
		}
		if p := Of(img); p.Colors != want || !p.Sound() {
			t.Errorf("%d of a hundred: %d colours", share, p.Colors)
		}
	}
	clear := image.NewNRGBA(image.Rect(0, 0, 8, 8)) // what can be seen through is paper
	if d := dots(t, Of(clear)); d[0] != 255 {
		t.Errorf("a clear picture is shown as %d", d[0])
	}
}

// A fax is black and white whatever the light, and no finer than a fax machine.
func TestFax(t *testing.T) {
	p := Fax(page(600, 300))
	d := dots(t, p)
	if p.Bits != 1 || !p.Sound() || d[50*600+100] != 255 || d[50*600+550] != 255 || d[103*600+250] != 0 {
		t.Errorf("%d bits: paper %d and %d, ink %d", p.Bits, d[50*600+100], d[50*600+550], d[103*600+250])
	}
	for _, size := range [][2]int{{1700, 2200}, {2200, 1700}, {5000, 3000}, {9000, 40}} {
		p := Fax(page(size[0], size[1]))
		if min(p.W, p.H) > faxWide || max(p.W, p.H) > faxHigh || p.W*size[1]*100 < size[0]*p.H*90 || !p.Sound() {
			t.Errorf("%v: %d × %d", size, p.W, p.H)
		}
	}
}

func TestLargePictures(t *testing.T) {
	if p := Of(page(5001, 20)); p.W > 2*most || p.H != 10 {
		t.Errorf("%d × %d", p.W, p.H)
	}
	img := image.NewRGBA(image.Rect(0, 0, 5000, 60))
	for i := range img.Pix {
		img.Pix[i] = []uint8{250, 20, 20, 255}[i%4]
	}
	if p := Of(img); p.Colors != 3 || p.W != most || p.H != 28 {
		t.Errorf("%d × %d, %d colours", p.W, p.H, p.Colors)
	}
}

func TestGreyOfEveryKind(t *testing.T) {
	for _, img := range []image.Image{image.NewRGBA(image.Rect(0, 0, 4, 4)), image.NewYCbCr(image.Rect(0, 0, 4, 4), image.YCbCrSubsampleRatio420), image.NewPaletted(image.Rect(2, 2, 6, 6), color.Palette{color.Black}),
		image.NewGray(image.Rect(0, 0, 8, 8)).SubImage(image.Rect(4, 4, 8, 8))} {
		if g := Grey(img); g.Rect != image.Rect(0, 0, 4, 4) || g.Pix[0] != 0 {
			t.Errorf("%T: %v, %d", img, g.Rect, g.Pix[0])
		}
	}
}

// photo is a JPEG with what a camera writes beside the picture, and a film behind it.
func photo(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, page(40, 30), nil); err != nil {
		t.Fatal(err)
	}
	out := append([]byte("\xff\xd8\xff\xe1\x00\x0eExif\x00\x00PLACE!\xff\xfe\x00\x09by OS.X"), b.Bytes()[2:]...)
	return append(out, "FILM"...)
}

// A JPEG stays as it is, less what it says of the place and the camera.
func TestJPEG(t *testing.T) {
	b := photo(t)
	p, ok := JPEG(b, 3)
	if !ok || p.W != 40 || p.H != 30 || p.Colors != 1 || p.Turn != 3 || p.Filter != "DCTDecode" || !p.Sound() {
		t.Fatalf("%v %+v", ok, p)
	}
	for _, gone := range []string{"PLACE", "by OS", "FILM", "Exif"} {
		if bytes.Contains(p.Data, []byte(gone)) {
			t.Errorf("%s is still in it", gone)
		}
	}
	if _, err := jpeg.Decode(bytes.NewReader(p.Data)); err != nil {
		t.Error(err)
	}
	for name, bad := range map[string][]byte{"nothing": nil, "no JPEG": []byte("%PDF"), "cut in its head": b[:30], "cut in its dots": b[:len(b)-40], "arithmetic": bytes.Replace(b, []byte("\xff\xc0"), []byte("\xff\xc9"), 1)} {
		if _, ok := JPEG(bad, 0); ok {
			t.Errorf("%s was taken", name)
		}
	}
}

// Whatever comes, what is taken is sound and no longer than it was.
func FuzzJPEG(f *testing.F) {
	f.Add([]byte("\xff\xd8\xff\xda\x00\x04\x00\x00\xff\xd9"))
	f.Add([]byte("\xff\xd8\xff\xff\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x00\x00\x00\xff\xd9"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if p, ok := JPEG(b, 1); ok && (!p.Sound() || len(p.Data) > len(b)) {
			t.Errorf("%d bytes of %d, %+v", len(p.Data), len(b), p)
		}
	})
}

func TestSound(t *testing.T) {
	good := Plate{W: 1, H: 1, Colors: 1, Bits: 4, Filter: "FlateDecode", Data: []byte{1}}
	for name, do := range map[string]func(*Plate){"no dots": func(p *Plate) { p.W = 0 }, "a filter of its own": func(p *Plate) { p.Filter = "DCTDecode /F 1" }, "bits": func(p *Plate) { p.Bits = 16 },
		"a turn": func(p *Plate) { p.Turn = 4 }, "a size": func(p *Plate) { p.Wide = -1 }, "no data": func(p *Plate) { p.Data = nil }} {
		p := good
		do(&p)
		if p.Sound() || !good.Sound() {
			t.Errorf("%s is sound", name)
		}
	}
}
