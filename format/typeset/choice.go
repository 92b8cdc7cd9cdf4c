package typeset

import "github.com/recourse-health/recourse/format/sheet"

const (
	boxW   = 58.0 // of a column of boxes
	square = 11.0
)

// choices is a table of sentences with two empty boxes before each: confirmed, struck.
func (s *setter) choices(c sheet.Choices) {
	e := s.root.add("Table")
	widths := []float64{boxW, boxW, right - left - 2*boxW}
	head := []sheet.Text{sheet.B(c.Confirm), sheet.B(c.Strike), sheet.B(c.Sentence)}
	s.room(5 * body.lead)
	s.choiceHead(e.add("THead").add("TR"), head, widths)
	b := e.add("TBody")
	for _, item := range c.Items {
		ls := s.lines(item.Text, body, widths[2])
		s.room(float64(len(ls))*body.lead + 5)
		s.choice(b.add("TR"), ls, c.Box)
	}
	s.y += 6
}

func (s *setter) choiceHead(tr *element, head []sheet.Text, widths []float64) {
	x, y := left, s.y
	for i, c := range head {
		th := tr.add("TH")
		th.attrs = "/A <</O /Table /Scope /Column>>"
		s.y = y
		s.flow(th, s.lines(c, small, widths[i]), x, small)
		x += widths[i]
	}
	s.y += 2
	s.rule(left, s.y, right, s.y, 0.75)
	s.y += 3
}

// choice is one row. Each box is a figure that is read out as what it is; nothing is ever in it.
func (s *setter) choice(tr *element, ls []line, words string) {
	y := s.y
	for i := range 2 {
		f := tr.add("TD").add("Figure")
		x := left + float64(i)*boxW + 16
		f.attrs = "/Alt " + text16(words) + attrBox(x, y+2, square)
		s.begin(f)
		s.square(x, y+2)
		s.end()
	}
	s.flow(tr.add("TD"), ls, left+2*boxW, body)
	s.y += 5
}
