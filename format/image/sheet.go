package image

import (
	stdimage "image"
	"math"
)

// A sheet is where the paper lies in a picture: its corners from the upper left on, clockwise.
type sheet [4][2]float64

// An edge is a line across a small picture: where it meets the first and the last row, and how much of it is really a
// step from dark to light.
type edge struct {
	a, b  float64
	share float64
	found bool
}

// sheetSide is the longer side of the picture in which edges are looked for.
const sheetSide = 200

// sheetOf finds a bright sheet on a darker table. Sides that lie outside of the picture are taken to be its rim.
func sheetOf(thumb *stdimage.Gray) (sheet, bool) {
	by := max(1, max(thumb.Rect.Dx(), thumb.Rect.Dy())/sheetSide)
	g := bare(reduce(thumb, by))
	left := edgeOf(g)
	right := edgeOf(mirror(g))
	t := turn(mirror(g), 3) // rows for columns: its left is the upper rim
	top := edgeOf(t)
	bottom := edgeOf(mirror(t))
	return corners(left, right, top, bottom, g.Rect.Dx(), g.Rect.Dy(), float64(by))
}

// bare takes the letters off the paper: each pixel is the brightest of its neighbours, then the darkest of those.
func bare(g *stdimage.Gray) *stdimage.Gray {
	r := ground{side: 1, w: g.Rect.Dx(), h: g.Rect.Dy(), light: append([]uint8(nil), g.Pix...)}
	r.close(3)
	return plain(r.light, r.w, g.Rect)
}

// steps of light are in 64ths of a doubling.
const (
	edgeStep = 14 // the least step over an edge: paper at least a sixth brighter
	edgeMost = 40 // more counts no more
)

// edgeOf finds the left edge of the sheet.
func edgeOf(g *stdimage.Gray) edge {
	w, h := g.Rect.Dx(), g.Rect.Dy()
	step := steps(g)
	best, most := edge{}, 0
	for a := 0; a < w*3/5; a++ {
		lean := h / 3
		for b := max(0, a-lean); b < min(w*3/5, a+lean); b++ {
			sum := 0
			x, dx := a<<16+1<<15, (b-a)<<16/h
			for y := 0; y < h; y++ {
				sum += int(step[y*w+x>>16])
				x += dx
			}
			if sum > most {
				best, most = edge{a: float64(a), b: float64(b)}, sum
			}
		}
	}
	return settle(best, step, w, h)
}

// settle moves the edge to where the steps are, to a part of a pixel, and counts over how much of its length it is one.
func settle(e edge, step []uint8, w, h int) edge {
	n := 0
	for _, reach := range [2]int{3, 2} {
		var f fit
		n = 0
		for y := range h {
			x := int(e.a + (e.b-e.a)*(float64(y)+0.5)/float64(h) + 0.5)
			if at, ok := middle(step[y*w:][:w], x, reach); ok {
				f.add(float64(y)+0.5, at)
				n++
			}
		}
		if n > 8 {
			e.a, e.b = f.line(float64(h))
		}
	}
	e.share = float64(n) / float64(h)
	e.found = e.share > 0.55
	return e
}

// middle gives the middle of the step that lies near x in a row.
func middle(row []uint8, x, reach int) (float64, bool) {
	var sum, at, most float64
	for k := max(0, x-reach); k <= min(len(row)-1, x+reach); k++ {
		v := float64(row[k])
		sum += v
		at += v * (float64(k) + 0.5)
		most = max(most, v)
	}
	return at / sum, most >= edgeStep
}

// A fit is the line that passes nearest to points.
type fit struct{ n, t, tt, x, tx float64 }

func (f *fit) add(t, x float64) {
	f.n++
	f.t += t
	f.tt += t * t
	f.x += x
	f.tx += t * x
}

// line gives where the line is at 0 and at end.
func (f *fit) line(end float64) (a, b float64) {
	slope := (f.n*f.tx - f.t*f.x) / (f.n*f.tt - f.t*f.t)
	a = (f.x - slope*f.t) / f.n
	return a, a + slope*end
}

