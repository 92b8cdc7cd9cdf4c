package ground

import (
	"slices"
	"strings"

	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/drug"
	"github.com/recourse-health/recourse/value/policy"
	"github.com/recourse-health/recourse/value/ref"
)

// Drugs looks up a name as written. It may be nil.
type Drugs = drug.Senses

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
		if Fits(leaf, o.V.Drug, drug.Sense{Ingredient: o.V.Ingredient, Class: o.V.Class, Product: drugs.Of(o.V.Drug).Product}, drugs) {
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

// Fits reports whether a drug, by its name, its ingredient or its class, is one that the leaf speaks of. Another product of the
// ingredient is not: who tried one biosimilar did not try the next. The ingredient's own name may be any of its products.
func Fits(leaf policy.Leaf, name string, is drug.Sense, drugs Drugs) bool {
	for _, want := range leaf.Drugs {
		if same(name, want) {
			return true
		}
		w := drugs.Of(want)
		if (same(name, w.Ingredient) || same(is.Ingredient, want) || same(is.Ingredient, w.Ingredient)) && sameProduct(w.Product, is.Product) {
			return true
		}
	}
	return same(is.Class, leaf.Class)
}

// sameProduct compares brands: those of one line ("lantus", "lantus solostar") are one.
func sameProduct(a, b string) bool {
	return strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
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
