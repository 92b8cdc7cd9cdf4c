package criteria

import (
	"strings"

	"github.com/recourse-health/recourse/judge/ground"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/policy"
	"github.com/recourse-health/recourse/value/say"
)

// unsafe is met where the prescriber or the chart says that each drug of the leaf is contraindicated. A reaction, or a trial that ended
// in harm, is something to show to the prescriber, and not yet that word.
func (h hearing) unsafe(l policy.Leaf) Answer {
	a, said := Answer{}, map[string]bool{}
	for _, o := range record.Each[record.Unsafe](h.Case) {
		if !h.speaks(l, o.V.Drug) {
			continue
		}
		a.rest(o.Fact.ID)
		if clinical(o.Fact) {
			said[h.ingredient(o.V.Drug)] = true
		}
	}
	for _, o := range record.Each[record.Reaction](h.Case) {
		if h.speaks(l, o.V.Drug) {
			a.rest(o.Fact.ID)
		}
	}
	if h.allSaid(l, said) {
		return Answer{Is: record.Yes, On: a.On}
	}
	a.lack("prescriber", "contraindications.0.drug", say.L("criteria.need.unsafe", h.names(l)))
	return a
}

// speaks reports whether a drug, or a class named in its place, is one of the leaf.
func (h hearing) speaks(l policy.Leaf, drug string) bool {
	return ground.Fits(l, drug, h.drugs.Of(drug), h.drugs) || l.Class != "" && like(drug, l.Class)
}

func (h hearing) ingredient(drug string) string {
	if in := h.drugs.Of(drug).Ingredient; in != "" {
		return fold(in)
	}
	return fold(drug)
}

// allSaid wants the word for each drug that the leaf names; for a class, for the class itself or for as many drugs as it counts.
func (h hearing) allSaid(l policy.Leaf, said map[string]bool) bool {
	if len(l.Drugs) == 0 {
		for s := range said {
			if like(s, l.Class) {
				return true
			}
		}
		return l.Count > 0 && len(said) >= l.Count
	}
	for _, d := range l.Drugs {
		if !said[h.ingredient(d)] && !said[fold(d)] {
			return false
		}
	}
	return true
}

func fold(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

func like(a, b string) bool {
	a, b = strings.TrimSuffix(fold(a), "s"), strings.TrimSuffix(fold(b), "s")
	return a != "" && a == b
}

// stable is the prescriber's word, and, where the rule names a time, the day since which the drug is taken.
func (h hearing) stable(l policy.Leaf) Answer {
	a, yes, no := Answer{}, false, false
	for _, o := range record.Each[record.Attested](h.Case) {
		if o.V.What != record.AttestStable {
			continue
		}
		a.rest(o.Fact.ID)
		if clinical(o.Fact) {
			yes, no = yes || o.V.Is, no || !o.V.Is
		}
	}
	switch days := max(l.Days, l.LookbackDays); {
	case yes && !no && (days == 0 || h.taken(days, &a)):
		a.Is = record.Yes
	case yes && !no:
		a.lack("prescriber", "drug.since", say.L("criteria.need.since", h.number("days", days)))
	case no && !yes:
		a.Is = record.No
	default:
		a.lack("prescriber", "drug.stable", say.L("criteria.need.stable"))
	}
	return a
}

// taken reports whether the drug was taken for so many days before the request, for certain.
func (h hearing) taken(days int, a *Answer) bool {
	k := h.Text(record.DrugSince)
	since, err := civil.Parse(k.Value)
	day, _ := h.asked()
	if k.State != record.Settled || err != nil || day.IsZero() || since.AddDays(days).After(day) {
		return false
	}
	a.rest(k.Because...)
	return true
}

// diagnosis is met where the record names it in the rule's own words. Another word for it may be the same: that is for a person.
func (h hearing) diagnosis(l policy.Leaf) Answer {
	a := Answer{}
	k := h.Text(record.Diagnosis)
	if k.OK() {
		a.rest(k.Because...)
	}
	said, asked := fold(k.Value), fold(l.Text)
	if k.State == record.Settled && said != "" && asked != "" && strings.Contains(said, asked) {
		a.Is = record.Yes
		return a
	}
	a.lack("prescriber", "drug.diagnosis", say.L("criteria.need.diagnosis"))
	return a
}
