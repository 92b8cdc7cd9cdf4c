package eval

import (
	"context"
	"errors"
	"testing"
	"testing/fstest"

	"github.com/recourse-health/recourse/judge/check"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/page"
)

func TestSame(t *testing.T) {
	for _, c := range []struct {
		field, got, want string
		ok               bool
	}{
		{"phone", "(800) 555-0100", "1-800-555-0100", true}, {"phone", "800-555-0101", "800-555-0100", false},
		{"member_id", "W2209 44871", "W2209-44871", true}, {"member_id", "W2209", "W2209 44871", false},
		{"appeal_deadline", "180 calendar days", "180 days", true}, {"appeal_deadline", "60 months", "60 days", false},
		{"appeal_deadline", "four months", "4 months", true}, {"appeal_deadline", "10 business days", "10 days", false}, {"appeal_deadline", "65 días calendario", "65 days", true},
		{"drug", "Nurtec", "Nurtec ODT 75 mg", true}, {"drug", "TABLET", "Nurtec ODT 75 mg tablet", false},
		{"prescriber", "Dr. Ann Poe", "Ann Poe, MD", true}, {"notice_date", "2026-01-02", "2026-01-03", false},
	} {
		if got := same(c.field, c.got, c.want); got != c.ok {
			t.Errorf("%s %q %q: %v", c.field, c.got, c.want, got)
		}
	}
}

var folder = fstest.MapFS{
	"01/gold.json": {Data: []byte(`{"is_denial":true,"denial_types":["step_therapy"],"situation":"denial","plan_type":"unknown","manner":"a","split":"dev","fields":{"drug":["Nurtec"],"phone":"800-555-0100"}}`)},
	"01/input.txt": {Data: []byte("Nurtec needs a trial of sumatriptan first.")},
	"02/gold.json": {Data: []byte(`{"is_denial":false,"denial_types":[],"plan_type":"unknown","manner":"b","split":"held"}`)},
	"02/input.txt": {Data: []byte("approved")},
}

func answer(drug string) Answer {
	return Answer{[]page.Document{{Pages: []page.Page{{Text: "Nurtec needs a trial of sumatriptan first."}}}}, check.Answer{
		Block: check.Block{Is: record.SitDenial, Denial: record.Yes}, Reasons: []check.Reason{{Type: record.StepTherapy, Confidence: 0.9}},
		Fields: []check.Field{{Name: record.Drug, Value: drug}}, Plan: check.Plan{Type: record.PlanUnknown}}}
}

