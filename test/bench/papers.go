package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/recourse-health/recourse/book/font"
	"github.com/recourse-health/recourse/format/docxmake"
	"github.com/recourse-health/recourse/format/sheet"
	"github.com/recourse-health/recourse/format/typeset"
)

const claim = "She reports a trial of dextroamphetamine-amphetamine extended-release in the summer of 2023, stopped for palpitations. "

// sample is a letter of four pages with a table of 26 rows.
func sample() sheet.Document {
	bs := []sheet.Block{sheet.Heading{Level: 1, Text: sheet.T("Request for a step therapy exception")}}
	for i := range 9 {
		bs = append(bs, sheet.Heading{Level: 2, Text: sheet.T(fmt.Sprintf("%d. A ground", i+1))},
			sheet.Paragraph{Text: sheet.Text{{Text: strings.Repeat(claim, 4)}, sheet.Ex("(Ex. D, lines 3 to 6)")}})
	}
	t := sheet.Table{Caption: sheet.T("Criteria"), Head: []sheet.Text{sheet.T("The plan requires"), sheet.T("The record shows"), sheet.T("Exhibit"), sheet.T("Answer")}}
	for i := range 26 {
		t.Rows = append(t.Rows, []sheet.Text{sheet.T(fmt.Sprintf("%d. “methylphenidate extended-release … within the past 365 days”", i+1)),
			sheet.T("36 mg, then 54 mg, March 6 to June 12, 2023, 4 fills. Not effective after 14 weeks."), sheet.T("B-2"), sheet.B("Met")})
	}
	return sheet.Document{Title: "Request", Lang: "en-US", Day: "2026-11-23", Folio: "page {page} of {pages}", Foot: "Whitfield, Dana",
		Blocks: append(bs, t, sheet.Signature{Fields: []sheet.Text{sheet.T("Elena Marsh, MD"), sheet.T("Date")}})}
}

// papers sets a letter as PDF, beside Typst where it is installed, and as DOCX.
func papers(b *bench) {
	d, fonts := sample(), typeset.Fonts{Regular: font.Regular, Bold: font.Bold}
	const times = 10
	set := func() float64 {
		return here(func() {
			for range times {
				_, err := typeset.PDF(d, fonts)
				must(err)
			}
		}) / times
	}
	letter := row{what: "a letter of 4 pages, table of 26 rows: PDF, CPU", unit: "ms"}
	if typst := version("typst", "--version"); typst != "" {
		src, out := filepath.Join(b.dir, "letter.typ"), filepath.Join(b.dir, "typst.pdf")
		must(os.WriteFile(src, []byte(asTypst(d)), 0o600))
		letter.ref, letter.ratio = typst+", a process each", 3
		letter.ours, letter.them = rounds(9, set, func() float64 { return run(nil, "typst", "compile", src, out).cpu })
	} else {
		letter.bound = 60
		letter.ours, _ = rounds(9, set, nil)
	}
	b.add(letter)
	ours, _ := rounds(9, func() float64 {
		return here(func() {
			for range times {
				_, err := docxmake.DOCX(d)
				must(err)
			}
		}) / times
	}, nil)
	b.add(row{what: "the same letter: DOCX, CPU", unit: "ms", ours: ours, bound: 10})
}

// asTypst is the same text in the same order for Typst.
func asTypst(d sheet.Document) string {
	var s strings.Builder
	s.WriteString("#set page(\"us-letter\", margin: 1in)\n#set text(11pt)\n")
	quoted := func(t sheet.Text) string { return fmt.Sprintf("#%q", t.Plain()) }
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case sheet.Heading:
			fmt.Fprintf(&s, "%s %s\n\n", strings.Repeat("=", b.Level), quoted(b.Text))
		case sheet.Paragraph:
			fmt.Fprintf(&s, "%s\n\n", quoted(b.Text))
		case sheet.Table:
			fmt.Fprintf(&s, "#table(columns: (2fr, 3fr, 1fr, 1fr),\n")
			for _, r := range append([][]sheet.Text{b.Head}, b.Rows...) {
				for _, c := range r {
					fmt.Fprintf(&s, "[%s], ", quoted(c))
				}
				s.WriteString("\n")
			}
			s.WriteString(")\n\n")
		}
	}
	return s.String()
}
