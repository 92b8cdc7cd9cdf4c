package typeset

import "github.com/recourse-health/recourse/format/sheet"

// notice is a line or two in a heavy box, in the middle of it.
func (s *setter) notice(n sheet.Notice) {
	const inset = 12.0
	e := s.root.add("P")
	st := notice
	ls := s.lines(strong(n.Text), st, wide-2*inset)
	if len(ls) > 2 { // a sentence, not a call
		st = body
		ls = s.lines(n.Text, st, wide-2*inset)
	}
	h := float64(len(ls))*st.lead + inset
	s.put(piece{gap: 6, h: h + 8, lines: len(ls), draw: func(y float64) {
		s.box(left+1.25, y+1.25, wide-2.5, h-2.5, 2.5)
		s.in(e)
		for i, l := range ls {
			x := left + inset
			if st == notice {
				x = left + (wide-l.w)/2
			}
			s.show(l, x, y+inset/2+float64(i)*st.lead, st)
		}
	}})
}

const ruleGap = 22.0 // between lines to write on

// ruled are lines to write on, on the page of the text before them.
func (s *setter) ruled(n int) {
	s.cling()
	var ps []piece
	for range n {
		ps = append(ps, piece{h: ruleGap, draw: func(y float64) { s.rule(left, y+ruleGap, right, y+ruleGap, 0.75) }})
	}
	s.put(bind(ps)...)
}

const signRoom = 34.0 // above the line, to sign in

// signature leaves room to sign above a line; the fields stand side by side, and never alone on a page.
func (s *setter) signature(g sheet.Signature) {
	s.cling()
	const gutter = 24.0
	widths := shares(len(g.Fields), wide, gutter)
	x, most := left, 0
	var draws []func(float64)
	for i, f := range g.Fields {
		e, at, w := s.root.add("P"), x, widths[i]
		ls := s.lines(f, small, w)
		draws = append(draws, func(y float64) {
			s.rule(at, y+signRoom, at+w, y+signRoom, 1)
			s.in(e)
			s.column(ls, at, y+signRoom+3, small)
		})
		most = max(most, len(ls))
		x += w + gutter
	}
	s.put(piece{gap: 6, h: signRoom + 6 + float64(most)*small.lead, draw: func(y float64) {
		for _, d := range draws {
			d(y)
		}
	}})
}

// shares gives the first of n fields, the one who signs, the most room.
func shares(n int, width, gutter float64) []float64 {
	out := make([]float64, n)
	unit := (width - gutter*float64(n-1)) / float64(n+1)
	for i := range out {
		out[i] = unit
	}
	if n > 0 {
		out[0] = 2 * unit
	}
	return out
}

// note is small text under a rule; under a signature it stays on its page.
func (s *setter) note(n sheet.Note) {
	if s.signed {
		s.pieces[len(s.pieces)-1].keep = true
	}
	s.put(piece{gap: 6, h: 5, keep: true, draw: func(y float64) { s.rule(left, y, right, y, 0.75) }})
	s.put(guard(s.set(s.root.add("P"), n.Text, small, left, wide, 0))...)
}
