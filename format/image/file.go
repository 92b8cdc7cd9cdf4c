package image

import (
	"github.com/recourse-health/recourse/format"
	"github.com/recourse-health/recourse/format/sniff"
	"github.com/recourse-health/recourse/format/tiff"
)

// A File is a file of pictures that are decoded when they are asked for, so that a long fax is never held whole.
type File struct {
	kind  sniff.Kind
	b     []byte
	pages []tiff.Directory
}

// Open looks at a file without decoding a picture. It fails with format.ErrEmpty, ErrTooLarge, ErrDamaged, or ErrKind
// for what is no picture (and for HEIC).
func Open(b []byte) (f File, err error) {
	kind, err := sniff.Of("", b)
	if err != nil {
		return f, err
	}
	f = File{kind: kind, b: b}
	if kind == sniff.TIFF {
		f.pages, err = tiff.Pages(b)
		return f, err
	}
	if _, ok := codecOf(kind); !ok {
		return f, format.ErrKind
	}
	return f, nil
}

// Len is how many pictures there are.
func (f File) Len() int {
	if f.kind == sniff.TIFF {
		return len(f.pages)
	}
	return 1
}

// Picture decodes the n-th picture, from 0. Of a file of many one may be damaged and the next whole.
func (f File) Picture(n int) (Picture, error) {
	if f.kind != sniff.TIFF {
		return one(f.kind, f.b)
	}
	p, err := f.pages[n].Page(fits)
	if err != nil {
		return Picture{}, err
	}
	return pictureOf(p), nil
}

// pictureOf sets a page upright, with square pixels: a fax has half as many down as across.
func pictureOf(p tiff.Page) Picture {
	g := grayOf(p.Image)
	w, h := float64(g.Rect.Dx()), float64(g.Rect.Dy())
	x, y := p.DPIX, p.DPIY
	if x > 0 && y > 0 && x < 4*y && y < 4*x && (x > 1.1*y || y > 1.1*x) && w*h*max(x/y, y/x) <= MaxPixels {
		tall, wide := max(x/y, 1), max(y/x, 1)
		g = warp(g, transform{1 / wide, 0, 0, 0, 1 / tall, 0, 0, 0, 1}, int(w*wide), int(h*tall), 255)
	}
	return Picture{Gray: orient(g, p.Orientation), DPI: sane(max(x, y)), Turned: quarters(p.Orientation)}
}
