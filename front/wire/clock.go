package wire

import (
	"github.com/recourse-health/recourse/judge/rights"
	"github.com/recourse-health/recourse/value/civil"
)

// Clock is CLOCK: one due moment, with what it stands on.
type Clock struct {
	Step        string           `json:"step"`
	Due         string           `json:"due"`
	Precision   string           `json:"precision"`
	Actor       string           `json:"actor"`
	Rule        string           `json:"rule"`
	RuleID      string           `json:"rule_id"`
	Confidence  string           `json:"confidence"`
	SafeBy      string           `json:"safe_by,omitempty"`
	Alternative []Alternative    `json:"alternative"`
	IfLate      []string         `json:"if_late"`
	Request     string           `json:"request,omitempty"`
	Gist        string           `json:"gist,omitempty"`
	Filed       string           `json:"filed,omitempty"`
	Checked     string           `json:"checked,omitempty"`
	Assumes     []string         `json:"assumes,omitempty"`
	Sharper     []string         `json:"sharper,omitempty"`
	Because     []rights.Because `json:"because"`
}

// Alternative is another reading of the same words.
type Alternative struct {
	Due string `json:"due"`
	Why string `json:"why"`
}

// Law is a law that may be named, while no date of it is safe to show.
type Law struct {
	ID         string           `json:"id"`
	Cite       string           `json:"cite"`
	Kind       string           `json:"kind"`
	Gist       string           `json:"gist"`
	WhyNoDate  string           `json:"why_no_date"`
	Confidence string           `json:"confidence"`
	Because    []rights.Because `json:"because"`
}

// Clocks writes the clocks of an answer.
func Clocks(in []rights.Clock) []Clock {
	out := make([]Clock, 0, len(in))
	for _, c := range in {
		w := Clock{Step: c.Step, Due: c.Due.String(), Precision: precision(c.Due), Actor: c.Actor, Rule: c.Rule, RuleID: string(c.RuleID), Confidence: c.Confidence,
			Alternative: []Alternative{}, IfLate: append([]string{}, c.IfLate...), Gist: c.Gist, Filed: c.Filed, Checked: c.Checked, Assumes: c.Assumes, Sharper: c.Sharper, Because: c.Because}
		if !c.SafeBy.IsZero() {
			w.SafeBy = c.SafeBy.String()
		}
		for _, r := range c.Alternative {
			w.Alternative = append(w.Alternative, Alternative{r.Due.String(), r.Why})
		}
		if w.Because == nil {
			w.Because = []rights.Because{}
		}
		out = append(out, w)
	}
	return out
}

func precision(m civil.Moment) string {
	if _, hour := m.Instant(); hour {
		return "datetime"
	}
	return "date"
}

// Laws writes the laws of an answer.
func Laws(in []rights.Law) []Law {
	out := make([]Law, 0, len(in))
	for _, l := range in {
		out = append(out, Law{string(l.ID), l.Cite, l.Kind, l.Gist, l.WhyNoDate, l.Confidence, l.Because})
	}
	return out
}
