package pdf

import (
	"context"
	"image"
	"math"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
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
	return r.with(ctx, b, func(in pdfium.Pdfium, doc references.FPDF_DOCUMENT, pages int) error {
		pages = min(pages, format.MaxPages)
		for n := l.From; n < min(l.To, pages); n++ {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := look(in, doc, n, l, func(k Look) error { return each(pages, k) }); err != nil {
				return err
			}
		}
		return nil
	})
}

func look(in pdfium.Pdfium, doc references.FPDF_DOCUMENT, n int, l Looking, each func(Look) error) error {
	p, err := load(in, doc, n)
	if err != nil {
		return format.ErrDamaged
	}
	defer in.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: p})
	at := requests.Page{ByReference: &p}
	size, err := in.GetPageSize(&requests.GetPageSize{Page: at})
	if err != nil || size.Width < 1 || size.Height < 1 {
		return format.ErrDamaged
	}
	dpi := max(10, min(l.DPI, int(72*math.Sqrt(mostDots/(size.Width*size.Height)))))
	grey := requests.RenderImageFormatGrayscale
	if colourful(in, at) {
		grey = requests.RenderImageFormatRGBA
	}
	pic, err := in.RenderPageInDPI(&requests.RenderPageInDPI{Page: at, DPI: dpi, ImageFormat: grey, RenderFlags: enums.FPDF_RENDER_FLAG_ANNOT})
	if err != nil {
		return format.ErrDamaged
	}
	defer pic.Cleanup()
	out := Look{N: n, W: size.Width, H: size.Height, Image: pic.Result.RenderedImage}
	if l.Read {
		out.Text = readPage(in, doc, n, &sights{})
	}
	return each(out)
}

const (
	glance   = 18  // dots an inch, to see whether there is colour
	vivid    = 48  // of 255, between the strongest and the weakest of a dot's colours
	coloured = 100 // one dot of so many is vivid on a page that is shown in colour
)

// colourful reports a page whose colour may carry something: a photograph, a marked passage. A logo or a line in blue does not.
func colourful(in pdfium.Pdfium, at requests.Page) bool {
	pic, err := in.RenderPageInDPI(&requests.RenderPageInDPI{Page: at, DPI: glance, RenderFlags: enums.FPDF_RENDER_FLAG_ANNOT})
	if err != nil {
		return false
	}
	defer pic.Cleanup()
	img, ok := pic.Result.RenderedImage.(*image.RGBA)
	return ok && vividDots(img)*coloured > len(img.Pix)/4
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
