package docxmake

import (
	"fmt"
	"strings"

	"github.com/recourse-health/recourse/format/sheet"
)

// writer writes the body. keep: the next paragraph stands on the same page.
type writer struct {
	strings.Builder
	keep bool
}

func (w *writer) block(b sheet.Block) {
	switch b := b.(type) {
	case sheet.Heading:
		w.par(fmt.Sprintf("Heading%d", b.Level), b.Text)
	case sheet.Paragraph:
		w.par(map[bool]string{false: "Body", true: "Small"}[b.Small], b.Text)
	case sheet.Address:
		w.address(b)
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
			w.par("Line", nil)
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

// address sets the name of a sender larger, as the PDF does.
func (w *writer) address(a sheet.Address) {
	t := joined(a.Lines)
	w.open("Address")
	for i, r := range t {
		props := ""
		if a.Sender && i == 0 && r.Bold {
			props = `<w:sz w:val="25"/>`
		}
		w.run(r, props)
	}
	w.WriteString("</w:p>")
}

// par writes a paragraph of a style.
func (w *writer) par(style string, t sheet.Text) {
	w.open(style)
	for _, r := range t {
		w.run(r, "")
	}
	w.WriteString("</w:p>")
}

func (w *writer) open(style string) {
	keep := ""
	if w.keep {
		keep = "<w:keepNext/>"
	}
	fmt.Fprintf(w, `<w:p><w:pPr><w:pStyle w:val="%s"/>%s</w:pPr>`, style, keep)
}

// run writes a run; props are further properties of it.
func (w *writer) run(r sheet.Run, props string) {
	w.WriteString("<w:r>")
	if r.Bold {
		props = `<w:rStyle w:val="Strong"/>` + props
	}
	if r.Lang != "" {
		props += `<w:lang w:val="` + esc(r.Lang) + `"/>`
	}
	if props != "" {
		w.WriteString("<w:rPr>" + props + "</w:rPr>")
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

// signature gives each field a line of its own to write on; Word keeps it on the page of the text before it.
func (w *writer) signature(g sheet.Signature) {
	for i, f := range g.Fields {
		w.keep = i+1 < len(g.Fields)
		w.par("Signature", f)
	}
	w.keep = false
}
