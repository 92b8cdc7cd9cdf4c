package move_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	book "github.com/recourse-health/recourse/book/move"
	"github.com/recourse-health/recourse/judge/move"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/policy"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

var today = civil.Day(2026, 11, 25)

func by(who record.By, sure bool, v record.Value) record.Fact {
	return record.Fact{By: who, Sure: sure, Value: v, Source: record.Told{Who: string(who)}}
}

func patient(v record.Value) record.Fact { return by(record.ByPatient, true, v) }
func doctor(v record.Value) record.Fact  { return by(record.ByPrescriber, true, v) }
func guess(v record.Value) record.Fact   { return by(record.ByPatient, false, v) }

func caseOf(facts ...record.Fact) *record.Case {
	for i := range facts {
		facts[i].ID = ref.Fact(fmt.Sprint("f", i))
	}
	return record.New(facts...)
}

func detail(f record.Field, text string) record.Fact {
	return patient(record.Detail{Field: f, Text: text})
}

func step(lookback int) record.Fact {
	return by(record.ByPlan, true, record.Required{Rule: policy.Node{Leaf: policy.Leaf{Kind: policy.Tried, Drugs: []string{"topiramate"}, LookbackDays: lookback}}})
}

func topiramate(paid string, last civil.Date) record.Took {
	return record.Took{Drug: "topiramate", PaidBy: paid, In: civil.Range{Last: last}}
}

