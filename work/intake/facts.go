package intake

import (
	"fmt"

	"github.com/recourse-health/recourse/read/notice"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// Version counts up whenever the reading of letters changes: a better reading has facts of its own, and edits none.
const Version = 1

// Usable refuses a reading that is no letter, or one in a language that is not read.
func Usable(r notice.Reading) error {
	switch r.Unusable {
	case "":
		return nil
	case "other_language":
		return fault.New(fault.Unsupported, say.L("fault.letter.language"))
	case "empty":
		return fault.New(fault.Empty, say.L("fault.file.empty"))
	}
	return fault.New(fault.Unsupported, say.L("fault.letter.none"))
}

// Facts proposes the facts of a reading. The names of the facts begin with the name of the letter's first exhibit, so that
// reading the same paper again gives the same names.
func Facts(r notice.Reading) []record.Fact {
	p := proposer{}
	p.add(r.Situation.Weight, r.Situation.Because, record.Block{Situation: r.Situation.Is, Denial: r.Denial})
	for i, k := range r.Reasons {
		p.add(float32(k.Confidence), k.Because, record.Reason{Type: k.Type, Rank: i})
	}
	for _, f := range r.Fields {
		p.add(float32(f.Sure), f.Because, record.Detail{Field: f.Name, Text: f.Value})
		if day, err := civil.Parse(f.Value); err == nil && f.Name == record.NoticeDate {
			p.add(float32(f.Sure), f.Because, record.Event{Kind: "notice_dated", When: civil.OnDay(day)})
		}
	}
	if !r.Required.IsZero() {
		p.add(1, treeSpans(r), record.Required{Rule: r.Required})
	}
	if r.Plan.Type.Valid() {
		p.add(float32(r.Plan.Weight), r.Plan.Because, record.Detail{Field: record.FieldPlanType, Text: string(r.Plan.Type)})
	}
	if r.Benefit.Is == record.Pharmacy || r.Benefit.Is == record.Medical {
		p.add(float32(r.Benefit.Weight), r.Benefit.Because, record.Detail{Field: record.FieldBenefit, Text: string(r.Benefit.Is)})
	}
	if r.Stage.Is != "" {
		p.add(1, r.Stage.Because, record.Detail{Field: notice.FieldStage, Text: r.Stage.Is})
	}
	for _, e := range r.Elements {
		p.add(1, e.Because, record.Element{Name: e.Name, Absent: e.Absent})
	}
	for _, g := range r.Grounds {
		p.add(1, g.Because, record.Claim{Ground: g.Ground, Fits: g.Fits})
	}
	return p.named()
}

func treeSpans(r notice.Reading) []page.Span {
	if len(r.Required.Because) > 0 || r.Required.IsLeaf() {
		return r.Required.Because
	}
	var out []page.Span
	for _, c := range r.Required.Of {
		out = append(out, c.Because...)
	}
	return out
}

type proposer struct{ facts []record.Fact }

func (p *proposer) add(weight float32, because []page.Span, v record.Value) {
	p.facts = append(p.facts, record.Fact{Value: v, By: record.ByPlan, Sure: weight >= 0.5, Source: record.Read{Spans: because, Weight: weight}})
}

func (p *proposer) named() []record.Fact {
	exhibit := "none"
	for _, f := range p.facts {
		if s := f.Spans(); len(s) > 0 {
			exhibit = string(s[0].Exhibit())
			break
		}
	}
	if len(exhibit) > 12 {
		exhibit = exhibit[:12]
	}
	for i := range p.facts {
		p.facts[i].ID = ref.Fact(fmt.Sprintf("read/%d/%s/%d", Version, exhibit, i))
	}
	return p.facts
}
