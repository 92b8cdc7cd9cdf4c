package typeset

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"

	"github.com/recourse-health/recourse/format/sheet"
	"github.com/recourse-health/recourse/value/doc"
)

// shaper holds what HarfBuzz and the line breaker keep between calls.
type shaper struct {
	harf shaping.HarfbuzzShaper
	wrap shaping.LineWrapper
	seg  shaping.Segmenter
	lang language.Language
}

func newShaper(lang string) shaper { return shaper{lang: language.NewLanguage(lang)} }

// em is the size at which text is shaped: HarfBuzz here knows whole sizes alone, and 9.5 pt is none.
const em = 1000

// style is a size with its leading, in points.
type style struct{ size, lead float64 }

var (
	body   = style{11, 14.7}
	sender = style{12.5, 16.5}
	notice = style{15, 20}
	cell   = style{10, 13.5}
	small  = style{9.5, 12.7}
	foot   = style{9, 11}
	titles = [...]style{1: {14, 18}, 2: {11, 16.7}, 3: {11, 16.7}} // with the room under them
)

// parts cuts a text at its own line ends. What is kept together has hard blanks; what no one sees is left out.
func parts(t sheet.Text) []sheet.Text {
	out := []sheet.Text{nil}
	for _, r := range t {
		for i, piece := range strings.Split(r.Text, "\n") {
			if i > 0 {
				out = append(out, nil)
			}
			q := r
			q.Text = strings.Map(seen(r.Keep), doc.Typed(piece))
			if q.Text != "" {
				out[len(out)-1] = append(out[len(out)-1], q)
			}
		}
	}
	return out
}

// A LetterError is a letter that the type has not. It is never printed as a box: it may be a letter of somebody's name.
type LetterError struct{ Letter rune }

func (e LetterError) Error() string {
	return fmt.Sprintf("typeset: the type has no letter U+%04X", e.Letter)
}

func seen(keep bool) func(rune) rune {
	return func(r rune) rune {
		switch {
		case r == ' ' && keep:
			return '\u00a0'
		case r == '\t' || r == '\r':
			return ' '
		case unicode.Is(unicode.Cf, r): // a soft hyphen, a joiner, a mark of direction
			return -1
		}
		return r
	}
}

// shaped is a text as glyphs in one long line, before it is broken.
type shaped struct {
	text []rune
	runs []shaping.Output
	to   []*target
}

func (s *setter) shapeText(t sheet.Text) shaped {
	var p shaped
	for _, r := range t {
		p.text = append(p.text, []rune(r.Text)...)
	}
	at := 0
	for _, r := range t {
		n := len([]rune(r.Text))
		if _, there := s.titles[r.To]; there && r.To != "" {
			p.to = append(p.to, &target{from: at, to: at + n, key: r.To})
		}
		p.runs = append(p.runs, s.run(p.text, at, at+n, s.fonts[bold(r.Bold)])...)
		at += n
	}
	return p
}

func bold(b bool) int {
	if b {
		return 1
	}
	return 0
}

// alone answers the segmenter with the one face of a run.
type alone struct{ face *font.Face }

func (a alone) ResolveFace(rune) *font.Face { return a.face }

// run shapes text[from:to]. Ligatures are off: each letter stays a letter to those who copy or hear it.
func (s *setter) run(text []rune, from, to int, t *typeface) []shaping.Output {
	in := shaping.Input{Text: text, RunStart: from, RunEnd: to, Direction: di.DirectionLTR, Size: fixed.I(em),
		Language: s.shape.lang, Face: t.face, FontFeatures: features}
	var out []shaping.Output
	for _, piece := range s.shape.seg.Split(in, alone{t.face}) {
		o := s.shape.harf.Shape(piece)
		s.lacks(text, o)
		out = append(out, o)
	}
	return out
}

var features = []shaping.FontFeature{{Tag: opentype.MustNewTag("liga"), Value: 0}}

// lacks fails where the type has no glyph for a letter.
func (s *setter) lacks(text []rune, o shaping.Output) {
	for _, g := range o.Glyphs {
		if r := text[g.TextIndex()]; g.GlyphID == 0 || unicode.IsControl(r) {
			s.wrong = cmp.Or(s.wrong, error(LetterError{r}))
		}
	}
}
