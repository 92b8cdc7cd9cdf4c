package history_test

import (
	"slices"
	"testing"

	"github.com/recourse-health/recourse/judge/history"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/ref"
)

func days(first, last int) civil.Range {
	var r civil.Range
	if first > 0 {
		r.First = civil.Day(2025, 1, first)
	}
	if last > 0 {
		r.Last = civil.Day(2025, 1, last)
	}
	return r
}

func told(id string, by record.By, sure bool, where string, v record.Value) record.Fact {
	return record.Fact{ID: ref.Fact(id), By: by, Sure: sure, Value: v, Source: record.Told{Who: string(by), Where: where}}
}

func took(id, drug, ingredient string, in civil.Range) record.Fact {
	return told(id, record.ByPatient, true, "", record.Took{Drug: drug, Ingredient: ingredient, In: in})
}

func ended(id, drug string, in civil.Range, e record.Effect) record.Fact {
	return told(id, record.ByPatient, true, "", record.Outcome{Drug: drug, In: in, Effect: e})
}

// Two people who tell of one trial tell of one trial; the same drug taken twice is two.
func TestWhichTellingsAreOneTrial(t *testing.T) {
	for name, c := range map[string]struct {
		facts []record.Fact
		want  []civil.Range
	}{
		"two names of one drug":        {[]record.Fact{took("a", "Topamax", "topiramate", days(1, 9)), took("b", "topiramate", "topiramate", days(5, 20))}, []civil.Range{days(1, 20)}},
		"two biosimilars":              {[]record.Fact{took("a", "Inflectra", "infliximab", days(1, 9)), took("b", "Renflexis", "infliximab", days(5, 20))}, []civil.Range{days(1, 9), days(5, 20)}},
		"two tellers, two brands":      {[]record.Fact{took("a", "Depakote", "valproate", days(1, 9)), told("b", record.ByPharmacy, true, "", record.Took{Drug: "Depakene", Ingredient: "valproate", In: days(5, 20)})}, []civil.Range{days(1, 20)}},
		"one day in common":            {[]record.Fact{took("a", "x", "", days(1, 9)), took("b", "X ", "", days(9, 12))}, []civil.Range{days(1, 12)}},
		"a gap between":                {[]record.Fact{took("b", "x", "", days(11, 12)), took("a", "x", "", days(1, 9))}, []civil.Range{days(1, 9), days(11, 12)}},
		"no days told":                 {[]record.Fact{took("a", "x", "", days(1, 9)), took("b", "x", "", civil.Range{})}, []civil.Range{days(1, 9)}},
		"two drugs on the same days":   {[]record.Fact{took("a", "x", "", days(2, 9)), took("b", "y", "", days(1, 9))}, []civil.Range{days(1, 9), days(2, 9)}},
		"an end that is not known yet": {[]record.Fact{took("a", "x", "", days(3, 0)), took("b", "x", "", days(0, 9))}, []civil.Range{days(3, 9)}},
		"nothing":                      {nil, nil},
	} {
		var got []civil.Range
		for _, tr := range history.Trials(record.New(c.facts...)) {
			got = append(got, tr.In)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// An end is hung on the drug and its days: it must not fall on another trial, and two that differ settle nothing.
func TestHowATrialEnded(t *testing.T) {
	first, second := took("a", "Topamax", "topiramate", days(1, 9)), took("b", "Topamax", "topiramate", days(20, 25))
	doubt := ended("d", "topiramate", days(1, 9), record.Ineffective)
	doubt.Sure = false
	for name, c := range map[string]struct {
		facts  []record.Fact
		state  record.Certainty
		effect record.Effect
		failed bool
	}{
		"settled":              {[]record.Fact{ended("e", "topiramate", days(1, 9), record.Ineffective)}, record.Settled, record.Ineffective, true},
		"by the name as told":  {[]record.Fact{ended("e", "topamax", days(1, 9), record.AdverseReaction)}, record.Settled, record.AdverseReaction, true},
		"ongoing is no end":    {[]record.Fact{ended("e", "topiramate", days(1, 9), record.Ongoing)}, record.Settled, record.Ongoing, false},
		"stopped for another":  {[]record.Fact{ended("e", "topiramate", days(1, 9), record.StoppedOther)}, record.Settled, record.StoppedOther, false},
		"not sure":             {[]record.Fact{doubt}, record.Unsure, record.Ineffective, false},
		"doubted, then sure":   {[]record.Fact{doubt, ended("e", "topiramate", days(1, 9), record.Ineffective)}, record.Settled, record.Ineffective, true},
		"two that differ":      {[]record.Fact{ended("e", "topiramate", days(1, 9), record.Ineffective), ended("f", "topiramate", days(1, 9), record.Ongoing)}, record.Conflict, record.Ineffective, false},
		"a third of the first": {[]record.Fact{ended("e", "topiramate", days(1, 9), record.Ineffective), ended("f", "topiramate", days(1, 9), record.Ongoing), ended("g", "topiramate", days(1, 9), record.Ineffective)}, record.Conflict, record.Ineffective, false},
		"as the second called": {[]record.Fact{took("z", "topiramate", "topiramate", days(1, 9)), ended("e", "Topamax", days(1, 9), record.Ineffective)}, record.Settled, record.Ineffective, true},
		"of the other trial":   {[]record.Fact{ended("e", "topiramate", days(21, 22), record.Ineffective)}, record.NotKnown, "", false},
		"of another drug":      {[]record.Fact{ended("e", "propranolol", days(1, 9), record.Ineffective)}, record.NotKnown, "", false},
		"not told":             {nil, record.NotKnown, "", false},
	} {
		all := history.Trials(record.New(append([]record.Fact{first, second}, c.facts...)...))
		if len(all) != 2 {
			t.Fatalf("%s: %d trials", name, len(all))
		}
		if got := all[0]; got.Outcome.State != c.state || got.Outcome.Value != c.effect || got.Failed() != c.failed {
			t.Errorf("%s: %+v failed %v", name, got.Outcome, got.Failed())
		}
	}
}

// A trial says all that its tellers say, and on which facts it rests.
func TestATrialKeepsItsTellers(t *testing.T) {
	all := history.Trials(record.New(
		told("a", record.ByPatient, false, "", record.Took{Drug: "Topamax", Ingredient: "topiramate", Class: "anticonvulsant", In: days(1, 9), Estimated: true, Dose: "25 mg", PaidBy: "cash"}),
		told("b", record.ByPharmacy, true, "fill list", record.Took{Drug: "topiramate", Ingredient: "topiramate", In: days(2, 9), Dose: "50 mg", PaidBy: "another plan", PlanCanSee: record.No}),
		told("c", record.ByPatient, true, "diary", record.Outcome{Drug: "topiramate", In: days(1, 9), Effect: record.Ineffective, Detail: "as bad as before"}),
	))
	if len(all) != 1 {
		t.Fatalf("%+v", all)
	}
	tr := all[0]
	if tr.Name != "Topamax" || tr.Class != "anticonvulsant" || !tr.Estimated || !tr.Sure || tr.PlanSees != record.No || tr.PaidBy.State != record.Conflict {
		t.Errorf("%+v", tr)
	}
	if !slices.Equal(tr.Doses, []string{"25 mg", "50 mg"}) || !slices.Equal(tr.By, []record.By{record.ByPatient, record.ByPharmacy}) ||
		!slices.Equal(tr.Where, []string{"fill list", "diary"}) || !slices.Equal(tr.Because, []ref.Fact{"a", "b"}) || !slices.Equal(tr.Detail, []history.Word{{Text: "as bad as before", On: "c"}}) {
		t.Errorf("%+v", tr)
	}
}

// Memory alone is memory, whoever else has told of other trials.
func TestTold(t *testing.T) {
	for name, c := range map[string]struct {
		by    record.By
		where string
		want  bool
	}{
		"the patient": {record.ByPatient, "", true}, "the patient, from a paper": {record.ByPatient, "discharge letter", false},
		"the prescriber": {record.ByPrescriber, "", false}, "the pharmacy": {record.ByPharmacy, "", false}, "the plan": {record.ByPlan, "", false}, "a record": {record.ByRecord, "", false},
	} {
		all := history.Trials(record.New(told("a", c.by, true, c.where, record.Took{Drug: "x"})))
		if len(all) != 1 || all[0].Told() != c.want {
			t.Errorf("%s: %+v", name, all)
		}
	}
}

// A better telling replaces the old one, and nothing of the old one stays.
func TestAReplacedTellingIsGone(t *testing.T) {
	better := took("b", "x", "", days(4, 6))
	better.Replaces = []ref.Fact{"a"}
	if all := history.Trials(record.New(took("a", "x", "", days(1, 9)), better)); len(all) != 1 || all[0].In != days(4, 6) {
		t.Errorf("%+v", all)
	}
}
