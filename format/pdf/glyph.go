package pdf

import (
	"math"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/recourse-health/recourse/format/flow"
	"github.com/recourse-health/recourse/value/page"
)

// maxGlyphs is more than any page of a letter has.
const maxGlyphs = 200_000

// A glyph is one letter of the page.
type glyph struct {
	text string // folded; "" for a letter without meaning
	box  rect   // as shown, around the ink
	at   int    // PDFium's number for it
	dir  int    // quarter turns clockwise
	ink  *ink   // nil: nothing on the page gives reason to ask
}

// A sheet is a page that is open in PDFium.
type sheet struct {
	in    pdfium.Pdfium
	page  requests.Page
	text  references.FPDF_TEXTPAGE
	frame frame
}

func readPage(in pdfium.Pdfium, doc references.FPDF_DOCUMENT, n int, seen *sights) page.Page {
	p, err := load(in, doc, n)
	if err != nil {
		seen.scanned = true
		return page.Page{Scanned: true}
	}
	defer in.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: p})
	s := sheet{in: in, page: requests.Page{ByReference: &p}}
	s.frame = s.measure()
	s.turn(0)
	text, err := in.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: s.page})
	if err != nil {
		return page.Page{W: float32(s.frame.w), H: float32(s.frame.h)}
	}
	s.text = text.TextPage
	defer in.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: s.text})
	return s.read(seen)
}

// measure finds how the page is cropped and turned.
func (s *sheet) measure() frame {
	f := frame{w: 612, h: 792, crop: rect{0, 0, 612, 792}}
	if b, err := s.in.FPDF_GetPageBoundingBox(&requests.FPDF_GetPageBoundingBox{Page: s.page}); err == nil {
		f.crop = rect{float64(b.Rect.Left), float64(b.Rect.Bottom), float64(b.Rect.Right), float64(b.Rect.Top)}
	}
	if r, err := s.in.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: s.page}); err == nil {
		f.turn = int(r.PageRotation) & 3
	}
	f.w, f.h = f.crop.w(), f.crop.h()
	if f.turn&1 == 1 {
		f.w, f.h = f.h, f.w
	}
	return f
}

// turn sets how the page is turned. PDFium finds words less well on a turned page: it is read unturned.
func (s *sheet) turn(quarters int) {
	if s.frame.turn != 0 {
		s.in.FPDFPage_SetRotation(&requests.FPDFPage_SetRotation{Page: s.page, Rotate: enums.FPDF_PAGE_ROTATION(quarters)})
	}
}

// glyphs gives the letters in the order of the file. White space has no box and parts words.
func (s *sheet) glyphs() []glyph {
	t, err := s.in.GetPageTextStructured(&requests.GetPageTextStructured{Page: s.page, Mode: requests.GetPageTextStructuredModeChars})
	if err != nil {
		return nil
	}
	out := make([]glyph, 0, len(t.Chars))
	for i, c := range t.Chars[:min(len(t.Chars), maxGlyphs)] {
		g := glyph{at: i, dir: s.dir(c.Angle)}
		switch c.Text {
		case "\x02": // a hyphen at the end of a line
			g.text = "-"
		case " ", "\r", "\n", "\t", "\u00a0":
			g.text = " "
		default:
			g.text = flow.Fold(c.Text)
		}
		p := c.PointPosition
		g.box = s.frame.shown(p.Left, p.Bottom, p.Right, p.Top)
		out = append(out, g)
	}
	return out
}

// dir turns an angle, with the clock in user space, into quarter turns clockwise as shown.
func (s *sheet) dir(angle float64) int {
	q := int(math.Round(angle / (math.Pi / 2)))
	return ((q+s.frame.turn)%4 + 4) % 4
}
