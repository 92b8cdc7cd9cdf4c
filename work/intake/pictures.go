package intake

import (
	"bytes"
	"context"
	stdimage "image"
	"image/png"
	"slices"

	"golang.org/x/image/draw"

	"github.com/recourse-health/recourse/format"
	"github.com/recourse-health/recourse/format/flow"
	"github.com/recourse-health/recourse/format/image"
	"github.com/recourse-health/recourse/format/ocr"
	"github.com/recourse-health/recourse/format/sniff"
	"github.com/recourse-health/recourse/value/page"
)

// scanned reads a PDF: the text of its pages, and those that are pictures off their pictures. Text that a scanner laid
// unseen under a picture is not believed: nobody who looks at the page can see what it says.
func (f Files) scanned(ctx context.Context, b []byte, got func(page.Document) error) error {
	d, err := f.PDF.Read(ctx, b)
	if err != nil {
		return err
	}
	var at []int
	var sources []ocr.Source
	for i, p := range d.Pages {
		if p.Scanned && len(at) < ocr.MaxPages {
			at, sources = append(at, i), append(sources, f.source(b, i))
		}
	}
	if len(at) == 0 || f.Pictures == nil {
		return got(d)
	}
	return f.Pictures.Pages(ctx, sources, func(pages []page.Page, lang string) error {
		return withText(d, at, pages, got)
	})
}

func (f Files) source(b []byte, n int) ocr.Source {
	return func(ctx context.Context) (image.Picture, float32, float32, error) {
		s, err := f.PDF.Scan(ctx, b, n)
		return image.Picture{Gray: s.Gray, DPI: s.DPI}, s.W, s.H, err
	}
}

// withText puts what was read off pictures into the document; a page of which nothing could be read stays as it was.
func withText(d page.Document, at []int, pages []page.Page, got func(page.Document) error) error {
	d.Pages = slices.Clone(d.Pages)
	seen := false
	for i, p := range pages {
		if len(p.Words) > 0 {
			p.Hidden = d.Pages[at[i]].Hidden
			d.Pages[at[i]], seen = p, true
		}
	}
	if d.Empty() || seen && len(at) == len(d.Pages) && !ocr.Legible(pages) {
		return format.ErrBlurred
	}
	if seen {
		d.Reader, d.Language = ocr.Version, flow.Language(d.Pages)
		d.Findings = append(slices.DeleteFunc(slices.Clone(d.Findings), func(id string) bool { return id == format.ScannedPage }), format.Recognized)
	}
	if len(at) == ocr.MaxPages {
		d.Findings = append(slices.Clone(d.Findings), format.CutPages)
	}
	return got(d)
}

// picture draws picture n of a file at the size of its page.
func picture(b []byte, n, dpi int) ([]byte, error) {
	f, err := image.Open(b)
	if err != nil {
		return nil, err
	}
	if n < 0 || n >= f.Len() {
		return nil, format.ErrKind
	}
	pic, err := f.Picture(n)
	if err != nil {
		return nil, err
	}
	w, h := ocr.Points(pic)
	out := stdimage.NewGray(stdimage.Rect(0, 0, max(1, int(w*float32(dpi)/72)), max(1, int(h*float32(dpi)/72))))
	draw.ApproxBiLinear.Scale(out, out.Rect, pic.Gray, pic.Gray.Rect, draw.Src, nil)
	var to bytes.Buffer
	err = png.Encode(&to, out)
	return to.Bytes(), err
}

// Render draws a page (from 0) of a file as a PNG of so many dots an inch.
func (f Files) Render(ctx context.Context, b []byte, n, dpi int) ([]byte, error) {
	k, err := sniff.Of("", b)
	switch {
	case err == nil && k == sniff.PDF:
		return f.PDF.Render(ctx, b, n, dpi)
	case err == nil && k.Image():
		return picture(b, n, dpi)
	}
	return nil, format.ErrKind
}
