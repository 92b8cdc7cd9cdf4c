package typeset

import "github.com/recourse-health/recourse/format/sheet"

const padX, padY = 6.0, 3.0 // inside a cell

// table sets rows under a head; on a new page the head stands again, for the eye alone.
func (s *setter) table(t sheet.Table) {
	e := s.root.add("Table")
	if t.Caption.Plain() != "" {
		ps := s.set(e.add("Caption"), strong(t.Caption), cell, left, wide, 6)
		for i := range ps {
			ps[i].keep = true
		}
		s.put(ps...)
	}
	widths := s.columns(t)
	head := s.cells(strongAll(t.Head), widths)
	first := s.row(head, widths, s.heads(e.add("THead").add("TR"), len(t.Head)), 1.5)
	first.gap, first.keep, first.lines = 4, true, 0
	s.put(first)
	again := s.row(head, widths, nil, 1.5)
	rows := e.add("TBody")
	for _, r := range t.Rows {
		s.tableRow(rows.add("TR"), full(r, len(t.Head)), widths, &again)
	}
	s.put(piece{h: 6, draw: func(float64) {}})
}

// tableRow sets a row; one that no page would hold is cut into as many as it needs, still the same cells to the ear.
func (s *setter) tableRow(tr *element, cells []sheet.Text, widths []float64, again *piece) {
	es := []*element{tr.add(th + "Row")}
	for range cells[1:] {
		es = append(es, tr.add("TD"))
	}
	rest := s.cells(cells, widths)
	most := int((bottom - top - again.h - 2*padY) / cell.lead)
	for {
		part, more := make([][]line, len(rest)), false
		for i, ls := range rest {
			n := min(most, len(ls))
			part[i], rest[i] = ls[:n], ls[n:]
			more = more || len(rest[i]) > 0
		}
		p := s.row(part, widths, es, 0.75)
		p.again = again
		s.put(p)
		if !more {
			return
		}
	}
}

func (s *setter) heads(tr *element, n int) (es []*element) {
	for range n {
		es = append(es, tr.add(th+"Column"))
	}
	return es
}

// full fills a short row with empty cells: rows of unequal length break 7.2.
func full(r []sheet.Text, n int) []sheet.Text {
	return append(append([]sheet.Text{}, r...), make([]sheet.Text, n-len(r))...)
}

func strongAll(cells []sheet.Text) []sheet.Text {
	out := make([]sheet.Text, len(cells))
	for i, c := range cells {
		out[i] = strong(c)
	}
	return out
}

func (s *setter) cells(cells []sheet.Text, widths []float64) [][]line {
	out := make([][]line, len(cells))
	for i, c := range cells {
		out[i] = s.lines(c, cell, widths[i]-2*padX)
	}
	return out
}

// row draws cells side by side; under is how thick the rule under them is.
func (s *setter) row(cells [][]line, widths []float64, es []*element, under float64) piece {
	n := 1
	for _, ls := range cells {
		n = max(n, len(ls))
	}
	h := float64(n)*cell.lead + 2*padY
	return piece{h: h, lines: n, draw: func(y float64) {
		x := left
		for i, ls := range cells {
			if len(ls) > 0 {
				s.inOr(es, i)
				s.column(ls, x+padX, y+padY, cell)
			}
			s.box(x, y, widths[i], h, 0.75)
			x += widths[i]
		}
		s.rule(left, y+h, right, y+h, under)
	}}
}
