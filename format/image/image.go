// Package image makes pictures of letters fit for reading: it decodes what phones, scanners and fax machines give, and
// sets a page upright, straight, evenly lit and large enough.
//
// It promises that Back leads from any pixel of a prepared page to the pixel of the picture that it was made of, so that a
// word that is found can be shown where it stands, and that a file costs no more memory than its header was let in for.
package image

import (
	"bytes"
	stdimage "image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/bmp"
	"golang.org/x/image/webp"

	"github.com/recourse-health/recourse/format"
	"github.com/recourse-health/recourse/format/sniff"
)

// A Picture is one page as it was photographed or scanned, upright as far as its file says how it was held.
type Picture struct {
	Gray   *stdimage.Gray
	DPI    int // as the file says; 0 unknown
	Turned int // quarter turns to the right that the file asked for, and that were made
}

// Bounds of what is decoded, checked against the header before a pixel is.
const (
	MaxPixels = 80_000_000 // of one picture
	maxSide   = 30_000
	maxMemory = 400 << 20 // for decoding one picture
)

// one gives the picture of a file that has one.
func one(kind sniff.Kind, b []byte) (Picture, error) {
	img, err := still(kind, b)
	if err != nil {
		return Picture{}, err
	}
	m := markOf(kind, b)
	return Picture{Gray: orient(grayOf(img), m.orientation), DPI: m.dpi, Turned: quarters(m.orientation)}, nil
}

// A codec is what one kind of file needs.
type codec struct {
	config func(*bytes.Reader) (stdimage.Config, error)
	decode func(*bytes.Reader) (stdimage.Image, error)
}

func codecOf(kind sniff.Kind) (codec, bool) {
	switch kind {
	case sniff.JPEG:
		return codec{func(r *bytes.Reader) (stdimage.Config, error) { return jpeg.DecodeConfig(r) }, func(r *bytes.Reader) (stdimage.Image, error) { return jpeg.Decode(r) }}, true
	case sniff.PNG:
		return codec{func(r *bytes.Reader) (stdimage.Config, error) { return png.DecodeConfig(r) }, func(r *bytes.Reader) (stdimage.Image, error) { return png.Decode(r) }}, true
	case sniff.GIF:
		return codec{func(r *bytes.Reader) (stdimage.Config, error) { return gif.DecodeConfig(r) }, func(r *bytes.Reader) (stdimage.Image, error) { return gif.Decode(r) }}, true
	case sniff.BMP:
		return codec{func(r *bytes.Reader) (stdimage.Config, error) { return bmp.DecodeConfig(r) }, func(r *bytes.Reader) (stdimage.Image, error) { return bmp.Decode(r) }}, true
	case sniff.WebP:
		return codec{func(r *bytes.Reader) (stdimage.Config, error) { return webp.DecodeConfig(r) }, func(r *bytes.Reader) (stdimage.Image, error) { return webp.Decode(r) }}, true
	}
	return codec{}, false
}

// still decodes a file of one picture, or the first of a moving one.
func still(kind sniff.Kind, b []byte) (img stdimage.Image, err error) {
	c, ok := codecOf(kind)
	if !ok {
		return nil, format.ErrKind
	}
	// The decoders are others' work: what one of them cannot bear is a damaged file to us.
	defer func() {
		if recover() != nil {
			img, err = nil, format.ErrDamaged
		}
	}()
	conf, err := c.config(bytes.NewReader(b))
	if err != nil {
		return nil, format.ErrDamaged
	}
	if err := bears(kind, conf, b); err != nil {
		return nil, err
	}
	img, err = c.decode(bytes.NewReader(b))
	if err != nil || img == nil || img.Bounds().Empty() {
		return nil, format.ErrDamaged
	}
	return img, nil
}

// bears holds a header against the bounds, and against the memory that decoding takes.
func bears(kind sniff.Kind, c stdimage.Config, b []byte) error {
	if err := fits(c.Width, c.Height); err != nil {
		return err
	}
	each := 4
	switch c.ColorModel {
	case color.RGBA64Model, color.NRGBA64Model:
		each = 8
	case color.GrayModel, color.YCbCrModel:
		each = 3
	}
	if kind == sniff.JPEG && jpegMark(b).progressive { // all its waves are held, four bytes each
		each = 15
	}
	if c.Width*c.Height*each > maxMemory {
		return format.ErrTooLarge
	}
	return nil
}

// fits holds a header against the bounds.
func fits(w, h int) error {
	switch {
	case w <= 0 || h <= 0:
		return format.ErrDamaged
	case w > maxSide || h > maxSide || w*h > MaxPixels:
		return format.ErrTooLarge
	}
	return nil
}
