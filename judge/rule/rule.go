// Package rule decides a case by one rule of law that is written as data.
//
// An answer is given, none, or unknown, and says on which facts it stands and which are
// missing. It promises that deciding is a pure function of the rule and the case, and that
// a fact more never turns a given answer into an unknown one.
package rule

import (
	"github.com/recourse-health/recourse/judge/rule/fact"
	"github.com/recourse-health/recourse/value/civil"
)

// A Rule is one right, clock, ban or duty, with the words of law that it was written from.
type Rule struct {
	Head
	Gist     string   // in our words
	Words    []string // the controlling words, compared with a copy of the text
	Recalled []string // the controlling words from memory: not to be printed

	Kind     Kind
	Step     string // the step a clock belongs to: "internal_appeal.file_by"
	Who      string // who must act
	Filed    string // what counts as filing, if the law says: "when received", "when posted"
	Says     string // what a right, ban or duty says; or why a clock has no number
	When     []Clause
	AsOf     Term // the moment whose day must lie between Since and Until; nil means the trigger
	Lets     map[string]Term
	Branches []Branch

	Cases []Example
}

// Head is who says so, since when, for whom, and how sure we are.
type Head struct {
	File       string
	ID         string
	Cite       string
	Source     []string
	Since      civil.Date
	Until      civil.Date // zero: in force
	Checked    string     // the day a person held the file against the text of the law, or "no"
	Drawn      string     // from what it was written, and when
	Confidence string     // high, medium, low
	Unsafe     string     // why no date may be shown; empty: it may
	Plans      []string   // plan types; empty: all
	States     []string   // two letters; empty: all
	Excepts    []string   // rules that give way where this one is given
	Note       string
}

// Kind is what a rule gives.
type Kind string

const (
	Clock Kind = "clock"
	Right Kind = "right"
	Ban   Kind = "ban"
	Duty  Kind = "duty"
)

// Patient is the one for whom no day may be shown that could be too late.
const Patient = "patient"

// A Clause is a condition of the whole rule.
type Clause struct {
	How  How
	Cond Cond
	For  []string // plan types it speaks of; empty: all
	Text string
}

// How says what a clause does to the rule.
type How string

const (
	When   How = "when"   // the rule is for such cases only
	Unless How = "unless" // the rule is not for such cases
	Assume How = "assume" // as When, but taken to hold, and said so, if nobody told
)

// A Branch is one way a clock can run; the first whose conditions hold is taken.
type Branch struct {
	If     []Cond // none: otherwise
	Due    Term
	Cite   string // the paragraph, if not the rule's own
	Others []Reading
	Late   []Consequence
	Unsafe string // why this branch's date may not be shown
}

// A Reading is another way to read the same words.
type Reading struct {
	Due Term
	If  string
}

// A Consequence is what follows when the one who must act is late.
type Consequence struct {
	Is     string // deemed granted, deemed exhausted, forward to IRE, appeal, complain
	Says   string
	For    []string // plan types it speaks of; empty: all
	Unsafe bool     // reported, not to be asserted
}

// An Example is a worked case in the rule's own file.
type Example struct {
	Line  int
	Title string
	Case  fact.View
	Want  string // a moment, "none", "given", or "unknown: …"
	Or    string // another reading that must be among the answer's
	Safe  string // the safe day
}
