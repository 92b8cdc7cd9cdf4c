package wire

import (
	"github.com/recourse-health/recourse/judge/verify"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/explain"
)

// Verify is recourse.verify/1.
type Verify struct {
	Schema    string     `json:"schema"`
	Sentences []Sentence `json:"sentences"`
	Books     string     `json:"books"`
	Engine    string     `json:"engine"`
}

// Sentence is one sentence held against the case.
type Sentence struct {
	Text     string   `json:"text"`
	OK       bool     `json:"ok"`
	StandsOn StandsOn `json:"stands_on"`
	Say      string   `json:"say,omitempty"`
}

// StandsOn is a footing.
type StandsOn struct {
	Facts []ref.Fact `json:"facts"`
	Law   []ref.Rule `json:"law"`
}

// NewVerify says what was found, in the language of the book.
func NewVerify(found []verify.Finding, words *say.Book) Verify {
	v := Verify{Schema: "recourse.verify/1", Sentences: []Sentence{}}
	for _, f := range found {
		s := Sentence{f.Text, f.OK, StandsOn{[]ref.Fact{}, []ref.Rule{}}, words.Must(f.Say)}
		for _, r := range f.On {
			if r.Fact != "" {
				s.StandsOn.Facts = append(s.StandsOn.Facts, r.Fact)
			} else if r.Rule != "" {
				s.StandsOn.Law = append(s.StandsOn.Law, r.Rule)
			}
		}
		v.Sentences = append(v.Sentences, s)
	}
	return v
}

// Holds reports whether every sentence holds.
func (v Verify) Holds() bool {
	for _, s := range v.Sentences {
		if !s.OK {
			return false
		}
	}
	return true
}

// Walk is recourse.explain/1.
type Walk struct {
	Schema string `json:"schema"`
	Text   string `json:"text"`
	Steps  []Step `json:"stands_on"`
	Books  string `json:"books"`
	Engine string `json:"engine"`
}

// Step is one thing that the sentence stands on.
type Step struct {
	Fact    string   `json:"fact,omitempty"`
	Value   string   `json:"value,omitempty"`
	By      string   `json:"by,omitempty"`
	Where   string   `json:"where,omitempty"`
	Because []Span   `json:"because,omitempty"`
	Law     *StepLaw `json:"law,omitempty"`
}

// StepLaw is the paragraph of law: our gist, its controlling words, and where they were read.
type StepLaw struct {
	ID     string   `json:"id"`
	Cite   string   `json:"cite"`
	Gist   string   `json:"gist"`
	Words  []string `json:"words"`
	Source []string `json:"source"`
}

// NewWalk writes a walk.
func NewWalk(w explain.Walk) Walk {
	out := Walk{Schema: "recourse.explain/1", Text: w.Text, Steps: []Step{}}
	for _, s := range w.Steps {
		step := Step{Fact: string(s.Fact), Value: s.Value, By: string(s.By), Where: s.Where, Because: spans(s.Spans)}
		if s.Law != nil {
			step.Law = &StepLaw{s.Law.ID, s.Law.Cite, s.Law.Gist, s.Law.Words, s.Law.Source}
		}
		out.Steps = append(out.Steps, step)
	}
	return out
}
