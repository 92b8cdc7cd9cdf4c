// Package plate makes pictures of pages into streams that a PDF holds: grey in sixteen shades, JPEG where there is colour,
// black and white for a fax.
//
// It promises that a plate shows the page and carries nothing else of the file that it came from: no place, no camera, no words.
package plate

import (
	"bytes"
	"compress/zlib"
	"image"
	"image/jpeg"

	"golang.org/x/image/draw"
)

// A Plate is the picture of one page, as a stream that a PDF holds (ISO 32000-1, 8.9.5).
type Plate struct {
	W, H       int     // dots, as they lie in Data
	Wide, High float64 // points, as shown; 0: as large as the page allows
	Turn       int     // quarter turns clockwise that set it upright
	Colors     int     // 1 grey, 3 colour
	Bits       int     // of one colour of a dot
	Filter     string  // of PDF: DCTDecode, FlateDecode
	Data       []byte
	Alt        string // what is read out for it: the words of the page
}

const (
	quality = 82   // of JPEG: where letters begin to show no rings
	most    = 2400 // dots of the longer side: a page of 11 inches has 2200 at 200 an inch
)

// Sound reports a plate that a PDF can hold: one that comes from another process may say anything.
func (p Plate) Sound() bool {
	kind := p.Filter == "FlateDecode" && p.Colors == 1 && (p.Bits == 1 || p.Bits == 4) || p.Filter == "DCTDecode" && (p.Colors == 1 || p.Colors == 3) && p.Bits == 8
	return kind && p.W > 0 && p.H > 0 && p.W < 1<<16 && p.H < 1<<16 && p.Turn >= 0 && p.Turn < 4 && p.Wide >= 0 && p.High >= 0 && p.Wide < 1e6 && p.High < 1e6 && len(p.Data) > 0
}

// Enough is how many dots a photograph may have before it is made smaller: the page on which it stands shows no more.
const Enough = 12 << 20

// Of makes a plate of a picture: grey, or, where colour covers a part of it, JPEG.
func Of(img image.Image) Plate {
	img = opaque(img)
	if !vivid(img) {
		return grey(shrunk(Grey(img)))
	}
	img = fitted(img)
	var out bytes.Buffer
	_ = jpeg.Encode(&out, img, &jpeg.Options{Quality: quality}) // a buffer takes all
	b := img.Bounds()
	return Plate{W: b.Dx(), H: b.Dy(), Colors: 3, Bits: 8, Filter: "DCTDecode", Data: out.Bytes()}
}

// opaque lays a picture that can be seen through on white paper.
func opaque(img image.Image) image.Image {
	if o, ok := img.(interface{ Opaque() bool }); ok && o.Opaque() {
		return img
	}
	b := img.Bounds()
	out := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(out, out.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(out, out.Rect, img, b.Min, draw.Over)
	return out
}

// fitted makes a picture in colour no larger than a page needs.
func fitted(img image.Image) image.Image {
	b := img.Bounds()
	long := max(b.Dx(), b.Dy())
	if long <= most*3/2 {
		return img
	}
	out := image.NewRGBA(image.Rect(0, 0, max(1, b.Dx()*most/long), max(1, b.Dy()*most/long)))
	draw.ApproxBiLinear.Scale(out, out.Rect, img, b, draw.Src, nil)
	return out
}

const (
	strong   = 48  // of 255, between the strongest and the weakest of a dot's colours
	coloured = 100 // one dot of so many is vivid in a picture that is shown in colour
	sampled  = 160 // dots across that are looked at
)

// vivid reports colour that may carry something: a photograph, a marked passage. A line in blue does not.
func vivid(img image.Image) bool {
	if _, ok := img.(*image.Gray); ok {
		return false
	}
	b := img.Bounds()
	step, n, all := max(1, b.Dx()/sampled), 0, 0
	for y := b.Min.Y; y < b.Max.Y; y += step {
		for x := b.Min.X; x < b.Max.X; x += step {
			r, g, bl, _ := img.At(x, y).RGBA()
			if max(r, g, bl)-min(r, g, bl) > strong<<8 {
				n++
			}
			all++
		}
	}
	return n*coloured > all
}

// grey packs two dots into a byte: sixteen shades are all that letters need to look smooth.
func grey(g *image.Gray) Plate {
	w, h := g.Rect.Dx(), g.Rect.Dy()
	return Plate{W: w, H: h, Colors: 1, Bits: 4, Filter: "FlateDecode", Data: packed(h, (w+1)/2, func(y int, row []byte) {
		p := g.Pix[y*g.Stride : y*g.Stride+w]
		for x := 0; x+1 < w; x += 2 {
			row[x/2] = shade(p[x])<<4 | shade(p[x+1])
		}
		if w%2 == 1 {
			row[w/2] = shade(p[w-1]) << 4
		}
	})}
}

// shade is the nearest of sixteen.
func shade(v uint8) uint8 { return uint8((int(v)*15 + 127) / 255) }

// packed compresses h rows.
func packed(h, bytesOfRow int, fill func(y int, row []byte)) []byte {
	var out bytes.Buffer
	z, _ := zlib.NewWriterLevel(&out, zlib.BestSpeed) // a level that there is
	row := make([]byte, bytesOfRow)
	for y := range h {
		fill(y, row)
		_, _ = z.Write(row)
	}
	_ = z.Close()
	return out.Bytes()
}

// shrunk halves a picture until it has no more dots than a page needs.
func shrunk(g *image.Gray) *image.Gray {
	for max(g.Rect.Dx(), g.Rect.Dy()) >= 2*most {
		g = halved(g)
	}
	return g
}

// halved has a dot for each four, the middle of them.
func halved(g *image.Gray) *image.Gray {
	small := image.NewGray(image.Rect(0, 0, g.Rect.Dx()/2, g.Rect.Dy()/2))
	for y := range small.Rect.Dy() {
		a, b := g.Pix[2*y*g.Stride:], g.Pix[(2*y+1)*g.Stride:]
		for x := range small.Rect.Dx() {
			small.Pix[y*small.Stride+x] = uint8((int(a[2*x]) + int(a[2*x+1]) + int(b[2*x]) + int(b[2*x+1]) + 2) / 4)
		}
	}
	return small
}

// Grey takes the colour out of a picture.
func Grey(img image.Image) *image.Gray {
	b := img.Bounds()
	g := image.NewGray(image.Rect(0, 0, b.Dx(), b.Dy()))
	switch img := img.(type) {
	case *image.Gray:
		if img.Rect.Min == (image.Point{}) {
			return img
		}
	case *image.RGBA:
		for y := range b.Dy() {
			p := img.Pix[img.PixOffset(b.Min.X, b.Min.Y+y):]
			for x := range b.Dx() {
				g.Pix[y*g.Stride+x] = uint8((299*int(p[4*x]) + 587*int(p[4*x+1]) + 114*int(p[4*x+2]) + 500) / 1000)
			}
		}
		return g
	case *image.YCbCr:
		for y := range b.Dy() {
			copy(g.Pix[y*g.Stride:y*g.Stride+b.Dx()], img.Y[img.YOffset(b.Min.X, b.Min.Y+y):])
		}
		return g
	}
	for y := range b.Dy() {
		for x := range b.Dx() {
			r, gr, bl, _ := img.At(b.Min.X+x, b.Min.Y+y).RGBA()
			g.Pix[y*g.Stride+x] = uint8((299*r + 587*gr + 114*bl + 500<<8) / 1000 >> 8)
		}
	}
	return g
}
