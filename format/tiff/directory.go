// Package tiff reads the pages of TIFF files as scanners and fax machines write them, and the directories that EXIF
// borrowed from them.
//
// It promises that no page is decoded whose size was not let in first, and that a damaged page costs that page and
// not the file.
package tiff

import (
	"encoding/binary"
	"math"
)

// Tags of a directory.
const (
	subfile      = 254
	width        = 256
	height       = 257
	bitsPer      = 258
	compression  = 259
	photometric  = 262
	fillOrder    = 266
	stripOffsets = 273
	Orientation  = 274
	samplesPer   = 277
	rowsPerStrip = 278
	stripCounts  = 279
	XResolution  = 282
	YResolution  = 283
	planar       = 284
	t4Options    = 292
	unit         = 296
	predictor    = 317
	colorMap     = 320
	tileWidth    = 322
	tileHeight   = 323
	tileOffsets  = 324
	tileCounts   = 325
	sampleFormat = 339
	jpegTables   = 347
	jpegOffset   = 513
	jpegLength   = 514
)

// A File is the bytes of a TIFF structure.
type File struct {
	b     []byte
	order binary.ByteOrder
	First int64 // where its first directory is
}

// A Directory is what a file says about one page.
type Directory struct {
	file    File
	entries map[int]entry
}

type entry struct {
	kind  uint16
	count int
	at    int64 // where the values are
}

// Open reads the head of a file; ok is false where it is none. BigTIFF is none.
func Open(b []byte) (f File, ok bool) {
	if len(b) < 8 {
		return f, false
	}
	switch string(b[:4]) {
	case "II*\x00":
		f.order = binary.LittleEndian
	case "MM\x00*":
		f.order = binary.BigEndian
	default:
		return f, false
	}
	f.b, f.First = b, int64(f.order.Uint32(b[4:]))
	return f, true
}

// Directory reads the directory at a place and tells where the next one is; 0 after the last.
func (f File) Directory(at int64) (d Directory, next int64, ok bool) {
	if at < 8 || at+2 > int64(len(f.b)) {
		return d, 0, false
	}
	n := int64(f.order.Uint16(f.b[at:]))
	d = Directory{file: f, entries: make(map[int]entry, n)}
	for i := range n {
		p := at + 2 + i*12
		if p+12 > int64(len(f.b)) {
			return d, 0, len(d.entries) > 0
		}
		d.add(p)
	}
	if end := at + 2 + n*12; end+4 <= int64(len(f.b)) {
		next = int64(f.order.Uint32(f.b[end:]))
	}
	return d, next, true
}

// sizes of the kinds of value, by their number.
var sizes = [...]int64{0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8}

func (d Directory) add(p int64) {
	b, order := d.file.b, d.file.order
	e := entry{kind: order.Uint16(b[p+2:]), count: int(order.Uint32(b[p+4:])), at: p + 8}
	if int(e.kind) >= len(sizes) || sizes[e.kind] == 0 {
		return
	}
	size := sizes[e.kind] * int64(e.count)
	if size > 4 {
		e.at = int64(order.Uint32(b[p+8:]))
	}
	if e.at+size > int64(len(b)) {
		return
	}
	d.entries[int(order.Uint16(b[p:]))] = e
}

// has reports whether the tag stands in the directory.
func (d Directory) has(tag int) bool { _, ok := d.entries[tag]; return ok }

// Num gives the first number of a tag, or what a file means that leaves it out.
func (d Directory) Num(tag int, without int) int {
	if v := d.nums(tag, 1); len(v) > 0 {
		return v[0]
	}
	return without
}

// nums gives the whole numbers of a tag, at most so many.
func (d Directory) nums(tag, most int) []int {
	e := d.entries[tag]
	out := make([]int, 0, min(e.count, most))
	for i := range min(e.count, most) {
		b := d.file.b[e.at+int64(i)*sizes[e.kind]:]
		switch e.kind {
		case 1, 7:
			out = append(out, int(b[0]))
		case 3:
			out = append(out, int(d.file.order.Uint16(b)))
		case 4, 13:
			out = append(out, int(d.file.order.Uint32(b)))
		default:
			return out
		}
	}
	return out
}

func (d Directory) bytes(tag int) []byte {
	e, ok := d.entries[tag]
	if !ok || sizes[e.kind] != 1 {
		return nil
	}
	return d.file.b[e.at : e.at+int64(e.count)]
}

// DPI gives a resolution in dots per inch; 0 where none is told.
func (d Directory) DPI(tag int) float64 {
	e, ok := d.entries[tag]
	if !ok || e.kind != 5 || e.count < 1 {
		return 0
	}
	over, under := d.file.order.Uint32(d.file.b[e.at:]), d.file.order.Uint32(d.file.b[e.at+4:])
	r := float64(over) / float64(under)
	if under == 0 || math.IsNaN(r) || math.IsInf(r, 0) {
		return 0
	}
	switch d.Num(unit, 2) {
	case 2:
		return r
	case 3:
		return r * 2.54
	}
	return 0
}
