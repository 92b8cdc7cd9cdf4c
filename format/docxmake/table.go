package docxmake

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/recourse-health/recourse/format/sheet"
)

// grid opens a table of columns in twentieths of a point; style is its named style. Caption and description are what a screen reader
// says of it.
func (w *writer) grid(style, caption, description string, widths ...int) {
	sum := 0
	for _, x := range widths {
		sum += x
	}
	fmt.Fprintf(w, `<w:tbl><w:tblPr><w:tblStyle w:val="%s"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/>`, style, sum)
	w.WriteString(`<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="0"/>`)
	if caption != "" {
		fmt.Fprintf(w, `<w:tblCaption w:val="%s"/>`, esc(caption))
	}
	if description != "" {
		fmt.Fprintf(w, `<w:tblDescription w:val="%s"/>`, esc(description))
	}
	w.WriteString(`</w:tblPr><w:tblGrid>`)
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
	var labels []string
	for _, f := range r.Rows {
		labels = append(labels, f.Label)
	}
	w.grid("Facts", "", strings.Join(labels, ", "), widths...)
	for _, f := range r.Rows {
		w.row(false, "Cell", widths, []sheet.Text{sheet.B(f.Label), f.Text})
	}
	w.WriteString("</w:tbl>")
	w.par("Body", nil)
}

func (w *writer) table(t sheet.Table) {
	caption := t.Caption.Plain()
	if caption != "" {
		w.par("Caption", t.Caption)
	}
	widths := columns(t)
	var heads []string
	for _, h := range t.Head {
		heads = append(heads, h.Plain())
	}
	w.grid("Ruled", caption, strings.Join(heads, ", "), widths...)
	w.row(true, "Cell", widths, bold(t.Head))
	for _, r := range t.Rows {
		w.row(false, "Cell", widths, r)
	}
	w.WriteString("</w:tbl>")
	w.par("Body", nil)
}

const wide = 9360 // of the text, in twentieths of a point

// columns shares the width out: as the table says, or by the letters of the longest cell.
func columns(t sheet.Table) []int {
	shares, sum := append([]float64{}, t.Widths...), 0.0
	if len(shares) == 0 {
		shares = make([]float64, len(t.Head))
		for _, r := range append([][]sheet.Text{t.Head}, t.Rows...) {
			for i, c := range r {
				shares[i] = max(shares[i], 4+float64(min(40, utf8.RuneCountInString(c.Plain()))))
			}
		}
	}
	for _, s := range shares {
		sum += s
	}
	out, rest := make([]int, len(shares)), wide
	for i, s := range shares {
		out[i] = int(s / sum * wide)
		rest -= out[i]
	}
	out[0] += rest
	return out
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

// box is an empty box to tick; Word finds it in a typeface of signs.
var box = sheet.T("☐")

func (w *writer) choices(c sheet.Choices) {
	widths := []int{1480, 1120, 6760}
	w.grid("Choices", "", strings.Join([]string{c.Confirm, c.Strike, c.Sentence}, ", "), widths...)
	w.row(true, "Cell", widths, []sheet.Text{sheet.B(c.Confirm), sheet.B(c.Strike), sheet.B(c.Sentence)})
	for _, i := range c.Items {
		w.row(false, "Cell", widths, []sheet.Text{box, box, i.Text})
	}
	w.WriteString("</w:tbl>")
	w.par("Body", nil)
}
