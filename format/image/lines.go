package image

import (
	stdimage "image"
	"math"
)

// strips are the sums of ink along short pieces of each row, so that a slanted page can be looked at from the side
// without turning it: a strip is moved up or down instead.
type strips struct {
	n, h int
	wide float64     // pixels of a strip
	sum  [][]float32 // strip by strip, top to bottom
}

const stripWide = 10

// stripsOf sums up what may be letters: full black of logos and bars counts no more than a line of text.
func stripsOf(ink *stdimage.Gray) strips {
	w, h := ink.Rect.Dx(), ink.Rect.Dy()
	s := strips{n: max(1, w/stripWide), h: h, wide: stripWide}
	s.sum = make([][]float32, s.n)
	for i := range s.sum {
		s.sum[i] = make([]float32, h)
		for y := range h {
			v := 0
			for _, p := range ink.Pix[y*ink.Stride+i*stripWide : y*ink.Stride+min((i+1)*stripWide, w)] {
				if p > faint {
					v += min(int(p), 128)
				}
			}
			s.sum[i][y] = float32(v) / 128
		}
	}
	return s
}

// faint is ink that may be grain.
const faint = 40

// A slant is how lines of text run: slope in the middle of the page, and how much it changes down the page.
type slant struct {
	slope float64 // dy/dx
	fan   float64 // change of slope for each pixel down
}

// profile is the ink of each row when the page is looked at along the slant.
func (s strips) profile(l slant, into []float32) []float32 {
	clear(into)
	mid, half := float64(s.n)*s.wide/2, float64(s.h)/2
	for i, sum := range s.sum {
		x := (float64(i)+0.5)*s.wide - mid
		// a row at height t in the middle stands here at half + (t-half)*(1+fan*x) + slope*x
		scale := 1 + l.fan*x
		at := half + (0-half)*scale + l.slope*x
		for t := range into {
			if y := int(at); at >= 0 && y+1 < s.h {
				f := float32(at - float64(y))
				into[t] += sum[y] + (sum[y+1]-sum[y])*f
			}
			at += scale
		}
	}
	return into
}

// sharp tells how clearly rows of ink and bare rows follow each other.
func (s strips) sharp(l slant, work []float32) float64 {
	p := s.profile(l, work)
	sum := 0.0
	for i := 2; i < len(p); i++ {
		d := float64(p[i] - p[i-2])
		sum += d * d
	}
	return sum
}

// widest is the steepest slope that is looked for: beyond it a page counts as turned.
const widest = 0.21 // 12 degrees

// slantOf finds the slant at which the rows are clearest, first by rough steps, then by fine ones.
func (s strips) slantOf() (best slant, clear float64) {
	work := make([]float32, s.h)
	try := func(l slant) {
		if v := s.sharp(l, work); v > clear {
			best, clear = l, v
		}
	}
	for k := -21; k <= 21; k++ {
		try(slant{slope: widest * float64(k) / 21})
	}
	width := float64(s.n) * s.wide
	flat := clear
	for step := widest / 42; step*width > 0.4; step /= 2 {
		l := best
		try(slant{l.slope - step, l.fan})
		try(slant{l.slope + step, l.fan})
	}
	rough := best
	for step := 0.16; step > 0.004; step /= 2 {
		l := best
		for _, f := range [2]float64{-1, 1} {
			for _, k := range [3]float64{0, -1, 1} {
				try(slant{l.slope + k*step*0.1, l.fan + f*step/float64(s.h)})
			}
		}
	}
	if math.Abs(best.fan)*float64(s.h) < 0.004 || clear < 1.06*max(s.sharp(rough, work), flat) {
		best = rough
	}
	for step := 0.004; step*width > 0.2; step /= 2 {
		l := best
		try(slant{l.slope - step, l.fan})
		try(slant{l.slope + step, l.fan})
	}
	return best, clear
}

// back leads from the straightened page to the slanted one of the same size.
func (l slant) back(w, h float64) transform {
	mid := transform{1, 0, -w / 2, 0, 1, -h / 2, 0, 0, 1}
	// x' = x, y' = slope*x + y*(1+fan*x) is not a projection; this one has the same lines:
	straight := transform{1, 0, 0, -l.slope, 1, 0, l.fan, 0, 1} // from slanted to straight
	return mid.inverse().after(straight.inverse()).after(mid)
}
