// Package packet composes what stands before the papers of a packet: its cover and its index.
//
// It promises that every part of the packet has its row, with the page on which it begins, and that cover and index say nothing
// that the case does not hold.
package packet

import (
	"github.com/recourse-health/recourse/paper/letter"
	"github.com/recourse-health/recourse/value/doc"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// A Part is a paper or an exhibit of the packet.
type Part struct {
	Key   string   // of a paper its kind, of an exhibit its mark
	Title say.Line // in the index, and as bookmark
	Page  int      // of the packet, from 1
	On    ref.Fact // of an exhibit that the case names
}

// Contents are the parts in their order: the papers as they were asked for, then the exhibits by their marks.
type Contents struct {
	Papers, Exhibits []Part
	Pages            int
}

// Cover says from whom and to whom, about what, and how many pages there are.
func Cover(in letter.Input, c Contents, fax bool) (doc.Paper, error) {
	title := say.L("packet.title")
	if fax {
		title = say.L("packet.title.fax")
	}
	holds := say.L("packet.holds.papers", say.A("papers", len(c.Papers)), say.A("pages", c.Pages))
	if len(c.Exhibits) > 0 {
		holds = say.L("packet.holds", say.A("papers", len(c.Papers)), say.A("exhibits", len(c.Exhibits)), say.A("pages", c.Pages))
	}
	first := ""
	if len(c.Papers) > 0 {
		first = c.Papers[0].Key
	}
	return letter.Cover(in, title, first, holds, "packet.care")
}

// Index has a row for each part.
func Index(in letter.Input, c Contents) (doc.Paper, error) {
	title := say.L("packet.index")
	head := []say.Line{say.L("packet.index.part"), say.L("packet.index.page")}
	var rows [][]say.Line
	on := letter.Member(in).On
	for _, p := range c.All() {
		rows = append(rows, []say.Line{p.Title, say.L("packet.row.page", say.A("n", p.Page))})
		if p.On != "" {
			on = append(on, ref.Ref{Fact: p.On})
		}
	}
	table, err := doc.NewTable(on, say.L("packet.index.caption"), head, rows)
	return doc.Paper{Kind: "index", Title: title, Foot: letter.Foot(in), Paragraphs: []doc.Paragraph{doc.NewHeading(1, title), table}}, err
}

// All gives the parts in the order of the packet.
func (c Contents) All() []Part { return append(append([]Part{}, c.Papers...), c.Exhibits...) }

// Numbered is the contents with the page on which each part begins, in the order of All.
func (c Contents) Numbered(begins []int, pages int) Contents {
	out := Contents{Papers: append([]Part{}, c.Papers...), Exhibits: append([]Part{}, c.Exhibits...), Pages: pages}
	for i := range out.Papers {
		out.Papers[i].Page = begins[i]
	}
	for i := range out.Exhibits {
		out.Exhibits[i].Page = begins[len(out.Papers)+i]
	}
	return out
}
