// Package notice reads a denial letter whole: which block it is and why, the values it states, the step rule, the kind of
// plan, and which elements of a notice it holds.
//
// It promises that everything it says comes with the words of the page that say it, and that what the page does not hold is
// absent.
package notice

import (
	"github.com/recourse-health/recourse/read/kind"
	"github.com/recourse-health/recourse/read/passage"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/policy"
)

// A Reading is what a letter says, as proposals with their spans.
type Reading struct {
	Unusable  string // why it cannot be used: other_language, no_letter, empty; empty: it can
	Denial    record.Tri
	Situation Situation
	Stage     Stage
	Reasons   []kind.Reason
	Fields    []Field
	Required  policy.Node
	Plan      Plan
	Benefit   Benefit
	Elements  []Element
	Grounds   []Ground
	Findings  []string
}

// The parts of a reading. A weight is how sure the reader is, 0 to 1.
type (
	Situation struct {
		Is      record.Situation
		Weight  float32
		Because []page.Span
	}
	Field struct {
		Name    record.Field
		Value   string
		Sure    float64
		Because []page.Span
	}
	Plan struct {
		Type    record.PlanType
		Weight  float64
		Because []page.Span
	}
	Benefit struct {
		Is      record.Benefit
		Weight  float64
		Because []page.Span
	}
	Element struct {
		Name    string
		Absent  bool
		Because []page.Span
	}
	Ground struct {
		Ground  record.Ground
		Fits    record.Tri
		Because []page.Span
	}
)

// Read reads documents that are one letter.
func Read(docs []page.Document, b Books) Reading {
	ss := passage.Read(docs)
	v := kind.Read(ss, kind.Books{Phrases: b.Phrases, Rejects: b.Rejects, Drugs: b.Drugs})
	r := Reading{Unusable: unusable(ss, docs, v), Denial: v.Denial, Reasons: v.Reasons, Situation: Situation{v.Situation, float32(v.Weight), v.Because}}
	for _, d := range docs {
		r.Findings = append(r.Findings, d.Findings...)
	}
	r.values(docs, ss, b)
	return r
}
