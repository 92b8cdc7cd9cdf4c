package pdf

import (
	"strings"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"
	"github.com/recourse-health/recourse/format/flow"
)

// An ink is the colour of letters, and why they may not be seen.
type ink struct {
	structs.FPDF_COLOR
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
			if s.blank(o) || pale(s.colour(o)) || shared(s.colour(o), o, fills) {
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
func shared(c structs.FPDF_COLOR, o *object, fills []object) bool {
	for _, f := range fills {
		if f.box.holds((o.box.l+o.box.r)/2, o.box.mid()) && distance(c, f.fill) < near3 {
			return true
		}
	}
	return false
}

// near3 is the difference of colour, of 255, below which letters are lost in their ground.
const near3 = 28

func distance(a, b structs.FPDF_COLOR) int {
	d := func(x, y uint) int { return max(int(x), int(y)) - min(int(x), int(y)) }
	return max(d(a.R, b.R), d(a.G, b.G), d(a.B, b.B))
}

func pale(c structs.FPDF_COLOR) bool { return c.A < 26 || c.R > 225 && c.G > 225 && c.B > 225 }

func (s *sheet) colour(o *object) structs.FPDF_COLOR {
	if !o.known {
		o.known = true
		if c, err := s.in.FPDFPageObj_GetFillColor(&requests.FPDFPageObj_GetFillColor{PageObject: o.ref}); err == nil {
			o.fill = c.FillColor
		} else {
			o.fill = structs.FPDF_COLOR{A: 255}
		}
	}
	return o.fill
}

func (s *sheet) blank(o *object) bool {
	m, err := s.in.FPDFTextObj_GetTextRenderMode(&requests.FPDFTextObj_GetTextRenderMode{PageObject: o.ref})
	return err == nil && (m.TextRenderMode == enums.FPDF_TEXTRENDERMODE_INVISIBLE || m.TextRenderMode == enums.FPDF_TEXTRENDERMODE_CLIP)
}

func (s *sheet) filled(o *object) bool {
	if o.kind == enums.FPDF_PAGEOBJ_SHADING {
		return true
	}
	m, err := s.in.FPDFPath_GetDrawMode(&requests.FPDFPath_GetDrawMode{PageObject: o.ref})
	return err == nil && m.FillMode != enums.FPDF_FILLMODE_NONE && s.colour(o).A > 200
}

// mark asks for the colour of each letter.
func (s *sheet) mark(gs []glyph) {
	for i := range gs {
		g := &gs[i]
		if g.text == " " || g.text == "" {
			continue
		}
		c, err := s.in.FPDFText_GetFillColor(&requests.FPDFText_GetFillColor{TextPage: s.text, Index: g.at})
		if err != nil {
			continue
		}
		g.ink = &ink{FPDF_COLOR: structs.FPDF_COLOR{R: c.R, G: c.G, B: c.B, A: c.A}}
		g.ink.blank = c.A < 26
		if t, err := s.in.FPDFText_GetTextObject(&requests.FPDFText_GetTextObject{TextPage: s.text, Index: g.at}); err == nil {
			g.ink.blank = g.ink.blank || s.blank(&object{ref: t.TextObject})
		}
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
	return w.ground.blank || look != nil && !look.shows(down, w.ground.FPDF_COLOR)
}
