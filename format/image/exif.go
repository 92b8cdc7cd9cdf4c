package image

import (
	"bytes"
	"encoding/binary"
	stdimage "image"

	"github.com/recourse-health/recourse/format/sniff"
	"github.com/recourse-health/recourse/format/tiff"
)

// A mark is what a file says beside its pixels.
type mark struct {
	orientation int // of EXIF, 1 to 8; 0 unknown
	dpi         int
	progressive bool // a JPEG that comes in several passes
}

func markOf(kind sniff.Kind, b []byte) mark {
	switch kind {
	case sniff.JPEG:
		return jpegMark(b)
	case sniff.PNG:
		return pngMark(b)
	case sniff.WebP:
		return webpMark(b)
	}
	return mark{}
}

// jpegMark walks the segments before the picture's own.
func jpegMark(b []byte) (m mark) {
	for at := 2; at+4 <= len(b) && b[at] == 0xff; {
		kind, n := b[at+1], int(binary.BigEndian.Uint16(b[at+2:]))
		if kind == 0xff { // fill
			at++
			continue
		}
		m.progressive = m.progressive || kind == 0xc2
		if kind == 0xda || n < 2 || at+2+n > len(b) {
			break
		}
		seg := b[at+4 : at+2+n]
		switch {
		case kind == 0xe0 && len(seg) >= 12 && bytes.HasPrefix(seg, []byte("JFIF\x00")):
			m.dpi = jfifDPI(seg)
		case kind == 0xe1 && bytes.HasPrefix(seg, []byte("Exif\x00\x00")):
			e := exif(seg[6:])
			m.orientation = e.orientation
			if e.dpi > 0 {
				m.dpi = e.dpi
			}
		}
		at += 2 + n
	}
	return m
}

func jfifDPI(seg []byte) int {
	x := float64(binary.BigEndian.Uint16(seg[8:]))
	switch seg[7] {
	case 1:
		return sane(x)
	case 2:
		return sane(x * 2.54)
	}
	return 0
}

// sane drops what no camera or scanner means: 72 and 96 are written where nobody knows.
func sane(dpi float64) int {
	n := int(dpi + 0.5)
	if n < 98 || n > 2400 {
		return 0
	}
	return n
}

func pngMark(b []byte) (m mark) {
	for at := 8; at+12 <= len(b); {
		n := int(binary.BigEndian.Uint32(b[at:]))
		if n < 0 || n > len(b)-at-12 {
			break
		}
		body := b[at+8 : at+8+n]
		switch string(b[at+4 : at+8]) {
		case "pHYs":
			if n == 9 && body[8] == 1 {
				m.dpi = sane(float64(binary.BigEndian.Uint32(body)) * 0.0254)
			}
		case "eXIf":
			m.orientation = exif(body).orientation
		case "IDAT", "IEND":
			return m
		}
		at += 12 + n
	}
	return m
}

func webpMark(b []byte) (m mark) {
	for at := 12; at+8 <= len(b); {
		n := int(binary.LittleEndian.Uint32(b[at+4:]))
		if n < 0 || n > len(b)-at-8 {
			break
		}
		if string(b[at:at+4]) == "EXIF" {
			body := bytes.TrimPrefix(b[at+8:at+8+n], []byte("Exif\x00\x00"))
			m.orientation = exif(body).orientation
		}
		at += 8 + n + n&1
	}
	return m
}

// exif reads orientation and resolution from the first directory of a TIFF structure.
func exif(b []byte) (m mark) {
	f, ok := tiff.Open(b)
	if !ok {
		return m
	}
	d, _, _ := f.Directory(f.First)
	if o := d.Num(tiff.Orientation, 0); o >= 1 && o <= 8 {
		m.orientation = o
	}
	m.dpi = sane(d.DPI(tiff.XResolution))
	return m
}

// quarters is by how many quarter turns to the right an orientation sets the picture upright.
func quarters(orientation int) int {
	switch orientation {
	case 3, 4:
		return 2
	case 6, 7:
		return 1
	case 5, 8:
		return 3
	}
	return 0
}

// orient applies an orientation of EXIF: 2, 4, 5 and 7 are mirrored before they are turned.
func orient(g *stdimage.Gray, orientation int) *stdimage.Gray {
	switch orientation {
	case 2, 4, 5, 7:
		g = mirror(g)
	}
	return turn(g, quarters(orientation))
}
