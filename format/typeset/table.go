package typeset

import (
	"unicode/utf8"

	"github.com/recourse-health/recourse/format/sheet"
)

const pad = 4.0 // inside a cell

// table sets rows under a head; on a new page the head stands again, for the eye alone.
func (s *setter) table(t sheet.Table) {
	e := s.root.add("Table")
	if len(t.Caption) > 0 {
		s.flow(e.add("Caption"), s.lines(strong(t.Caption), cell, right-left), left, cell)
		s.y += 3
	}
	widths := columns(t)
	s.room(s.rowHeight(t.Head, widths) + 2*cell.lead)
	s.row(e.add("THead").add("TR"), strongAll(t.Head), widths, true)
	b := e.add("TBody")
	for _, r := range t.Rows {
		if h := s.rowHeight(r, widths); !s.fits(h) && s.y > top {
			s.newPage()
			s.headAgain(strongAll(t.Head), widths)
		}
		s.row(b.add("TR"), full(r, len(t.Head)), widths, false)
	}
	s.y += 8
}

// full fills a short row with empty cells: rows of unequal length break 7.2.
func full(r []sheet.Text, n int) []sheet.Text {
	for len(r) < n {
		r = append(r, nil)
	}
	return r
}

func strongAll(cells []sheet.Text) []sheet.Text {
	out := make([]sheet.Text, len(cells))
	for i, c := range cells {
		out[i] = strong(c)
	}
	return out
}

// columns shares the width out: as the table says, or by what the cells hold.
func columns(t sheet.Table) []float64 {
	shares := append([]float64{}, t.Widths...)
	if len(shares) == 0 {
		for i := range t.Head {
			most := utf8.RuneCountInString(t.Head[i].Plain())
			for _, r := range t.Rows {
				if i < len(r) {
					most = max(most, min(60, utf8.RuneCountInString(r[i].Plain())))
				}
			}
			shares = append(shares, float64(most+4))
		}
	}
	sum := 0.0
	for _, w := range shares {
		sum += w
	}
	for i := range shares {
		shares[i] *= (right - left) / sum
	}
	return shares
}

func (s *setter) rowHeight(cells []sheet.Text, widths []float64) float64 {
	h := cell.lead
	for i, c := range cells {
		h = max(h, float64(len(s.lines(c, cell, widths[i]-2*pad)))*cell.lead)
	}
	return h + 6
}

// row sets cells side by side. The first cell of a row names it; the cells of the head name the columns.
func (s *setter) row(tr *element, cells []sheet.Text, widths []float64, head bool) {
	h := s.rowHeight(cells, widths)
	x, y := left, s.y
	for i, c := range cells {
		e := tr.add("TD")
		switch {
		case head:
			e.tag, e.attrs = "TH", "/A <</O /Table /Scope /Column>>"
		case i == 0:
			e.tag, e.attrs = "TH", "/A <</O /Table /Scope /Row>>"
		}
		s.cell(e, c, x, y, widths[i])
		x += widths[i]
	}
	s.frame(widths, y, h)
	s.y = y + h
}

func (s *setter) cell(e *element, c sheet.Text, x, y, w float64) {
	ls := s.lines(c, cell, w-2*pad)
	if len(ls) == 0 {
		return
	}
	s.begin(e)
	for k, l := range ls {
		s.draw(l, x+pad, y+2+float64(k+1)*cell.lead-cell.lead*0.22, cell)
	}
	s.end()
}

func (s *setter) frame(widths []float64, y, h float64) {
	x := left
	for _, w := range widths {
		s.box(x, y, w, h, 0.75)
		x += w
	}
}

// headAgain shows the head of a table on a further page; it was read out once already.
func (s *setter) headAgain(head []sheet.Text, widths []float64) {
	h := s.rowHeight(head, widths)
	x := left
	for i, c := range head {
		s.artifact("Pagination")
		for k, l := range s.lines(c, cell, widths[i]-2*pad) {
			s.draw(l, x+pad, s.y+2+float64(k+1)*cell.lead-cell.lead*0.22, cell)
		}
		s.end()
		x += widths[i]
	}
	s.frame(widths, s.y, h)
	s.y += h
}
