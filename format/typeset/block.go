package typeset

import "github.com/recourse-health/recourse/format/sheet"

func (s *setter) block(b sheet.Block) {
	switch b := b.(type) {
	case sheet.Heading:
		s.heading(b)
	case sheet.Paragraph:
		s.text("P", b.Text, paragraphStyle(b), 5)
	case sheet.Address:
		s.address(b)
	case sheet.Date:
		s.text("P", b.Text, body, 9)
	case sheet.Re:
		s.re(b)
	case sheet.Table:
		s.table(b)
	case sheet.Notice:
		s.notice(b)
	case sheet.Choices:
		s.choices(b)
	case sheet.Lines:
		s.ruled(b.Count)
	case sheet.Signature:
		s.signature(b)
	case sheet.Note:
		s.note(b)
	}
	_, s.signed = b.(sheet.Signature)
}

func paragraphStyle(p sheet.Paragraph) style {
	if p.Small {
		return small
	}
	return body
}

// heading stands on the page of what follows it.
func (s *setter) heading(h sheet.Heading) {
	e := s.root.add([...]string{1: "H1", 2: "H2", 3: "H3"}[h.Level])
	ps := s.set(e, strong(h.Text), titles[h.Level], left, wide, 11)
	if len(ps) == 0 {
		return
	}
	show := ps[0].draw
	ps[0].draw = func(y float64) {
		s.marks = append(s.marks, bookmark{h.Text.Plain(), len(s.pages) - 1, y, h.Level})
		show(y)
	}
	for i := range ps {
		ps[i].keep, ps[i].lines = true, 0
	}
	s.put(ps...)
}

func strong(t sheet.Text) sheet.Text {
	out := make(sheet.Text, len(t))
	for i, r := range t {
		r.Bold = true
		out[i] = r
	}
	return out
}

// text sets a text over the whole width.
func (s *setter) text(tag string, t sheet.Text, st style, gap float64) {
	s.put(guard(s.set(s.root.add(tag), t, st, left, wide, gap))...)
}

// set makes a piece of each line of a text.
func (s *setter) set(e *element, t sheet.Text, st style, x, width, gap float64) []piece {
	var ps []piece
	for i, l := range s.lines(t, st, width) {
		p := piece{h: st.lead, lines: 1, draw: func(y float64) { s.in(e); s.show(l, x, y, st) }}
		if i == 0 {
			p.gap = gap
		}
		ps = append(ps, p)
	}
	return ps
}

// column shows lines one under the other, as part of a piece.
func (s *setter) column(ls []line, x, y float64, st style) {
	for i, l := range ls {
		s.show(l, x, y+float64(i)*st.lead, st)
	}
}

// address is one paragraph of several lines; the name of the sender is set larger.
func (s *setter) address(a sheet.Address) {
	e := s.root.add("P")
	var ps []piece
	for i, l := range a.Lines {
		st := body
		if a.Sender && len(l) > 0 && l[0].Bold {
			st = sender
		}
		if i+1 < len(a.Lines) {
			l = append(l[:len(l):len(l)], between)
		}
		ps = append(ps, s.set(e, l, st, left, wide, 0)...)
	}
	if len(ps) > 0 {
		ps[0].gap = 9
	}
	s.put(bind(ps)...)
}
