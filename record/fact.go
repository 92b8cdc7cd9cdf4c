// Package record holds what is known of a case: facts, appended, each with its source, about one request to the plan.
//
// It promises that nothing is known without a source, that a fact is never changed (a better one names the fact that it
// replaces), and that two readings of one thing stay side by side until somebody decides.
package record

import (
	"time"

	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/ref"
)

// A Fact is one assertion.
type Fact struct {
	ID       ref.Fact
	About    ref.Request // empty: about the person or the drug
	Value    Value
	By       By
	Sure     bool // the asserter was sure
	Source   Source
	At       time.Time // when it was taken down
	Replaces []ref.Fact
}

// Source is where a fact comes from; the set is closed.
type Source interface{ source() }

// Read is words on a page; what was heard is Read too, since a transcript is a document.
type Read struct {
	Spans  []page.Span
	Weight float32 // 0 to 1: how sure the reader is that it read right
}

// Told is an entry of a case file, or an answer to a question: Who said it, where it stands ("denial letter", "clinic note").
type Told struct {
	Who, Where string
	Question   string // id of the question it answers, if any
}

// Follows is a fact that a rule makes of others.
type Follows struct {
	Rule ref.Rule
	From []ref.Fact
}

func (Read) source()    {}
func (Told) source()    {}
func (Follows) source() {}

// Spans are the quotations a fact rests on; none if it was told.
func (f Fact) Spans() []page.Span {
	if r, ok := f.Source.(Read); ok {
		return r.Spans
	}
	return nil
}

// Weight is how sure the reader was, 0 to 1; what a person was sure of has 1, and 0.5 if not.
func (f Fact) Weight() float32 {
	switch s := f.Source.(type) {
	case Read:
		return s.Weight
	default:
		if f.Sure {
			return 1
		}
		return 0.5
	}
}

// Day reads the day of a Detail that holds one (notice_date, service_date, date_of_birth).
func (d Detail) Day() (civil.Date, bool) {
	day, err := civil.Parse(d.Text)
	return day, err == nil
}
