package typeset

import (
	"github.com/recourse-health/recourse/format/sheet"
)

// blocks sets all blocks. Each is told what it must keep with: a heading with what follows it, text with the signature.
func (s *setter) blocks(bs []sheet.Block) {
	for i := range bs {
		s.room(s.need(bs, i))
		s.block(bs[i])
	}
}

// need is how much room a block wants at least before it may begin on a page.
func (s *setter) need(bs []sheet.Block, i int) float64 {
	if i >= len(bs) {
		return 0
	}
	h := s.least(bs[i])
	_, heading := bs[i].(sheet.Heading)
	if heading || i+1 < len(bs) && clings(bs[i+1]) {
		return h + s.need(bs, i+1)
	}
	return h
}

// clings reports a block that stands with the text before it: what is signed, and lines to write on.
func clings(b sheet.Block) bool {
	switch b.(type) {
	case sheet.Signature, sheet.Lines:
		return true
	}
	return false
}

// least is the room that the beginning of a block takes: two lines of a text, the whole of what is not broken.
func (s *setter) least(b sheet.Block) float64 {
	switch b := b.(type) {
	case sheet.Heading:
		st := titles[b.Level]
		return above(b.Level) + float64(len(s.lines(b.Text, st, right-left)))*st.lead + 4
	case sheet.Paragraph:
		st := paragraphStyle(b)
		return float64(min(len(s.lines(b.Text, st, right-left)), 8)) * st.lead
	case sheet.Signature:
		return signatureH
	case sheet.Notice:
		return float64(len(s.lines(b.Text, body, right-left-20)))*body.lead + 20
	case sheet.Lines:
		return float64(b.Count)*ruleGap + 8
	case sheet.Re:
		return s.reHeight(b)
	case sheet.Note:
		return 24 + small.lead
	}
	return 3 * body.lead
}

func paragraphStyle(p sheet.Paragraph) style {
	if p.Small {
		return small
	}
	return body
}

func above(level int) float64 {
	if level == 1 {
		return 10
	}
	return 9
}

func (s *setter) block(b sheet.Block) {
	switch b := b.(type) {
	case sheet.Heading:
		s.heading(b)
	case sheet.Paragraph:
		s.text("P", b.Text, paragraphStyle(b), 6)
	case sheet.Address:
		s.address(b)
	case sheet.Date:
		s.text("P", b.Text, body, 10)
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
		s.y += 4
		s.rule(left, s.y, right, s.y, 0.75)
		s.y += 4
		s.text("P", b.Text, small, 0)
	}
}

func (s *setter) heading(h sheet.Heading) {
	s.y += above(h.Level)
	tag := map[int]string{1: "H1", 2: "H2", 3: "H3"}[h.Level]
	s.marks = append(s.marks, bookmark{h.Text.Plain(), len(s.pages) - 1, s.y})
	s.text(tag, strong(h.Text), titles[h.Level], 3)
}

func strong(t sheet.Text) sheet.Text {
	out := make(sheet.Text, len(t))
	for i, r := range t {
		r.Bold = true
		out[i] = r
	}
	return out
}

// text sets a text over the whole width; over a page break no single line stands alone.
func (s *setter) text(tag string, t sheet.Text, st style, after float64) {
	e := s.root.add(tag)
	s.flow(e, s.lines(t, st, right-left), left, st)
	s.y += after
}

// flow sets lines one under the other, on as many pages as they need.
func (s *setter) flow(e *element, ls []line, x float64, st style) {
	if len(ls) == 0 {
		return
	}
	s.begin(e)
	for i, l := range ls {
		alone := i == len(ls)-2 && len(ls) > 2 && !s.fits(2*st.lead)
		if !s.fits(st.lead) || alone {
			s.end()
			s.newPage()
			s.begin(e)
		}
		s.y += st.lead
		s.draw(l, x, s.y-st.lead*0.25, st)
	}
	s.end()
}

func (s *setter) address(a sheet.Address) {
	t := sheet.Text{}
	for i, l := range a.Lines {
		if i > 0 {
			t = append(t, sheet.Run{Text: "\n"})
		}
		t = append(t, l...)
	}
	s.text("P", t, body, 9)
}

const labelW = 84.0 // of the labels in the block at the head

func (s *setter) reHeight(r sheet.Re) float64 {
	h := 12.0
	for _, f := range r.Rows {
		h += float64(len(s.lines(f.Text, body, right-left-labelW)))*body.lead + 1
	}
	return h
}

// re is a table of labels and values between two rules; the labels are the heads of its rows.
func (s *setter) re(r sheet.Re) {
	s.rule(left, s.y, right, s.y, 1.5)
	s.y += 3
	t := s.root.add("Table").add("TBody")
	for _, f := range r.Rows {
		tr := t.add("TR")
		th := tr.add("TH")
		th.attrs = "/A <</O /Table /Scope /Row>>"
		y := s.y
		s.begin(th)
		for _, l := range s.lines(sheet.B(f.Label), body, labelW-6) {
			s.draw(l, left, y+body.lead*0.75, body)
		}
		s.end()
		s.flow(tr.add("TD"), s.lines(f.Text, body, right-left-labelW), left+labelW, body)
		s.y += 1
	}
	s.y += 5
	s.rule(left, s.y, right, s.y, 1.5)
	s.y += 9
}

// notice is a heavy box.
func (s *setter) notice(n sheet.Notice) {
	ls := s.lines(n.Text, body, right-left-20)
	h := float64(len(ls))*body.lead + 12
	s.box(left, s.y, right-left, h, 2.5)
	s.y += 6
	s.flow(s.root.add("P"), ls, left+10, body)
	s.y += 16
}

const ruleGap = 22.0 // between lines to write on

// ruled are lines to write on.
func (s *setter) ruled(n int) {
	for range n {
		s.room(ruleGap)
		s.y += ruleGap
		s.rule(left, s.y, right, s.y, 0.75)
	}
	s.y += 8
}

const signatureH = 74.0

// signature leaves room to sign above a line; the fields stand side by side under it.
func (s *setter) signature(g sheet.Signature) {
	s.y += 40
	widths := []float64{300, 120, 100}
	x := left
	base := s.y
	for i, f := range g.Fields {
		w := widths[min(i, len(widths)-1)]
		s.rule(x, base, x+w, base, 0.75)
		s.y = base + 2
		s.flow(s.root.add("P"), s.lines(f, small, w), x, small)
		x += w + 24
	}
	s.y = max(s.y, base+2+small.lead) + 8
}
