package packet

import (
	"github.com/recourse-health/recourse/format/sheet"
	"github.com/recourse-health/recourse/format/typeset"
	"github.com/recourse-health/recourse/paper/packet"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/draft"
)

// contents lists the parts, their pages not yet known.
func (m *Maker) contents(papers []draft.Laid, exhibits []*exhibit) packet.Contents {
	var c packet.Contents
	for _, l := range papers {
		c.Papers = append(c.Papers, packet.Part{Key: l.Kind, Title: l.Title})
	}
	for _, x := range exhibits {
		c.Exhibits = append(c.Exhibits, packet.Part{Key: x.mark, Title: x.title(), On: x.fact})
	}
	return c
}

// part is a paper as a part: under its own page numbers stand those of the packet.
func (m *Maker) part(l draft.Laid) typeset.Part {
	s := l.Sheet
	s.Folio = m.word("packet.folio")
	return typeset.Part{Key: l.Kind, Title: s.Title, Sheet: &s}
}

// linked makes the rows of the index lead to their parts.
func linked(d *sheet.Document, parts []packet.Part) {
	for _, b := range d.Blocks {
		t, ok := b.(sheet.Table)
		if !ok || len(t.Rows) != len(parts) {
			continue
		}
		for i, r := range t.Rows {
			for j := range r[0] {
				r[0][j].To = parts[i].Key
			}
		}
	}
}

// title is what an exhibit is called in the index, over its first page and as a bookmark.
func (x *exhibit) title() say.Line {
	return say.L("packet.row.exhibit", say.A("mark", x.mark), say.A("label", x.label))
}
