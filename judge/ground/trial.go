package ground

import (
	"slices"
	"strings"

	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/policy"
	"github.com/recourse-health/recourse/value/ref"
)

// Drugs resolves a name as written to ingredient and class; both are empty where it cannot. It may be nil.
type Drugs func(name string) (ingredient, class string)

// Required is the step rule: the tree that the notice states, or, if it states none that was read, any of the drugs that it names.
// Because are the facts that it stands on.
func Required(c *record.Case) (policy.Node, []ref.Fact) {
	var best record.Of[record.Required]
	for _, o := range record.Each[record.Required](c) {
		if !o.V.Rule.IsZero() && (best.V.Rule.IsZero() || surer(o.Fact, best.Fact)) {
			best = o
		}
	}
	if !best.V.Rule.IsZero() {
		return best.V.Rule, []ref.Fact{best.Fact.ID}
	}
	var because []ref.Fact
	var drugs []string
	for _, o := range c.Details(record.RequiredDrugs) {
		because = append(because, o.Fact.ID)
		if !slices.Contains(drugs, o.V.Text) {
			drugs = append(drugs, o.V.Text)
		}
	}
	if drugs == nil {
		return policy.Node{}, nil
	}
	return policy.Node{Leaf: policy.Leaf{Kind: policy.Tried, Drugs: drugs, Count: 1}}, because
}

// A Trial is a drug that was taken, with how it ended where that is told.
type Trial struct {
	Took     record.Of[record.Took]
	Outcome  record.Effect // unknown if nobody told
	OutSure  bool
	OutFacts []record.Fact
}

// Failed reports whether the trial ended for want of effect or for harm, and everybody was sure.
func (t Trial) Failed() bool {
	return t.Took.Fact.Sure && t.OutSure && (t.Outcome == record.Ineffective || t.Outcome == record.AdverseReaction)
}

// Facts are the facts that the trial stands on.
func (t Trial) Facts() []record.Fact { return append([]record.Fact{t.Took.Fact}, t.OutFacts...) }

// Trials lists what was taken that one of the leaves asks for.
func Trials(c *record.Case, leaf policy.Leaf, drugs Drugs) []Trial {
	var out []Trial
	for _, o := range record.Each[record.Took](c) {
		if Fits(leaf, []string{o.V.Drug, o.V.Ingredient}, o.V.Class, drugs) {
			out = append(out, ended(c, o))
		}
	}
	return out
}

// ended adds how the trial ended. Two who tell it differently leave it unknown.
func ended(c *record.Case, o record.Of[record.Took]) Trial {
	t, differ := Trial{Took: o, Outcome: record.EffectUnknown}, false
	for _, e := range record.Each[record.Outcome](c) {
		if !same(e.V.Drug, o.V.Ingredient) && !same(e.V.Drug, o.V.Drug) || !e.V.In.IsZero() && e.V.In != o.V.In || e.V.Effect == record.EffectUnknown {
			continue
		}
		differ = differ || len(t.OutFacts) > 0 && t.Outcome != e.V.Effect
		t.Outcome, t.OutSure = e.V.Effect, e.Fact.Sure || t.OutSure
		t.OutFacts = append(t.OutFacts, e.Fact)
	}
	if differ {
		t.Outcome, t.OutSure = record.EffectUnknown, false
	}
	return t
}

// Fits reports whether a drug, by any of its names or by its class, is one that the leaf speaks of.
func Fits(leaf policy.Leaf, names []string, class string, drugs Drugs) bool {
	for _, want := range leaf.Drugs {
		ingredient := ""
		if drugs != nil {
			ingredient, _ = drugs(want)
		}
		if slices.ContainsFunc(names, func(n string) bool { return same(n, want) || same(n, ingredient) }) {
			return true
		}
	}
	return same(class, leaf.Class)
}

// same compares names without regard to case, white space and a plural s; an unknown name is like no other.
func same(a, b string) bool {
	a, b = fold(a), fold(b)
	return a != "" && a == b
}

func fold(s string) string {
	return strings.TrimSuffix(strings.ToLower(strings.Join(strings.Fields(s), " ")), "s")
}

// surer puts the reading with more weight first; of two alike, the one with the smaller name.
func surer(a, b record.Fact) bool {
	return a.Weight() > b.Weight() || a.Weight() == b.Weight() && a.ID < b.ID
}
