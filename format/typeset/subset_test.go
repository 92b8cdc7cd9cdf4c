package typeset

import (
	"bytes"
	"testing"

	"github.com/go-text/typesetting/font"
)

// The subset is a typeface that another reader takes, with the used glyphs as they were and no others.
func TestSubset(t *testing.T) {
	whole, err := loadTypeface("NotoSans-Regular", noto.Regular)
	if err != nil {
		t.Fatal(err)
	}
	letters := map[rune]uint16{}
	for _, r := range "Aệ§" {
		g, ok := whole.face.NominalGlyph(r)
		if !ok {
			t.Fatalf("no %q", r)
		}
		letters[r] = uint16(g)
		whole.use(uint16(g), string(r))
	}
	b := whole.subset()
	if len(b) > len(noto.Regular)/3 {
		t.Errorf("%d of %d bytes", len(b), len(noto.Regular))
	}
	tabs := tables(b)
	part := &typeface{tabs: tabs}
	for r, g := range letters {
		if !bytes.Equal(bytes.TrimRight(part.outline(int(g)), "\x00"), bytes.TrimRight(whole.outline(int(g)), "\x00")) {
			t.Errorf("%q is not as it was", r)
		}
	}
	if other, _ := whole.face.NominalGlyph('B'); len(part.outline(int(other))) != 0 {
		t.Error("B is not used and is there")
	}
	for name, d := range tabs {
		if name != "head" && checksum(d) == 0 && len(d) > 0 {
			t.Errorf("%s is empty", name)
		}
	}
}

func TestDescriptor(t *testing.T) {
	for i, want := range []string{
		"/Flags 4 /FontBBox [-621 -389 2800 1067] /ItalicAngle 0 /Ascent 1069 /Descent -293 /CapHeight 714 /StemV 80",
		"/Flags 4 /FontBBox [-644 -389 2800 1069] /ItalicAngle 0 /Ascent 1069 /Descent -293 /CapHeight 714 /StemV 140",
	} {
		f, err := loadTypeface("x", [][]byte{noto.Regular, noto.Bold}[i])
		if err != nil {
			t.Fatal(err)
		}
		if got := f.descriptor(); got != want {
			t.Errorf("%s\nwant %s", got, want)
		}
		if g, _ := f.face.NominalGlyph('A'); f.advance(uint16(g)) <= 0.5 || g == font.GID(0) {
			t.Error("A has no width")
		}
	}
}
