// Package ccitt reads the pictures of fax machines: ITU-T T.4, in one and two dimensions (Group 3), and T.6 (Group 4).
//
// It promises to go on after a line that came over damaged, as a fax machine does: that line repeats the one above it,
// and the bits are taken up again where the next line begins.
package ccitt

import "math/bits"

// A Coding is how the lines of a picture are told.
type Coding struct {
	Group4  bool
	Two     bool // Group 3 in two dimensions
	Aligned bool // each line begins with a byte, and no mark parts them (compression 2 of TIFF)
	Low     bool // the lowest bit of a byte comes first
}

// Decode reads lines of so many pixels into dst, one byte a pixel: 1 is black. It gives how many lines it read, up to
// as many as dst has room for, and how many of these were damaged.
func Decode(dst []uint8, width int, b []byte, c Coding) (lines, damaged int) {
	if width <= 0 {
		return 0, 0
	}
	if c.Low {
		b = reversed(b)
	}
	r := reader{b: b, width: width, Coding: c}
	for ; lines < len(dst)/width; lines++ {
		switch r.line() {
		case ended:
			return lines, damaged
		case broken:
			damaged++
			if c.Group4 || c.Aligned { // nothing tells where the next line begins
				return lines, damaged
			}
			r.now = append(r.now[:0], r.above...)
			r.seek()
		}
		paint(dst[lines*width:][:width], r.now)
		r.above, r.now = r.now, r.above
	}
	return lines, damaged
}

func reversed(b []byte) []byte {
	out := make([]byte, len(b))
	for i, v := range b {
		out[i] = bits.Reverse8(v)
	}
	return out
}

// paint blackens a line between its odd and even changes.
func paint(dst []uint8, changes []int) {
	for i := 0; i < len(changes); i += 2 {
		to := len(dst)
		if i+1 < len(changes) {
			to = min(changes[i+1], to)
		}
		for x := min(changes[i], to); x < to; x++ {
			dst[x] = 1
		}
	}
}
