package typeset

import (
	"unicode"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"

	"github.com/recourse-health/recourse/format/sheet"
)

// line is one set line with its width, less the blank at its end.
type line struct {
	runs []shaping.Output
	text []rune
	w    float64
	lang string // where it is not the document's
	to   []*target
}

// lines breaks a text to a width, at blanks alone: a citation or a number that is broken after a hyphen or between brackets is read
// back with a blank in it. "\n" begins a new line. Where a word is wider than the whole line, the text is broken where it may be
// (UAX 14), and that word within if it must be: nothing ever runs off the page. A
// line is in the language of its first run.
func (s *setter) lines(t sheet.Text, st style, width float64) []line {
	var out []line
	all := parts(t)
	for i, part := range all {
		if len(part) > 0 {
			if i+1 < len(all) {
				part = append(part, between)
			}
			for _, l := range s.fitted(s.shapeText(part), st, width) {
				l.lang = part[0].Lang
				out = append(out, l)
			}
		}
	}
	return out
}

func (s *setter) fitted(p shaped, st style, width float64) []line {
	whole := s.broken(p, unbroken(p.text), st, width, shaping.Never)
	if widest(whole) <= width {
		return whole
	}
	return s.broken(p, p.text, st, width, shaping.WhenNecessary)
}

// unbroken is a text of the same blanks that may be broken nowhere else.
func unbroken(text []rune) []rune {
	out := make([]rune, len(text))
	for i, r := range text {
		if out[i] = 'x'; unicode.IsSpace(r) {
			out[i] = r
		}
	}
	return out
}

// between is the blank at the end of a line, unseen, without which the words on both sides are heard as one.
var between = sheet.Run{Text: " "}

// extent is how wide the widest word of a text is, and the widest of its own lines.
func (s *setter) extent(t sheet.Text, st style) (word, whole float64) {
	for _, part := range parts(t) {
		if len(part) == 0 {
			continue
		}
		p := s.shapeText(part)
		word = max(word, widest(s.broken(p, p.text, st, 1, shaping.Never)))
		whole = max(whole, length(p.runs, st))
	}
	return word, whole
}

// broken breaks p where breaks, a text of the same length, allows it.
func (s *setter) broken(p shaped, breaks []rune, st style, width float64, policy shaping.LineBreakPolicy) []line {
	wrapped, _ := s.shape.wrap.WrapParagraphF(shaping.WrapConfig{Direction: di.DirectionLTR, BreakPolicy: policy}, fixed.Int26_6(width/st.size*em*64), breaks,
		shaping.NewSliceIterator(p.runs))
	out := make([]line, 0, len(wrapped))
	for _, w := range wrapped {
		out = append(out, line{runs: append([]shaping.Output{}, w...), text: p.text, w: length(w, st), to: p.to})
	}
	return out
}

// length is how long runs are, in points.
func length(runs []shaping.Output, st style) (w float64) {
	for _, o := range runs {
		w += float64(o.Advance) / 64 / em * st.size
	}
	return w
}

func widest(ls []line) (w float64) {
	for _, l := range ls {
		w = max(w, l.w)
	}
	return w
}
