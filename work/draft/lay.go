package draft

import (
	"fmt"

	"github.com/recourse-health/recourse/format/sheet"
	"github.com/recourse-health/recourse/paper/letter"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/doc"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/casework"
)

// A Laid is a paper in blocks, before it is a file.
type Laid struct {
	Kind      string
	Title     say.Line
	Sheet     sheet.Document
	Sentences []casework.Sentence
}

// Input concludes what the papers need of a case.
func (w *Writer) Input(c *record.Case, today civil.Date) letter.Input { return w.input(c, today) }

// Compose lays out a paper of a kind, for what is sent with others in one file. What is missing comes back as questions.
func (w *Writer) Compose(kind string, in letter.Input) (Laid, []record.Need, error) {
	p, lacks, err := letter.Compose(kind, in)
	if err != nil || len(lacks) > 0 {
		return Laid{}, lacks, err
	}
	l, err := w.Lay(p, in.Today)
	return l, nil, err
}

// Lay lays out a paper that is composed.
func (w *Writer) Lay(p doc.Paper, today civil.Date) (Laid, error) {
	l := Laid{Kind: p.Kind, Title: p.Title}
	g := w.tongue(p, w.Words.Lang)
	var err error
	if l.Sentences, err = g.words(p); err == nil {
		l.Sheet, err = g.sheet(p, l.Sentences, today)
	}
	if err != nil {
		return l, fmt.Errorf("draft: %w", err)
	}
	return l, nil
}
