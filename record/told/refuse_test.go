package told_test

import (
	"testing"

	"github.com/recourse-health/recourse/record/told"
	"github.com/recourse-health/recourse/value/fault"
)

// What a case cannot hold is refused with a sentence: it is neither taken, nor lost, nor a crash.
func TestRefused(t *testing.T) {
	for _, a := range [][2]string{
		{"trials.-1.drug", "topiramate"}, {"trials.0.drug", "sí"}, {"contraindications.0.drug", "Sí, alergia"}, {"contraindications.0.drug", "yes, allergy"},
		{"urgent.why", "pain"}, {"supply.as_of", "2026-10-01"}, {"plan.benefit", "banana"}, {"drug.since", "banana"}, {"patient.state", "??"},
		{"trials", `{"drug":"a","fills":-3}`}, {"trials", `{"drug":"a","asserted_by":"neighbour"}`}, {"trials", `{"drug":"a"} {"drug":"b"}`},
	} {
		facts, err := told.Answer(a[0], a[1], nil)
		if f, ok := fault.Of(err); !ok || f.Kind != fault.BadValue || f.Say.IsZero() {
			t.Errorf("%s=%s: %v %v", a[0], a[1], facts, err)
		}
	}
}

func TestTaken(t *testing.T) {
	for _, a := range [][2]string{
		{"trials.0.drug", "Simponi"}, {"trials.0.drug", "Nolvadex"}, {"drug.since", "2026-04"}, {"drug.since", "2026-04-30"}, {"patient.state", "ny"}, {"plan.benefit", "medical"},
		{"representative.release", "signed"}, {"urgent", `{"is":true,"why":"pain"}`}, {"supply", `{"days_left":5,"as_of":"2026-10-01"}`}, {"trials", `{"drug":"a","asserted_by":"member"}`},
	} {
		if facts, err := told.Answer(a[0], a[1], nil); err != nil || len(facts) == 0 {
			t.Errorf("%s=%s: %v %v", a[0], a[1], facts, err)
		}
	}
	if facts, err := told.Answer("plan.type", "unknown", nil); err != nil || len(facts) != 0 {
		t.Errorf("what is not known is no fact, and no fault: %v %v", facts, err)
	}
}

// A refused value leaves the case as it was.
func TestARefusalChangesNothing(t *testing.T) {
	c := &told.Case{}
	if _, err := told.Set(c, "trials.0.fills", "x"); err == nil || len(c.Trials) != 0 {
		t.Errorf("%v %+v", err, c.Trials)
	}
}
