package pdf

import "github.com/klippa-app/go-pdfium/enums"

// open gives page n, 0 for none. What was typed into the fields of a form, or over the page, becomes part of
// the page.
func (g *guest) open(doc ref, n int) ref {
	p := g.call(loadPage, doc, uint32(n))
	if p == 0 || !g.typed(p) {
		return p
	}
	const normalDisplay = 0
	g.call(flatten, p, normalDisplay)
	g.call(closePage, p)
	return g.call(loadPage, doc, uint32(n))
}

// maxNotes is how many notes and links of a page are looked at for fields.
const maxNotes = 500

func (g *guest) typed(page ref) bool {
	for i := range min(g.count(annotCount, page), maxNotes) {
		a := g.call(getAnnot, page, uint32(i))
		if a == 0 {
			continue
		}
		is := enums.FPDF_ANNOTATION_SUBTYPE(g.call(annotSubtype, a))
		g.call(closeAnnot, a)
		if is == enums.FPDF_ANNOT_SUBTYPE_WIDGET || is == enums.FPDF_ANNOT_SUBTYPE_FREETEXT || is == enums.FPDF_ANNOT_SUBTYPE_STAMP {
			return true
		}
	}
	return false
}
