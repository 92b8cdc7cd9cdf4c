// Package draft writes papers: it has them composed, says them in words, and has them made as PDF, DOCX and JSON.
//
// It promises that the three files of a paper say the same, and that each printed paragraph keeps its footing.
package draft

import (
	"errors"
	"fmt"
	"slices"

	"github.com/recourse-health/recourse/format/sheet"
	"github.com/recourse-health/recourse/format/typeset"
	"github.com/recourse-health/recourse/judge/check"
	"github.com/recourse-health/recourse/paper/letter"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/doc"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/casework"
)

// A Writer writes papers. Words are those of what goes to a plan: plans read English. Own are those of what a person keeps, by language.
type Writer struct {
	Books letter.Books
	Words *say.Book
	Own   func(lang string) *say.Book
	Check func(c *record.Case, today civil.Date) check.Answer // what follows from the case; may be nil
	PDF   func(sheet.Document) ([]byte, error)
	DOCX  func(sheet.Document) ([]byte, error)
}

var _ casework.Papers = (*Writer)(nil)

// States says of each kind of paper what it still needs. Where no exception can be asked for, there is no paper.
func (w *Writer) States(c *record.Case, a check.Answer) []casework.PaperState {
	if !asks(a) {
		return nil
	}
	in := letter.NewInput(c, civil.Date{}, w.Books)
	var out []casework.PaperState
	for _, kind := range w.Books.Kinds() {
		out = append(out, casework.PaperState{Kind: kind, Needs: letter.Lacks(kind, in)})
	}
	return out
}

// asks reports whether a request under a step rule can be of use: the block is one of the kinds that an exception answers.
func asks(a check.Answer) bool {
	if !slices.Contains([]record.Situation{"", record.SitDenial, record.SitPartly}, a.Block.Is) {
		return false
	}
	return slices.ContainsFunc(a.Reasons, func(r check.Reason) bool { return r.Type == record.StepTherapy || r.Type == record.NonFormulary })
}

// Make writes a paper as of a day. *casework.Lacks says what is missing.
func (w *Writer) Make(c *record.Case, kind, lang string, today civil.Date) (casework.Made, error) {
	if !slices.Contains(w.Books.Kinds(), kind) {
		return casework.Made{}, fault.New(fault.BadValue, say.L("fault.paper.kind", say.A("kind", kind), say.A("kinds", list(w.Books.Kinds()))))
	}
	in := w.input(c, today)
	paper, lacks, err := letter.Compose(kind, in)
	switch {
	case err != nil:
		return casework.Made{}, fmt.Errorf("draft: %w", err)
	case len(lacks) > 0:
		return casework.Made{}, &casework.Lacks{Needs: lacks}
	}
	m := casework.Made{Kind: kind, StrongerWith: letter.Stronger(kind, in)}
	g := w.tongue(paper, lang)
	m.Lang, m.Mine = g.own.Lang, paper.Mine
	if m.Sentences, err = g.words(paper); err != nil {
		return m, fmt.Errorf("draft: %w", err)
	}
	return m, w.files(&m, g, paper, today)
}

func (w *Writer) input(c *record.Case, today civil.Date) letter.Input {
	in := letter.NewInput(c, today, w.Books)
	if w.Check != nil {
		in.Follows = w.Check(c, today)
	}
	return in
}

// tongue is English, but for what a person keeps.
func (w *Writer) tongue(p doc.Paper, lang string) tongue {
	if p.Mine && w.Own != nil {
		return tongue{w.Own(lang), w.Words, true}
	}
	return tongue{w.Words, w.Words, p.Mine}
}

func list(kinds []string) say.List {
	var l say.List
	for _, k := range kinds {
		l = append(l, k)
	}
	return l
}

// Unset says why a paper could not be set: a letter that the type has not is for the person to write otherwise.
func Unset(err error) error {
	var lacks typeset.LetterError
	if errors.As(err, &lacks) {
		return fault.Wrap(fault.BadValue, say.L("fault.paper.letter", say.A("letter", string(lacks.Letter))), err)
	}
	return fmt.Errorf("draft: %w", err)
}

func (w *Writer) files(m *casework.Made, g tongue, p doc.Paper, today civil.Date) (err error) {
	s, err := g.sheet(p, m.Sentences, today)
	if err != nil {
		return fmt.Errorf("draft: %w", err)
	}
	if m.PDF, err = w.PDF(s); err != nil {
		return Unset(err)
	}
	if m.DOCX, err = w.DOCX(s); err != nil {
		return fmt.Errorf("draft: %w", err)
	}
	m.JSON = encode(m.Kind, g.own.Lang, today, m.Sentences)
	return nil
}
