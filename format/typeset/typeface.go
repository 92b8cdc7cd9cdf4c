package typeset

import (
	"bytes"
	"encoding/binary"
	"fmt"

	"github.com/go-text/typesetting/font"
)

// typeface is a TrueType file with what is used of it. A glyph that stands for two letters (the hard blank and the blank, the
// Đ of Vietnam and of Iceland) is counted once for each, so that what is copied or heard is the letter that was written.
type typeface struct {
	name   string
	tabs   map[string][]byte
	face   *font.Face
	used   []used // by the number that the page calls it by
	number map[used]int
}

type used struct {
	glyph uint16
	text  string
}

func loadTypeface(name string, b []byte) (*typeface, error) {
	f, err := font.ParseTTF(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("typeset: %s: %w", name, err)
	}
	return &typeface{name: name, face: f, used: []used{{}}, number: map[used]int{}, tabs: tables(b)}, nil
}

// tables gives the tables of a TrueType file by name.
func tables(b []byte) map[string][]byte {
	out := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(b[4:])) {
		e := b[12+16*i:]
		off, n := binary.BigEndian.Uint32(e[8:]), binary.BigEndian.Uint32(e[12:])
		out[string(e[:4])] = b[off : off+n]
	}
	return out
}

// use gives the number by which the page calls a glyph that stands for a text. The first, 0, is no letter and is never called.
func (t *typeface) use(g uint16, text string) int {
	u := used{g, text}
	n, known := t.number[u]
	if !known {
		n = len(t.used)
		t.number[u], t.used = n, append(t.used, u)
	}
	return n
}

// advance is the width of a glyph, of an em of 1.
func (t *typeface) advance(g uint16) float64 {
	return float64(t.face.HorizontalAdvance(font.GID(g))) / float64(t.face.Upem())
}

func (t *typeface) u16(tab string, at int) int { return int(binary.BigEndian.Uint16(t.tabs[tab][at:])) }
func (t *typeface) i16(tab string, at int) int {
	return int(int16(binary.BigEndian.Uint16(t.tabs[tab][at:])))
}

// em scales a measure of the file to an em of 1000.
func (t *typeface) em(v int) int { return v * em / t.u16("head", 18) }

// descriptor gives the measures of the font descriptor from head, hhea and OS/2 (ISO 32000-1, 9.8).
func (t *typeface) descriptor() string {
	stem := 80
	if t.u16("OS/2", 4) >= 600 {
		stem = 140
	}
	return fmt.Sprintf("/Flags 4 /FontBBox [%d %d %d %d] /ItalicAngle 0 /Ascent %d /Descent %d /CapHeight %d /StemV %d",
		t.em(t.i16("head", 36)), t.em(t.i16("head", 38)), t.em(t.i16("head", 40)), t.em(t.i16("head", 42)),
		t.em(t.i16("hhea", 4)), t.em(t.i16("hhea", 6)), t.em(t.i16("OS/2", 88)), stem)
}

// Knows tells which letters the type has.
func (f Fonts) Knows() func(rune) bool {
	face, err := font.ParseTTF(bytes.NewReader(f.Regular))
	if err != nil {
		return func(rune) bool { return false }
	}
	return func(r rune) bool {
		_, ok := face.NominalGlyph(r)
		return ok
	}
}
