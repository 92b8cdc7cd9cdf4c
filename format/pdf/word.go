package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A word is letters that stand together. Its ink is where they are black; its box reaches from the font's
// ascent to its descent, so that words of one line have boxes of one height.
type word struct {
	text string
	ink  rect // upright
	box  rect // upright
	dir  int
	at   int   // PDFium's number for the first letter
	sure uint8 // of a word found in a picture; 0 is a text layer's
	sup  bool  // a raised note number
	glue bool  // stands without a space behind a raised number, or behind letters of another colour

	gap    float64 // the widest between two of its letters
	ground *ink    // the colour of its letters, where that was asked for
}

// group makes words of letters; hidden letters must be out.
func (s *sheet) group(gs []glyph) []word {
	var out []word
	var cur *word
	for i := range gs {
		g := &gs[i]
		if g.text == " " || g.text == "" && g.box.empty() {
			cur = nil
			continue
		}
		up := s.frame.upright(g.box, g.dir)
		if cur != nil && !cur.takes(g, up) {
			raised := cur.raised(g, up) || cur.sup
			glue := cur.sup && !unicode.IsLetter(first(g.text)) && !unicode.IsDigit(first(g.text)) && near(cur.ink, up)
			raised = raised && unicode.IsDigit(first(g.text)) && cur.raised(g, up)
			glue = glue || !same(cur.ground, g.ink) && cur.dir == g.dir && up.l-cur.ink.r < 0.15*up.h() && near(cur.ink, up)
			out = append(out, word{dir: g.dir, at: g.at, sup: raised, glue: glue, ground: g.ink})
			cur = &out[len(out)-1]
		}
		if cur == nil {
			out = append(out, word{dir: g.dir, at: g.at, ground: g.ink})
			cur = &out[len(out)-1]
		}
		if cur.text != "" {
			cur.gap = max(cur.gap, up.l-cur.ink.r)
		}
		cur.text += g.text
		cur.ink = cur.ink.join(up)
	}
	kept := out[:0]
	for _, w := range out {
		if w.text = strings.TrimSpace(w.text); w.text != "" {
			w.box = s.loose(&w)
			kept = append(kept, w)
		}
	}
	return kept
}

func first(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

// takes reports whether the next letter belongs to w.
func (w *word) takes(g *glyph, up rect) bool {
	if g.dir != w.dir || !same(w.ground, g.ink) {
		return false
	}
	if w.sup {
		return unicode.IsDigit(first(g.text)) && up.b < w.ink.b+w.ink.h()*0.3
	}
	h := max(w.ink.h(), up.h(), 3)
	if up.l-w.ink.r > 0.6*h || up.l < w.ink.r-1.2*max(h, up.w()) || up.l < w.ink.l-0.3*h {
		return false
	}
	if up.mid() < w.ink.t-0.6*h || up.mid() > w.ink.b+0.6*h {
		return false
	}
	if gap := up.l - w.ink.r; gap > 0.26*h && gap > 2.5*w.gap && capital(w.text) && unicode.IsUpper(first(g.text)) {
		return false // a space that the file draws over
	}
	return !w.raised(g, up)
}

func same(a, b *ink) bool { return a == b || a != nil && b != nil && *a == *b }

// capital reports a word of three or more capitals, close together.
func capital(s string) bool {
	return len(s) > 2 && strings.ToUpper(s) == s && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

// raised reports a small digit set high behind a word: the number of a note, not part of "60 days". The
// power of a unit (kg/m2) is none.
func (w *word) raised(g *glyph, up rect) bool {
	if w.sup || !unicode.IsDigit(first(g.text)) || w.ink.h() <= 0 || !near(w.ink, up) {
		return false
	}
	switch strings.ToLower(w.text) {
	case "m", "cm", "mm", "kg/m", "mg/m", "g/m", "mcg/m":
		return false
	}
	return up.h() < 0.85*w.ink.h() && up.b < w.ink.b-0.3*w.ink.h() && up.mid() < w.ink.mid()
}

func near(a, b rect) bool { return b.l-a.r < 0.6*max(a.h(), b.h()) && b.l-a.r > -0.6*max(a.h(), b.h()) }

// loose asks PDFium for the height of the font at the word's first letter.
func (s *sheet) loose(w *word) rect {
	b := w.ink
	if b.h() < 0.5 {
		b.t -= 3
	}
	if !s.yes(looseBox, s.text, uint32(w.at), s.out) {
		return b
	}
	r := s.floats() // left, top, right, bottom
	up := s.frame.upright(s.frame.shown(r[0], r[3], r[2], r[1]), w.dir)
	if up.h() < 1 || up.h() > 200 || up.over(w.ink) < 0.5 && w.ink.h() > 1 {
		return b
	}
	b.t, b.b = up.t, up.b
	return b
}
