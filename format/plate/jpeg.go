package plate

import (
	"bytes"
	"encoding/binary"
)

// JPEG makes a plate of a JPEG file as it is, without decoding it: turn is how many quarters clockwise set it upright. What a
// camera writes beside the picture is left out: the place, the day, a small copy of it, a film. False: a PDF could not show it so.
func JPEG(b []byte, turn int) (Plate, bool) {
	p := Plate{Turn: turn, Bits: 8, Filter: "DCTDecode"}
	out := bytes.NewBuffer(make([]byte, 0, len(b)))
	if !bytes.HasPrefix(b, []byte("\xff\xd8")) {
		return p, false
	}
	out.Write(b[:2])
	for at := 2; ; {
		for at+2 <= len(b) && b[at] == 0xff && b[at+1] == 0xff { // filling
			at++
		}
		if at+2 <= len(b) && b[at] == 0xff && b[at+1] == 0xd9 { // the end: what is hung behind it is no picture
			p.Data = append(out.Bytes(), b[at:at+2]...)
			return p, p.W > 0 && p.H > 0 && (p.Colors == 1 || p.Colors == 3)
		}
		n, ok := segment(b, at)
		if !ok || !p.frame(b[at+1], b[at:at+n]) {
			return p, false
		}
		if seg := b[at : at+n]; seg[1] < 0xe0 || seg[1] == 0xee && bytes.HasPrefix(seg[4:], []byte("Adobe")) { // that says which colours it has
			out.Write(seg)
		}
		if b[at+1] == 0xda {
			end := at + n + scan(b[at+n:])
			out.Write(b[at+n : end])
			n = end - at
		}
		at += n
	}
}

// segment gives the length of the segment at a place, its mark included.
func segment(b []byte, at int) (n int, ok bool) {
	if at+4 > len(b) || b[at] != 0xff {
		return 0, false
	}
	n = 2 + int(binary.BigEndian.Uint16(b[at+2:]))
	return n, n >= 4 && at+n <= len(b)
}

// scan is how long the dots of a scan are: to the next mark that is neither a restart nor a byte of theirs.
func scan(b []byte) int {
	for i := 0; i+1 < len(b); i++ {
		if b[i] == 0xff && b[i+1] != 0 && (b[i+1] < 0xd0 || b[i+1] > 0xd7) {
			return i
		}
	}
	return len(b)
}

// frame reads the size of the picture; false: a kind of JPEG that PDF does not know (ISO 32000-1, 7.4.8).
func (p *Plate) frame(mark byte, seg []byte) bool {
	switch mark {
	case 0xc0, 0xc1, 0xc2:
		if len(seg) < 10 || seg[4] != 8 {
			return false
		}
		p.H, p.W, p.Colors = int(binary.BigEndian.Uint16(seg[5:])), int(binary.BigEndian.Uint16(seg[7:])), int(seg[9])
	case 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf:
		return false
	}
	return true
}
