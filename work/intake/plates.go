package intake

import (
	"cmp"
	"context"
	stdimage "image"

	"github.com/recourse-health/recourse/format"
	pictures "github.com/recourse-health/recourse/format/image"
	"github.com/recourse-health/recourse/format/pdf"
	"github.com/recourse-health/recourse/format/plate"
	"github.com/recourse-health/recourse/format/sniff"
)

// Shown is what plates are wanted of a file.
type Shown struct {
	From, To int  // pages, To excluded
	Fax      bool // in black and white
	Read     bool // with the words of the page, where it has a text layer
}

// Looks shows the pages of PDF files.
type Looks interface {
	Looks(ctx context.Context, b []byte, l pdf.Looking, each func(total int, p pdf.Look) error) error
	Inside(ctx context.Context, b []byte, name string) ([]byte, error)
}

const plateDPI = 200 // of a page of a PDF

// Plates makes pictures of the pages of a PDF or of a picture, and says each time how many there are. The words of a page stand
// in its Alt. format.ErrKind: a file that has no pages to see.
func (f Files) Plates(ctx context.Context, name string, b []byte, w Shown, each func(total int, p plate.Plate) error) error {
	k, err := f.Kind(name, b)
	if k == sniff.PDF && err == nil {
		return f.platesPDF(ctx, b, w, each)
	}
	if !k.Image() || k == sniff.HEIC {
		if err == nil {
			err = format.ErrKind
		}
		return err
	}
	ps, err := platesOf(b, k, w.Fax)
	if err != nil {
		return err
	}
	for _, p := range ps[min(w.From, len(ps)):min(w.To, len(ps))] {
		if err := each(len(ps), p); err != nil {
			return err
		}
	}
	return nil
}

func (f Files) platesPDF(ctx context.Context, b []byte, w Shown, each func(int, plate.Plate) error) error {
	looks, ok := f.PDF.(Looks)
	if !ok {
		return format.ErrKind
	}
	return looks.Looks(ctx, b, pdf.Looking{From: w.From, To: w.To, DPI: plateDPI, Read: w.Read}, func(total int, k pdf.Look) error {
		p := printed(k.Image, w.Fax)
		p.Wide, p.High, p.Alt = k.W, k.H, k.Text.Text
		return each(total, p)
	})
}

// Inside gives the bytes of a file that a PDF carries inside; nil if it carries none so called.
func (f Files) Inside(ctx context.Context, b []byte, name string) ([]byte, error) {
	looks, ok := f.PDF.(Looks)
	if k, err := sniff.Of("", b); !ok || err != nil || k != sniff.PDF {
		return nil, err
	}
	return looks.Inside(ctx, b, name)
}

func printed(img stdimage.Image, fax bool) plate.Plate {
	if fax {
		return plate.Fax(img)
	}
	return plate.Of(img)
}

// platesOf makes plates of a file that is a picture of one or more pages. A JPEG stays as it is where it may.
func platesOf(b []byte, kind sniff.Kind, fax bool) ([]plate.Plate, error) {
	if kind == sniff.JPEG && !fax {
		if p, ok := plate.JPEG(b, pictures.Held(b)); ok && p.W*p.H <= plate.Enough {
			return []plate.Plate{p}, nil
		}
	}
	if kind == sniff.TIFF {
		return several(b, fax)
	}
	s, err := pictures.Show(b)
	if err != nil {
		return nil, err
	}
	p := printed(s.Image, fax)
	p.Turn = s.Quarters
	return []plate.Plate{p}, nil
}

// several gives the pages of a file one after the other. One that is damaged is a white page, so that the others keep their numbers.
func several(b []byte, fax bool) (out []plate.Plate, err error) {
	f, err := pictures.Open(b)
	if err != nil {
		return nil, err
	}
	good := 0
	for n := range f.Len() {
		p, e := f.Picture(n)
		if e != nil {
			err, p.Gray = e, blank()
		} else {
			good++
		}
		out = append(out, printed(p.Gray, fax))
	}
	if good == 0 {
		return nil, cmp.Or(err, format.ErrEmpty)
	}
	return out, nil
}

func blank() *stdimage.Gray {
	g := stdimage.NewGray(stdimage.Rect(0, 0, 850, 1100))
	for i := range g.Pix {
		g.Pix[i] = 255
	}
	return g
}
