package told_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/record/told"
	"github.com/recourse-health/recourse/value/fault"
)

// paths lists every scalar path of the form; of a list the first entry stands for all.
func paths(at string, t reflect.Type) []string {
	switch t.Kind() {
	case reflect.Pointer:
		return paths(at, t.Elem())
	case reflect.Slice:
		if t.Elem().Kind() == reflect.String {
			return nil // a list of words has no path of its own
		}
		return paths(at+".0", t.Elem())
	case reflect.Struct:
		var out []string
		for i := range t.NumField() {
			key := strings.TrimSuffix(t.Field(i).Tag.Get("json"), ",omitempty")
			out = append(out, paths(strings.TrimPrefix(at+"."+key, "."), t.Field(i).Type)...)
		}
		return out
	}
	return []string{at}
}

// at reads what stands at a path, by the names that a case file uses.
func at(c *told.Case, path string) any {
	v := reflect.ValueOf(c).Elem()
	for key := range strings.SplitSeq(path, ".") {
		for v.Kind() == reflect.Pointer {
			v = v.Elem()
		}
		if v.Kind() == reflect.Slice {
			v = v.Index(0)
			continue
		}
		for i := range v.NumField() {
			if v.Type().Field(i).Tag.Get("json") == key+",omitempty" {
				v = v.Field(i)
				break
			}
		}
	}
	for v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	return v.Interface()
}

// A front asks by path; a path that cannot be answered would be a question without an end.
func TestEachPathIsAnsweredAndReadBack(t *testing.T) {
	all := paths("", reflect.TypeFor[told.Case]())
	if len(all) < 90 {
		t.Fatalf("only %d paths: the form is not walked", len(all))
	}
	for _, path := range all {
		c := &told.Case{}
		typed, want := " some words ", any("some words")
		switch at(filled(c, path), path).(type) {
		case int:
			typed, want = "7", 7
		case bool:
			typed, want = "sí", true
		}
		put, err := told.Set(c, path, typed)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		if put.Path != path || put.Value != want || put.Entry {
			t.Errorf("%s: put %+v", path, put)
		}
		if got := at(c, path); got != want {
			t.Errorf("%s: read back %v, want %v", path, got, want)
		}
	}
}

// filled finds out of which type a path is: it takes whichever form the path accepts.
func filled(_ *told.Case, path string) *told.Case {
	for _, v := range []string{"words", "1", "yes"} {
		c := &told.Case{}
		if _, err := told.Set(c, path, v); err == nil {
			return c
		}
	}
	return &told.Case{}
}

// What is told of one thing is one fact, by the one who may say it, and its name leads back to the case.
func TestAnswerMakesAFact(t *testing.T) {
	for _, c := range []struct {
		path, value, id string
		by              record.By
		want            record.Value
	}{
		{"patient.name", "Odalys Brandt", "/patient/name", record.ByPatient, record.Detail{Field: record.MemberName, Text: "Odalys Brandt"}},
		{"patient.state", "OR", "/patient/state", record.ByPatient, record.Detail{Field: record.State, Text: "OR"}},
		{"plan.type", "medicare_part_d", "/plan/type", record.ByPatient, record.Detail{Field: record.FieldPlanType, Text: "medicare_part_d"}},
		{"plan.reference_number", "RX-7", "/plan/reference_number", record.ByPatient, record.Detail{Field: record.ReferenceNumber, Text: "RX-7"}},
		{"prescriber.npi", "1999999984", "/prescriber/npi", record.ByPrescriber, record.Detail{Field: record.NPI, Text: "1999999984"}},
		{"drug.name", "Vyepti", "/drug/name", record.ByPrescriber, record.Detail{Field: record.Drug, Text: "Vyepti"}},
		{"drug.stable", "no", "/drug/stable", record.ByPrescriber, record.Attested{What: record.AttestStable}},
		{"urgent.is", "yes", "/urgent/is", record.ByPrescriber, record.Attested{What: record.AttestUrgent, Is: true}},
		{"supply.days_left", " 0 ", "/supply/days_left", record.ByPatient, record.Supply{}},
		{"authorization.number", "A-12", "/authorization", record.ByPlan, record.Approval{Number: "A-12"}},
		{"documents", `{"file":"a.pdf","label":"denial letter"}`, "/documents/0", record.ByPatient, record.Exhibit{File: "a.pdf", Label: "denial letter"}},
		{"contraindications", `{"drug":"propranolol","reason":"asthma"}`, "/contraindications/0", record.ByPrescriber, record.Unsafe{Drug: "propranolol", Reason: "asthma"}},
		{"allergies", `{"drug":"sulfasalazine","reaction":"hives"}`, "/allergies/0", record.ByRecord, record.Reaction{Drug: "sulfasalazine", Reaction: "hives"}},
		{"conditions", `{"name":"asthma","code":"J45.40"}`, "/conditions/0", record.ByRecord, record.Condition{Name: "asthma", Code: "J45.40"}},
	} {
		facts, err := told.Answer(c.path, c.value, nil)
		if err != nil || len(facts) != 1 {
			t.Errorf("%s: %d facts, %v", c.path, len(facts), err)
			continue
		}
		f := facts[0]
		if string(f.ID) != c.id || f.By != c.by || !f.Sure || f.Value != c.want {
			t.Errorf("%s: %+v", c.path, f)
		}
	}
	// "unknown" is an answer that settles nothing: it must not stand as a plan type.
	if facts, err := told.Answer("plan.type", "unknown", nil); err != nil || len(facts) != 0 {
		t.Errorf("unknown plan type: %v %v", facts, err)
	}
}

