package wire_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/front/wire"
	"github.com/recourse-health/recourse/judge/check"
	"github.com/recourse-health/recourse/judge/rights"
	"github.com/recourse-health/recourse/judge/verify"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/policy"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/explain"
)

var letter = page.Document{Exhibit: "e1", File: 1, Kind: "pdf", Pages: []page.Page{{}, {Text: "must try", W: 612, H: 792.004, Words: []page.Word{{From: 0, To: 4, Box: page.Box{1.006, 2, 3.333, 4}}}}}}

func quote(t *testing.T) page.Span {
	t.Helper()
	s, ok := letter.Span(1, 0, 4)
	if !ok {
		t.Fatal("no span")
	}
	return s
}

func words(t *testing.T) *say.Book {
	t.Helper()
	b, err := say.Parse("en", "q = Which {what}?\nlack = No code.\nproof.note = a clinic note\n")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// A program tells "no rule" from a rule, and a count from "all" and "any".
func TestTree(t *testing.T) {
	leaf := func(d string) policy.Node {
		return policy.Node{Leaf: policy.Leaf{Kind: policy.Tried, Drugs: []string{d}}}
	}
	a, b, c := leaf("a"), leaf("b"), leaf("c")
	for want, n := range map[string]policy.Node{
		`null`: {},
		`{"kind":"tried","drugs":["a"],"because":[]}`:                                                                                                               a,
		`{"all":[{"kind":"tried","drugs":["a"],"because":[]},{"kind":"tried","drugs":["b"],"because":[]}]}`:                                                         policy.All(a, b),
		`{"any":[{"kind":"tried","drugs":["a"],"because":[]},{"kind":"tried","drugs":["b"],"because":[]}]}`:                                                         policy.AnyOf(a, b),
		`{"at_least":2,"of":[{"kind":"tried","drugs":["a"],"because":[]},{"kind":"tried","drugs":["b"],"because":[]},{"kind":"tried","drugs":["c"],"because":[]}]}`: {Of: []policy.Node{a, b, c}, AtLeast: 2},
		`{"kind":"tried","class":"triptans","open_list":true,"count":2,"days":60,"lookback_days":365,"lookback_basis":"fill","because":[]}`: {
			Leaf: policy.Leaf{Kind: policy.Tried, Class: "triptans", Open: true, Count: 2, Days: 60, LookbackDays: 365, Basis: policy.ByFill}},
	} {
		got, err := json.Marshal(wire.Tree{Node: n})
		if err != nil || string(got) != want {
			t.Errorf("%s %v, want %s", got, err, want)
		}
	}
}

// An empty answer has every key and no null where a list stands: programs loop without asking first.
func TestAnEmptyCheckHasItsLists(t *testing.T) {
	b := wire.JSON(wire.NewCheck(check.Answer{}, nil, words(t)))
	var got map[string]any
	if err := json.Unmarshal(b, &got); err != nil || !strings.HasSuffix(string(b), "}\n") {
		t.Fatal(err)
	}
	for _, key := range []string{"denial_types", "grounds", "lacking", "clocks", "laws", "ask"} {
		if l, ok := got[key].([]any); !ok || len(l) != 0 {
			t.Errorf("%s is %v", key, got[key])
		}
	}
	for _, key := range []string{"is_denial", "required"} {
		if v, ok := got[key]; !ok || v != nil {
			t.Errorf("%s is %v: what is not known is null", key, v)
		}
	}
	if got["schema"] != "recourse.check/1" {
		t.Error(got["schema"])
	}
}

// What was read stands in the answer with its place: pages from 1, boxes to a hundredth of a point.
func TestACheckSaysWhereItStands(t *testing.T) {
	days, span := 3, []page.Span{quote(t)}
	a := check.Answer{
		Block:   check.Block{Is: record.SitDenial, Denial: record.Yes, Because: span},
		Reasons: []check.Reason{{Type: record.StepTherapy, Confidence: 0.89251, Because: span}},
		Fields:  []check.Field{{Name: record.Phone, Value: "1", Sure: 0.5}, {Name: record.Phone, Value: "2", Sure: 0.9}},
		Supply:  check.Supply{DaysLeft: &days, Bridges: []check.Bridge{{Who: "pharmacy"}, {Days: 30}}},
		Grounds: []check.Ground{{Ground: record.Stable, Fits: record.No}},
		Lacking: []check.Lack{{Element: "codes", Rule: "R", Say: say.L("lack")}},
		Clocks:  []rights.Clock{{Due: civil.OnDay(civil.Day(2026, 12, 1)), SafeBy: civil.Day(2026, 11, 30)}},
		Ask:     []record.Need{{Fact: "drug.name", Who: "member", Form: record.FormText, Ask: say.L("q", say.A("what", "drug")), Settle: []string{"note", "unheard"}}},
	}
	source := wire.NewSource("b.pdf", letter)
	c := wire.NewCheck(a, []wire.Source{source, source}, words(t))
	want := wire.Span{File: 1, Page: 2, Boxes: [][4]float64{{1.01, 2, 3.33, 4}}, Quote: "must"}
	if !reflect.DeepEqual(c.Situation.Because, []wire.Span{want}) || c.Types[0].Confidence != 0.893 || c.IsDenial == nil || !*c.IsDenial {
		t.Errorf("%+v %+v", c.Situation, c.Types)
	}
	if len(c.Fields["phone"]) != 2 || c.Supply.Bridges[0].Days != nil || *c.Supply.Bridges[1].Days != 30 || c.Grounds[0].Fits != "no" || c.Lacking[0].Say != "No code." {
		t.Errorf("%+v %+v %+v", c.Fields, c.Supply, c.Lacking)
	}
	if k := c.Clocks[0]; k.Due != "2026-12-01" || k.Precision != "date" || k.SafeBy != "2026-11-30" || k.Because == nil || k.IfLate == nil || k.Alternative == nil {
		t.Errorf("%+v", k)
	}
	if n := c.Ask[0]; n.Question != "Which drug?" || !reflect.DeepEqual(n.WouldSettle, []string{"A clinic note", "unheard"}) {
		t.Errorf("%+v", n)
	}
	if len(c.Sources) != 2 || c.Source.SHA256 != "e1" || c.Source.Pages != 2 || c.Source.Sizes[1] != [2]float64{612, 792} || c.Source.Findings == nil {
		t.Errorf("%+v", c.Source)
	}
}

// One sentence that does not hold is enough.
func TestVerifyAndWalk(t *testing.T) {
	v := wire.NewVerify([]verify.Finding{{Text: "a", OK: true, On: []ref.Ref{{Fact: "f"}, {Rule: "r"}}}, {Text: "b", Say: say.L("lack")}}, words(t))
	if v.Holds() || !reflect.DeepEqual(v.Sentences[0].StandsOn, wire.StandsOn{Facts: []ref.Fact{"f"}, Law: []ref.Rule{"r"}}) || v.Sentences[1].Say != "No code." || v.Sentences[1].StandsOn.Facts == nil {
		t.Errorf("%+v", v)
	}
	if !wire.NewVerify(nil, words(t)).Holds() {
		t.Error("nothing said is nothing wrong")
	}
	w := wire.NewWalk(explain.Walk{Text: "a", Steps: []explain.Step{{Fact: "f", Spans: []page.Span{quote(t)}}, {Law: &explain.Law{ID: "r", Cite: "1 X 2"}}}})
	if len(w.Steps) != 2 || w.Steps[0].Because[0].Page != 2 || w.Steps[1].Law.Cite != "1 X 2" || w.Steps[0].Law != nil {
		t.Errorf("%+v", w)
	}
}

// Each schema can be made, and holds the keys that programs build on.
func TestSchema(t *testing.T) {
	for id, c := range map[string]struct {
		t    reflect.Type
		keys []string
	}{
		"recourse.check/1":  {reflect.TypeFor[wire.Check](), []string{"is_denial", "denial_types", "required", "clocks", "ask"}},
		"recourse.rights/1": {reflect.TypeFor[wire.Rights](), []string{"clocks", "laws"}},
		"recourse.verify/1": {reflect.TypeFor[wire.Verify](), []string{"sentences"}},
	} {
		b, err := wire.Schema(id, c.t)
		var s struct {
			ID         string         `json:"$id"`
			Properties map[string]any `json:"properties"`
		}
		if err != nil || json.Unmarshal(b, &s) != nil || s.ID != id {
			t.Fatal(id, err)
		}
		for _, k := range c.keys {
			if s.Properties[k] == nil {
				t.Errorf("%s: no %s", id, k)
			}
		}
	}
}
