package pdf

import "github.com/klippa-app/go-pdfium/enums"

// An object is a thing drawn on the page, in the order of drawing.
type object struct {
	kind  enums.FPDF_PAGEOBJ
	box   rect // as shown
	order int
	ref   ref
	lines int // segments of a path
	fill  colour
	known bool // fill is asked for
}

// maxObjects bounds the work on a page that is a drawing.
const maxObjects = 6000

// objects lists what is drawn, forms opened.
func (s *sheet) objects() []object {
	n := s.count(countObjects, s.page)
	out := make([]object, 0, min(n, maxObjects))
	for i := 0; i < n && len(out) < maxObjects; i++ {
		out = s.unfold(out, s.call(getObject, s.page, uint32(i)), one, 0)
	}
	return out
}

// A matrix is a b c d e f of PDF.
type matrix [6]float64

var one = matrix{1, 0, 0, 1, 0, 0}

func (s *sheet) unfold(out []object, at ref, m matrix, depth int) []object {
	if at == 0 || len(out) >= maxObjects {
		return out
	}
	kind := enums.FPDF_PAGEOBJ(s.call(objectType, at))
	if kind == enums.FPDF_PAGEOBJ_FORM && depth < 4 {
		if s.yes(objectMatrix, at, s.out) {
			m = matrix(s.floats()).then(m)
		}
		n := s.count(formCount, at)
		for i := 0; i < n && len(out) < maxObjects; i++ {
			out = s.unfold(out, s.call(formObject, at, uint32(i)), m, depth+1)
		}
		return out
	}
	if !s.yes(objectBounds, at, s.out, s.out+4, s.out+8, s.out+12) {
		return out
	}
	b := s.floats() // left, bottom, right, top
	o := object{kind: kind, order: len(out), ref: at, box: s.place(b[0], b[1], b[2], b[3], m)}
	if kind == enums.FPDF_PAGEOBJ_PATH {
		o.lines = s.count(pathSegments, at)
	}
	return append(out, o)
}

// then is a, then b.
func (a matrix) then(b matrix) matrix {
	return matrix{
		a[0]*b[0] + a[1]*b[2], a[0]*b[1] + a[1]*b[3],
		a[2]*b[0] + a[3]*b[2], a[2]*b[1] + a[3]*b[3],
		a[4]*b[0] + a[5]*b[2] + b[4], a[4]*b[1] + a[5]*b[3] + b[5],
	}
}

func (s *sheet) place(l, b, r, t float64, m matrix) rect {
	at := func(x, y float64) (float64, float64) {
		return s.frame.point(m[0]*x+m[2]*y+m[4], m[1]*x+m[3]*y+m[5])
	}
	x0, y0 := at(l, b)
	x1, y1 := at(r, t)
	return rect{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}
}
