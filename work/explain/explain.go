// Package explain walks a sentence of a paper back: to the facts, to the page and box where their words stand or to the
// person who told them, and to the paragraph of law.
//
// It promises to show what stands in the record and in the book, and nothing that it would have to infer.
package explain

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/work/draft"
)

// ErrPaper is the answer to bytes that are no recourse.paper/1.
var ErrPaper = errors.New("explain: not a paper")

// ErrSentence is the answer to a number that no paragraph has.
var ErrSentence = errors.New("explain: no such sentence")

// A Law is what the book says of a rule.
type Law struct {
	ID, Cite, Gist string
	Words, Source  []string
}

// A Step is one thing that a paragraph stands on.
type Step struct {
	Fact  ref.Fact    // empty: a law
	Value string      // what the fact says
	By    record.By   // who says so
	Where string      // the paper that it is told from, as called
	Spans []page.Span // the words on the page, if it was read
	Law   *Law
}

// A Walk is a paragraph with its steps.
type Walk struct {
	Text  string
	Steps []Step
}

// Parse reads a paper from KIND.json.
func Parse(b []byte) (draft.Paper, error) {
	var p draft.Paper
	if err := json.Unmarshal(b, &p); err != nil || p.Schema != draft.Schema {
		return p, fmt.Errorf("%w: schema %q: %w", ErrPaper, p.Schema, errors.Join(err))
	}
	return p, nil
}

// Sentence walks paragraph n of a paper (from 1) back.
func Sentence(p draft.Paper, n int, c *record.Case, law func(ref.Rule) (Law, bool)) (Walk, error) {
	if n < 1 || n > len(p.Paragraphs) {
		return Walk{}, ErrSentence
	}
	par := p.Paragraphs[n-1]
	w := Walk{Text: par.Text}
	for _, id := range par.StandsOn.Facts {
		s := Step{Fact: id}
		if f, ok := c.Get(id); ok {
			s.Value, s.By, s.Spans = Words(f.Value), f.By, f.Spans()
			if t, ok := f.Source.(record.Told); ok {
				s.Where = t.Where
			}
		}
		w.Steps = append(w.Steps, s)
	}
	for _, id := range par.StandsOn.Law {
		if l, ok := law(id); ok {
			w.Steps = append(w.Steps, Step{Law: &l})
		}
	}
	return w, nil
}

// Words is a fact's value in short, for people who look behind a sentence.
func Words(v record.Value) string {
	switch v := v.(type) {
	case record.Detail:
		return v.Text
	case record.Took:
		return join(v.Drug, v.Dose, days(v.In))
	case record.Outcome:
		return join(v.Drug, string(v.Effect), v.Detail)
	case record.Event:
		return join(v.Kind, v.When.String())
	case record.Unsafe:
		return join(v.Drug, v.Reason)
	case record.Reaction:
		return join(v.Drug, v.Reaction)
	case record.Attested:
		return join(string(v.What), fmt.Sprint(v.Is), v.Why)
	case record.Exhibit:
		return v.Label
	case record.Condition:
		return join(v.Name, v.Code)
	case record.Coverage:
		return join(v.Plan, days(v.In))
	case record.Approval:
		return join(v.Number, days(v.In))
	case record.Supply:
		return fmt.Sprint(v.DaysLeft)
	}
	return ""
}

func days(r civil.Range) string {
	if r.IsZero() {
		return ""
	}
	return r.String()
}

func join(parts ...string) string {
	out := ""
	for _, p := range parts {
		if p == "" {
			continue
		}
		if out != "" {
			out += ", "
		}
		out += p
	}
	return out
}
