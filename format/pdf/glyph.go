package pdf

import (
	"math"

	"github.com/recourse-health/recourse/format/flow"
	"github.com/recourse-health/recourse/value/page"
)

// maxGlyphs is more than any page of a letter has.
const maxGlyphs = 200_000

// A glyph is one letter of the page.
type glyph struct {
	text string // folded; "" for a letter without meaning
	box  rect   // as shown, around the ink
	at   int    // PDFium's number for it
	dir  int    // quarter turns clockwise
	ink  *ink   // nil: nothing on the page gives reason to ask
}

// A sheet is a page that is open in PDFium.
type sheet struct {
	*guest
	page, text ref
	frame      frame
}

// sheet opens page n and puts it away again after do. A page that cannot be read is no sheet.
func (g *guest) sheet(doc ref, n int, do func(*sheet)) (ok bool) {
	defer func() {
		if p := recover(); p != nil {
			if _, died := p.(trap); !died {
				panic(p)
			}
			ok = false
		}
	}()
	p := g.open(doc, n)
	if p == 0 {
		return false
	}
	s := &sheet{guest: g, page: p}
	s.frame = s.measure()
	do(s)
	g.call(closePage, p)
	return true
}

func (g *guest) readPage(doc ref, n int, seen *sights) (out page.Page) {
	ok := g.sheet(doc, n, func(s *sheet) {
		out = page.Page{W: float32(s.frame.w), H: float32(s.frame.h)}
		if s.load() {
			out = s.read(seen)
			s.call(textClose, s.text)
		}
	})
	if !ok {
		seen.scanned, out.Scanned = true, true
	}
	return out
}

// load finds the letters of the page.
func (s *sheet) load() bool {
	s.turn(0)
	s.text = s.call(textLoad, s.page)
	return s.text != 0
}

// measure finds how the page is cropped and turned.
func (s *sheet) measure() frame {
	f := frame{w: 612, h: 792, crop: rect{0, 0, 612, 792}}
	if s.yes(boundingBox, s.page, s.out) {
		b := s.floats() // left, top, right, bottom
		f.crop = rect{b[0], b[3], b[2], b[1]}
	}
	f.turn = int(s.call(getRotation, s.page)) & 3
	f.w, f.h = f.crop.w(), f.crop.h()
	if f.turn&1 == 1 {
		f.w, f.h = f.h, f.w
	}
	return f
}

// turn sets how the page is turned. PDFium finds words less well on a turned page: it is read unturned.
func (s *sheet) turn(quarters int) {
	if s.frame.turn != 0 {
		s.call(setRotation, s.page, uint32(quarters))
	}
}

// glyphs gives the letters in the order of the file. White space has no box and parts words.
func (s *sheet) glyphs() []glyph {
	n := min(s.count(countChars, s.text), maxGlyphs)
	out := make([]glyph, n)
	for i := range out {
		g, at := &out[i], uint32(i)
		g.at = i
		s.call(charBox, s.text, at, s.out, s.out+8, s.out+16, s.out+24)
		b := s.doubles() // left, right, bottom, top
		g.box = s.frame.shown(b[0], b[2], b[1], b[3])
		g.text = letter(rune(s.call(charUnicode, s.text, at)))
		g.dir = s.dir(float64(math.Float32frombits(s.call(charAngle, s.text, at))))
	}
	return out
}

const ascii = "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"

// letter is the folded text of one letter, " " for what parts words.
func letter(r rune) string {
	switch {
	case r > ' ' && r < 0x7f: // most are these, and need no room of their own
		return ascii[r-'!' : r-' ']
	case r == 0:
		return ""
	case r == 2: // a hyphen at the end of a line
		return "-"
	case r == ' ', r == '\r', r == '\n', r == '\t', r == '\u00a0':
		return " "
	}
	return flow.Fold(string(r))
}

// dir turns an angle, with the clock in user space, into quarter turns clockwise as shown.
func (s *sheet) dir(angle float64) int {
	q := int(math.Round(angle / (math.Pi / 2)))
	return ((q+s.frame.turn)%4 + 4) % 4
}
