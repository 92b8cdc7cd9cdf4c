package plate

import (
	"image"

	"golang.org/x/image/draw"
)

// A page of a fax has 204 dots an inch across and 196 down; a picture of more is made smaller first, so that a thin line is not
// lost between two dots.
const faxWide, faxHigh = 1600, 1960

// Fax makes a plate in black and white: a dot is black where it is darker than the paper around it.
func Fax(img image.Image) Plate {
	g := faxed(Grey(opaque(img)))
	sums, w, h := sumsOf(g), g.Rect.Dx(), g.Rect.Dy()
	side := max(8, w/40)
	return Plate{W: w, H: h, Colors: 1, Bits: 1, Filter: "FlateDecode", Data: packed(h, (w+7)/8, func(y int, row []byte) {
		clear(row)
		top, foot := max(0, y-side), min(h, y+side+1)
		for x := range w {
			l, r := max(0, x-side), min(w, x+side+1)
			around := sums[foot*(w+1)+r] - sums[top*(w+1)+r] - sums[foot*(w+1)+l] + sums[top*(w+1)+l]
			if v := int(g.Pix[y*g.Stride+x]); v >= darkest && v*(r-l)*(foot-top)*100 >= around*contrast {
				row[x/8] |= 0x80 >> (x % 8)
			}
		}
	})}
}

// faxed makes a picture small enough for a fax; the halving keeps what a coarser step would skip.
func faxed(g *image.Gray) *image.Gray {
	fits := func(g *image.Gray, times int) bool {
		w, h := min(g.Rect.Dx(), g.Rect.Dy()), max(g.Rect.Dx(), g.Rect.Dy())
		return w <= faxWide*times && h <= faxHigh*times
	}
	for !fits(g, 2) {
		g = halved(g)
	}
	if fits(g, 1) {
		return g
	}
	w, h := float64(min(g.Rect.Dx(), g.Rect.Dy())), float64(max(g.Rect.Dx(), g.Rect.Dy()))
	by := min(faxWide/w, faxHigh/h)
	out := image.NewGray(image.Rect(0, 0, max(1, int(by*float64(g.Rect.Dx()))), max(1, int(by*float64(g.Rect.Dy())))))
	draw.ApproxBiLinear.Scale(out, out.Rect, g, g.Rect, draw.Src, nil)
	return out
}

const (
	darkest  = 64 // what is darker is black wherever it stands
	contrast = 86 // of a hundred: what is darker than so much of its surroundings is black
)

// sumsOf adds up all dots to the left of and above each.
func sumsOf(g *image.Gray) []int {
	w, h := g.Rect.Dx(), g.Rect.Dy()
	s := make([]int, (w+1)*(h+1))
	for y := range h {
		line := 0
		for x := range w {
			line += int(g.Pix[y*g.Stride+x])
			s[(y+1)*(w+1)+x+1] = s[y*(w+1)+x+1] + line
		}
	}
	return s
}
