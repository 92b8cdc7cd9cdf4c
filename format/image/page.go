package image

import (
	stdimage "image"
	"math"
	"slices"
	"sync"
)

// A Page is a picture made fit for a reader of letters.
type Page struct {
	Gray  *stdimage.Gray
	X     float64      // how high its letters are, by an x, in pixels; 0 where none were seen
	back  transform    // from a pixel of Gray to a pixel of the picture
	ruled func() rules // found when they are first asked for
}

func newPage(g *stdimage.Gray, x float64, back transform) Page {
	return Page{g, x, back, sync.OnceValue(func() rules { return rulesOf(g, x) })}
}

// Unruled gives the page without its ruled lines; letters that cross them stay whole.
func (p Page) Unruled() *stdimage.Gray { return p.ruled().clean }

// Cells gives the ruled cells of the page, table by table, in reading order.
func (p Page) Cells() []Cell { return p.ruled().cells() }

// Ruled gives the ruled lines of the page, those that run across before those that run down.
func (p Page) Ruled() []stdimage.Rectangle {
	return slices.Concat(p.ruled().across, p.ruled().down)
}

// Back gives the place in the picture from which a place in the page was taken. Places are told in pixels; the middle
// of the first pixel is 0.5, 0.5.
func (p Page) Back(x, y float64) (float64, float64) { return p.back.at(x, y) }

// Turn gives the same page turned to the right by so many quarters.
func (p Page) Turn(quarters int) Page {
	w, h := float64(p.Gray.Rect.Dx()), float64(p.Gray.Rect.Dy())
	return newPage(turn(p.Gray, quarters), p.X, p.back.after(unturn(quarters, w, h)))
}

// Prepare makes a page of a picture: upright, flat, straight, evenly lit, large enough. A page that is all this already
// stays as it is, pixel by pixel.
func Prepare(p Picture) Page {
	v := look(p.Gray)
	page := v.make(p.Gray)
	paper := groundOf(page.Gray, square32)
	if !paper.even() {
		if page.Gray == p.Gray {
			page = newPage(reduce(p.Gray, 1), page.X, page.back)
		}
		paper.divide(page.Gray)
	}
	return page
}

// square32 is the side of the squares in which the paper's light is measured: two lines of text or so.
const square32 = 32

// A view is what was found out about a picture on a small copy of it.
type view struct {
	by        int       // how much smaller the copy was
	dark      bool      // light letters on a dark ground
	back      transform // from the page, in pixels of the copy, to the copy
	w, h      float64   // of the page, in pixels of the copy
	tall      float64   // height of an x, in pixels of the copy; 0 unknown
	untouched bool      // the page is the picture
}

// thumbSide is about the longer side of the small copy: letters are still letters on it.
const thumbSide = 1100

// look finds out how a page lies in a picture.
func look(g *stdimage.Gray) view {
	v := view{by: max(1, (max(g.Rect.Dx(), g.Rect.Dy())+thumbSide/2)/thumbSide), back: unit}
	thumb := reduce(g, v.by)
	v.w, v.h = float64(thumb.Rect.Dx()), float64(thumb.Rect.Dy())
	v.untouched = true
	if v.dark = isDark(thumb); v.dark {
		thumb = invert(thumb)
	} else if s, ok := sheetOf(thumb); ok {
		v.w, v.h = s.size()
		v.back, v.untouched = s.back(v.w, v.h), false
	}
	v.setUpright(v.flat(thumb))
	return v
}

// flat gives the page as found so far, of the small copy.
func (v *view) flat(thumb *stdimage.Gray) *stdimage.Gray {
	if v.untouched {
		return thumb
	}
	return warp(thumb, v.back, int(v.w), int(v.h), 255)
}

