package image

import (
	stdimage "image"
	"sort"
)

// A run is a piece of one row that is dark from end to end.
type run struct{ y, x0, x1 int }

// rules are what is ruled on a page.
type rules struct {
	across, down []stdimage.Rectangle
	clean        *stdimage.Gray
}

// inkShade is the shade below which a pixel of a prepared page may belong to a line: hairlines are printed in light grey.
const inkShade = 225

// rulesOf finds the ruled lines of a page whose letters are about x high, and erases them. Where a line is thicker
// than a line is, a letter crosses it, and stays.
func rulesOf(g *stdimage.Gray, x float64) (r rules) {
	thick, long := max(4, int(x*0.35)), max(60, int(x*4.5))
	r.clean = plain(append([]uint8(nil), g.Pix...), g.Stride, g.Rect)
	dark := darkOf(g)
	r.across = strike(dark, thick, long, func(y, x int) { r.clean.Pix[y*g.Stride+x] = 255 })
	for _, s := range strike(turn(mirror(dark), 3), thick, long, func(x, y int) { r.clean.Pix[y*g.Stride+x] = 255 }) {
		r.down = append(r.down, stdimage.Rect(s.Min.Y, s.Min.X, s.Max.Y, s.Max.X))
	}
	r.cross()
	return r
}

// cross erases where lines cross lines: there both are thick.
func (r rules) cross() {
	for _, a := range r.across {
		for _, d := range r.down {
			in := a.Inset(-1).Intersect(d.Inset(-1)).Intersect(r.clean.Rect)
			if max(in.Dx(), in.Dy()) > 2*near { // slanted: their boxes hold more than they do
				continue
			}
			for y := in.Min.Y; y < in.Max.Y; y++ {
				for x := in.Min.X; x < in.Max.X; x++ {
					r.clean.Pix[y*r.clean.Stride+x] = 255
				}
			}
		}
	}
}

// darkOf marks ink with 1.
func darkOf(g *stdimage.Gray) *stdimage.Gray {
	w := g.Rect.Dx()
	out := stdimage.NewGray(g.Rect)
	for y := range g.Rect.Dy() {
		src, dst := g.Pix[y*g.Stride:][:w], out.Pix[y*w:][:w]
		for i, v := range src {
			if v < inkShade {
				dst[i] = 1
			}
		}
	}
	return out
}

// strike gives the lines that run across and erases them.
func strike(dark *stdimage.Gray, thick, long int, erase func(y, x int)) []stdimage.Rectangle {
	var thin []stdimage.Rectangle
	for _, r := range runsOf(dark, long) {
		s, ok := r.line(dark, thick)
		if !ok {
			continue
		}
		thin = append(thin, s)
		for x := r.x0; x < r.x1; x++ {
			from, to := column(dark, x, r.y, thick)
			for y := max(0, from-1); y < min(to+1, dark.Rect.Dy()) && to-from <= thick; y++ {
				erase(y, x)
			}
		}
	}
	return join(thin, thick)
}

// line gives the line of which a run is a part, if most of it is thin.
func (r run) line(dark *stdimage.Gray, thick int) (s stdimage.Rectangle, ok bool) {
	s = stdimage.Rect(r.x0, r.y, r.x1, r.y+1)
	n := 0
	for x := r.x0; x < r.x1; x++ {
		if from, to := column(dark, x, r.y, thick); to-from <= thick {
			n++
			s.Min.Y, s.Max.Y = min(s.Min.Y, from), max(s.Max.Y, to)
		}
	}
	return s, n*10 >= (r.x1-r.x0)*6 && s.Dy() <= 2*thick
}

// runsOf gives the dark runs of at least so many pixels; a speck of one white pixel does not end a run.
func runsOf(dark *stdimage.Gray, long int) (out []run) {
	w := dark.Rect.Dx()
	for y := range dark.Rect.Dy() {
		row := dark.Pix[y*dark.Stride:][:w]
		for x := 0; x < w; {
			if row[x] == 0 {
				x++
				continue
			}
			from := x
			for x < w && (row[x] == 1 || x+1 < w && row[x+1] == 1) {
				x++
			}
			if x-from >= long {
				out = append(out, run{y, from, x})
			}
		}
	}
	return out
}

// column gives how far up and down the ink goes at a place of a run; it looks no further than it must.
func column(dark *stdimage.Gray, x, y, thick int) (from, to int) {
	from, to = y, y+1
	for from > 0 && dark.Pix[(from-1)*dark.Stride+x] == 1 && y-from <= thick {
		from--
	}
	for to < dark.Rect.Dy() && dark.Pix[to*dark.Stride+x] == 1 && to-y <= thick {
		to++
	}
	return from, to
}

// join puts pieces of one line together: the rows of a thick one, the steps of a slanted one, the parts of a broken one.
func join(s []stdimage.Rectangle, thick int) (out []stdimage.Rectangle) {
	sort.Slice(s, func(i, j int) bool {
		if s[i].Min.X != s[j].Min.X {
			return s[i].Min.X < s[j].Min.X
		}
		return s[i].Min.Y < s[j].Min.Y
	})
next:
	for _, a := range s {
		for i := len(out) - 1; i >= 0; i-- {
			if b := out[i]; a.Min.X <= b.Max.X+3*thick && a.Min.Y <= b.Max.Y+2 && a.Max.Y >= b.Min.Y-2 && a.Union(b).Dy() <= 4*thick {
				out[i] = a.Union(b)
				continue next
			}
		}
		out = append(out, a)
	}
	return out
}
