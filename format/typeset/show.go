package typeset

import (
	"fmt"
	"math"
	"strings"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/shaping"
)

// show draws a line of text whose top is at y; what leads somewhere is drawn as a link.
func (s *setter) show(l line, x, y float64, st style) {
	if len(l.to) == 0 || s.now == beside {
		s.glyphs(l, l.runs, x, y, st)
		return
	}
	home := s.now
	for i := 0; i < len(l.runs); {
		to, n := l.leads(l.runs[i]), i+1
		for n < len(l.runs) && l.leads(l.runs[n]) == to {
			n++
		}
		w := length(l.runs[i:n], st)
		if to != nil {
			s.link(home, to, x, y, w, st)
		} else {
			s.in(home)
		}
		s.glyphs(l, l.runs[i:n], x, y, st)
		x, i = x+w, n
	}
	s.in(home)
}

// glyphs draws a part of a line.
func (s *setter) glyphs(l line, runs []shaping.Output, x, y float64, st style) {
	w := s.page()
	if l.lang != "" {
		fmt.Fprintf(w, "/Span <</Lang (%s)>> BDC\n", l.lang)
		defer w.WriteString("EMC\n")
	}
	fmt.Fprintf(w, "BT 1 0 0 1 %.2f %.2f Tm\n", x, s.up(y)-st.lead*0.5-st.size*0.37) // half of the height of a capital under the middle
	for _, o := range runs {
		i := s.fontOf(o.Face)
		fmt.Fprintf(w, "/F%d %g Tf [<", i, st.size)
		for at := 0; at < len(o.Glyphs); {
			n := max(1, o.Glyphs[at].GlyphsCount())
			s.cluster(l, o.Glyphs[at:min(at+n, len(o.Glyphs))], s.fonts[i], st)
			at += n
		}
		w.WriteString(">] TJ\n")
	}
	w.WriteString("ET\n")
}

func (s *setter) fontOf(f *font.Face) int {
	if s.fonts[1].face == f {
		return 1
	}
	return 0
}

// cluster writes the glyphs that stand for one or more letters together: an accent has its own glyph where the type has no
// letter that bears it, as in Yoruba names.
func (s *setter) cluster(l line, gs []shaping.Glyph, t *typeface, st style) {
	first := gs[0]
	text := spelled(l.text[first.TextIndex():first.TextIndex()+first.RunesCount()], len(gs))
	if text == nil {
		s.fail("block %d: the type has no way to write %q", s.at, string(l.text[first.TextIndex():first.TextIndex()+first.RunesCount()]))
		return
	}
	if len(gs) > 1 { // else readers take the way back from the accent for a blank
		fmt.Fprintf(s.page(), ">] TJ /Span <</ActualText %s>> BDC [<", text16(strings.Join(text, "")))
		defer s.page().WriteString(">] TJ EMC [<")
	}
	for i, g := range gs {
		s.glyph(g, t, text[i], st)
	}
}

// glyph writes one glyph where its accent stands, and where kerning moved the next one, by how much.
func (s *setter) glyph(g shaping.Glyph, t *typeface, text string, st style) {
	dx, dy := float64(g.XOffset)/64, float64(g.YOffset)/64/em*st.size
	w := s.page()
	if dx != 0 {
		fmt.Fprintf(w, "> %.0f <", -dx)
	}
	if dy != 0 {
		fmt.Fprintf(w, ">] TJ %.2f Ts [<", dy)
	}
	fmt.Fprintf(w, "%04X", t.use(uint16(g.GlyphID), text))
	if dy != 0 {
		w.WriteString(">] TJ 0 Ts [<")
	}
	moved := math.Round(dx + t.advance(uint16(g.GlyphID))*1000 - float64(g.Advance)/64)
	if moved != 0 && (g.Advance > 0 || text != " ") { // a blank at the end of a line has no width
		fmt.Fprintf(w, "> %.0f <", moved)
	}
}
