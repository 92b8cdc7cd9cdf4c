package image

import stdimage "image"

// A ground is how bright the bare paper is, a number for each square of a picture.
type ground struct {
	side  int // of a square, in pixels
	w, h  int
	light []uint8
}

// groundOf estimates the paper under the letters: in each square what most of its brighter pixels have. Squares that
// hold light letters on a dark ground tell nothing of the paper and take it from their neighbours; dark marks smaller
// than a few squares are closed.
func groundOf(g *stdimage.Gray, side int) ground {
	w, h := g.Rect.Dx(), g.Rect.Dy()
	r := ground{side: side, w: (w + side - 1) / side, h: (h + side - 1) / side}
	r.light = make([]uint8, r.w*r.h)
	known := make([]bool, len(r.light))
	for i := range r.light {
		x, y := i%r.w*side, i/r.w*side
		// the last square of a row or column is moved in, so that it is whole
		c := count(g, max(0, min(x, w-side)), max(0, min(y, h-side)), side)
		r.light[i], known[i] = c.paper()
	}
	r.fill(known)
	r.close(3)
	r.smooth()
	r.smooth()
	return r
}

// shades is how many pixels of a square have each of 64 shades.
type shades struct {
	n   [64]int32
	all int32
}

func count(g *stdimage.Gray, x, y, side int) (c shades) {
	x1, y1 := min(x+side, g.Rect.Dx()), min(y+side, g.Rect.Dy())
	for ; y < y1; y++ {
		for _, v := range g.Pix[y*g.Stride+x : y*g.Stride+x1] {
			c.n[v>>2]++
		}
		c.all += int32(x1 - x)
	}
	return c
}

// at gives the shade that so many percent are no brighter than.
func (c shades) at(percent int32) int {
	left := c.all * percent / 100
	for v, n := range c.n {
		if left -= n; left < 0 {
			return v*4 + 2
		}
	}
	return 254
}

// paper gives the shade of the paper and whether it is one: letters are fewer and darker than their paper.
func (c shades) paper() (uint8, bool) {
	dark, middle, light := c.at(4), c.at(50), c.at(97)
	inverted := light-middle > 40 && light-middle > 2*(middle-dark)
	return uint8(c.at(78)), !inverted
}

// fill gives each unknown square the mean of its known neighbours, ring by ring.
func (r ground) fill(known []bool) {
	for left := true; left; {
		left = false
		grown := append([]bool(nil), known...)
		any := false
		for i := range r.light {
			if known[i] {
				any = true
				continue
			}
			if v, ok := r.around(i, known); ok {
				r.light[i], grown[i] = v, true
			} else {
				left = true
			}
		}
		if !any {
			return
		}
		copy(known, grown)
	}
}

func (r ground) around(i int, known []bool) (uint8, bool) {
	x, y, sum, n := i%r.w, i/r.w, 0, 0
	for b := max(0, y-1); b <= min(r.h-1, y+1); b++ {
		for a := max(0, x-1); a <= min(r.w-1, x+1); a++ {
			if known[b*r.w+a] {
				sum += int(r.light[b*r.w+a])
				n++
			}
		}
	}
	if n == 0 {
		return 0, false
	}
	return uint8(sum / n), true
}

// close takes away dark spots of up to 2n squares across.
func (r ground) close(n int) {
	r.extreme(n, func(a, b uint8) uint8 { return max(a, b) })
	r.extreme(n, func(a, b uint8) uint8 { return min(a, b) })
}

func (r ground) extreme(n int, pick func(a, b uint8) uint8) {
	was := make([]uint8, len(r.light))
	for _, step := range [2]int{1, r.w} {
		copy(was, r.light)
		size := r.w
		if step == r.w {
			size = r.h
		}
		for i := range r.light {
			at := i / step % size
			for k := -min(n, at); k <= min(n, size-1-at); k++ {
				r.light[i] = pick(r.light[i], was[i+k*step])
			}
		}
	}
}

func (r ground) smooth() {
	all := make([]bool, len(r.light))
	for i := range all {
		all[i] = true
	}
	out := make([]uint8, len(r.light))
	for i := range out {
		out[i], _ = r.around(i, all)
	}
	copy(r.light, out)
}

// even reports paper that is white already everywhere.
func (r ground) even() bool {
	for _, v := range r.light {
		if v < 246 {
			return false
		}
	}
	return true
}

// row gives the ground under each pixel of a row, as 65536 over its light, between the middles of the squares.
func (r ground) row(y int, into []int32) {
	fy := float32(y)/float32(r.side) - 0.5
	y0 := clamp(int(fy), 0, r.h-1)
	y1 := min(y0+1, r.h-1)
	ty := min(max(fy-float32(y0), 0), 1)
	at := func(i int) float32 {
		a, b := float32(r.light[y0*r.w+i]), float32(r.light[y1*r.w+i])
		return 65536 / max(a+(b-a)*ty, 1)
	}
	half := r.side / 2
	v0 := at(0)
	for x := range min(half, len(into)) {
		into[x] = int32(v0)
	}
	for i := range r.w {
		v1 := at(min(i+1, r.w-1))
		v, step := int32(v0*256), int32((v1-v0)*256/float32(r.side))
		for x := i*r.side + half; x < min((i+1)*r.side+half, len(into)); x++ {
			into[x] = v >> 8
			v += step
		}
		v0 = v1
	}
}

// divide sets the paper to white: each pixel by the ground under it, in place. What is nearly white is white, so that
// grain and the other side of the sheet do not show. Pale ink stays pale: made darker, it gained a reader nothing, and
// its grain cost time.
func (r ground) divide(g *stdimage.Gray) {
	w := g.Rect.Dx()
	over := make([]int32, w)
	curve := whitening()
	for y := range g.Rect.Dy() {
		r.row(y, over)
		row := g.Pix[y*g.Stride:][:w]
		for x, v := range row {
			row[x] = curve[min(int32(v)*over[x]>>8, 511)]
		}
	}
}

// whitening maps 256ths of the paper's light to a shade.
func whitening() (c [512]uint8) {
	for i := range c {
		c[i] = uint8(min(i*255/nearWhite, 255))
	}
	return c
}

// nearWhite is the share of the paper's light, of 256, that counts as white.
const nearWhite = 238

func clamp(v, low, high int) int { return max(low, min(v, high)) }
