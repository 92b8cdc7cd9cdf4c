package redact_test

import (
	"testing"

	"github.com/recourse-health/recourse/read/ident"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/record/told"
	"github.com/recourse-health/recourse/work/redact"
)

// Offsets count code points, and what stands there is what was hidden.
func TestText(t *testing.T) {
	facts, err := told.Facts(&told.Case{Patient: told.Patient{Name: "Zoë Núñez", MemberID: "K7730 21164"}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	text := "¿Está Zoë Núñez? Sí: K7730 21164, señor."
	a := redact.Text(text, record.New(facts...), ident.Books{})
	if a.Text != "¿Está [name]? Sí: [member_id], señor." || len(a.Found) != 2 {
		t.Fatalf("%+v", a)
	}
	for i, kind := range []string{"name", "member_id"} {
		f := a.Found[i]
		if f.Kind != kind || string([]rune(text)[f.Start:f.End]) != f.Text {
			t.Errorf("%+v", f)
		}
	}
	if a := redact.Text(text, nil, ident.Books{}); a.Text != text || a.Found != nil {
		t.Errorf("without a case: %+v", a)
	}
}
