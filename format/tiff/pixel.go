package tiff

import (
	stdimage "image"
	"image/color"
	"image/draw"
)

// Photometric interpretations.
const (
	whiteIsZero = 0
	blackIsZero = 1
	rgb         = 2
	palette     = 3
	cmyk        = 5
)

// paint puts the pixels of an unpacked block on the sheet.
func (l layout) paint(dst draw.Image, at stdimage.Point, b []byte) {
	stride := l.stride()
	colours := l.palette()
	for y := at.Y; y < min(at.Y+l.bh, l.h) && len(b) >= stride; y++ {
		row := b[:stride]
		b = b[stride:]
		w := min(l.bw, l.w-at.X)
		switch d := dst.(type) {
		case *stdimage.Gray:
			l.greys(d.Pix[d.PixOffset(at.X, y):][:w], row)
		case *stdimage.RGBA:
			l.colours(d.Pix[d.PixOffset(at.X, y):][:4*w], row, colours)
		}
	}
}

// greys reads a row of shades.
func (l layout) greys(dst, row []byte) {
	top := 1<<min(l.bits, 8) - 1
	for x := range dst {
		v := l.sample(row, x*l.samples) * 255 / top
		if l.colour == whiteIsZero {
			v = 255 - v
		}
		dst[x] = uint8(v)
	}
}

// sample gives the i-th sample of a row, of 16 bits the upper 8.
func (l layout) sample(row []byte, i int) int {
	switch l.bits {
	case 8:
		return int(row[i])
	case 16:
		return int(l.d.file.order.Uint16(row[2*i:]) >> 8)
	}
	return int(row[i*l.bits>>3]) >> (8 - l.bits - i*l.bits&7) & (1<<l.bits - 1)
}

func (l layout) colours(dst, row []byte, p []color.RGBA) {
	for x := 0; x*4 < len(dst); x++ {
		var c color.RGBA
		switch l.colour {
		case palette:
			if i := l.sample(row, x); i < len(p) {
				c = p[i]
			}
		case cmyk:
			i := x * l.samples
			r, g, b := color.CMYKToRGB(uint8(l.sample(row, i)), uint8(l.sample(row, i+1)), uint8(l.sample(row, i+2)), uint8(l.sample(row, i+3)))
			c = color.RGBA{R: r, G: g, B: b}
		default:
			i := x * l.samples
			c = color.RGBA{R: uint8(l.sample(row, i)), G: uint8(l.sample(row, i+1)), B: uint8(l.sample(row, i+2))}
		}
		copy(dst[x*4:], []byte{c.R, c.G, c.B, 255})
	}
}

// palette gives the colours that the numbers of a page stand for.
func (l layout) palette() (p []color.RGBA) {
	if l.colour != palette {
		return nil
	}
	n := 1 << l.bits
	v := l.d.nums(colorMap, 3*n)
	for i := range len(v) / 3 {
		if 2*n+i < len(v) {
			p = append(p, color.RGBA{uint8(v[i] >> 8), uint8(v[n+i] >> 8), uint8(v[2*n+i] >> 8), 255})
		}
	}
	return p
}
