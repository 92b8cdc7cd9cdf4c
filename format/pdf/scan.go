package pdf

import (
	"context"
	stdimage "image"
	"math"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"github.com/recourse-health/recourse/format"
)

// A Scan is a page whose words are a picture.
type Scan struct {
	Gray *stdimage.Gray
	DPI  int
	W, H float32 // points
}

// Bounds of the resolution at which a scanned page is looked at.
const (
	leastDPI = 150
	mostDPI  = 300
	plainDPI = 200 // of a page that is not one picture
	scanDots = 40 << 20
)

// Scan draws page n (from 0) for a reader of pictures, as closely as the picture on it was scanned. Errors as Read.
func (r *Reader) Scan(ctx context.Context, b []byte, n int) (out Scan, err error) {
	err = r.with(ctx, b, func(in pdfium.Pdfium, doc references.FPDF_DOCUMENT, pages int) error {
		if n < 0 || n >= pages {
			return format.ErrDamaged
		}
		out, err = scan(in, doc, n)
		return err
	})
	return out, err
}

func scan(in pdfium.Pdfium, doc references.FPDF_DOCUMENT, n int) (Scan, error) {
	p, err := load(in, doc, n)
	if err != nil {
		return Scan{}, format.ErrDamaged
	}
	defer in.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: p})
	s := sheet{in: in, page: requests.Page{ByReference: &p}}
	s.frame = s.measure()
	out := Scan{DPI: s.resolution(), W: float32(s.frame.w), H: float32(s.frame.h)}
	out.DPI = max(10, min(out.DPI, int(72*math.Sqrt(scanDots/(s.frame.w*s.frame.h)))))
	pic, err := in.RenderPageInDPI(&requests.RenderPageInDPI{Page: s.page, DPI: out.DPI, ImageFormat: requests.RenderImageFormatGrayscale, RenderFlags: enums.FPDF_RENDER_FLAG_ANNOT})
	if err != nil {
		return Scan{}, format.ErrDamaged
	}
	defer pic.Cleanup()
	g, ok := pic.Result.RenderedImage.(*stdimage.Gray)
	if !ok {
		return Scan{}, format.ErrDamaged
	}
	out.Gray = &stdimage.Gray{Pix: append([]uint8(nil), g.Pix...), Stride: g.Stride, Rect: g.Rect} // the engine takes its own back
	return out, nil
}

// resolution is that of the largest picture on the page.
func (s *sheet) resolution() int {
	most, dpi := 0.0, plainDPI
	for _, o := range s.objects() {
		if a := o.box.w() * o.box.h(); o.kind == enums.FPDF_PAGEOBJ_IMAGE && a > most && a > 0.4*s.frame.w*s.frame.h {
			if size, err := s.in.FPDFImageObj_GetImagePixelSize(&requests.FPDFImageObj_GetImagePixelSize{ImageObject: o.ref}); err == nil {
				most = a
				long := float64(max(size.Width, size.Height))
				dpi = int(long*72/max(o.box.w(), o.box.h()) + 0.5)
			}
		}
	}
	return max(leastDPI, min(dpi, mostDPI))
}
