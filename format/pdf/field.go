package pdf

import (
	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// load opens page n. What was typed into the fields of a form, or over the page, becomes part of the page.
func load(in pdfium.Pdfium, doc references.FPDF_DOCUMENT, n int) (references.FPDF_PAGE, error) {
	p, err := in.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: doc, Index: n})
	if err != nil {
		return "", err
	}
	page := requests.Page{ByReference: &p.Page}
	if !typed(in, page) {
		return p.Page, nil
	}
	in.FPDFPage_Flatten(&requests.FPDFPage_Flatten{Page: page, Usage: requests.FPDFPage_FlattenUsageNormalDisplay})
	in.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: p.Page})
	if p, err = in.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: doc, Index: n}); err != nil {
		return "", err
	}
	return p.Page, nil
}

// maxNotes is how many notes and links of a page are looked at for fields.
const maxNotes = 500

func typed(in pdfium.Pdfium, page requests.Page) bool {
	n, err := in.FPDFPage_GetAnnotCount(&requests.FPDFPage_GetAnnotCount{Page: page})
	for i := 0; err == nil && i < min(n.Count, maxNotes); i++ {
		a, err := in.FPDFPage_GetAnnot(&requests.FPDFPage_GetAnnot{Page: page, Index: i})
		if err != nil {
			continue
		}
		t, err := in.FPDFAnnot_GetSubtype(&requests.FPDFAnnot_GetSubtype{Annotation: a.Annotation})
		in.FPDFPage_CloseAnnot(&requests.FPDFPage_CloseAnnot{Annotation: a.Annotation})
		if err == nil && (t.Subtype == enums.FPDF_ANNOT_SUBTYPE_WIDGET || t.Subtype == enums.FPDF_ANNOT_SUBTYPE_FREETEXT || t.Subtype == enums.FPDF_ANNOT_SUBTYPE_STAMP) {
			return true
		}
	}
	return false
}
