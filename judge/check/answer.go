// Package check puts a Record Check together: which block this is and on which words that rests, which ground may fit, the
// first move and the tempting wrong one, what the notice lacks, the clocks, and what is still to ask.
//
// It promises to be a pure function of the record, the day and the books, and to hold no phrase of a letter.
package check

import (
	"github.com/recourse-health/recourse/judge/rights"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/policy"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// An Answer is the whole Record Check.
type Answer struct {
	Block    Block
	Reasons  []Reason // most important first
	Fields   []Field
	Required policy.Node // zero: the letter states no step rule
	Plan     Plan
	Benefit  Benefit
	Supply   Supply
	Grounds  []Ground // best first
	Move     Move
	Lacking  []Lack
	Clocks   []rights.Clock
	Laws     []rights.Law
	Ask      []record.Need // best first
}

// Block is which situation this is, before any paper is spoken of.
type Block struct {
	Is      record.Situation
	Denial  record.Tri
	Because []page.Span
}

// Reason is a kind of denial.
type Reason struct {
	Type       record.DenialType
	Confidence float64 // 0 to 1
	Because    []page.Span
}

// Field is one value that the papers hold.
type Field struct {
	Name    record.Field
	Value   string
	Sure    float64 // 0 to 1
	Because []page.Span
}

// Plan is the plan type, or the question that tells it.
type Plan struct {
	Type    record.PlanType
	Because []page.Span
	Ask     say.Line // zero: known
}

// Benefit says under which part of the plan the drug is paid, or asks.
type Benefit struct {
	Is      record.Benefit
	Because []page.Span
	Ask     say.Line
}

// Supply is how to keep the medicine coming meanwhile.
type Supply struct {
	DaysLeft *int // nil: not known
	Bridges  []Bridge
}

// Bridge is one way to keep the medicine coming. Days is 0 where no rule names a number.
type Bridge struct {
	ID   string
	What say.Line
	Days int
	Rule string // citation or source
	Who  string // pharmacy plan prescriber member
}

// Ground is a ground for an exception that is to be tested.
type Ground struct {
	Ground  record.Ground
	Fits    record.Tri
	Because []page.Span
	Needs   []say.Line
	On      []ref.Ref // the facts that it rests on, told ones too
}

// Move is what to do first, and what not.
type Move struct {
	ID, Lane, Sender                                                     string
	MissingFact, First, WrongFirst, WhyWrong, Question, Route, IfRefused say.Line
	StandsOn                                                             []string  // citations, or sources in words
	On                                                                   []ref.Ref // the facts that chose it
	Confidence                                                           string    // high medium low: how well the move is sourced
}

// Lack is an element that the law wants in the notice and that is not in it.
type Lack struct {
	Element string
	Rule    string // citation
	Say     say.Line
	On      []ref.Ref // where it was looked for and not found
}
