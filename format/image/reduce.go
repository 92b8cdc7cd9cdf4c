package image

import stdimage "image"

// reduce gives g made smaller by a whole number, each pixel the mean of its square.
func reduce(g *stdimage.Gray, by int) *stdimage.Gray {
	w, h := max(1, g.Rect.Dx()/by), max(1, g.Rect.Dy()/by)
	if by <= 1 || g.Rect.Dx() < by || g.Rect.Dy() < by {
		return plain(append([]uint8(nil), g.Pix...), g.Stride, g.Rect)
	}
	out := stdimage.NewGray(stdimage.Rect(0, 0, w, h))
	sums := make([]uint32, w)
	over := uint32(1<<20) / uint32(by*by)
	for y := range h {
		clear(sums)
		for k := range by {
			row := g.Pix[(y*by+k)*g.Stride:][:w*by]
			for x := range sums {
				s := uint32(0)
				for _, v := range row[x*by : x*by+by] {
					s += uint32(v)
				}
				sums[x] += s
			}
		}
		for x, s := range sums {
			out.Pix[y*w+x] = uint8((s*over + 1<<19) >> 20)
		}
	}
	return out
}

// inkOf gives how much darker than its paper each pixel is, 0 to 255.
func inkOf(g *stdimage.Gray, r ground) *stdimage.Gray {
	w := g.Rect.Dx()
	out := stdimage.NewGray(stdimage.Rect(0, 0, w, g.Rect.Dy()))
	over := make([]int32, w)
	for y := range g.Rect.Dy() {
		r.row(y, over)
		src, dst := g.Pix[y*g.Stride:][:w], out.Pix[y*w:][:w]
		for x, v := range src {
			dst[x] = uint8(max(0, 255-int32(v)*over[x]>>8))
		}
	}
	return out
}

// Ink of a letter that is printed black, and of one that is too faint to be told from grain.
const (
	blackInk = 190
	lostInk  = 28
)

// strengthen makes pale ink as dark as black, in place, so that its lines are found.
func strengthen(ink *stdimage.Gray) {
	c := count(ink, 0, 0, max(ink.Rect.Dx(), ink.Rect.Dy()))
	for v := range lostInk / 8 { // grain
		c.all -= c.n[v]
		c.n[v] = 0
	}
	dark := c.at(97)
	if dark < lostInk || dark >= blackInk*3/4 {
		return
	}
	by := min(blackInk/float64(dark), 4)
	for i, v := range ink.Pix {
		ink.Pix[i] = uint8(min(float64(v)*by, 255))
	}
}
