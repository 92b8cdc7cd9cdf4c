package pdf

import (
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"
)

// An object is a thing drawn on the page, in the order of drawing.
type object struct {
	kind  enums.FPDF_PAGEOBJ
	box   rect // as shown
	order int
	ref   references.FPDF_PAGEOBJECT
	lines int // segments of a path
	fill  structs.FPDF_COLOR
	known bool // fill is asked for
}

// maxObjects bounds the work on a page that is a drawing.
const maxObjects = 6000

// objects lists what is drawn, forms opened.
func (s *sheet) objects() []object {
	n, err := s.in.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: s.page})
	if err != nil {
		return nil
	}
	var out []object
	for i := 0; i < n.Count && len(out) < maxObjects; i++ {
		if o, err := s.in.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: s.page, Index: i}); err == nil {
			out = s.open(out, o.PageObject, one, 0)
		}
	}
	return out
}

var one = structs.FPDF_FS_MATRIX{A: 1, D: 1}

func (s *sheet) open(out []object, ref references.FPDF_PAGEOBJECT, m structs.FPDF_FS_MATRIX, depth int) []object {
	t, err := s.in.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: ref})
	if err != nil || len(out) >= maxObjects {
		return out
	}
	if t.Type == enums.FPDF_PAGEOBJ_FORM && depth < 4 {
		if fm, err := s.in.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: ref}); err == nil {
			m = times(fm.Matrix, m)
		}
		n, err := s.in.FPDFFormObj_CountObjects(&requests.FPDFFormObj_CountObjects{PageObject: ref})
		for i := 0; err == nil && i < n.Count && len(out) < maxObjects; i++ {
			if o, err := s.in.FPDFFormObj_GetObject(&requests.FPDFFormObj_GetObject{PageObject: ref, Index: uint64(i)}); err == nil {
				out = s.open(out, o.PageObject, m, depth+1)
			}
		}
		return out
	}
	b, err := s.in.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: ref})
	if err != nil {
		return out
	}
	o := object{kind: t.Type, order: len(out), ref: ref, box: s.place(b.Left, b.Bottom, b.Right, b.Top, m)}
	if t.Type == enums.FPDF_PAGEOBJ_PATH {
		if n, err := s.in.FPDFPath_CountSegments(&requests.FPDFPath_CountSegments{PageObject: ref}); err == nil {
			o.lines = n.Count
		}
	}
	return append(out, o)
}

// times is a, then b.
func times(a, b structs.FPDF_FS_MATRIX) structs.FPDF_FS_MATRIX {
	return structs.FPDF_FS_MATRIX{
		A: a.A*b.A + a.B*b.C, B: a.A*b.B + a.B*b.D,
		C: a.C*b.A + a.D*b.C, D: a.C*b.B + a.D*b.D,
		E: a.E*b.A + a.F*b.C + b.E, F: a.E*b.B + a.F*b.D + b.F,
	}
}

func (s *sheet) place(l, b, r, t float32, m structs.FPDF_FS_MATRIX) rect {
	at := func(x, y float32) (float64, float64) {
		return s.frame.point(float64(m.A*x+m.C*y+m.E), float64(m.B*x+m.D*y+m.F))
	}
	x0, y0 := at(l, b)
	x1, y1 := at(r, t)
	return rect{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}
}
