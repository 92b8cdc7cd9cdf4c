package pdf

import (
	"context"
	"image"
	"math"
	"slices"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/recourse-health/recourse/format"
)

// A Scan is a page whose words are a picture.
type Scan struct {
	Gray *image.Gray
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
	err = r.with(ctx, b, func(g *guest, doc ref, pages int) error {
		if n >= 0 && n < pages && g.sheet(doc, n, func(s *sheet) { out = s.scan() }) && out.Gray != nil {
			return nil
		}
		return format.ErrDamaged
	})
	return out, err
}

func (s *sheet) scan() Scan {
	out := Scan{DPI: s.resolution(), W: float32(s.frame.w), H: float32(s.frame.h)}
	out.DPI = max(10, min(out.DPI, int(72*math.Sqrt(scanDots/(s.frame.w*s.frame.h)))))
	img, free := s.draw(out.DPI, true, enums.FPDF_RENDER_FLAG_ANNOT)
	if img == nil {
		return out
	}
	defer free()
	g := *img.(*image.Gray)
	g.Pix = slices.Clone(g.Pix) // the guest takes its own back
	out.Gray = &g
	return out
}

// resolution is that of the largest picture on the page.
func (s *sheet) resolution() int {
	most, dpi := 0.0, plainDPI
	for _, o := range s.objects() {
		if a := o.box.w() * o.box.h(); o.kind == enums.FPDF_PAGEOBJ_IMAGE && a > most && a > 0.4*s.frame.w*s.frame.h {
			if s.yes(imagePixels, o.ref, s.out, s.out+4) {
				most = a
				size := s.words() // wide, high
				long := float64(max(size[0], size[1]))
				dpi = int(long*72/max(o.box.w(), o.box.h()) + 0.5)
			}
		}
	}
	return max(leastDPI, min(dpi, mostDPI))
}
