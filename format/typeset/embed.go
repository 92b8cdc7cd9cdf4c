package typeset

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strings"
)

// writeFonts embeds the used glyphs of each face, with their widths and the letters that they stand for.
func (s *setter) writeFonts(o *objects) string {
	var res strings.Builder
	for i, t := range s.fonts {
		if len(t.used) == 1 {
			continue
		}
		n, cid, desc, file, unicode, gids := o.alloc(), o.alloc(), o.alloc(), o.alloc(), o.alloc(), o.alloc()
		sub := t.subset()
		name := tagOf(sub) + "+" + t.name
		o.set(n, "<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>", name, cid, unicode)
		o.set(cid, "<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor %d 0 R /CIDToGIDMap %d 0 R /DW 500 /W [0 [%s]]>>", name, desc, gids, t.widths())
		o.set(desc, "<</Type /FontDescriptor /FontName /%s %s /FontFile2 %d 0 R>>", name, t.descriptor(), file)
		o.stream(file, fmt.Sprintf("/Length1 %d", len(sub)), sub, true)
		o.stream(unicode, "", []byte(t.toUnicode()), true)
		o.stream(gids, "", t.glyphs(), true)
		fmt.Fprintf(&res, "/F%d %d 0 R ", i, n)
	}
	return res.String()
}

// tagOf makes the six letters that mark a subset.
func tagOf(sub []byte) string {
	h := sha256.Sum256(sub)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + h[i]%26
	}
	return string(tag)
}

func (t *typeface) widths() string {
	var b strings.Builder
	for _, u := range t.used {
		fmt.Fprintf(&b, "%.0f ", t.advance(u.glyph)*1000)
	}
	return b.String()
}

// glyphs is the CIDToGIDMap: the glyph of each number, two bytes each.
func (t *typeface) glyphs() []byte {
	out := make([]byte, 0, 2*len(t.used))
	for _, u := range t.used {
		out = binary.BigEndian.AppendUint16(out, u.glyph)
	}
	return out
}

// toUnicode maps each number to its letters, a hundred a block (ISO 32000-1, 9.10.3).
func (t *typeface) toUnicode() string {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n")
	us := t.used[1:]
	for i, u := range us {
		if i%100 == 0 {
			if i > 0 {
				b.WriteString("endbfchar\n")
			}
			fmt.Fprintf(&b, "%d beginbfchar\n", min(100, len(us)-i))
		}
		fmt.Fprintf(&b, "<%04X> <%s>\n", i+1, hex16([]rune(u.text)))
	}
	b.WriteString("endbfchar\nendcmap CMapName currentdict /CMap defineresource pop end end")
	return b.String()
}
