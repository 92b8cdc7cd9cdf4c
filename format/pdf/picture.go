package pdf

import (
	"image"
	"math"
	"slices"

	"github.com/klippa-app/go-pdfium/enums"
)

// dpi is how closely a page is looked at for hidden words.
const dpi = 144

// A picture is the page as a person sees it, on white paper. It lies in the guest, to be freed there.
type picture struct {
	img  *image.RGBA
	free func()
}

// maxPixels is a sheet of A3 at 600 dots an inch, and more.
const maxPixels = 80 << 20

// picture draws the page as it was when it was sent, nil where that cannot be.
func (s *sheet) picture(dpi int) *picture {
	img, free := s.draw(dpi, false, 0)
	if img == nil {
		return nil
	}
	return &picture{img.(*image.RGBA), free}
}

// draw gives the page in grey or in colour, nil where that cannot be. It lies in the guest until it is freed.
func (s *sheet) draw(dpi int, grey bool, how enums.FPDF_RENDER_FLAG) (img image.Image, free func()) {
	w, h := int(math.Ceil(s.frame.w*float64(dpi)/72)), int(math.Ceil(s.frame.h*float64(dpi)/72))
	if w < 1 || h < 1 || w*h > maxPixels {
		return nil, nil
	}
	kind, order := enums.FPDF_BITMAP_FORMAT_BGRA, enums.FPDF_RENDER_FLAG_REVERSE_BYTE_ORDER
	if grey {
		kind, order = enums.FPDF_BITMAP_FORMAT_GRAY, enums.FPDF_RENDER_FLAG_GRAYSCALE
	}
	x, y := uint32(w), uint32(h)
	bitmap := s.call(bitmapCreate, x, y, uint32(kind), 0, 0)
	if bitmap == 0 {
		return nil, nil
	}
	s.turn(s.frame.turn)
	s.call(bitmapFill, bitmap, 0, 0, x, y, 0xffffffff)
	s.call(renderPage, bitmap, s.page, 0, 0, x, y, 0, uint32(how|order))
	stride, r := s.count(bitmapStride, bitmap), image.Rect(0, 0, w, h)
	pix := s.view(s.call(bitmapBuffer, bitmap), stride*h)
	free = func() { s.call(bitmapDestroy, bitmap) }
	if grey {
		return &image.Gray{Pix: pix, Stride: stride, Rect: r}, free
	}
	return &image.RGBA{Pix: pix, Stride: stride, Rect: r}, free
}

// shows reports whether letters of this colour can be seen in the box: the ground has another colour, and
// something in the box comes near theirs.
func (p *picture) shows(box rect, c colour) bool {
	const k = dpi / 72.0
	r := image.Rect(int((box.l-1)*k), int((box.t-1)*k), int((box.r+1)*k)+1, int((box.b+1)*k)+1).Intersect(p.img.Bounds())
	if r.Empty() || r.Dx()*r.Dy() > 4<<20 {
		return !r.Empty()
	}
	ground := p.ground(r)
	contrast := distance(ground, c)
	if contrast < near3 {
		return false
	}
	best := 0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			q := p.at(x, y)
			if d := distance(ground, q); d > best && distance(q, c) < contrast {
				best = d
			}
		}
	}
	return best*4 > contrast || best > 60
}

func (p *picture) at(x, y int) colour {
	i := p.img.PixOffset(x, y)
	return colour{uint32(p.img.Pix[i]), uint32(p.img.Pix[i+1]), uint32(p.img.Pix[i+2]), 255}
}

// ground is the middle of each channel along the rim of the box, where letters seldom are.
func (p *picture) ground(r image.Rectangle) colour {
	var ch [3][]uint32
	add := func(x, y int) {
		c := p.at(x, y)
		ch[0], ch[1], ch[2] = append(ch[0], c.r), append(ch[1], c.g), append(ch[2], c.b)
	}
	for x := r.Min.X; x < r.Max.X; x++ {
		add(x, r.Min.Y)
		add(x, r.Max.Y-1)
	}
	for y := r.Min.Y; y < r.Max.Y; y++ {
		add(r.Min.X, y)
		add(r.Max.X-1, y)
	}
	mid := func(v []uint32) uint32 {
		slices.Sort(v)
		return v[len(v)/2]
	}
	return colour{mid(ch[0]), mid(ch[1]), mid(ch[2]), 255}
}
