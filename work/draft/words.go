package draft

import (
	"strings"

	"github.com/recourse-health/recourse/value/doc"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/casework"
)

// words says each paragraph of a paper.
func (w *Writer) words(p doc.Paper) ([]casework.Sentence, error) {
	var out []casework.Sentence
	for _, par := range p.Paragraphs {
		text, err := w.join(par.Lines(), joint(par.Kind()))
		if err != nil {
			return nil, err
		}
		s := casework.Sentence{Kind: string(par.Kind()), Text: text, On: par.On(), Choice: par.Choice()}
		head, rows := par.Cells()
		if head != nil {
			rows = append([][]say.Line{head}, rows...)
		}
		for _, r := range rows {
			cells, err := w.cells(r)
			if err != nil {
				return nil, err
			}
			s.Cells = append(s.Cells, cells)
		}
		if s.Text == "" {
			s.Text = flat(s.Cells)
		}
		out = append(out, s)
	}
	return out, nil
}

// joint is what stands between the lines of a paragraph.
func joint(k doc.Kind) string {
	if k == doc.Address || k == doc.Signature {
		return "\n"
	}
	return " "
}

func (w *Writer) join(lines []say.Line, joint string) (string, error) {
	cells, err := w.cells(lines)
	return strings.Join(cells, joint), err
}

func (w *Writer) cells(lines []say.Line) ([]string, error) {
	out := make([]string, len(lines))
	for i, l := range lines {
		s, err := w.Words.Say(l)
		if err != nil {
			return nil, err
		}
		out[i] = strings.Join(strings.Fields(s), " ")
	}
	return out, nil
}

// flat is a table as text, a row a line.
func flat(cells [][]string) string {
	rows := make([]string, len(cells))
	for i, r := range cells {
		rows[i] = strings.Join(r, ": ")
	}
	return strings.Join(rows, "\n")
}
