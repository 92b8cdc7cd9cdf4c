package check_test

import (
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"testing"

	movebook "github.com/recourse-health/recourse/book/move"
	"github.com/recourse-health/recourse/book/notice"
	words "github.com/recourse-health/recourse/book/say"
	"github.com/recourse-health/recourse/judge/check"
	"github.com/recourse-health/recourse/judge/move"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/record/told"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/policy"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

var today = civil.Day(2026, 11, 25)

var books = check.Books{
	Moves:   move.Book{Rows: movebook.Rows, Layers: movebook.Layers, Order: movebook.FactOrder, Words: movebook.Facts, Bridges: movebook.Bridges, Plans: movebook.Plans},
	Notices: notice.Rows,
}

// A letter makes a record as a reader would: each value with the words that it stands on.
func letter(values ...record.Value) *record.Case {
	var facts []record.Fact
	for i, v := range values {
		d := page.Document{Exhibit: "x", Pages: []page.Page{{Text: fmt.Sprintf("words %d", i)}}}
		s, _ := d.Span(0, 0, len(d.Pages[0].Text))
		facts = append(facts, record.Fact{ID: ref.Fact(fmt.Sprint("r", i)), By: record.ByPlan, Sure: true, Value: v, Source: record.Read{Spans: []page.Span{s}, Weight: 0.9}})
	}
	return record.New(facts...)
}

func answer(t *testing.T, c *record.Case, path, value string) *record.Case {
	t.Helper()
	facts, err := told.Answer(path, value, nil)
	if err != nil {
		t.Fatal(err)
	}
	return c.With(facts...)
}

func run(c *record.Case) check.Answer { return check.Check(c, today, nil, books) }

func field(f record.Field, text string) record.Detail { return record.Detail{Field: f, Text: text} }

func tried(drugs ...string) record.Required {
	return record.Required{Rule: policy.Node{Leaf: policy.Leaf{Kind: policy.Tried, Drugs: drugs, Count: 1}}}
}

var (
	denial = record.Block{Situation: record.SitDenial, Denial: record.Yes}
	step   = record.Reason{Type: record.StepTherapy}
	self   = field(record.FieldPlanType, string(record.ErisaSelfFunded))
	partD  = field(record.FieldPlanType, string(record.MedicarePartD))
)

func TestMoveOfALetter(t *testing.T) {
	for _, c := range []struct {
		title string
		c     *record.Case
		want  string
	}{
		{"nothing read", letter(), "any.denial"},
		{"step therapy, plan not known", letter(denial, step), "step.unknown"},
		{"step therapy, self-funded", letter(denial, step, self), "step.erisa_self_funded"},
		{"approved as an autoinjector, billed as a syringe", letter(record.Block{Situation: record.SitRejected, Denial: record.Yes}, record.Reason{Type: record.PriorAuth}, field("mismatch", "product")), "approved_rejected.product"},
		{"the old plan was billed", letter(record.Block{Situation: record.SitOldPlan, Denial: record.Yes}, record.Reason{Type: record.Eligibility}), "old_plan.general"},
		{"weight loss excluded by the employer", letter(denial, record.Reason{Type: record.Exclusion}, self), "excluded.employer"},
		{"no diagnosis on the claim", letter(record.Block{Situation: record.SitNotice, Denial: record.Yes}, step, field("diagnosis_given", "no")), "step.no_diagnosis"},
		{"Medicaid at the counter", letter(record.Block{Situation: record.SitNotice, Denial: record.Yes}, record.Reason{Type: record.PriorAuth}, field(record.FieldPlanType, "medicaid_mco")), "pa.medicaid"},
		{"the plan's last word", letter(denial, step, partD, field("notice_type", "redetermination_denial")), "second.part_d"},
		{"the letter's last day is tomorrow", letter(denial, step, self, field(record.AppealDeadline, "2026-11-26")), "clock.few_days"},
		{"the letter's time, from its date", letter(denial, step, self, field(record.NoticeDate, "2026-05-29"), field(record.AppealDeadline, "180 days")), "clock.last_day"},
		{"a counter rejection has no last day", letter(record.Block{Situation: record.SitNotice, Denial: record.Yes}, step, self, field(record.AppealDeadline, "2026-11-26")), "step.erisa_self_funded"},
		{"an approval", letter(record.Block{Situation: record.SitApproval, Denial: record.No}), "approval.plain"},
	} {
		t.Run(c.title, func(t *testing.T) {
			if got := run(c.c).Move; got.ID != c.want {
				t.Errorf("%s, want %s", got.ID, c.want)
			}
		})
	}
}

func TestDaysLeftMovesTheHeadline(t *testing.T) {
	c := letter(denial, step, partD, tried("topiramate"))
	a := run(c)
	if a.Move.ID != "step.part_d" || a.Supply.DaysLeft != nil || !asks(a, "supply.days_left") {
		t.Errorf("%s %v %v", a.Move.ID, a.Supply.DaysLeft, facts(a.Ask))
	}
	a = run(answer(t, c, "supply.days_left", "3"))
	if a.Move.ID != "low.part_d" || *a.Supply.DaysLeft != 3 || asks(a, "supply.days_left") {
		t.Errorf("%s %v %v", a.Move.ID, a.Supply.DaysLeft, facts(a.Ask))
	}
}

func asks(a check.Answer, fact string) bool { return slices.Contains(facts(a.Ask), fact) }

func facts(needs []record.Need) (out []string) {
	for _, n := range needs {
		out = append(out, n.Fact)
	}
	return out
}

func TestPlanNotKnownIsAskedFirst(t *testing.T) {
	a := run(letter(denial, step, tried("topiramate")))
	if a.Plan.Type != record.PlanUnknown || a.Plan.Ask.IsZero() || len(a.Ask) == 0 || a.Ask[0].Fact != "plan.type" {
		t.Errorf("%+v %v", a.Plan, facts(a.Ask))
	}
	if len(a.Lacking) > 0 {
		t.Error("what a plan owes is not known before the plan is")
	}
	two := letter(denial, step, self, partD)
	if a := run(two); a.Plan.Type != record.PlanUnknown {
		t.Error("two readings that differ are no plan type")
	}
	if a := run(answer(t, two, "plan.type", "medicare_part_d")); a.Plan.Type != record.MedicarePartD || a.Benefit.Is != record.Pharmacy {
		t.Errorf("%+v", a.Plan)
	}
}

func TestAPlanThatWasHardlyReadIsAskedFor(t *testing.T) {
	c := letter(denial, step, record.Element{Name: notice.CodesOnRequest, Absent: true}).With(record.Fact{ID: "p", By: record.ByPlan, Sure: true, Value: self, Source: record.Read{Weight: 0.5}})
	a := run(c)
	if a.Plan.Type != record.ErisaSelfFunded || a.Plan.Ask.IsZero() || len(a.Lacking) > 0 {
		t.Errorf("%+v %+v", a.Plan, a.Lacking)
	}
}

// Each word that is asked for is one that `recourse case answer` takes.
func TestWhatIsAskedCanBeAnswered(t *testing.T) {
	values := map[record.Form]string{record.FormText: "words", record.FormDay: "2026-11-01", record.FormNumber: "3", record.FormYesNo: "yes", record.FormTrial: `{"drug":"topiramate"}`}
	for _, r := range movebook.Rows {
		c := letter(record.Block{Situation: record.Situation(first(r.Situations, "denial")), Denial: record.Yes}, record.Reason{Type: record.DenialType(first(r.Kinds, "step_therapy"))},
			field(record.FieldPlanType, first(r.Plans, "erisa_self_funded")))
		for _, n := range run(c).Ask {
			v := values[n.Form]
			if n.Form == record.FormChoice {
				v = n.OneOf[0]
			}
			if n.Fact == "plan.issued_state" {
				v = "OH"
			}
			if strings.HasPrefix(n.Fact, "facts.") {
				continue
			}
			if _, err := told.Answer(n.Fact, v, nil); err != nil {
				t.Errorf("%s: %s=%s is not taken: %v", r.ID, n.Fact, v, err)
			}
			if n.Who == "" || n.Ask.IsZero() || n.Why.IsZero() {
				t.Errorf("%s: %+v", r.ID, n)
			}
		}
	}
}

func first(of []string, or string) string {
	if len(of) == 0 {
		return or
	}
	return of[0]
}

func TestGroundsOnlyForSteps(t *testing.T) {
	for _, c := range []struct {
		title string
		c     *record.Case
		n     int
	}{
		{"a step", letter(denial, step, self), 5},
		{"a step of Part D", letter(denial, step, partD), 4},
		{"an exclusion", letter(denial, record.Reason{Type: record.Exclusion}), 0},
		{"an approval that names a step", letter(record.Block{Situation: record.SitApproval, Denial: record.No}, step), 0},
		{"approved and rejected", letter(record.Block{Situation: record.SitRejected, Denial: record.Yes}, step), 0},
	} {
		if a := run(c.c); len(a.Grounds) != c.n {
			t.Errorf("%s: %d grounds, want %d", c.title, len(a.Grounds), c.n)
		}
	}
}

func TestATrialMakesTheGroundFit(t *testing.T) {
	c := letter(denial, step, self, tried("topiramate"))
	c = answer(t, c, "trials", `{"drug":"topiramate","first":"2025-03-04","last":"2025-05-19","outcome":"ineffective","paid_by":"cash"}`)
	a := run(c)
	if a.Grounds[0].Ground != record.TriedAndFailed || a.Grounds[0].Fits != record.Yes || len(a.Grounds[0].Needs) > 0 {
		t.Errorf("%+v", a.Grounds[0])
	}
	if a.Move.ID != "step.tried_unseen" {
		t.Error(a.Move.ID)
	}
}

func TestWhatThePaperHolds(t *testing.T) {
	c := letter(denial, record.Reason{Type: record.PriorAuth, Rank: 1}, step, step, field(record.Drug, "Qulipta"), field(record.Drug, "Qulipta"), field(record.Phone, "555-0100"), field(record.Carrier, "Oak"), tried("topiramate"))
	a := run(answer(t, c, "patient.name", "Ada Quill"))
	if len(a.Reasons) != 2 || a.Reasons[0].Type != record.StepTherapy || len(a.Reasons[0].Because) != 2 {
		t.Errorf("%+v", a.Reasons)
	}
	var names []string
	for _, f := range a.Fields {
		names = append(names, string(f.Name))
		if len(f.Because) == 0 {
			t.Errorf("%s stands on no words", f.Name)
		}
	}
	if got := strings.Join(names, " "); got != "carrier drug phone" {
		t.Error(got)
	}
	if a.Required.IsZero() || len(a.Block.Because) != 1 {
		t.Errorf("%+v %+v", a.Required, a.Block)
	}
}

func TestLackingNeedsANotice(t *testing.T) {
	lack := record.Element{Name: notice.CodesOnRequest, Absent: true}
	if a := run(letter(denial, step, self, lack)); len(a.Lacking) != 1 || a.Lacking[0].Element != "codes_on_request" {
		t.Errorf("%+v", a.Lacking)
	}
	if a := run(letter(record.Block{Situation: record.SitNotice, Denial: record.Yes}, step, self, lack)); len(a.Lacking) != 0 {
		t.Errorf("%+v", a.Lacking)
	}
}

func TestOrderOfFactsIsIrrelevant(t *testing.T) {
	for _, c := range []*record.Case{
		letter(denial, step, self, tried("topiramate"), field(record.Drug, "Qulipta"), field(record.AppealDeadline, "2026-12-26"), field(record.NoticeDate, "2026-10-02")),
		letter(denial, step, partD, self, record.Reason{Type: record.PriorAuth, Rank: 1}, field(record.Drug, "Qulipta"), field(record.Drug, "Aimovig")),
		answer(t, letter(denial, step, partD, tried("topiramate")), "supply.days_left", "3"),
	} {
		all := slices.Clone(c.All())
		want := run(record.New(all...))
		slices.Reverse(all)
		if got := run(record.New(all...)); !reflect.DeepEqual(facts(got.Ask), facts(want.Ask)) || got.Move.ID != want.Move.ID || !reflect.DeepEqual(got.Fields, want.Fields) || !reflect.DeepEqual(got.Block, want.Block) {
			t.Errorf("%+v\n%+v", got, want)
		}
	}
}

// All that a check says can be said, in English and in Spanish.
func TestEverySentenceCanBeSaid(t *testing.T) {
	all := sentences(t)
	for _, c := range []*record.Case{
		letter(), letter(denial, step, tried("topiramate")), letter(denial, step, self, record.Element{Name: notice.Erisa502a, Absent: true}),
		answer(t, letter(denial, step, self, tried("topiramate"), field(record.IssuedState, "OH")), "trials", `{"drug":"topiramate","sure":false}`),
	} {
		for lang, b := range all {
			for _, l := range lines(run(c)) {
				if w, err := b.Say(l); err != nil || w == "" {
					t.Errorf("%s %s: %v", lang, l.ID, err)
				}
			}
		}
	}
}

// lines are all sentences in an answer, found by their type.
func lines(v any) (out []say.Line) {
	var walk func(reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Struct:
			if l, ok := v.Interface().(say.Line); ok {
				if !l.IsZero() {
					out = append(out, l)
				}
				return
			}
			for i := range v.NumField() {
				if v.Type().Field(i).IsExported() {
					walk(v.Field(i))
				}
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		}
	}
	walk(reflect.ValueOf(v))
	return out
}

func sentences(t *testing.T) map[string]*say.Book {
	t.Helper()
	out := map[string]*say.Book{}
	for _, lang := range []string{"en", "es"} {
		raw, err := fs.ReadFile(words.Files, lang+"/check.say")
		if err != nil {
			t.Fatal(err)
		}
		b, err := say.Parse(lang, string(raw))
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range movebook.Sentences {
			if err := b.Add(s.ID, map[string]string{"en": s.En, "es": s.Es}[lang]); err != nil {
				t.Fatal(err)
			}
		}
		out[lang] = b
	}
	return out
}

func TestBothLanguagesSayTheSame(t *testing.T) {
	b := sentences(t)
	if !slices.Equal(b["en"].IDs(), b["es"].IDs()) {
		t.Error("en and es have not the same sentences")
	}
	for _, id := range b["en"].IDs() {
		if !slices.Equal(b["en"].Names(id), b["es"].Names(id)) {
			t.Errorf("%s: arguments differ", id)
		}
	}
	for _, r := range notice.Rows {
		if !b["en"].Has("lack." + r.As) {
			t.Errorf("no sentence says that %s is lacking", r.As)
		}
	}
	for _, w := range movebook.Facts {
		for _, v := range w.Of {
			if !b["en"].Has("option." + v) {
				t.Errorf("no words for the answer %s", v)
			}
		}
	}
	for _, p := range record.PlanTypes {
		if !b["en"].Has("option." + string(p)) {
			t.Errorf("no words for %s", p)
		}
	}
}
