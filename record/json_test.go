package record

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/policy"
)

func moment(s string) civil.Moment {
	m, err := civil.ParseMoment(s, nil)
	if err != nil {
		panic(err)
	}
	return m
}

var (
	day    = civil.Day(2026, time.March, 2)
	spring = civil.Range{First: day, Last: day.AddDays(90)}
	span   = func() page.Span {
		d := page.Document{Exhibit: "e1", File: 1, Pages: []page.Page{{}, {Text: "a name\nhere", Words: []page.Word{{From: 2, To: 6, Box: page.Box{1, 2.5, 3, 4}}}}}}
		s, _ := d.Span(1, 2, 11)
		return s
	}()
	// facts are all values and sources with the words in which they lie at rest. A test that fails here after a field
	// was renamed is right: what lies in databases has the old name.
	facts = []struct {
		v    Value
		want string
	}{
		{Detail{MemberName, "José Ñandú <a&b>"}, `{"Field":"member_name","Text":"José Ñandú \u003ca\u0026b\u003e"}`},
		{Block{SitDenial, No}, `{"Situation":"denial","Denial":-1}`},
		{Reason{StepTherapy, 1}, `{"Type":"step_therapy","Rank":1}`},
		{Element{"appeal_rights", true}, `{"Name":"appeal_rights","Absent":true}`},
		{Required{policy.AnyOf(policy.Node{Leaf: policy.Leaf{Kind: policy.Tried, Drugs: []string{"a"}, Days: 30, Basis: policy.ByFill}, Because: []page.Span{span}})},
			`{"Rule":{"Of":[{"Of":null,"AtLeast":0,"Leaf":{"Kind":"tried","Drugs":["a"],"Class":"","Open":false,"Count":0,"Days":30,"LookbackDays":0,"Basis":"fill","Text":""},` +
				`"Because":[{"exhibit":"e1","file":1,"page":1,"from":2,"to":11,"quote":"name here","boxes":[[1,2.5,3,4]]}]}],"AtLeast":1,` +
				`"Leaf":{"Kind":"","Drugs":null,"Class":"","Open":false,"Count":0,"Days":0,"LookbackDays":0,"Basis":"","Text":""},"Because":null}}`},
		{Claim{TriedAndFailed, Yes}, `{"Ground":"tried_and_failed","Fits":1}`},
		{Event{"notice_dated", moment("2026-03-02"), true}, `{"Kind":"notice_dated","When":"2026-03-02","Proved":true}`},
		{Coverage{"Plan A", civil.Range{First: day}}, `{"Plan":"Plan A","In":{"first":"2026-03-02"}}`},
		{Took{Drug: "a", In: spring, Estimated: true, Fills: 2, PlanCanSee: No},
			`{"Drug":"a","Ingredient":"","Class":"","In":{"first":"2026-03-02","last":"2026-05-31"},"Estimated":true,"Dose":"","Fills":2,"DaysSupply":0,"PaidBy":"","PlanCanSee":-1}`},
		{Outcome{"a", spring, Ineffective, "no effect"}, `{"Drug":"a","In":{"first":"2026-03-02","last":"2026-05-31"},"Effect":"ineffective","Detail":"no effect"}`},
		{Reaction{"a", "hives", civil.Date{}}, `{"Drug":"a","Reaction":"hives","When":""}`},
		{Condition{"b", "L40.0", day}, `{"Name":"b","Code":"L40.0","Since":"2026-03-02"}`},
		{Unsafe{"a", "b"}, `{"Drug":"a","Reason":"b"}`},
		{Attested{AttestUrgent, true, "b"}, `{"What":"urgent","Is":true,"Why":"b"}`},
		{Supply{3, day}, `{"DaysLeft":3,"AsOf":"2026-03-02"}`},
		{Approval{"A-1", spring}, `{"Number":"A-1","In":{"first":"2026-03-02","last":"2026-05-31"}}`},
		{Contact{At: moment("2026-03-02T09:30:00-05:00"), Channel: "call", Proof: "p"},
			`{"At":"2026-03-02T09:30:00-05:00","Channel":"call","Who":"","Said":"","Reference":"","Proof":"p"}`},
		{Exhibit{"a.pdf", "A"}, `{"File":"a.pdf","Label":"A"}`},
		{Consent{[]string{"member_id"}}, `{"MaySay":["member_id"]}`},
	}
	froms = []struct {
		s    Source
		want string
	}{
		{Read{[]page.Span{span}, 0.7}, `{"Spans":[{"exhibit":"e1","file":1,"page":1,"from":2,"to":11,"quote":"name here","boxes":[[1,2.5,3,4]]}],"Weight":0.7}`},
		{Told{"patient", "intake", "q1"}, `{"Who":"patient","Where":"intake","Question":"q1"}`},
		{Follows{"rule", nil}, `{"Rule":"rule","From":null}`},
	}
)

func TestFactAtRest(t *testing.T) {
	seen := map[string]bool{}
	for _, v := range facts {
		for _, s := range froms {
			f := Fact{"id", "r1", v.v, ByPlan, true, s.s, time.Date(2026, 3, 2, 9, 30, 0, 5000, time.UTC), nil}
			b, err := json.Marshal(f)
			if err != nil {
				t.Fatal(err)
			}
			var k kept
			var back Fact
			if err := json.Unmarshal(b, &k); err != nil || json.Unmarshal(b, &back) != nil {
				t.Fatalf("%s: %v", b, err)
			}
			seen[k.Is], seen[k.From] = true, true
			if string(k.Value) != v.want || string(k.Source) != s.want {
				t.Errorf("got  %s from %s\nwant %s from %s", k.Value, k.Source, v.want, s.want)
			}
			if !reflect.DeepEqual(back, f) {
				t.Errorf("got  %+v\nwant %+v", back, f)
			}
		}
	}
	if len(seen) != len(values)+len(sources) {
		t.Errorf("%d kinds of %d are tried", len(seen), len(values)+len(sources))
	}
}

func TestWhatCannotBeKept(t *testing.T) {
	for name, f := range map[string]Fact{
		"no value": {Source: Told{}}, "no source": {Value: Unsafe{}}, "pointer": {Value: &Unsafe{}, Source: Told{}}, "pointer to source": {Value: Unsafe{}, Source: &Told{}},
	} {
		if b, err := json.Marshal(f); err == nil || !strings.Contains(err.Error(), "cannot be kept") {
			t.Errorf("%s: %s, %v", name, b, err)
		}
	}
	for _, b := range []string{`{"is":"Nothing","from":"Told"}`, `{"is":"Unsafe","value":{},"from":"Nothing"}`, `{"is":"Unsafe","value":[],"from":"Told"}`, `[]`} {
		if err := json.Unmarshal([]byte(b), new(Fact)); err == nil {
			t.Errorf("read %s", b)
		}
	}
}
