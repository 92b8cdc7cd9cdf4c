package pdf

import (
	"image"
	"slices"

	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"
)

// dpi is how closely a page is looked at for hidden words.
const dpi = 144

// A picture is the page as a person sees it.
type picture struct {
	img  *image.RGBA
	free func()
}

func (s *sheet) picture() *picture {
	s.turn(s.frame.turn)
	defer s.turn(0)
	p, err := s.in.RenderPageInDPI(&requests.RenderPageInDPI{DPI: dpi, Page: s.page})
	if err != nil {
		return nil
	}
	img, ok := p.Result.RenderedImage.(*image.RGBA)
	if !ok {
		p.Cleanup()
		return nil
	}
	return &picture{img, p.Cleanup}
}

// shows reports whether letters of this colour can be seen in the box: the ground has another colour, and
// something in the box comes near theirs.
func (p *picture) shows(box rect, c structs.FPDF_COLOR) bool {
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

func (p *picture) at(x, y int) structs.FPDF_COLOR {
	i := p.img.PixOffset(x, y)
	return structs.FPDF_COLOR{R: uint(p.img.Pix[i]), G: uint(p.img.Pix[i+1]), B: uint(p.img.Pix[i+2]), A: 255}
}

// ground is the middle of each channel along the rim of the box, where letters seldom are.
func (p *picture) ground(r image.Rectangle) structs.FPDF_COLOR {
	var ch [3][]uint
	add := func(x, y int) {
		c := p.at(x, y)
		ch[0], ch[1], ch[2] = append(ch[0], c.R), append(ch[1], c.G), append(ch[2], c.B)
	}
	for x := r.Min.X; x < r.Max.X; x++ {
		add(x, r.Min.Y)
		add(x, r.Max.Y-1)
	}
	for y := r.Min.Y; y < r.Max.Y; y++ {
		add(r.Min.X, y)
		add(r.Max.X-1, y)
	}
	mid := func(v []uint) uint {
		slices.Sort(v)
		return v[len(v)/2]
	}
	return structs.FPDF_COLOR{R: mid(ch[0]), G: mid(ch[1]), B: mid(ch[2]), A: 255}
}
