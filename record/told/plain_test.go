package told_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/record/told"
	"github.com/recourse-health/recourse/value/drug"
	"github.com/recourse-health/recourse/value/page"
)

// values are what facts say, without their names.
func values(facts []record.Fact) (out []string) {
	for _, f := range facts {
		b, _ := json.Marshal(f.Value)
		out = append(out, reflect.TypeOf(f.Value).Name()+" "+string(f.By)+" "+string(b))
	}
	return out
}

// A case that is put into its plain form reads back as the same facts, whatever of it is left out.
func TestPlainReadsBack(t *testing.T) {
	yes, no, days := true, false, 4
	c := told.Case{
		Patient: told.Patient{Name: "Odalys Brandt", State: "OR"}, Plan: told.Plan{Carrier: "Juniper", Type: "fehb"}, Drug: told.Drug{Name: "Qulipta", Stable: &yes},
		Representative: told.Representative{Name: "Ann"}, Prescriber: told.Prescriber{NPI: "1234567893"},
		Documents: []told.Document{{Label: "clinic note"}, {File: "b.pdf"}}, Events: []told.Event{{Kind: "notice_dated", At: "2026-10-05", Source: "letter"}, {Kind: "claim_received", At: "2026-10-05T09:30:00-05:00", Proved: true}},
		Trials: []told.Trial{{Drug: "Topamax", First: "2025-03", Last: "2025-05", Outcome: "ineffective", Detail: "no effect", AssertedBy: "prescriber", PlanCanSee: "no", Source: "clinic note"},
			{Drug: "propranolol", Outcome: "ongoing", Sure: &no}, {Drug: "botox"}},
		Allergies: []told.Allergy{{Drug: "naproxen", Reaction: "hives", Date: "2020-01-02"}}, Conditions: []told.Condition{{Name: "asthma", Code: "J45"}},
		Contraindications: []told.Contraindication{{Drug: "timolol", Reason: "asthma", Source: "note"}}, Coverages: []told.Coverage{{Plan: "old", From: "2024-01-01", To: "2024-12-31"}},
		Urgent: told.Urgent{Is: &no, Why: ""}, Supply: told.Supply{DaysLeft: &days, AsOf: "2026-11-01"},
		Authorization: told.Authorization{Number: "PA-1", From: "2026-01-01"}, Contacts: []told.Contact{{At: "2026-11-02", Who: "Ms. Quill"}}, Call: told.Call{MaySay: []string{"name"}},
	}
	drugs := told.Drugs(func(n string) drug.Sense {
		if n == "Topamax" {
			return drug.Sense{Ingredient: "topiramate", Class: "anticonvulsant"}
		}
		return drug.Sense{Ingredient: n}
	})
	all, err := told.Facts(&c, drugs)
	if err != nil || len(all) < 20 {
		t.Fatal(len(all), err)
	}
	for left := -1; left < len(all); left++ {
		var facts []record.Fact
		for i, f := range all {
			if i != left {
				facts = append(facts, f)
			}
		}
		p, err := told.Plain(facts)
		if err != nil {
			t.Fatal(err)
		}
		back, err := told.Facts(&p, drugs)
		if err != nil {
			t.Fatalf("without %d: %v", left, err)
		}
		want, got := map[string]int{}, map[string]int{}
		for _, v := range values(facts) {
			want[v]++
		}
		for _, v := range values(back) {
			got[v]++
		}
		if !reflect.DeepEqual(want, got) {
			t.Errorf("without %d:\nwant %v\n got %v", left, want, got)
		}
	}
}

// What was read of a letter beside names and days keeps its words; two readings of one thing both stay.
func TestPlainKeepsWhatItHasNoWordsFor(t *testing.T) {
	d := page.Document{Exhibit: "e", Pages: []page.Page{{Text: "We denied it. Aetna"}}}
	span, _ := d.Span(0, 0, 13)
	facts := []record.Fact{
		{ID: "1", By: record.ByPlan, Sure: true, Value: record.Reason{Type: record.StepTherapy}, Source: record.Read{Spans: []page.Span{span}, Weight: 1}},
		{ID: "2", By: record.ByPlan, Sure: true, Value: record.Detail{Field: record.Carrier, Text: "Aetna"}, Source: record.Read{Spans: []page.Span{span}, Weight: 1}},
		{ID: "3", By: record.ByPatient, Sure: true, Value: record.Detail{Field: record.Carrier, Text: "Cigna"}, Source: record.Told{}},
	}
	p, err := told.Plain(facts)
	if err != nil || p.Plan.Carrier != "Aetna" || len(p.Letters) != 1 || len(p.Letters[0].Facts) != 2 {
		t.Fatalf("%+v %v", p, err)
	}
	back, err := told.Facts(&p, nil)
	if err != nil || len(back) != 3 || len(back[0].Spans()) != 1 || back[0].Spans()[0].Quote() != "We denied it." {
		t.Errorf("%+v %v", back, err)
	}
}
