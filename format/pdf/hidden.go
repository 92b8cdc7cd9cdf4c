package pdf

import (
	"strings"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/recourse-health/recourse/format/flow"
)

// A colour has 0 to 255 of each, and of how dense it is.
type colour struct{ r, g, b, a uint32 }

// An ink is the colour of letters, and why they may not be seen.
type ink struct {
	colour
	blank bool // drawn in no way: render mode 3 or clip only, or no opacity
}

// suspicion reports whether anything on the page may hide text: the dear look at single letters is taken only
// then. image is the part of the page that the largest picture covers, under whether it is drawn after text.
func (s *sheet) suspicion(objs []object) bool {
	var fills []object
	var text []object
	for i := range objs {
		o := &objs[i]
		switch o.kind {
		case enums.FPDF_PAGEOBJ_TEXT:
			if s.blank(o.ref) || pale(s.fillOf(o)) || shared(s.fillOf(o), o, fills) {
				return true
			}
			text = append(text, *o)
		case enums.FPDF_PAGEOBJ_PATH, enums.FPDF_PAGEOBJ_SHADING:
			if o.box.w() < 6 || o.box.h() < 6 || !s.filled(o) {
				continue
			}
			for _, t := range text {
				if min(t.box.r, o.box.r)-max(t.box.l, o.box.l) > 2 && min(t.box.b, o.box.b)-max(t.box.t, o.box.t) > 2 {
					return true
				}
			}
			fills = append(fills, *o)
		}
	}
	return false
}

// shared reports a colour near that of a ground drawn before.
func shared(c colour, o *object, fills []object) bool {
	for _, f := range fills {
		if f.box.holds((o.box.l+o.box.r)/2, o.box.mid()) && distance(c, f.fill) < near3 {
			return true
		}
	}
	return false
}

// near3 is the difference of colour, of 255, below which letters are lost in their ground.
const near3 = 28

func distance(a, b colour) int {
	d := func(x, y uint32) int { return int(max(x, y) - min(x, y)) }
	return max(d(a.r, b.r), d(a.g, b.g), d(a.b, b.b))
}

func pale(c colour) bool { return c.a < 26 || c.r > 225 && c.g > 225 && c.b > 225 }

func (s *sheet) fillOf(o *object) colour {
	if !o.known {
		o.known, o.fill = true, colour{a: 255}
		if s.yes(objectFill, o.ref, s.out, s.out+4, s.out+8, s.out+12) {
			o.fill = s.colour()
		}
	}
	return o.fill
}

func (s *sheet) blank(text ref) bool {
	m := enums.FPDF_TEXT_RENDERMODE(int32(s.call(textMode, text)))
	return m == enums.FPDF_TEXTRENDERMODE_INVISIBLE || m == enums.FPDF_TEXTRENDERMODE_CLIP
}

func (s *sheet) filled(o *object) bool {
	if o.kind == enums.FPDF_PAGEOBJ_SHADING {
		return true
	}
	return s.yes(pathDrawMode, o.ref, s.out, s.out+4) && enums.FPDF_FILLMODE(s.words()[0]) != enums.FPDF_FILLMODE_NONE && s.fillOf(o).a > 200
}

// mark asks for the colour of each letter.
func (s *sheet) mark(gs []glyph) {
	for i := range gs {
		g := &gs[i]
		if g.text == " " || g.text == "" {
			continue
		}
		if !s.yes(charFill, s.text, uint32(g.at), s.out, s.out+4, s.out+8, s.out+12) {
			continue
		}
		c := s.colour()
		text := s.call(charObject, s.text, uint32(g.at))
		g.ink = &ink{colour: c, blank: c.a < 26 || text != 0 && s.blank(text)}
	}
}

// hide takes out the words that are not seen and gives them as runs of text.
func (s *sheet) hide(ws []word, look *picture) (seen []word, hidden []string) {
	var run []string
	end := func() {
		if len(run) > 0 {
			hidden = append(hidden, strings.Join(run, " "))
		}
		run = nil
	}
	for _, w := range ws {
		if s.gone(&w, look) {
			run = append(run, flow.Fold(w.text))
			continue
		}
		end()
		seen = append(seen, w)
	}
	end()
	return seen, hidden
}

// letters are those whose height is sure: marks that join to letters before them may have none.
const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

// gone reports a word that is too small, off the page, without ink, or of the colour of its ground.
func (s *sheet) gone(w *word, look *picture) bool {
	down := s.frame.down(w.box, w.dir)
	x, y := (down.l+down.r)/2, down.mid()
	if w.box.h() < 2.2 && strings.ContainsAny(w.text, letters) || x < -1 || y < -1 || x > s.frame.w+1 || y > s.frame.h+1 {
		return true
	}
	if w.ground == nil {
		return false
	}
	return w.ground.blank || look != nil && !look.shows(down, w.ground.colour)
}
