package pdf

import "github.com/recourse-health/recourse/value/page"

// A rect is left, top, right, bottom in points of the page as shown.
type rect struct{ l, t, r, b float64 }

func (r rect) w() float64    { return r.r - r.l }
func (r rect) h() float64    { return r.b - r.t }
func (r rect) mid() float64  { return (r.t + r.b) / 2 }
func (r rect) empty() bool   { return r.l >= r.r || r.t >= r.b }
func (r rect) box() page.Box { return page.Box{float32(r.l), float32(r.t), float32(r.r), float32(r.b)} }
func (r rect) join(o rect) rect {
	if r == (rect{}) {
		return o
	}
	return rect{min(r.l, o.l), min(r.t, o.t), max(r.r, o.r), max(r.b, o.b)}
}

// over is how much of the lower of two heights they share, 0 to 1.
func (r rect) over(o rect) float64 {
	low := min(r.h(), o.h())
	if low <= 0 {
		return 0
	}
	return (min(r.b, o.b) - max(r.t, o.t)) / low
}

func (r rect) holds(x, y float64) bool { return x >= r.l && x <= r.r && y >= r.t && y <= r.b }

// A frame turns PDF user space, from the bottom left of the sheet, into the page as shown.
type frame struct {
	crop rect // of user space: l, b(ottom) as t, r, t(op) as b: kept in user space order below
	turn int  // quarter turns clockwise
	w, h float64
}

// shown gives the place of a rectangle of user space: left, bottom, right, top.
func (f frame) shown(l, b, r, t float64) rect {
	x0, y0 := f.point(l, b)
	x1, y1 := f.point(r, t)
	return rect{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}
}

func (f frame) point(x, y float64) (float64, float64) {
	switch f.turn {
	case 1:
		return y - f.crop.t, x - f.crop.l
	case 2:
		return f.crop.r - x, y - f.crop.t
	case 3:
		return f.crop.b - y, f.crop.r - x
	}
	return x - f.crop.l, f.crop.b - y
}

// upright turns a shown page so that text of direction dir (quarter turns clockwise) stands upright.
func (f frame) upright(r rect, dir int) rect {
	switch dir {
	case 1:
		return rect{r.t, f.w - r.r, r.b, f.w - r.l}
	case 2:
		return rect{f.w - r.r, f.h - r.b, f.w - r.l, f.h - r.t}
	case 3:
		return rect{f.h - r.b, r.l, f.h - r.t, r.r}
	}
	return r
}

// down undoes upright.
func (f frame) down(r rect, dir int) rect {
	switch dir {
	case 1:
		return rect{f.w - r.b, r.l, f.w - r.t, r.r}
	case 2:
		return f.upright(r, 2)
	case 3:
		return rect{r.t, f.h - r.r, r.b, f.h - r.l}
	}
	return r
}