// setUpright turns the page until its lines run from left to right, and straightens them.
func (v *view) setUpright(flat *stdimage.Gray) {
	ink := inkOf(flat, groundOf(flat, 16))
	strengthen(ink)
	across := stripsOf(ink)
	l, clear := across.slantOf()
	turned := turn(ink, 1)
	along := stripsOf(turned)
	if l2, clear2 := along.slantOf(); clear2 > clear {
		v.turn(1)
		l, ink = l2, turned
	}
	v.straighten(l)
	straight := ink
	if l.slope != 0 || l.fan != 0 {
		straight = warp(ink, l.back(v.w, v.h), int(v.w), int(v.h), 0)
	}
	b := bandsOf(stripsOf(straight))
	v.tall = b.tall
	if b.lean() < -0.1 {
		v.turn(2)
	}
}

func (v *view) turn(quarters int) {
	v.back = v.back.after(unturn(quarters, v.w, v.h))
	// unturn was given the size before the turn, as it must be
	if quarters&1 == 1 {
		v.w, v.h = v.h, v.w
	}
	v.untouched = false
}

// straighten takes a slant out, if it is one that a reader would mind.
func (v *view) straighten(l slant) {
	if math.Abs(l.slope)*v.w < slight && math.Abs(l.fan)*v.h*v.w < slight {
		return
	}
	v.back = v.back.after(l.back(v.w, v.h))
	v.untouched = false
}

// slight is by how many pixels of the small copy a line may rise over the page's width.
const slight = 1.5

// make cuts the page out of the full picture.
func (v *view) make(g *stdimage.Gray) Page {
	if v.dark {
		g = invert(g)
	}
	scale, by := v.scale(), float64(v.by)
	if v.untouched && scale == by {
		return newPage(g, v.tall*by, unit)
	}
	less := int(by / scale)
	if less > 1 { // so that every pixel counts
		g = reduce(g, less)
	} else {
		less = 1
	}
	back := enlarge(by).after(v.back).after(enlarge(1 / scale))
	w, h := int(v.w*scale+0.5), int(v.h*scale+0.5)
	return newPage(warp(g, enlarge(1/float64(less)).after(back), w, h, 255), v.tall*scale, back)
}

// Heights of an x, in pixels, between which a reader does best; below and above them a page is scaled to the next.
// Measured on scans and photographs: a higher least one costs time and gains nothing.
const (
	lowX, wantX = 15.5, 20
	highX       = 40
)

// scale is how many pixels of the page come of one of the small copy.
func (v *view) scale() float64 {
	by := float64(v.by)
	x := v.tall * by
	switch {
	case x == 0 || x >= lowX && x <= highX:
		return by
	case x < lowX:
		return by * min(wantX/x, 3, math.Sqrt(most/(v.w*v.h*by*by)))
	}
	return by * max(wantX*1.2/x, 0.25)
}

// most is how many pixels a page may be enlarged to.
const most = 24_000_000

func enlarge(by float64) transform { return transform{by, 0, 0, 0, by, 0, 0, 0, 1} }

// isDark reports a screen with light letters on a dark ground: what is bright is thin, and gone where each pixel takes
// the darkest of its neighbours.
func isDark(thumb *stdimage.Gray) bool {
	side := max(thumb.Rect.Dx(), thumb.Rect.Dy())
	small := reduce(thumb, max(1, side/sheetSide))
	r := ground{side: 1, w: small.Rect.Dx(), h: small.Rect.Dy(), light: small.Pix}
	r.extreme(1, func(a, b uint8) uint8 { return min(a, b) })
	worn, all := count(small, 0, 0, side), count(thumb, 0, 0, side)
	return worn.at(85) < 110 && all.at(99)-all.at(50) > 60
}

func invert(g *stdimage.Gray) *stdimage.Gray {
	out := stdimage.NewGray(stdimage.Rect(0, 0, g.Rect.Dx(), g.Rect.Dy()))
	for y := range out.Rect.Dy() {
		src, dst := g.Pix[y*g.Stride:][:out.Stride], out.Pix[y*out.Stride:][:out.Stride]
		for x, v := range src {
			dst[x] = 255 - v
		}
	}
	return out
}
