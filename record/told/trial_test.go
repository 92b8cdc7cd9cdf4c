package told_test

import (
	"encoding/json"
	"testing"

	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/record/told"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/drug"
)

func drugs(name string) drug.Sense {
	if name == "Topamax" {
		return drug.Sense{Ingredient: "topiramate", Class: "anticonvulsant"}
	}
	return drug.Sense{}
}

// A month or a year is what people remember; it must never pass for a day that they know.
func TestARoughDayIsASpanMarkedAsAnEstimate(t *testing.T) {
	d := civil.Day
	for _, c := range []struct {
		first, last string
		want        civil.Range
		rough       bool
	}{
		{"2025-03-04", "2025-05-06", civil.Range{First: d(2025, 3, 4), Last: d(2025, 5, 6)}, false},
		{"2024-01", "2024-02", civil.Range{First: d(2024, 1, 1), Last: d(2024, 2, 29)}, true},
		{"2023", "2023", civil.Range{First: d(2023, 1, 1), Last: d(2023, 12, 31)}, true},
		{"2025-12", "2025-12", civil.Range{First: d(2025, 12, 1), Last: d(2025, 12, 31)}, true},
		{"2025-03-04", "ongoing", civil.Range{First: d(2025, 3, 4)}, false},
		{"", "2025-03", civil.Range{Last: d(2025, 3, 31)}, true},
		{"", "", civil.Range{}, false},
	} {
		facts, err := told.Facts(&told.Case{Trials: []told.Trial{{Drug: "Topamax", First: c.first, Last: c.last}}}, drugs)
		if err != nil || len(facts) != 1 {
			t.Errorf("%q %q: %v %v", c.first, c.last, facts, err)
			continue
		}
		if v := facts[0].Value.(record.Took); v.In != c.want || v.Estimated != c.rough || v.Ingredient != "topiramate" || v.Class != "anticonvulsant" {
			t.Errorf("%q %q: %+v", c.first, c.last, v)
		}
	}
}

// How a trial ended is a fact of its own: it can be doubted without doubting that the drug was taken.
func TestATrialAndItsEndAreTwoFacts(t *testing.T) {
	no := false
	facts, err := told.Facts(&told.Case{Trials: []told.Trial{{Drug: "Topamax", Start: "2025-03-01", End: "2025-04-01", Outcome: "adverse_reaction", Detail: "tingling",
		AssertedBy: "prescriber", Sure: &no, Source: "clinic note", PlanCanSee: "no", Fills: 2, DaysSupply: 60}}}, drugs)
	if err != nil || len(facts) != 2 {
		t.Fatal(facts, err)
	}
	took, end := facts[0].Value.(record.Took), facts[1].Value.(record.Outcome)
	if facts[0].ID != "/trials/0" || facts[1].ID != "/trials/0/outcome" {
		t.Errorf("%s %s", facts[0].ID, facts[1].ID)
	}
	if took.PlanCanSee != record.No || took.Fills != 2 || took.DaysSupply != 60 {
		t.Errorf("%+v", took)
	}
	if end.Drug != "Topamax" || end.In != took.In || end.Effect != record.AdverseReaction || end.Detail != "tingling" {
		t.Errorf("%+v", end)
	}
	for _, f := range facts {
		if f.By != record.ByPrescriber || f.Sure || f.Source != (record.Told{Who: "prescriber", Where: "clinic note"}) {
			t.Errorf("%+v", f)
		}
	}
	// A drug that no book knows stays as it was written.
	facts, err = told.Facts(&told.Case{Trials: []told.Trial{{Drug: "the blue pill", Outcome: "ineffective"}}}, drugs)
	if err != nil || facts[1].Value.(record.Outcome).Drug != "the blue pill" || facts[0].Value.(record.Took).Ingredient != "" {
		t.Error(facts, err)
	}
}

// People and case files use two names for the day on a notice; the law knows one.
func TestBothNamesOfADayMeanTheSameEvent(t *testing.T) {
	for path, want := range map[string]string{
		"events.denial_date": "notice_dated", "events.notice_dated": "notice_dated",
		"events.received_date": "notice_received", "events.notice_received": "notice_received", "events.request_sent": "request_sent",
	} {
		facts, err := told.Answer(path, "2026-10-05", nil)
		if err != nil || len(facts) != 1 {
			t.Fatal(path, facts, err)
		}
		if v := facts[0].Value.(record.Event); v.Kind != want || v.When.Day(nil) != civil.Day(2026, 10, 5) {
			t.Errorf("%s: %+v", path, v)
		}
	}
}

// A letter that was read keeps its own facts in the case file, under names that lead there.
func TestTheFactsOfALetterComeBack(t *testing.T) {
	f := record.Fact{ID: "old", By: record.ByPlan, Sure: true, Value: record.Reason{Type: record.StepTherapy}, Source: record.Read{Weight: 0.9}}
	b, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	facts, err := told.Facts(&told.Case{Letters: []told.Letter{{Facts: []string{string(b)}}}}, nil)
	if err != nil || len(facts) != 1 || facts[0].ID != "/letters/0/facts/0" || facts[0].Value != f.Value || facts[0].By != record.ByPlan {
		t.Error(facts, err)
	}
	if _, err := told.Facts(&told.Case{Letters: []told.Letter{{Facts: []string{"{"}}}}, nil); err == nil {
		t.Error("half a fact is no fact")
	}
}
