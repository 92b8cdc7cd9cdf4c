package draft

import (
	"slices"
	"strings"

	"github.com/recourse-health/recourse/value/doc"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/casework"
)

// tongue is the language of a paper, and English, in which a plan is spoken to. What is a person's own has its advice in small print, so
// that it goes on one sheet.
type tongue struct {
	own, english *say.Book
	small        bool
}

// words says each paragraph of a paper.
func (g tongue) words(p doc.Paper) ([]casework.Sentence, error) {
	var out []casework.Sentence
	for _, par := range p.Paragraphs {
		s, err := g.paragraph(par)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

func (g tongue) paragraph(p doc.Paragraph) (casework.Sentence, error) {
	text, err := join(g.own, p.Lines(), joint(p.Kind()))
	if err != nil {
		return casework.Sentence{}, err
	}
	s := casework.Sentence{Kind: string(p.Kind()), Text: text, On: p.On(), Choice: p.Choice()}
	if _, spoken := p.Spoken(); spoken && p.Kind() != doc.Table && g.own.Lang != g.english.Lang {
		if s.Said, err = join(g.english, p.Lines(), " "); err != nil {
			return s, err
		}
		s.Text += "\n" + s.Said
	}
	return s, g.table(p, &s)
}

// table says the cells of a table, the head first.
func (g tongue) table(p doc.Paragraph, s *casework.Sentence) error {
	head, rows := p.Cells()
	s.RowsOn = p.RowsOn()
	if s.Head = head != nil; s.Head {
		rows, s.RowsOn = append([][]say.Line{head}, rows...), append([][]ref.Ref{nil}, s.RowsOn...)
	}
	for i, r := range rows {
		cells, err := said(g.own, r)
		if err != nil {
			return err
		}
		if at, spoken := p.Spoken(); spoken && g.own.Lang != g.english.Lang && (i > 0 || head == nil) {
			english, err := said(g.english, r)
			if err != nil {
				return err
			}
			cells[at] += "\n" + english[at]
		}
		s.Cells = append(s.Cells, cells)
	}
	if len(s.Cells) > 0 {
		s.Text = Flat(s.Text, s.Cells)
	}
	return nil
}

// joint is what stands between the lines of a paragraph.
func joint(k doc.Kind) string {
	if k == doc.Address || k == doc.Signature {
		return "\n"
	}
	return " "
}

func join(b *say.Book, lines []say.Line, joint string) (string, error) {
	cells, err := said(b, lines)
	return strings.Join(cells, joint), err
}

// said says lines; a cell that is to be written in is a line without words.
func said(b *say.Book, lines []say.Line) ([]string, error) {
	out := make([]string, len(lines))
	for i, l := range lines {
		if l.IsZero() {
			continue
		}
		s, err := b.Say(l)
		if err != nil {
			return nil, err
		}
		out[i] = strings.Join(strings.Fields(s), " ")
	}
	return out, nil
}

// Flat is a table as text: its caption, and a row a line.
func Flat(caption string, cells [][]string) string {
	var rows []string
	if caption != "" {
		rows = append(rows, caption)
	}
	for _, r := range cells {
		r = slices.DeleteFunc(slices.Clone(r), func(c string) bool { return c == "" })
		rows = append(rows, strings.ReplaceAll(strings.Join(r, ": "), "\n", " "))
	}
	return strings.Join(rows, "\n")
}