func TestTerms(t *testing.T) {
	for _, c := range []struct {
		title, word, want string // want: empty is not known
		facts             []record.Fact
		days              move.Days
	}{
		{"the prescriber's word", "urgent", "true", []record.Fact{doctor(record.Attested{What: record.AttestUrgent, Is: true})}, move.Days{}},
		{"the patient's guess", "urgent", "", []record.Fact{patient(record.Attested{What: record.AttestUrgent, Is: true})}, move.Days{}},
		{"told as a word", "urgent", "", []record.Fact{detail("urgent", "yes")}, move.Days{}},
		{"the prescriber was not sure", "stable", "", []record.Fact{by(record.ByPrescriber, false, record.Attested{What: record.AttestStable, Is: true})}, move.Days{}},
		{"two say two things", "stable", "", []record.Fact{doctor(record.Attested{What: record.AttestStable, Is: true}), doctor(record.Attested{What: record.AttestStable})}, move.Days{}},
		{"not stable", "stable", "false", []record.Fact{doctor(record.Attested{What: record.AttestStable})}, move.Days{}},
		{"a required drug is unsafe", "contraindicated", "true", []record.Fact{step(0), doctor(record.Unsafe{Drug: "topiramate"})}, move.Days{}},
		{"another drug is unsafe", "contraindicated", "", []record.Fact{step(0), doctor(record.Unsafe{Drug: "aspirin"})}, move.Days{}},
		{"days counted today", "days_left", "4", []record.Fact{patient(record.Supply{DaysLeft: 4})}, move.Days{}},
		{"days counted two days ago", "days_left", "2", []record.Fact{patient(record.Supply{DaysLeft: 4, AsOf: civil.Day(2026, 11, 23)})}, move.Days{}},
		{"days counted long ago", "days_left", "0", []record.Fact{patient(record.Supply{DaysLeft: 4, AsOf: civil.Day(2026, 10, 1)})}, move.Days{}},
		{"the least of two counts", "days_left", "3", []record.Fact{patient(record.Supply{DaysLeft: 9}), patient(record.Supply{DaysLeft: 3})}, move.Days{}},
		{"a guess at the days", "days_left", "", []record.Fact{guess(record.Supply{DaysLeft: 4})}, move.Days{}},
		{"a trial", "tried", "true", []record.Fact{step(0), patient(topiramate("cash", civil.Date{}))}, move.Days{}},
		{"no trial told", "tried", "", []record.Fact{step(0)}, move.Days{}},
		{"a trial denied", "tried", "false", []record.Fact{step(0), detail("tried", "no")}, move.Days{}},
		{"half remembered", "trial_certain", "false", []record.Fact{step(0), guess(topiramate("", civil.Date{}))}, move.Days{}},
		{"cash", "plan_can_see", "false", []record.Fact{step(0), patient(topiramate("cash", civil.Date{}))}, move.Days{}},
		{"the plan paid", "plan_can_see", "true", []record.Fact{step(0), patient(topiramate("cash", civil.Date{})), patient(topiramate("this_plan", civil.Date{}))}, move.Days{}},
		{"who paid, told apart", "plan_can_see", "false", []record.Fact{step(0), patient(topiramate("", civil.Date{})), detail("trial_paid_by", "discount_card")}, move.Days{}},
		{"which of two trials was paid so", "plan_can_see", "", []record.Fact{step(0), patient(topiramate("", civil.Date{})), patient(topiramate("", today)), detail("trial_paid_by", "cash")}, move.Days{}},
		{"the pharmacy has the step drug", "step_drug_unavailable", "false", []record.Fact{detail("step_drug_available", "yes")}, move.Days{}},
		{"the pharmacy has it not", "step_drug_unavailable", "true", []record.Fact{detail("step_drug_available", "no")}, move.Days{}},
		{"who paid is not known", "plan_can_see", "", []record.Fact{step(0), patient(topiramate("", civil.Date{}))}, move.Days{}},
		{"before the look-back", "trial_old", "true", []record.Fact{step(130), patient(topiramate("", civil.Day(2026, 7, 17)))}, move.Days{}},
		{"on its first day", "trial_old", "false", []record.Fact{step(130), patient(topiramate("", civil.Day(2026, 7, 18)))}, move.Days{}},
		{"no look-back stated", "trial_old", "", []record.Fact{step(0), patient(topiramate("", civil.Day(2020, 1, 1)))}, move.Days{}},
		{"samples", "samples_only", "true", []record.Fact{detail(record.Drug, "Qulipta"), patient(record.Took{Drug: "Qulipta", PaidBy: "sample"})}, move.Days{}},
		{"samples and a paid fill", "samples_only", "false", []record.Fact{detail(record.Drug, "Qulipta"), patient(record.Took{Drug: "Qulipta", PaidBy: "sample"}), patient(record.Took{Drug: "Qulipta", PaidBy: "cash"})}, move.Days{}},
		{"89 days in the plan", "new_to_plan", "true", []record.Fact{patient(record.Coverage{Plan: "A", In: civil.Range{First: today.AddDays(-89)}})}, move.Days{}},
		{"90 days in the plan", "new_to_plan", "false", []record.Fact{patient(record.Coverage{Plan: "A", In: civil.Range{First: today.AddDays(-90)}})}, move.Days{}},
		{"a plan that ended", "new_to_plan", "", []record.Fact{patient(record.Coverage{Plan: "A", In: civil.Range{First: today.AddDays(-50), Last: today.AddDays(-1)}})}, move.Days{}},
		{"the day before 21", "under_21", "true", []record.Fact{detail(record.DateOfBirth, "2005-11-26")}, move.Days{}},
		{"21 today", "under_21", "false", []record.Fact{detail(record.DateOfBirth, "2005-11-25")}, move.Days{}},
		{"an approval that ends", "approval_ends_within", "20", []record.Fact{by(record.ByPlan, true, record.Approval{In: civil.Range{Last: today.AddDays(20)}})}, move.Days{}},
		{"the last day", "deadline_days", "0", nil, move.Days{AppealBy: move.Day{Date: today}}},
		{"no clock", "deadline_days", "", nil, move.Days{}},
		{"reply", "reply_days", "2", nil, move.Days{ReplyBy: move.Day{Date: today.AddDays(2)}}},
		{"the plan is late", "plan_late", "true", nil, move.Days{PlanDue: move.Day{Date: today.AddDays(-1)}}},
		{"the plan has today", "plan_late", "", nil, move.Days{PlanDue: move.Day{Date: today}}},
		{"told in so many words", "mismatch", "product", []record.Fact{detail("mismatch", "product")}, move.Days{}},
		{"a value outside the list", "mismatch", "", []record.Fact{detail("mismatch", "weather")}, move.Days{}},
		{"a guess in so many words", "mismatch", "", []record.Fact{guess(record.Detail{Field: "mismatch", Text: "product"})}, move.Days{}},
		{"a redetermination was refused", "final_internal_denial", "true", []record.Fact{detail("notice_type", "redetermination_denial")}, move.Days{}},
		{"a first denial", "final_internal_denial", "", []record.Fact{detail("notice_type", "initial_denial")}, move.Days{}},
	} {
		t.Run(c.title, func(t *testing.T) {
			f, ok := moves.Facts(move.Look{Case: caseOf(c.facts...), Today: today, Days: c.days}).Get(c.word)
			got := f.Value
			if f.Num {
				got = fmt.Sprint(f.N)
			}
			if got != c.want || ok != (c.want != "") {
				t.Errorf("%s is %q, want %q", c.word, got, c.want)
			}
			if ok && len(c.facts) > 0 && len(f.On) == 0 {
				t.Error("it stands on nothing")
			}
		})
	}
}

