package typeset

import "github.com/recourse-health/recourse/format/sheet"

const (
	boxW   = 58.0 // of a column of boxes
	square = 11.0
)

// choices is a table of sentences with two empty boxes before each: confirmed, struck.
func (s *setter) choices(c sheet.Choices) {
	e := s.root.add("Table")
	head := [3][]line{s.lines(sheet.B(c.Confirm), small, boxW-4), s.lines(sheet.B(c.Strike), small, boxW-4), s.lines(sheet.B(c.Sentence), small, wide-2*boxW)}
	tr := e.add("THead").add("TR")
	first := s.choiceHead(head, tr.add(th+"Column"), tr.add(th+"Column"), tr.add(th+"Column"))
	first.gap, first.keep = 6, true
	s.put(first)
	again := s.choiceHead(head)
	rows := e.add("TBody")
	for _, item := range c.Items {
		p := s.choice(rows.add("TR"), item, c.Box)
		p.again = &again
		s.put(p)
	}
}

// choiceHead names the columns. Without elements it is for the eye alone: on a further page it was read out once already.
func (s *setter) choiceHead(head [3][]line, es ...*element) piece {
	n := max(len(head[0]), len(head[1]), len(head[2]))
	h := float64(n)*small.lead + 5
	return piece{h: h, draw: func(y float64) {
		for i, ls := range head {
			s.inOr(es, i)
			s.column(ls, left+float64(i)*boxW, y, small)
		}
		s.rule(left, y+h-3, right, y+h-3, 0.75)
	}}
}

// choice is one row. Each box is a figure that is read out as what it is; nothing is ever in it.
func (s *setter) choice(tr *element, item sheet.Choice, words string) piece {
	boxes := [2]*element{tr.add("TD").add("Figure"), tr.add("TD").add("Figure")}
	sentence := tr.add("TD")
	ls := s.lines(item.Text, body, wide-2*boxW)
	h := float64(max(1, len(ls)))*body.lead + 5 // no more: who reads the page back takes the rows for one block with the head
	return piece{h: h, lines: len(ls), draw: func(y float64) {
		for i, f := range boxes {
			x := left + float64(i)*boxW + 16
			f.attrs = "/Alt " + textString(words) + s.attrBox(x, y+2, square, square)
			s.in(f)
			s.square(x, y+2)
		}
		s.in(sentence)
		s.column(ls, left+2*boxW, y, body)
	}}
}
