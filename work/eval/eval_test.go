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
