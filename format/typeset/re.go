package typeset

import "github.com/recourse-health/recourse/format/sheet"

const (
	labelMost = 150.0 // of the labels in the block at the head
	labelGap  = 12.0
)

// re is a table of labels and values between two rules; the labels are the heads of its rows.
func (s *setter) re(r sheet.Re) {
	rows := s.root.add("Table").add("TBody")
	w := 0.0
	for _, f := range r.Rows {
		w = max(w, widest(s.lines(sheet.B(f.Label), body, labelMost)))
	}
	s.put(piece{gap: 8, h: 6, keep: true, draw: func(y float64) { s.rule(left, y, right, y, 1.5) }})
	for _, f := range r.Rows {
		tr := rows.add("TR")
		s.put(s.fact(tr.add(th+"Row"), tr.add("TD"), f, w+labelGap))
	}
	s.put(piece{h: 10, draw: func(y float64) { s.rule(left, y+5, right, y+5, 1.5) }})
}

func (s *setter) fact(label, value *element, f sheet.Fact, w float64) piece {
	ls, vs := s.lines(sheet.B(f.Label), body, w-labelGap+1), s.lines(f.Text, body, wide-w)
	return piece{h: float64(max(len(ls), len(vs)))*body.lead + 1, lines: len(vs), keep: true, draw: func(y float64) {
		s.in(label)
		s.column(ls, left, y, body)
		s.in(value)
		s.column(vs, left+w, y, body)
	}}
}
