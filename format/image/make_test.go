package image

import (
	stdimage "image"
	"image/color"
	"image/draw"
	"math"
	"math/rand/v2"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// A letter is a page that was never written: lines of words, a ruled table if it is wanted, and four dots whose places
// are known.
type letter struct {
	*stdimage.Gray
	dots  [4][2]float64
	table stdimage.Rectangle // of 4 rows and 3 columns; the last row is one cell
}

const dotSize = 11 // radius, of a page of 150 dots an inch

var words = []string{"Dear", "member", "your", "request", "for", "the", "drug", "was", "not", "approved", "because", "plan",
	"asks", "that", "you", "try", "two", "others", "first", "Appeal", "within", "sixty", "days", "of", "this", "notice", "by", "letter", "or", "fax"}

// letterOf draws a page 8.5 by 11 inches; size is of its type, in points.
func letterOf(t testing.TB, dpi, size float64, ruled bool, seed uint64) letter {
	t.Helper()
	w, h := int(8.5*dpi), int(11*dpi)
	l := letter{Gray: stdimage.NewGray(stdimage.Rect(0, 0, w, h))}
	for i := range l.Pix {
		l.Pix[i] = 255
	}
	face := faceOf(t, dpi, size)
	r := rand.New(rand.NewPCG(seed, 1))
	in := int(dpi)
	pitch := int(dpi * size / 72 * 1.35)
	y := in
	for i := 0; y < h-in-pitch; i++ {
		if ruled && i == 6 {
			y = l.rule(face, in, y, pitch)
			continue
		}
		l.write(face, r, in, w-in, y, i%7 == 6)
		y += pitch
	}
	k := dpi / 150
	for i, p := range [4][2]float64{{0.5, 0.5}, {8, 0.5}, {8, 10.5}, {0.5, 10.5}} {
		l.dots[i] = [2]float64{p[0] * dpi, p[1] * dpi}
		l.dot(p[0]*dpi, p[1]*dpi, dotSize*k)
	}
	return l
}

func faceOf(t testing.TB, dpi, size float64) font.Face {
	t.Helper()
	f, err := opentype.Parse(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: dpi})
	if err != nil {
		t.Fatal(err)
	}
	return face
}

// write sets one line of words, ragged at its end.
func (l letter) write(face font.Face, r *rand.Rand, x0, x1, y int, short bool) {
	d := font.Drawer{Dst: l, Src: stdimage.Black, Face: face, Dot: fixed.P(x0, y)}
	for {
		word := words[r.IntN(len(words))]
		if d.Dot.X+d.MeasureString(word) > fixed.I(x1) || short && d.Dot.X > fixed.I((x0+x1)/2) {
			return
		}
		d.DrawString(word + " ")
	}
}

// rule draws the table and gives the place of the next line.
func (l *letter) rule(face font.Face, x, y, pitch int) int {
	wide, high := pitch*8, pitch*3/2
	y -= pitch / 2
	l.table = stdimage.Rect(x, y, x+3*wide, y+4*high)
	for row := range 5 {
		l.box(x, y+row*high, x+3*wide+2, y+row*high+2)
	}
	for col := range 4 {
		end := y + 4*high
		if col == 1 || col == 2 {
			end = y + 3*high
		}
		l.box(x+col*wide, y, x+col*wide+2, end)
	}
	for row := range 3 {
		for col := range 3 {
			d := font.Drawer{Dst: l, Src: stdimage.Black, Face: face, Dot: fixed.P(x+col*wide+pitch/2, y+row*high+pitch)}
			d.DrawString("PA-2026")
		}
	}
	return y + 4*high + 2*pitch
}

func (l letter) box(x0, y0, x1, y1 int) {
	draw.Draw(l.Gray, stdimage.Rect(x0, y0, x1, y1), stdimage.NewUniform(color.Gray{60}), stdimage.Point{}, draw.Src)
}

func (l letter) dot(x, y, radius float64) {
	for b := int(y - radius - 2); b <= int(y+radius+2); b++ {
		for a := int(x - radius - 2); a <= int(x+radius+2); a++ {
			d := math.Hypot(float64(a)+0.5-x, float64(b)+0.5-y) - radius
			if v := uint8(255 * min(max(d+0.5, 0), 1)); v < l.GrayAt(a, b).Y {
				l.SetGray(a, b, color.Gray{v})
			}
		}
	}
}

// A shot is a picture that was taken of a page: where its corners lie, how it is lit, its grain.
type shot struct {
	w, h  int
	at    sheet
	table uint8   // how bright the table is
	shade float64 // how much darker the far corner is
	grain float64
}

// take photographs a page, and gives the transform from the page to the picture.
func (s shot) take(l letter, r *rand.Rand) (*stdimage.Gray, transform) {
	to := s.at.back(float64(l.Rect.Dx()), float64(l.Rect.Dy()))
	g := warp(l.Gray, to.inverse(), s.w, s.h, s.table)
	for y := range s.h {
		for x := range s.w {
			light := 1 - s.shade*(float64(x)/float64(s.w)+float64(y)/float64(s.h))/2
			v := float64(g.Pix[y*g.Stride+x])*light + r.NormFloat64()*s.grain
			g.Pix[y*g.Stride+x] = uint8(min(max(v, 0), 255))
		}
	}
	return g, to
}

// round turns the corners of a page of w by h about its middle, and moves them into a picture.
func round(w, h, degrees float64) (s shot) {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	W, H := math.Abs(w*cos)+math.Abs(h*sin), math.Abs(w*sin)+math.Abs(h*cos)
	for i, p := range [4][2]float64{{0, 0}, {w, 0}, {w, h}, {0, h}} {
		x, y := p[0]-w/2, p[1]-h/2
		s.at[i] = [2]float64{W/2 + x*cos - y*sin, H/2 + x*sin + y*cos}
	}
	s.w, s.h, s.table = int(W+0.5), int(H+0.5), 255
	return s
}

// onTable lays a page on a darker table, seen aslant.
func onTable(r *rand.Rand, quarters int) (s shot) {
	s = shot{w: 1500, h: 1900, table: 70, shade: 0.35, grain: 4}
	d := func() float64 { return (r.Float64()*2 - 1) * 70 }
	corners := sheet{{200 + d(), 230 + d()}, {1300 + d(), 230 + d()}, {1300 + d(), 1670 + d()}, {200 + d(), 1670 + d()}}
	if quarters&1 == 1 {
		s.w, s.h = 1900, 1500
		corners = sheet{{230 + d(), 200 + d()}, {1670 + d(), 200 + d()}, {1670 + d(), 1300 + d()}, {230 + d(), 1300 + d()}}
	}
	for i := range corners {
		s.at[i] = corners[(i+quarters)%4]
	}
	return s
}
