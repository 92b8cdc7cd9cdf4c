package docxmake

import (
	"fmt"
	"strings"

	"github.com/recourse-health/recourse/format/sheet"
)

type writer struct{ strings.Builder }

func (w *writer) block(b sheet.Block) {
	switch b := b.(type) {
	case sheet.Heading:
		w.par(fmt.Sprintf("Heading%d", b.Level), b.Text)
	case sheet.Paragraph:
		w.par(map[bool]string{false: "Body", true: "Small"}[b.Small], b.Text)
	case sheet.Address:
		w.par("Address", joined(b.Lines))
	case sheet.Date:
		w.par("Body", b.Text)
	case sheet.Re:
		w.re(b)
	case sheet.Table:
		w.table(b)
	case sheet.Notice:
		w.par("Notice", b.Text)
	case sheet.Choices:
		w.choices(b)
	case sheet.Lines:
		for range b.Count {
			w.par("Line", sheet.T(" "))
		}
	case sheet.Signature:
		w.signature(b)
	case sheet.Note:
		w.par("Small", b.Text)
	}
}

func joined(lines []sheet.Text) sheet.Text {
	var out sheet.Text
	for i, l := range lines {
		if i > 0 {
			out = append(out, sheet.Run{Text: "\n"})
		}
		out = append(out, l...)
	}
	return out
}

// par writes a paragraph of a style.
func (w *writer) par(style string, t sheet.Text) {
	fmt.Fprintf(w, `<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr>`, style)
	for _, r := range t {
		w.run(r)
	}
	w.WriteString("</w:p>")
}

func (w *writer) run(r sheet.Run) {
	w.WriteString("<w:r>")
	if r.Bold {
		w.WriteString("<w:rPr><w:b/></w:rPr>")
	}
	text := r.Text
	if r.Keep {
		text = strings.ReplaceAll(text, " ", "\u00a0")
	}
	for i, piece := range strings.Split(text, "\n") {
		if i > 0 {
			w.WriteString("<w:br/>")
		}
		if piece != "" {
			fmt.Fprintf(w, `<w:t xml:space="preserve">%s</w:t>`, esc(piece))
		}
	}
	w.WriteString("</w:r>")
}

// grid opens a table of columns in twentieths of a point; borders is the kind of line round its cells.
func (w *writer) grid(borders string, widths ...int) {
	sum := 0
	for _, x := range widths {
		sum += x
	}
	fmt.Fprintf(w, `<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:tblBorders>`, sum)
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		kind := borders
		if borders == "ends" {
			kind = map[bool]string{true: "single", false: "nil"}[side == "top" || side == "bottom"]
		}
		fmt.Fprintf(w, `<w:%s w:val="%s" w:sz="8" w:space="0" w:color="000000"/>`, side, kind)
	}
	w.WriteString(`</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for _, x := range widths {
		fmt.Fprintf(w, `<w:gridCol w:w="%d"/>`, x)
	}
	w.WriteString("</w:tblGrid>")
}

// row writes one row; a head row comes again on each page.
func (w *writer) row(head bool, style string, widths []int, cells []sheet.Text) {
	w.WriteString(`<w:tr><w:trPr><w:cantSplit/>`)
	if head {
		w.WriteString(`<w:tblHeader/>`)
	}
	w.WriteString(`</w:trPr>`)
	for i, x := range widths {
		fmt.Fprintf(w, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, x)
		var t sheet.Text
		if i < len(cells) {
			t = cells[i]
		}
		w.par(style, t)
		w.WriteString("</w:tc>")
	}
	w.WriteString("</w:tr>")
}

func (w *writer) re(r sheet.Re) {
	widths := []int{1680, 7680}
	w.grid("ends", widths...)
	for _, f := range r.Rows {
		w.row(false, "Cell", widths, []sheet.Text{sheet.B(f.Label), f.Text})
	}
	w.WriteString("</w:tbl>")
	w.par("Body", nil)
}

func (w *writer) table(t sheet.Table) {
	if len(t.Caption) > 0 {
		w.par("Heading2", t.Caption)
	}
	widths := make([]int, len(t.Head))
	for i := range widths {
		widths[i] = 9360 / len(widths)
	}
	w.grid("single", widths...)
	w.row(true, "Cell", widths, bold(t.Head))
	for _, r := range t.Rows {
		w.row(false, "Cell", widths, r)
	}
	w.WriteString("</w:tbl>")
	w.par("Body", nil)
}

func bold(cells []sheet.Text) []sheet.Text {
	out := make([]sheet.Text, len(cells))
	for i, c := range cells {
		for _, r := range c {
			r.Bold = true
			out[i] = append(out[i], r)
		}
	}
	return out
}

func (w *writer) choices(c sheet.Choices) {
	widths := []int{1160, 1160, 7040}
	w.grid("nil", widths...)
	w.row(true, "Cell", widths, []sheet.Text{sheet.B(c.Confirm), sheet.B(c.Strike), sheet.B(c.Sentence)})
	for _, i := range c.Items {
		w.row(false, "Cell", widths, []sheet.Text{sheet.T("☐"), sheet.T("☐"), i.Text})
	}
	w.WriteString("</w:tbl>")
	w.par("Body", nil)
}

func (w *writer) signature(g sheet.Signature) {
	w.par("Body", nil)
	w.par("Body", nil)
	for _, f := range g.Fields {
		w.par("Signature", f)
	}
}
