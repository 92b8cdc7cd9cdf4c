package ocr

import (
	stdimage "image"
	"math"

	"github.com/recourse-health/recourse/format/pdf"
	"github.com/recourse-health/recourse/value/page"
)

// page puts the words into reading order on the page made ready, and tells their boxes on the page as shown.
func (s *sheet) page() page.Page {
	if len(s.words) == 0 {
		return page.Page{W: s.w, H: s.h}
	}
	k := 72 / float64(s.dpi) // points in a pixel of the page made ready
	marks := make([]pdf.Mark, len(s.words))
	for i, w := range s.words {
		marks[i] = pdf.Mark{Text: w.Text, Box: scaled(w.Box, k), Sure: w.sure()}
	}
	cells := make([]page.Box, len(s.cells))
	for i, c := range s.cells {
		cells[i] = scaled(c.Box, k)
	}
	p := pdf.Lay(marks, cells, float32(k*float64(s.bounds.Dx())), float32(k*float64(s.bounds.Dy())))
	p.W, p.H = s.w, s.h
	for i := range p.Words {
		p.Words[i].Box = s.shown(p.Words[i].Box, k)
	}
	return p
}

func scaled(r stdimage.Rectangle, k float64) page.Box {
	return page.Box{float32(k * float64(r.Min.X)), float32(k * float64(r.Min.Y)), float32(k * float64(r.Max.X)), float32(k * float64(r.Max.Y))}
}

// shown leads a box back onto the page as shown: the smallest upright one that holds its corners.
func (s *sheet) shown(b page.Box, k float64) page.Box {
	out := page.Box{math.MaxFloat32, math.MaxFloat32, 0, 0}
	for _, corner := range [4][2]float32{{b[0], b[1]}, {b[2], b[1]}, {b[0], b[3]}, {b[2], b[3]}} {
		x, y := s.flat.Back(float64(corner[0])/k, float64(corner[1])/k)
		px, py := float32(x*s.scale), float32(y*s.scale)
		out = page.Box{min(out[0], px), min(out[1], py), max(out[2], px), max(out[3], py)}
	}
	return page.Box{max(0, out[0]), max(0, out[1]), min(s.w, out[2]), min(s.h, out[3])}
}
