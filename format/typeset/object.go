package typeset

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"strings"
)

// objects are the numbered objects of a PDF file (ISO 32000-1, 7.3.10).
type objects struct{ list [][]byte }

// alloc gives the next number.
func (o *objects) alloc() int {
	o.list = append(o.list, nil)
	return len(o.list)
}

func (o *objects) set(n int, format string, args ...any) {
	o.list[n-1] = fmt.Appendf(nil, format, args...)
}

func (o *objects) stream(n int, dict string, data []byte, pack bool) {
	if pack {
		var b bytes.Buffer
		w := zlib.NewWriter(&b)
		_, _ = w.Write(data) // a buffer takes all
		_ = w.Close()
		data, dict = b.Bytes(), dict+" /Filter /FlateDecode"
	}
	o.list[n-1] = append(fmt.Appendf(nil, "<<%s /Length %d>>\nstream\n", dict, len(data)), append(data, "\nendstream"...)...)
}

// file writes header, objects, cross-reference table and trailer. Its id is the hash of what stands before.
func (o *objects) file(catalog, info int) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	at := make([]int, len(o.list))
	for i, obj := range o.list {
		at[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, obj)
	}
	id := sha256.Sum256(b.Bytes())
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(o.list)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer <</Size %d /Root %d 0 R /Info %d 0 R /ID [<%x> <%x>]>>\nstartxref\n%d\n%%%%EOF\n", len(o.list)+1, catalog, info, id[:16], id[:16], xref)
	return b.Bytes()
}

// writeFonts embeds the used glyphs of each face, with their widths and the letters that they stand for.
func (s *setter) writeFonts(o *objects) string {
	var res strings.Builder
	for i, t := range s.fonts {
		if len(t.used) == 0 {
			continue
		}
		n, cid, desc, file, unicode := o.alloc(), o.alloc(), o.alloc(), o.alloc(), o.alloc()
		sub := t.subset()
		name := tagOf(sub) + "+" + t.name
		o.set(n, "<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>", name, cid, unicode)
		o.set(cid, "<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor %d 0 R /CIDToGIDMap /Identity /DW 500 /W [%s]>>", name, desc, t.widths())
		o.set(desc, "<</Type /FontDescriptor /FontName /%s %s /FontFile2 %d 0 R>>", name, t.descriptor(), file)
		o.stream(file, fmt.Sprintf("/Length1 %d", len(sub)), sub, true)
		o.stream(unicode, "", []byte(t.toUnicode()), true)
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
	for _, g := range t.glyphs() {
		fmt.Fprintf(&b, "%d [%.0f] ", g, t.advance(uint16(g))*1000)
	}
	return b.String()
}

// toUnicode maps each used glyph to its letters, a hundred a block (ISO 32000-1, 9.10.3).
func (t *typeface) toUnicode() string {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n")
	gs := t.glyphs()
	for i, g := range gs {
		if i%100 == 0 {
			if i > 0 {
				b.WriteString("endbfchar\n")
			}
			fmt.Fprintf(&b, "%d beginbfchar\n", min(100, len(gs)-i))
		}
		fmt.Fprintf(&b, "<%04X> <%s>\n", g, hex16(t.used[uint16(g)]))
	}
	b.WriteString("endbfchar\nendcmap CMapName currentdict /CMap defineresource pop end end")
	return b.String()
}
