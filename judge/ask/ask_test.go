package ask_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/judge/ask"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/record/told"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

func wish(fact, who string, worth ask.Worth) ask.Wish {
	form := record.FormText
	switch fact {
	case "trials":
		form = record.FormTrial
	case "drug.stable", "urgent.is":
		form = record.FormYesNo
	case "supply.days_left":
		form = record.FormNumber
	}
	return ask.Wish{Need: record.Need{Fact: fact, Form: form, Who: who, Ask: say.L("q." + fact), For: []ref.Ref{{Rule: ref.Rule(who)}}}, Worth: worth}
}

func names(needs []record.Need) string {
	var out []string
	for _, n := range needs {
		out = append(out, n.Fact)
	}
	return strings.Join(out, " ")
}

func TestRank(t *testing.T) {
	for _, c := range []struct {
		title  string
		wishes []ask.Wish
		want   string
	}{
		{"none", nil, ""},
		{"the law before a detail", []ask.Wish{wish("drug.icd10", "prescriber", ask.Detail), wish("plan.type", "plan", ask.Law)}, "plan.type drug.icd10"},
		{"the cheaper of two alike", []ask.Wish{wish("drug.stable", "prescriber", ask.Ground), wish("trials", "member", ask.Ground)}, "trials drug.stable"},
		{"one need a fact", []ask.Wish{wish("trials", "member", ask.Ground), wish("trials", "member", ask.Step)}, "trials"},
		{"wished twice weighs more", []ask.Wish{wish("drug.name", "member", ask.Ground), wish("plan.name", "member", ask.Ground), wish("plan.name", "member", ask.Ground)}, "plan.name drug.name"},
		{"alike in all: by name", []ask.Wish{wish("plan.name", "plan", ask.Step), wish("drug.name", "plan", ask.Step)}, "drug.name plan.name"},
		{"no word to answer by", []ask.Wish{wish("", "plan", ask.Law)}, ""},
		{"no place in a case file", []ask.Wish{wish("drug.colour", "plan", ask.Law)}, ""},
	} {
		t.Run(c.title, func(t *testing.T) {
			if got := names(ask.Rank(record.New(), c.wishes)); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
			slices.Reverse(c.wishes)
			if got := names(ask.Rank(record.New(), c.wishes)); got != c.want {
				t.Errorf("turned round %q, want %q", got, c.want)
			}
		})
	}
}

func TestMergedNeedKeepsBothFootings(t *testing.T) {
	a, b := wish("trials", "member", ask.Ground), wish("trials", "member", ask.Step)
	a.Settle, b.Settle, b.For = []string{"receipts"}, []string{"chart_note", "receipts"}, []ref.Ref{{Rule: "other"}}
	n := ask.Rank(record.New(), []ask.Wish{a, b})[0]
	if !slices.Equal(n.Settle, []string{"chart_note", "receipts"}) || len(n.For) != 2 {
		t.Errorf("%+v", n)
	}
}

// What a person answers by `recourse case answer` is never asked again.
func TestAnsweredIsNotAskedAgain(t *testing.T) {
	for path, value := range map[string]string{
		"plan.type": "erisa_self_funded", "plan.issued_state": "TX", "supply.days_left": "4", "drug.diagnosis": "migraine", "drug.since": "2024",
		"drug.stable": "yes", "urgent.is": "no", "patient.name": "Ada Quill", "patient.member_id": "W1", "prescriber.name": "Imre Halloran",
		"events.notice_received": "2026-09-08", "events.notice_dated": "2026-09-02", "coverages.0.from": "2026-01-01", "contraindications.0.drug": "topiramate",
		"authorization.until": "2026-12-31", "patient.state": "OH", "prescriber.fax": "330-555-0141", "drug.icd10": "G43.009",
	} {
		facts, err := told.Answer(path, value, nil)
		if err != nil {
			t.Fatal(path, err)
		}
		if ask.Answered(record.New(), path) {
			t.Errorf("%s: answered by nothing", path)
		}
		if needs := ask.Rank(record.New(facts...), []ask.Wish{wish(path, "member", ask.Law)}); len(needs) > 0 {
			t.Errorf("%s=%s is asked again", path, value)
		}
	}
}

func TestAnAnswerThatCannotBeRightIsAskedAgain(t *testing.T) {
	facts, err := told.Answer("plan.name", "Oak", nil)
	if err != nil {
		t.Fatal(err)
	}
	w := wish("plan.name", "member", ask.Clock)
	w.Again = true
	if got := names(ask.Rank(record.New(facts...), []ask.Wish{w})); got != "plan.name" {
		t.Errorf("%q", got)
	}
}

func TestWhatIsReadAnswersToo(t *testing.T) {
	read := func(id ref.Fact, v record.Value) record.Fact {
		return record.Fact{ID: id, By: record.ByPlan, Sure: true, Value: v, Source: record.Read{Weight: 0.9}}
	}
	dated := record.New(read("a", record.Detail{Field: record.NoticeDate, Text: "2026-09-02"}))
	if !ask.Answered(dated, "events.notice_dated") || ask.Answered(dated, "events.notice_received") {
		t.Error("the date on the letter is that of the notice, and of nothing else")
	}
	two := record.New(read("a", record.Detail{Field: record.MemberID, Text: "W1"}), read("b", record.Detail{Field: record.MemberID, Text: "X2"}))
	if ask.Answered(two, "patient.member_id") {
		t.Error("two readings that differ answer nothing")
	}
	guess := record.New(record.Fact{ID: "a", By: record.ByPatient, Sure: true, Value: record.Attested{What: record.AttestStable, Is: true}, Source: record.Told{}})
	if ask.Answered(guess, "drug.stable") {
		t.Error("only the prescriber answers that")
	}
	if c := record.New(read("a", record.Approval{In: civil.Range{First: civil.Day(2026, 1, 1)}})); ask.Answered(c, "authorization.until") {
		t.Error("an approval without an end")
	}
}
