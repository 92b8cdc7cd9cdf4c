package move

import (
	"slices"

	"github.com/recourse-health/recourse/judge/ground"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/policy"
	"github.com/recourse-health/recourse/value/ref"
)

// trials are what was taken that the plan wants first, with the leaf of the step rule that wants it.
func trials(l Look) (out []ground.Trial, leaves []policy.Leaf) {
	rule, _ := ground.Required(l.Case)
	for _, leaf := range rule.Leaves() {
		if leaf.Kind != policy.Tried {
			continue
		}
		for _, t := range ground.Trials(l.Case, leaf, l.Drugs) {
			out, leaves = append(out, t), append(leaves, leaf)
		}
	}
	return out, leaves
}

func on(trials []ground.Trial) []ref.Ref {
	var out []ref.Ref
	for _, t := range trials {
		for _, f := range t.Facts() {
			if r := (ref.Ref{Fact: f.ID}); !slices.Contains(out, r) {
				out = append(out, r)
			}
		}
	}
	return out
}

func tried(l Look) (Fact, bool) {
	ts, _ := trials(l)
	return truth("tried", true, on(ts)...), len(ts) > 0
}

// trialCertain is known once somebody told of a trial: certain if one of them is.
func trialCertain(l Look) (Fact, bool) {
	ts, _ := trials(l)
	sure := slices.ContainsFunc(ts, func(t ground.Trial) bool { return t.Took.Fact.Sure })
	return truth("trial_certain", sure, on(ts)...), len(ts) > 0
}

// planCanSee is yes if the plan can see one trial, and no if it can see none of them. Who paid may be told apart from the
// trial, if there is but one.
func planCanSee(l Look) (Fact, bool) {
	ts, _ := trials(l)
	unseen := 0
	payer := l.Text("trial_paid_by")
	for _, t := range ts {
		v := t.Took.V
		if v.PaidBy == "" && payer.State == record.Settled && len(ts) == 1 {
			v.PaidBy = payer.Value
		}
		switch seen(v) {
		case record.Yes:
			return truth("plan_can_see", true, ref.Ref{Fact: t.Took.Fact.ID}), true
		case record.No:
			unseen++
		}
	}
	return truth("plan_can_see", false, on(ts)...), unseen > 0 && unseen == len(ts)
}

// seen goes by who paid, where nobody says whether the plan can see it: a plan sees the claims that it paid.
func seen(t record.Took) record.Tri {
	switch {
	case t.PlanCanSee != record.Unknown:
		return t.PlanCanSee
	case t.PaidBy == "this_plan":
		return record.Yes
	case t.PaidBy == "" || t.PaidBy == "unknown":
		return record.Unknown
	}
	return record.No
}

// trialOld is yes if each trial ended before the look-back that the step rule states, and no if one did not.
func trialOld(l Look) (Fact, bool) {
	ts, leaves := trials(l)
	for i, t := range ts {
		last := t.Took.V.In.Last
		if last.IsZero() || leaves[i].LookbackDays == 0 || l.Today.IsZero() {
			return Fact{}, false
		}
		if !last.Before(l.Today.AddDays(-leaves[i].LookbackDays)) {
			return truth("trial_old", false, on(ts)...), true
		}
	}
	return truth("trial_old", true, on(ts)...), len(ts) > 0
}

// samplesOnly is about the drug that is asked for.
func samplesOnly(l Look) (Fact, bool) {
	drug := l.Text(record.Drug)
	if !drug.OK() {
		return Fact{}, false
	}
	had := ground.Trials(l.Case, policy.Leaf{Drugs: []string{drug.Value}}, l.Drugs)
	free := 0
	for _, t := range had {
		switch t.Took.V.PaidBy {
		case "", "unknown":
			return Fact{}, false
		case "sample", "assistance":
			free++
		}
	}
	return truth("samples_only", free == len(had), on(had)...), len(had) > 0
}
