package image

import (
	"errors"
	"iter"

	"github.com/recourse-health/recourse/format"
	"github.com/recourse-health/recourse/format/sniff"
	"github.com/recourse-health/recourse/format/tiff"
)

// Each gives the pictures of a file one by one, so that a fax of many pages is never held whole. It goes on after a
// page that is damaged.
func Each(b []byte) iter.Seq2[Picture, error] {
	return func(yield func(Picture, error) bool) {
		kind, err := sniff.Of("", b)
		switch {
		case err != nil:
			yield(Picture{}, err)
		case kind == sniff.TIFF:
			eachPage(b, yield)
		default:
			yield(one(kind, b))
		}
	}
}

func eachPage(b []byte, yield func(Picture, error) bool) {
	for p, err := range tiff.Pages(b, fits) {
		var pic Picture
		if err == nil {
			pic = pictureOf(p)
		}
		if !yield(pic, err) {
			return
		}
	}
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

// Decode gives all the pictures of a file; a file of which some pages are damaged without these. It fails with
// format.ErrEmpty, ErrTooLarge, ErrDamaged, or ErrKind for what is no picture (and for HEIC).
func Decode(b []byte) (out []Picture, err error) {
	all := 0
	for p, e := range Each(b) {
		if e != nil {
			err = errors.Join(err, e)
			continue
		}
		if all += len(p.Gray.Pix); all > maxAll {
			return nil, format.ErrTooLarge
		}
		out = append(out, p)
	}
	switch {
	case len(out) > 0:
		return out, nil
	case err == nil:
		return nil, format.ErrDamaged
	}
	return nil, err
}