func words(t *testing.T) map[string]*say.Book {
	t.Helper()
	en, _ := say.Parse("en", "option.TX = Texas")
	es, _ := say.Parse("es", "option.TX = Texas")
	for _, s := range book.Sentences {
		if en.Add(s.ID, s.En) != nil || es.Add(s.ID, s.Es) != nil {
			t.Fatal(s.ID)
		}
	}
	return map[string]*say.Book{"en": en, "es": es}
}

// Each move can be said with nothing known and with all known, and what it says rests on the record.
func TestEachMoveCanBeSaid(t *testing.T) {
	full := caseOf(detail(record.Drug, "Qulipta"), detail(record.Prescriber, "Imre Halloran, MD"), detail(record.IssuedState, "TX"), detail("pharmacy", "Oak Pharmacy"), step(0),
		by(record.ByPlan, true, record.Approval{Number: "77-1", In: civil.Range{Last: today}}), patient(record.Supply{DaysLeft: 1}), detail(record.RejectCode, "75"))
	days := move.Days{AppealBy: move.Day{Date: today}, PlanDue: move.Day{Date: today}}
	for _, r := range book.Rows {
		one := moves
		one.Rows = []move.Row{r}
		for _, l := range []move.Look{{Case: record.New(), Today: today}, {Case: full, Today: today, Days: days}} {
			m := one.Fill(r, l)
			lines := []say.Line{m.MissingFact, m.First, m.WrongFirst, m.WhyWrong, m.Question, m.Route, m.IfRefused}
			for _, b := range m.Bridges {
				lines = append(lines, b.What)
			}
			for lang, b := range words(t) {
				for _, line := range lines {
					if w, err := b.Say(line); err != nil || w == "" || strings.Contains(w, "{") {
						t.Errorf("%s %s: %q %v", r.ID, lang, w, err)
					}
				}
			}
		}
	}
}

func TestWordsOfAMove(t *testing.T) {
	l := move.Look{Case: caseOf(detail(record.Drug, "Qulipta"), patient(record.Supply{DaysLeft: 1})), Today: today}
	m := moves.Choose(move.Given{Situation: record.SitDenial, Kinds: []record.DenialType{record.StepTherapy}, Plan: record.MedicarePartD, Facts: moves.Facts(l)}, l)
	if m.ID != "low.part_d" || !slices.ContainsFunc(m.Bridges, func(b move.Bridge) bool { return b.Name == "part_d_transition" }) {
		t.Fatalf("%+v", m)
	}
	if w := words(t)["en"].Must(m.Question); w != "“I have one day left. Can you bill a transition fill? If not, what does the message say?”" {
		t.Error(w)
	}
	if len(m.On) == 0 {
		t.Error("the move stands on nothing")
	}
}

func TestBridgesOfOtherPlansFallAway(t *testing.T) {
	for plan, want := range map[record.PlanType]bool{record.MedicaidMCO: true, record.ErisaSelfFunded: false, record.PlanUnknown: true, "": true} {
		m := moves.Choose(move.Given{Situation: record.SitNotice, Kinds: []record.DenialType{record.PriorAuth}, Plan: plan}, move.Look{Case: record.New(), Today: today})
		if got := slices.ContainsFunc(m.Bridges, func(b move.Bridge) bool { return b.Name == "medicaid_72h" }); got != want {
			t.Errorf("%s: 72 hours %t", plan, got)
		}
	}
}
