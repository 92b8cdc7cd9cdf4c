package pdf

import (
	"context"
	"image"
	"math"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/recourse-health/recourse/format"
	"github.com/recourse-health/recourse/value/page"
)

// A Look is one page as a person sees it: upright, with what was typed or stamped on it.
type Look struct {
	N     int         // from 0
	W, H  float64     // points
	Image image.Image // *image.Gray, or *image.RGBA where colour covers a part of the page; valid until the next look
	Text  page.Page   // where it was asked for
}

// Looking says what to look at: the pages From..To (To excluded), so many dots an inch, and whether they are read as well.
type Looking struct {
	From, To, DPI int
	Read          bool
}

// mostDots bounds a picture: a page as large as a wall is shown as closely as a letter of the same number of dots.
const mostDots = 4 << 20

// Looks shows pages of a file one after the other, and says each time how many the file has. Errors as Read.
func (r *Reader) Looks(ctx context.Context, b []byte, l Looking, each func(total int, l Look) error) error {
	return r.with(ctx, b, func(g *guest, doc ref, pages int) error {
		pages = min(pages, format.MaxPages)
		for n := l.From; n < min(l.To, pages); n++ {
			if err := ctx.Err(); err != nil {
				return err
			}
			err := format.ErrDamaged
			if !g.sheet(doc, n, func(s *sheet) { err = s.look(n, l, func(k Look) error { return each(pages, k) }) }) {
				return format.ErrDamaged
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *sheet) look(n int, l Looking, each func(Look) error) error {
	w, h := s.frame.w, s.frame.h
	if w < 1 || h < 1 {
		return format.ErrDamaged
	}
	dpi := max(10, min(l.DPI, int(72*math.Sqrt(mostDots/(w*h)))))
	img, free := s.draw(dpi, !s.colourful(), enums.FPDF_RENDER_FLAG_ANNOT)
	if img == nil {
		return format.ErrDamaged
	}
	defer free()
	out := Look{N: n, W: w, H: h, Image: img}
	if l.Read {
		out.Text = page.Page{W: float32(w), H: float32(h)}
		if s.load() {
			out.Text = s.read(&sights{})
			s.call(textClose, s.text)
		}
	}
	return each(out)
}

const (
	glance   = 18  // dots an inch, to see whether there is colour
	vivid    = 48  // of 255, between the strongest and the weakest of a dot's colours
	coloured = 100 // one dot of so many is vivid on a page that is shown in colour
)

// colourful reports a page whose colour may carry something: a photograph, a marked passage. A logo or a line in blue does not.
func (s *sheet) colourful() bool {
	img, free := s.draw(glance, false, enums.FPDF_RENDER_FLAG_ANNOT)
	if img == nil {
		return false
	}
	defer free()
	dots := img.(*image.RGBA)
	return vividDots(dots)*coloured > len(dots.Pix)/4
}

func vividDots(img *image.RGBA) (n int) {
	for i := 0; i+3 < len(img.Pix); i += 4 {
		r, g, b := img.Pix[i], img.Pix[i+1], img.Pix[i+2]
		if max(r, g, b)-min(r, g, b) > vivid {
			n++
		}
	}
	return n
}
