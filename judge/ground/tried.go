package ground

import (
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/policy"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// tried holds if what the step rule asks to be tried was tried and failed, as far as its tree goes. A told "no" to
// the question of trials makes it no.
func (h *hearing) tried() Answer {
	a := Answer{}
	if told := h.Text(record.Field("tried")); told.State == record.Settled && (told.Value == "no" || told.Value == "false") {
		return Answer{Fits: record.No, On: told.On()}
	}
	if h.rule.IsZero() {
		a.lack("trials", say.L("ground.need.which_drugs"))
		return a
	}
	if h.met(h.rule, &a) {
		a.Fits, a.Needs, a.Asks = record.Yes, nil, nil
		return a
	}
	if len(a.Needs) == 0 {
		a.lack("trials", say.L("ground.need.trial", h.want("drugs")...))
	}
	return a
}

// met walks the tree. Leaves about other things than trials do not count for this ground.
func (h *hearing) met(n policy.Node, a *Answer) bool {
	if n.IsLeaf() {
		return h.leaf(n.Leaf, a)
	}
	held, spoke := 0, 0
	for _, c := range n.Of {
		if !speaks(c) {
			continue
		}
		spoke++
		if h.met(c, a) {
			held++
		}
	}
	return spoke > 0 && held >= min(max(n.AtLeast, 1), spoke)
}

// speaks reports whether a node asks for a trial somewhere.
func speaks(n policy.Node) bool {
	for _, l := range n.Leaves() {
		if l.Kind == policy.Tried {
			return true
		}
	}
	return false
}

// leaf holds if as many different drugs of it as it counts were tried long enough and failed.
func (h *hearing) leaf(l policy.Leaf, a *Answer) bool {
	failed := map[string]bool{}
	trials := Trials(h.Case, l, h.drugs)
	for _, t := range trials {
		a.rest(t.Facts()...)
		if t.Failed() && long(t, l.Days) {
			failed[fold(either(t.Took.V.Ingredient, t.Took.V.Drug))] = true
			continue
		}
		h.short(t, l, a)
	}
	want := max(l.Count, 1)
	if len(failed) < want && len(failed) > 0 && len(trials) == len(failed) {
		a.lack("trials", say.L("ground.need.more", say.A("n", want-len(failed), a.On...)))
	}
	return len(failed) >= want
}

// short says what one trial lacks.
func (h *hearing) short(t Trial, l policy.Leaf, a *Answer) {
	drug := say.A("drug", either(t.Took.V.Drug, t.Took.V.Ingredient), ref.Ref{Fact: t.Took.Fact.ID})
	switch {
	case !t.Took.Fact.Sure:
		a.lack("trials", say.L("ground.need.paper", drug))
	case t.Outcome == record.EffectUnknown || !t.OutSure:
		a.lack("trials", say.L("ground.need.outcome", drug))
	case t.Failed():
		a.lack("trials", say.L("ground.need.dates", drug, say.A("days", l.Days, a.On...)))
	}
}

// long reports whether a trial lasted as long as asked, for certain.
func long(t Trial, days int) bool {
	if days == 0 {
		return true
	}
	n, ok := t.Took.V.In.Days()
	return ok && n >= days || t.Took.V.DaysSupply >= days
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