// The one who typed must be told what to mend: each refusal is a sentence about the path that was answered.
func TestABadValueIsRefusedByName(t *testing.T) {
	for _, c := range []struct{ path, value, sentence string }{
		{"patient.date_of_birth", "31/01/1980", "fault.case.value"}, {"patient.date_of_birth", "1981-02-29", "fault.case.value"},
		{"patient.state", "Oregon", "fault.case.value"}, {"plan.issued_state", "O", "fault.case.value"}, {"plan.type", "medicare", "fault.case.value"},
		{"supply.days_left", "five", "fault.case.number"}, {"supply.days_left", "-1", "fault.case.number"}, {"supply.days_left", "2.5", "fault.case.number"},
		{"urgent.is", "perhaps", "fault.case.yesno"}, {"drug.stable", "", "fault.case.yesno"},
		{"trials.0.drug", "No, never", "fault.case.drug"}, {"trials.0.drug", "ninguno", "fault.case.drug"}, {"allergies.0.drug", "yes", "fault.case.drug"},
		{"trials", "topiramate", "fault.case.object"}, {"trials", `{"drug":"topiramate","colour":"red"}`, "fault.case.object"},
		{"trials", `{"drug":"topiramate","outcome":"bad"}`, "fault.case.value"}, {"trials", `{"first":"2025-03"}`, "fault.case.value"},
		{"trials", `{"drug":"topiramate","first":"2025-05","last":"2025-03"}`, "fault.case.range"}, {"trials", `{"drug":"topiramate","first":"2025-13"}`, "fault.case.day"},
		{"trials", `{"drug":"topiramate","first":"last year"}`, "fault.case.day"},
		{"events.notice_received", "yesterday", "fault.case.day"}, {"events.notice_received", "", "fault.case.value"},
		{"coverages", `{"plan":"Old","from":"2025"}`, "fault.case.day"}, {"authorization.until", "soon", "fault.case.day"},
		{"patient.shoe_size", "44", "fault.case.path"}, {"nothing", "1", "fault.case.path"}, {"", "1", "fault.case.path"},
		{"patient.name.first", "A", "fault.case.path"}, {"trials.3.drug", "topiramate", "fault.case.path"}, {"trials.first.drug", "topiramate", "fault.case.path"},
	} {
		_, err := told.Answer(c.path, c.value, nil)
		f, ok := fault.Of(err)
		if !ok || f.Kind != fault.BadValue || f.Say.ID != c.sentence {
			t.Errorf("%s=%q: %v, want %s", c.path, c.value, err, c.sentence)
		}
	}
}

// A drug may be called like an answer begins.
func TestADrugThatBeginsLikeAnAnswerIsADrug(t *testing.T) {
	for _, name := range []string{"Norvasc", "Nonacog", "Yescarta", "Truvada", "Sinemet"} {
		if _, err := told.Answer("trials.0.drug", name, nil); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
