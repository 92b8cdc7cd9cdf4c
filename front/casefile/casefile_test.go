package casefile_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/front/casefile"
	"github.com/recourse-health/recourse/record/told"
	"github.com/recourse-health/recourse/value/drug"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/ref"
)

const file = `# my own remark
schema: recourse.case/1
my_notes: keep this # and this
patient:
  name: Odalys Brandt
  member_id: 00123
  nickname: Oda
trials:
  - drug: Topamax
    first: 2025-03
    colour: blue
`

func parse(t *testing.T, s string) *casefile.File {
	t.Helper()
	f, err := casefile.Parse([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func bytes(t *testing.T, f *casefile.File) string {
	t.Helper()
	b, err := f.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// The file is the person's: what they wrote beside the form stays, where they wrote it.
func TestWritingBackLosesNothing(t *testing.T) {
	f := parse(t, file)
	if f.Case.Patient.MemberID != "00123" {
		t.Errorf("the noughts of %q are part of the number", f.Case.Patient.MemberID)
	}
	for _, a := range [][2]string{{"patient.state", "OR"}, {"trials.0.outcome", "ineffective"}, {"trials", `{"drug":"propranolol"}`}, {"events.notice_dated", "2026-10-05"}, {"urgent.is", "no"}} {
		if err := f.Answer(a[0], a[1]); err != nil {
			t.Fatal(a, err)
		}
	}
	got := bytes(t, f)
	for _, keep := range []string{"# my own remark", "my_notes: keep this # and this", "nickname: Oda", "member_id: 00123", "colour: blue", "state: OR", "outcome: ineffective", "drug: propranolol", "kind: notice_dated", "is: false"} {
		if !strings.Contains(got, keep) {
			t.Errorf("%q is lost:\n%s", keep, got)
		}
	}
	if strings.Index(got, "my_notes") > strings.Index(got, "patient") {
		t.Error("the order of keys has changed")
	}
	back := parse(t, got)
	if len(back.Case.Trials) != 2 || back.Case.Trials[1].Drug != "propranolol" || bytes(t, back) != got {
		t.Errorf("what was written is not what is read:\n%s", got)
	}
}

// JSON stays JSON, with its keys in order and its numbers as they were.
func TestJSONStaysJSON(t *testing.T) {
	f := parse(t, `{"schema":"recourse.case/1","zeta":12345678901234567890,"patient":{"name":"Pía \"P\" Sol <x>"},"alpha":{"e":[],"n":null,"day":"2026-01-01"}}`)
	if err := f.Answer("supply.days_left", "3"); err != nil {
		t.Fatal(err)
	}
	got := bytes(t, f)
	if !json.Valid([]byte(got)) || !strings.HasSuffix(got, "}\n") {
		t.Fatalf("no JSON:\n%s", got)
	}
	for _, keep := range []string{"12345678901234567890", `"Pía \"P\" Sol <x>"`, `"e": []`, `"n": null`, `"day": "2026-01-01"`, `"days_left": 3`} {
		if !strings.Contains(got, keep) {
			t.Errorf("%q is lost:\n%s", keep, got)
		}
	}
	if strings.Index(got, "zeta") > strings.Index(got, "patient") || strings.Index(got, "patient") > strings.Index(got, "alpha") {
		t.Error("the order of keys has changed")
	}
}

// What cannot be read is refused with a sentence, and the sentence tells where, not what stood there.
func TestWhatIsNoCaseFile(t *testing.T) {
	for text, want := range map[string]string{
		"": "fault.case.syntax", "just words": "fault.case.syntax", "- a\n- b": "fault.case.syntax", "{\"patient\": ": "fault.case.syntax", "a: [1": "fault.case.syntax",
		"schema: recourse.case/2": "fault.case.schema", "schema: recourse.paper/1": "fault.case.schema",
		"patient: Odalys": "fault.case.shape", "supply:\n  days_left: many": "fault.case.shape", "trials: none": "fault.case.shape",
	} {
		_, err := casefile.Parse([]byte(text))
		f, ok := fault.Of(err)
		if !ok || f.Kind != fault.BadValue || f.Say.ID != want {
			t.Errorf("%q: %v, want %s", text, err, want)
			continue
		}
		for _, a := range f.Say.Args {
			if s, _ := a.Value.(string); strings.Contains(s, "Odalys") || strings.Contains(s, "many") {
				t.Errorf("%q: the sentence says %q", text, s)
			}
		}
	}
	if _, err := casefile.Parse([]byte("patient:\n  name: A\n")); err != nil {
		t.Error("a file that names no schema is read:", err)
	}
}

// A refused value leaves the file as it was.
func TestARefusedValueChangesNothing(t *testing.T) {
	f := parse(t, file)
	before := bytes(t, f)
	for _, a := range []struct {
		path  string
		value any
	}{{"patient", []int{1}}, {"supply.days_left", "many"}, {"drug.name.first", "x"}, {"trials.7.drug", "x"}, {"patient.0", "x"}, {"schema", "other/1"}} {
		err := f.Set(a.path, a.value)
		if fa, ok := fault.Of(err); !ok || fa.Kind != fault.BadValue {
			t.Errorf("%s: %v", a.path, err)
		}
	}
	for _, a := range [][2]string{{"patient.shoe", "44"}, {"supply.days_left", "many"}, {"trials", "{"}} {
		if err := f.Answer(a[0], a[1]); err == nil {
			t.Errorf("%s=%s was taken", a[0], a[1])
		}
	}
	if after := bytes(t, f); after != before || f.Case.Patient.Name != "Odalys Brandt" {
		t.Errorf("the file has changed:\n%s", after)
	}
}

// A new file can be answered from nothing, in both forms, and its facts are named by their place in it.
func TestANewFile(t *testing.T) {
	for _, asJSON := range []bool{false, true} {
		f := casefile.New(asJSON)
		for _, a := range [][2]string{{"trials", `{"drug":"Topamax","outcome":"ineffective"}`}, {"plan.type", "fehb"}, {"drug.stable", "yes"}} {
			if err := f.Answer(a[0], a[1]); err != nil {
				t.Fatal(err)
			}
		}
		b := bytes(t, f)
		if json.Valid([]byte(b)) != asJSON {
			t.Errorf("JSON %v:\n%s", asJSON, b)
		}
		c, err := parse(t, b).Record(told.Drugs(func(string) drug.Sense { return drug.Sense{Ingredient: "topiramate"} }))
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range []ref.Fact{"/trials/0", "/trials/0/outcome", "/plan/type", "/drug/stable"} {
			if _, ok := c.Get(id); !ok {
				t.Errorf("no fact %s", id)
			}
		}
	}
}
