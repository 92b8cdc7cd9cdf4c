// Package letter composes papers from a record: the exception request by name, the prescriber's statement, the table of
// criteria, the appeal, the sheet for a call.
//
// It promises that a paper says no more than the record holds: each sentence is a line with typed arguments that stand
// on facts and rules, only the prescriber speaks of stability and urgency, and what is missing comes back as questions.
package letter

import (
	"fmt"

	"github.com/recourse-health/recourse/judge/check"
	"github.com/recourse-health/recourse/judge/ground"
	"github.com/recourse-health/recourse/judge/history"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/doc"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// Law is what the papers ask of the book of law.
type Law interface {
	Cite(id ref.Rule) (string, bool)
	Exception(state string) (ref.Rule, bool) // the state's rule of a step therapy exception
}

// A Form says what a kind of paper cannot do without, and what would make it stronger; see book/form.
type Form struct {
	Kind            string
	Needs, Stronger []string
	Mine            bool // the person's own, in that person's language
}

// An Asking says whom to ask for a fact, and in which form.
type Asking struct {
	Path, Who string
	Form      record.Form
}

// A Process is what a kind of plan calls the door, with the rules that speak of it.
type Process struct {
	Plan                          record.PlanType
	Term                          string
	Right, Decide, Appeal, Answer ref.Rule
}

// Books are the tables of book/form, and the law.
type Books struct {
	Forms     []Form
	Askings   []Asking
	Processes []Process
	Law       Law
	Drugs     ground.Drugs // may be nil: names are then compared as they are written
}

// Input is what a paper is made of. Today is the day that stands on it; Follows is what was concluded of the case, as far as it was.
type Input struct {
	Case    *record.Case
	Trials  []history.Trial
	Today   civil.Date
	Books   Books
	Follows check.Answer
	Goes    func(mark string) bool // which exhibits go with the papers; nil: all
}

// NewInput concludes what the papers need of a case.
func NewInput(c *record.Case, today civil.Date, b Books) Input {
	return Input{Case: c, Trials: history.Trials(c), Today: today, Books: b}
}

// Kinds lists the kinds of paper that can be composed, in the order in which people meet them.
func (b Books) Kinds() []string {
	var out []string
	for _, f := range b.Forms {
		out = append(out, f.Kind)
	}
	return out
}

// Compose makes a paper, or says what is missing for it.
func Compose(kind string, in Input) (doc.Paper, []record.Need, error) {
	form, ok := in.Books.form(kind)
	if !ok {
		return doc.Paper{}, nil, fmt.Errorf("letter: no form for %q", kind)
	}
	if lacks := in.lacks(form.Needs); len(lacks) > 0 {
		return doc.Paper{}, append(lacks, in.lacks([]string{"plan.type"})...), nil
	}
	w := &writer{in: in, exhibits: exhibits(in.Case)}
	w.process = in.process()
	switch kind {
	case "exception_request":
		w.request()
	case "prescriber_statement":
		w.statement()
	case "criteria_table":
		w.criteria()
	case "appeal":
		w.appeal()
	case "call_sheet":
		w.call()
	default:
		return doc.Paper{}, nil, fmt.Errorf("letter: nobody composes %q", kind)
	}
	return doc.Paper{Kind: kind, Title: w.title, Mine: form.Mine, Foot: w.foot(), Paragraphs: w.out}, nil, w.err
}

func (b Books) form(kind string) (Form, bool) {
	for _, f := range b.Forms {
		if f.Kind == kind {
			return f, true
		}
	}
	return Form{}, false
}

// writer gathers the paragraphs of one paper; the first error stands.
type writer struct {
	in       Input
	process  Process
	exhibits []exhibit
	title    say.Line
	out      []doc.Paragraph
	err      error
}

// put adds a paragraph; on is what it stands on beside its arguments.
func (w *writer) put(kind doc.Kind, on []ref.Ref, lines ...say.Line) {
	p, err := doc.New(kind, on, lines...)
	w.keep(p, err)
}

func (w *writer) keep(p doc.Paragraph, err error) {
	if err != nil && w.err == nil {
		w.err = err
	}
	w.out = append(w.out, p)
}

func (w *writer) heading(level int, line say.Line) {
	w.out = append(w.out, doc.NewHeading(level, line))
}

// text gives the one value of a field as an argument, and false where there is none to go by.
func (w *writer) text(name string, f record.Field) (say.Arg, bool) {
	k := w.in.Case.Text(f)
	if day, ok := (record.Detail{Text: k.Value}).Day(); ok && f == record.DateOfBirth {
		return say.A(name, day, k.On()...), k.OK()
	}
	return say.A(name, k.Value, k.On()...), k.OK() && k.Value != ""
}

// args gives those of the fields that are known.
func (w *writer) args(fields ...record.Field) []say.Arg {
	var out []say.Arg
	for _, f := range fields {
		if a, ok := w.text(string(f), f); ok {
			out = append(out, a)
		}
	}
	return out
}

// cite gives a citation as an argument that stands on its rule.
func (w *writer) cite(name string, id ref.Rule) (say.Arg, bool) {
	if id == "" {
		return say.Arg{}, false
	}
	c, ok := w.in.Books.Law.Cite(id)
	return say.A(name, c, ref.Ref{Rule: id}), ok
}

// event gives the day or hour of an event as an argument.
func (w *writer) event(name, kind string) (say.Arg, bool) {
	for _, o := range record.Each[record.Event](w.in.Case) {
		if o.V.Kind == kind {
			return say.A(name, o.V.When, ref.Ref{Fact: o.Fact.ID}), true
		}
	}
	return say.Arg{}, false
}
