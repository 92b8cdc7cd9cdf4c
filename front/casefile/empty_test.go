package casefile_test

import (
	"strings"
	"testing"
)

// A key that the person left empty can be answered; a refused answer leaves nothing behind.
func TestEmptyKeys(t *testing.T) {
	f := parse(t, "trials: # none yet\npatient:\nextra: 1\n")
	for _, a := range [][2]string{{"trials", `{"drug":"topiramate"}`}, {"patient.name", "Odalys Brandt"}} {
		if err := f.Answer(a[0], a[1]); err != nil {
			t.Fatal(a, err)
		}
	}
	if len(f.Case.Trials) != 1 || f.Case.Patient.Name != "Odalys Brandt" {
		t.Errorf("%+v", f.Case)
	}
	before := bytes(t, f)
	if err := f.Set("more.5.b", 1); err == nil || bytes(t, f) != before || strings.Contains(before, "more") {
		t.Errorf("%v\n%s", err, bytes(t, f))
	}
}