// steps gives for each pixel by how much it is brighter to the right than to the left.
func steps(g *stdimage.Gray) []uint8 {
	w, h := g.Rect.Dx(), g.Rect.Dy()
	var log [256]int
	for i := range log {
		log[i] = int(64 * math.Log2(float64(i+12)))
	}
	out := make([]uint8, w*h)
	for y := range h {
		row := g.Pix[y*g.Stride:][:w]
		for x := 2; x+2 < w; x++ {
			d := log[row[x+1]] + log[row[x+2]] - log[row[x-1]] - log[row[x-2]]
			out[y*w+x] = uint8(clamp(d/2, 0, edgeMost))
		}
	}
	return out
}

// corners puts the four sides together.
func corners(left, right, top, bottom edge, w, h int, by float64) (s sheet, ok bool) {
	W, H := float64(w), float64(h)
	n := 0
	for _, e := range []*edge{&left, &right, &top, &bottom} {
		if e.found {
			n++
		}
	}
	if n < 2 {
		return s, false
	}
	rimOf(&left, right)
	rimOf(&right, left)
	rimOf(&top, bottom)
	rimOf(&bottom, top)
	// right and bottom are measured from the far side
	l, r := line{left.a, 0, left.b, H}, line{W - right.a, 0, W - right.b, H}
	t, b := line{0, top.a, W, top.b}, line{0, H - bottom.a, W, H - bottom.b}
	for i, pair := range [4][2]line{{l, t}, {t, r}, {r, b}, {b, l}} {
		x, y := pair[0].meet(pair[1])
		s[i] = [2]float64{x * by, y * by}
	}
	return s, s.likely(W*by, H*by)
}

// rimOf sets a side that was not found to the rim of the picture, as slanted as the side across from it.
func rimOf(e *edge, across edge) {
	if e.found {
		return
	}
	slope := 0.0
	if across.found {
		slope = across.a - across.b // the other way round, seen from the far side
	}
	e.a, e.b = min(0, -slope), min(0, slope)
}

// A line leads through two points.
type line struct{ x0, y0, x1, y1 float64 }

func (l line) meet(m line) (x, y float64) {
	a, b := l.x1-l.x0, l.y1-l.y0
	c, d := m.x1-m.x0, m.y1-m.y0
	t := ((m.x0-l.x0)*d - (m.y0-l.y0)*c) / (a*d - b*c)
	return l.x0 + a*t, l.y0 + b*t
}

// likely reports a shape that a sheet of paper can have.
func (s sheet) likely(w, h float64) bool {
	area := 0.0
	for i := range s {
		j, k := (i+1)%4, (i+3)%4
		area += s[i][0]*s[j][1] - s[j][0]*s[i][1]
		ux, uy := s[j][0]-s[i][0], s[j][1]-s[i][1]
		vx, vy := s[k][0]-s[i][0], s[k][1]-s[i][1]
		cos := (ux*vx + uy*vy) / math.Hypot(ux, uy) / math.Hypot(vx, vy)
		if !(math.Abs(cos) < 0.5) || ux*vy-uy*vx <= 0 {
			return false
		}
	}
	return area/2 > 0.2*w*h
}

// back leads from a page of w by h to the sheet in its picture.
func (s sheet) back(w, h float64) transform {
	return square(s).after(transform{1 / w, 0, 0, 0, 1 / h, 0, 0, 0, 1})
}

// square maps the unit square to four corners.
func square(s sheet) transform {
	dx1, dx2, dx3 := s[1][0]-s[2][0], s[3][0]-s[2][0], s[0][0]-s[1][0]+s[2][0]-s[3][0]
	dy1, dy2, dy3 := s[1][1]-s[2][1], s[3][1]-s[2][1], s[0][1]-s[1][1]+s[2][1]-s[3][1]
	det := dx1*dy2 - dx2*dy1
	g, h := (dx3*dy2-dx2*dy3)/det, (dx1*dy3-dx3*dy1)/det
	return transform{
		s[1][0] - s[0][0] + g*s[1][0], s[3][0] - s[0][0] + h*s[3][0], s[0][0],
		s[1][1] - s[0][1] + g*s[1][1], s[3][1] - s[0][1] + h*s[3][1], s[0][1],
		g, h, 1,
	}
}

// size is how wide and high the sheet is, by its longer sides, so that nothing is made smaller.
func (s sheet) size() (w, h float64) {
	side := func(i, j int) float64 { return math.Hypot(s[i][0]-s[j][0], s[i][1]-s[j][1]) }
	return max(side(0, 1), side(2, 3)), max(side(1, 2), side(3, 0))
}