func TestRun(t *testing.T) {
	read := func(_ context.Context, _ []string, files [][]byte) (Answer, error) {
		if string(files[0]) == "approved" {
			return Answer{}, errors.New("cannot")
		}
		return answer("Nurtec"), nil
	}
	r, err := Run(t.Context(), folder, read, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if r.Letters != 2 || r.Kind.Right != 1 || r.Kind.Of != 1 || r.Traps.Right != 0 || r.Traps.Of != 1 || r.Invented != 0 {
		t.Errorf("%+v", r)
	}
	if f := r.Fields["phone"]; f.Missed != 1 {
		t.Errorf("phone %+v", f)
	}
	if r, err = Run(t.Context(), folder, read, Options{Split: "dev"}); err != nil || r.Letters != 1 {
		t.Errorf("split: %d %v", r.Letters, err)
	}
}

func TestInvented(t *testing.T) {
	r, err := Run(t.Context(), folder, func(context.Context, []string, [][]byte) (Answer, error) { return answer("Ozempic"), nil }, Options{Split: "dev"})
	if err != nil || r.Invented != 1 {
		t.Errorf("invented %d, %v", r.Invented, err)
	}
}

// judged reads one letter with the gold that is given and the answer to it.
func judged(t *testing.T, gold string, a Answer) Report {
	t.Helper()
	dir := fstest.MapFS{"01/gold.json": {Data: []byte(gold)}, "01/input.txt": {Data: []byte("x")}}
	r, err := Run(t.Context(), dir, func(context.Context, []string, [][]byte) (Answer, error) { return a, nil }, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestOtherAnswers(t *testing.T) {
	a := answer("Nurtec")
	a.Check.Reasons[0].Type = record.PriorAuth
	const denial = `{"is_denial":true,"denial_types":["step_therapy"],"situation":"denial","fields":{"drug":["Nurtec"]},`
	for _, c := range []struct {
		name, gold string
		a          Answer
		ok         func(Report) bool
	}{
		{"another main kind that is fine", denial + `"main_type_also_ok":["prior_auth"]}`, a, func(r Report) bool { return r.Kind.Right == 1 && r.Types["prior_auth"].Wrong == 0 }},
		{"a forbidden kind", denial + `"must_not":{"denial_types":["prior_auth"]}}`, a, func(r Report) bool { return r.Kind.Right == 0 && r.Forbidden == 1 }},
		{"another situation that is fine", `{"is_denial":true,"denial_types":["prior_auth"],"situation":"partly_approved","situation_ok":"denial"}`, a, func(r Report) bool { return r.Situation.Right == 1 }},
		{"unknown is fine", `{"is_denial":false,"is_denial_ok":[true],"denial_types":[],"types_ok":["prior_auth"]}`, a, func(r Report) bool { return r.Denial.Right == 1 && r.Traps.Right == 1 }},
		{"a trap", `{"is_denial":false,"denial_types":[]}`, a, func(r Report) bool { return r.Traps.Right == 0 && r.Traps.Of == 1 }},
		{"a value that is fine stands in", `{"is_denial":true,"denial_types":["prior_auth"],"fields":{"drug":["rimegepant"]},"accept":{"drug":"Nurtec"}}`, a, func(r Report) bool { return r.F1 == 1 }},
		{"a field that must be absent", `{"is_denial":true,"denial_types":["prior_auth"],"must_not":{"drug":["*"]}}`, a, func(r Report) bool { return r.Forbidden == 1 && r.Fields["drug"].Wrong == 1 }},
		{"a field that may be absent", `{"is_denial":true,"denial_types":["prior_auth"],"fields":{"drug":["Nurtec"],"portal":["a.example"]},"optional_fields":["portal"]}`, a, func(r Report) bool { return r.Recall == 1 }},
		{"fields that are not counted", `{"is_denial":true,"denial_types":["prior_auth"],"fields":{"phone":["800-555-0100"]},"fields_scored":false}`, a, func(r Report) bool { return len(r.Fields) == 0 }},
		{"a missing element", `{"is_denial":true,"denial_types":["prior_auth"],"lacking":["appeal"]}`, a, func(r Report) bool { return r.Lacking.Missed == 1 }},
		{"a step rule that was not read", denial + `"required":{"kind":"tried","drugs":["sumatriptan"]}}`, a, func(r Report) bool { return r.Required.Of == 1 && r.Required.Right == 0 }},
	} {
		if r := judged(t, c.gold, c.a); !c.ok(r) {
			t.Errorf("%s: %+v", c.name, r)
		}
	}
}

// A quotation is made by a document; it is checked against the one that was read.
func TestQuotes(t *testing.T) {
	a := answer("Nurtec")
	s, ok := a.Docs[0].Span(0, 0, 42)
	if !ok {
		t.Fatal("no span")
	}
	a.Check.Reasons[0].Because = []page.Span{s}
	const gold = `{"is_denial":true,"denial_types":["step_therapy"],"quotes":{"denial:step_therapy":"needs a trial of sumatriptan first"}}`
	r := judged(t, gold, a)
	if r.Quotes.Right != 1 || r.Proof.Right != 1 || r.Bare != 1 {
		t.Errorf("quotes %v proof %v bare %d", r.Quotes, r.Proof, r.Bare)
	}
	a.Docs = []page.Document{{Pages: []page.Page{{Text: "another letter"}}}}
	if r = judged(t, gold, a); r.Quotes.Right != 0 {
		t.Error("a quotation of another letter stands")
	}
}

func TestNone(t *testing.T) {
	if _, err := Run(t.Context(), fstest.MapFS{}, nil, Options{}); !errors.Is(err, ErrNone) {
		t.Error(err)
	}
}

func TestWilson(t *testing.T) {
	s := Share{Right: 9, Of: 10}
	s.wilson()
	if s.Low != 0.596 || s.High != 0.982 {
		t.Errorf("%+v", s)
	}
}
