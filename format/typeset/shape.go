package typeset

import (
	"fmt"
	"strings"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"

	"github.com/recourse-health/recourse/format/sheet"
)

// shaper holds what HarfBuzz and the line breaker keep between calls.
type shaper struct {
	harf shaping.HarfbuzzShaper
	wrap shaping.LineWrapper
	seg  shaping.Segmenter
}

// line is one set line with its width.
type line struct {
	runs []shaping.Output
	text []rune
	w    float64
}

// style is a size with its leading, in points.
type style struct{ size, lead float64 }

var (
	body   = style{11, 14.7}
	cell   = style{10, 13}
	small  = style{9.5, 12.4}
	foot   = style{9, 11}
	titles = map[int]style{1: {14, 18}, 2: {11, 14.7}, 3: {11, 14.7}}
)

// lines breaks a text to a width. "\n" begins a new line; what is kept together has hard blanks.
func (s *setter) lines(t sheet.Text, st style, width float64) []line {
	var out []line
	for _, part := range parts(t) {
		out = append(out, s.paragraph(part, st, width)...)
	}
	return out
}

// parts cuts a text at its own line ends.
func parts(t sheet.Text) []sheet.Text {
	out := []sheet.Text{nil}
	for _, r := range t {
		for i, piece := range strings.Split(r.Text, "\n") {
			if i > 0 {
				out = append(out, nil)
			}
			q := r
			q.Text = piece
			if r.Keep {
				q.Text = strings.ReplaceAll(piece, " ", "\u00a0")
			}
			out[len(out)-1] = append(out[len(out)-1], q)
		}
	}
	return out
}

func (s *setter) paragraph(t sheet.Text, st style, width float64) []line {
	var text []rune
	for _, r := range t {
		text = append(text, []rune(r.Text)...)
	}
	if len(text) == 0 {
		return nil
	}
	var outs []shaping.Output
	at := 0
	for _, r := range t {
		n := len([]rune(r.Text))
		outs = append(outs, s.run(text, at, at+n, s.fonts[bold(r.Bold)], st)...)
		at += n
	}
	wrapped, _ := s.shape.wrap.WrapParagraphF(shaping.WrapConfig{Direction: di.DirectionLTR}, fixed.Int26_6(width*64), text, shaping.NewSliceIterator(outs))
	var out []line
	for _, w := range wrapped {
		l := line{runs: append([]shaping.Output{}, w...), text: text}
		for _, o := range w {
			l.w += float64(o.Advance) / 64
		}
		out = append(out, l)
	}
	return out
}

func bold(b bool) int {
	if b {
		return 1
	}
	return 0
}

// one answers the segmenter with the one face of a run, and notes a letter that it lacks.
type one struct {
	s *setter
	t *typeface
}

func (o one) ResolveFace(r rune) *font.Face {
	if _, ok := o.t.face.NominalGlyph(r); !ok && r > ' ' && o.s.missing == 0 {
		o.s.missing = r
	}
	return o.t.face
}

func (s *setter) run(text []rune, from, to int, t *typeface, st style) []shaping.Output {
	if from == to {
		return nil
	}
	in := shaping.Input{Text: text, RunStart: from, RunEnd: to, Direction: di.DirectionLTR, Size: fixed.Int26_6(st.size * 64), Language: language.NewLanguage("en"), Face: t.face}
	var out []shaping.Output
	for _, piece := range s.shape.seg.Split(in, one{s, t}) {
		out = append(out, s.shape.harf.Shape(piece))
	}
	return out
}

// draw shows a line with its foot at y. The caller has opened the marked content.
func (s *setter) draw(l line, x, y float64, st style) {
	w := s.page()
	fmt.Fprintf(w, "BT 1 0 0 1 %.2f %.2f Tm\n", x, pageH-y)
	for _, o := range l.runs {
		i := s.fontOf(o.Face)
		fmt.Fprintf(w, "/F%d %g Tf [<", i, st.size)
		for _, g := range o.Glyphs {
			s.glyph(l, g, s.fonts[i], st)
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

// glyph writes one glyph, and where kerning moved the next one, by how much.
func (s *setter) glyph(l line, g shaping.Glyph, t *typeface, st style) {
	t.use(uint16(g.GlyphID), l.text[g.TextIndex():g.TextIndex()+g.RunesCount()])
	fmt.Fprintf(s.page(), "%04X", uint16(g.GlyphID))
	natural := t.advance(uint16(g.GlyphID)) * st.size
	moved := -(float64(g.Advance)/64 - natural) / st.size * 1000
	if (moved > 2 || moved < -2) && g.Advance > 0 {
		fmt.Fprintf(s.page(), "> %.0f <", moved)
	}
}
