package image

import (
	stdimage "image"
)

// A Page is a picture made fit for a reader of letters.
type Page struct {
	Gray *stdimage.Gray
	back transform // from a pixel of Gray to a pixel of the picture
}

// Prepare makes a page of a picture: upright, flat, straight, evenly lit, large enough.
func Prepare(p Picture) Page {
	return Page{Gray: p.Gray, back: unit}
}

// Back gives the place in the picture from which a place in the page was taken. Places are told in pixels; the middle
// of the first pixel is 0.5, 0.5.
func (p Page) Back(x, y float64) (float64, float64) { return p.back.at(x, y) }

// Turn gives the same page turned to the right by so many quarters.
func (p Page) Turn(quarters int) Page {
	w, h := float64(p.Gray.Rect.Dx()), float64(p.Gray.Rect.Dy())
	return Page{Gray: turn(p.Gray, quarters), back: p.back.after(unturn(quarters, w, h))}
}

// Unruled gives the page without its ruled lines; letters that cross them stay whole.
func (p Page) Unruled() *stdimage.Gray { return p.Gray }

// A Cell is a field of a ruled table or a box: where it stands in the page, and the rows and columns that it takes up.
type Cell struct {
	Box              stdimage.Rectangle
	Table            int // of the page, from 0
	Row, Col         int // from 0
	RowSpan, ColSpan int
}

// Cells gives the ruled cells of the page, table by table, in reading order.
func (p Page) Cells() []Cell { return nil }
