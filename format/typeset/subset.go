package typeset

import (
	"bytes"
	"encoding/binary"
	"sort"
)

// subset makes a TrueType file that holds the used glyphs alone. Their numbers stay; a page calls them by
// others (typeface.used).
func (t *typeface) subset() []byte {
	keep := map[int]bool{}
	t.keep(0, keep)
	for _, u := range t.used {
		t.keep(int(u.glyph), keep)
	}
	glyf, loca := t.outlines(keep)
	head := bytes.Clone(t.tabs["head"])
	binary.BigEndian.PutUint16(head[50:], 1) // loca is long
	out := map[string][]byte{"head": head, "loca": loca, "glyf": glyf}
	for _, name := range []string{"hhea", "hmtx", "maxp", "cvt ", "fpgm", "prep"} {
		if t.tabs[name] != nil {
			out[name] = t.tabs[name]
		}
	}
	return sfnt(out)
}

// outline gives the bytes of a glyph.
func (t *typeface) outline(g int) []byte {
	at := func(i int) int {
		if t.u16("head", 50) == 1 {
			return int(binary.BigEndian.Uint32(t.tabs["loca"][4*i:]))
		}
		return 2 * t.u16("loca", 2*i)
	}
	return t.tabs["glyf"][at(g):at(g+1)]
}

// keep marks a glyph and the glyphs that it is put together from.
func (t *typeface) keep(g int, keep map[int]bool) {
	if keep[g] {
		return
	}
	keep[g] = true
	d := t.outline(g)
	if len(d) < 10 || int16(binary.BigEndian.Uint16(d)) >= 0 {
		return
	}
	for p := 10; ; {
		flags := binary.BigEndian.Uint16(d[p:])
		t.keep(int(binary.BigEndian.Uint16(d[p+2:])), keep)
		p += 4 + component(flags)
		if flags&0x20 == 0 {
			return
		}
	}
}

// component is the length of what follows the flags and the number of a part of a glyph.
func component(flags uint16) int {
	n := 2
	if flags&1 != 0 {
		n = 4
	}
	switch {
	case flags&8 != 0:
		n += 2
	case flags&0x40 != 0:
		n += 4
	case flags&0x80 != 0:
		n += 8
	}
	return n
}

func (t *typeface) outlines(keep map[int]bool) (glyf, loca []byte) {
	n := t.u16("maxp", 4)
	var b bytes.Buffer
	loca = make([]byte, 4*(n+1))
	for g := range n {
		binary.BigEndian.PutUint32(loca[4*g:], uint32(b.Len()))
		if keep[g] {
			b.Write(t.outline(g))
			for b.Len()%4 != 0 {
				b.WriteByte(0)
			}
		}
	}
	binary.BigEndian.PutUint32(loca[4*n:], uint32(b.Len()))
	return b.Bytes(), loca
}

// sfnt puts tables together with their checksums.
func sfnt(tabs map[string][]byte) []byte {
	names := make([]string, 0, len(tabs))
	for n := range tabs {
		names = append(names, n)
	}
	sort.Strings(names)
	var head, data bytes.Buffer
	head.Write([]byte{0, 1, 0, 0})
	n := uint16(len(names))
	power, log := uint16(1), uint16(0)
	for power*2 <= n {
		power, log = power*2, log+1
	}
	put(&head, n, power*16, log, n*16-power*16)
	for _, name := range names {
		d := tabs[name]
		head.WriteString(name)
		put(&head, checksum(d), uint32(12+16*len(names)+data.Len()), uint32(len(d)))
		data.Write(d)
		for data.Len()%4 != 0 {
			data.WriteByte(0)
		}
	}
	head.Write(data.Bytes())
	return head.Bytes()
}

func put(b *bytes.Buffer, vs ...any) {
	for _, v := range vs {
		_ = binary.Write(b, binary.BigEndian, v) // a buffer takes all
	}
}

func checksum(d []byte) (sum uint32) {
	for i := 0; i < len(d); i += 4 {
		var w [4]byte
		copy(w[:], d[i:])
		sum += binary.BigEndian.Uint32(w[:])
	}
	return sum
}
