package letter_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/judge/check"
	"github.com/recourse-health/recourse/judge/lacking"
	"github.com/recourse-health/recourse/judge/rights"
	"github.com/recourse-health/recourse/paper/letter"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/doc"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/policy"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// notice is a letter of two pages, from which the step rule, a reason and a number are read.
var notice = page.Document{Exhibit: "e1", Pages: []page.Page{{Text: "You must try topiramate and one of propranolol or metoprolol for 30 days first."}, {Text: "Denied: no trial of topiramate on file. Call 800-555-0100."}}}

func read(id string, v record.Value, n int, words string) record.Fact {
	at := strings.Index(notice.Pages[n].Text, words)
	s, ok := notice.Span(n, at, at+len(words))
	if !ok {
		panic(words)
	}
	return record.Fact{ID: ref.Fact(id), By: record.ByPlan, Sure: true, Value: v, Source: record.Read{Spans: []page.Span{s}, Weight: 0.9}}
}

func tried(name string) policy.Node {
	at := strings.Index(notice.Pages[0].Text, name)
	s, _ := notice.Span(0, at, at+len(name))
	return policy.Node{Leaf: policy.Leaf{Kind: policy.Tried, Drugs: []string{name}, Days: 30}, Because: []page.Span{s}}
}

var (
	rule   = read("rule", record.Required{Rule: policy.All(tried("topiramate"), policy.AnyOf(tried("propranolol"), tried("metoprolol")))}, 0, notice.Pages[0].Text)
	reason = read("why", record.Reason{Type: record.StepTherapy}, 1, "Denied: no trial of topiramate on file.")
	phone  = read("phone", record.Detail{Field: record.Phone, Text: "800-555-0100"}, 1, "800-555-0100")
	recall = []record.Fact{fact("p", record.ByPatient, "", record.Took{Drug: "propranolol"}), fact("pe", record.ByPatient, "", record.Outcome{Drug: "propranolol", Effect: record.Ineffective})}
)

// follow makes a paper of a case from which something was concluded.
func follow(t *testing.T, kind string, a check.Answer, facts ...record.Fact) doc.Paper {
	t.Helper()
	in := letter.NewInput(record.New(facts...), civil.Day(2026, 11, 25), books)
	in.Follows = a
	p, lacks, err := letter.Compose(kind, in)
	if err != nil || len(lacks) > 0 {
		t.Fatal(err, lacks)
	}
	return p
}

// rows gives the table after the block at the head, a row a line.
func rows(t *testing.T, p doc.Paper) []string {
	t.Helper()
	for _, par := range p.Paragraphs {
		if head, cells := par.Cells(); head != nil {
			var out []string
			for i, r := range cells {
				one, err := doc.NewTable(ref.Facts("x"), say.Line{}, head, [][]say.Line{r})
				if err != nil {
					t.Fatal(err)
				}
				lines := strings.Split(strings.TrimSpace(text(t, doc.Paper{Paragraphs: []doc.Paragraph{one}})), "\n")
				out = append(out, strings.Join(lines, " | "))
				if on := par.RowsOn()[i]; len(on) == 0 {
					t.Errorf("row %d stands on nothing", i)
				}
			}
			return out
		}
	}
	return nil
}

// Each criterion is a row: what the notice wants, what the record holds, and an answer that rests on a fact or is not known.
func TestTheTableOfCriteria(t *testing.T) {
	if _, lacks := compose(t, "criteria_table", all(who, failed)...); len(lacks) == 0 || lacks[0].Fact != "rule" || lacks[0].Who != "plan" {
		t.Errorf("a table without a rule: %+v", lacks)
	}
	p := follow(t, "criteria_table", check.Answer{}, all(who, failed, recall, []record.Fact{rule, doctor})...)
	got := rows(t, p)
	for i, want := range []string{
		"1. topiramate: tried, for at least 30 days (page 1) | Odalys Brandt took topiramate, from March 4, 2025 to May 9, 2025 (source: clinic note). Topiramate was not effective. | Met",
		"2. One of these 2 is enough | See the rows. | Not known",
		"2.1. propranolol: tried, for at least 30 days (page 1) | Odalys Brandt reports taking propranolol. The member reports that propranolol was not effective. Still to show: for how long propranolol was taken; the rule says 30 days. | Not known",
		"2.2. metoprolol: tried, for at least 30 days (page 1) | The record holds nothing on this. Still to show: a trial of metoprolol. | Not known",
		"Taken together: all 2 are required | See the rows. | Not known",
	} {
		if i >= len(got) || got[i] != want {
			t.Errorf("row %d:\n have %s\n want %s", i, got[min(i, len(got)-1)], want)
		}
	}
	said := text(t, p)
	for _, want := range []string{"The notice says: “You must try topiramate and one of propranolol or metoprolol for 30 days first.” (page 1).", "What was taken, the oldest first", "The member reports that propranolol was not effective"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not in\n%s", want, said)
		}
	}
	if len(got) != 5 {
		t.Errorf("%d rows", len(got))
	}
}

// What would settle a criterion is asked as the check asks it.
func TestWhatMakesTheTableStronger(t *testing.T) {
	in := letter.NewInput(record.New(all(who, []record.Fact{rule})...), civil.Date{}, books)
	in.Follows = check.Answer{Ask: []record.Need{{Fact: "supply.days_left"}, {Fact: "trials", Ask: say.L("x")}}}
	if s := letter.Stronger("criteria_table", in); len(s) != 1 || s[0].Fact != "trials" {
		t.Errorf("%+v", s)
	}
}

func due(step string, id ref.Rule, day civil.Date) check.Answer {
	return check.Answer{Clocks: []rights.Clock{{Step: step, Actor: "patient", RuleID: id, Due: civil.OnDay(day), Confidence: "high", On: ref.Facts("dated")}}}
}

// The appeal has the name of its step, quotes the notice, and says that it is in time only where it is.
func TestTheAppeal(t *testing.T) {
	facts := all(who, failed, []record.Fact{reason, rule, field(record.FieldPlanType, string(record.MedicarePartD))})
	spring := civil.Day(2027, 4, 3)
	for name, c := range map[string]struct {
		a         check.Answer
		facts     []record.Fact
		says, not []string
	}{
		"a redetermination":          {due("redetermination.file_by", "us.partd.appeal", spring), facts, []string{"Request for a redetermination of a drug coverage denial", "the last day for it is April 3, 2027", "“Denied: no trial of topiramate on file.” (page 2)"}, []string{"or later", "expedited", "Urgent"}},
		"as the notice gives it":     {due("redetermination.file_by", check.LetterRule, spring), facts, []string{"as your notice gives it, the last day for it is April 3, 2027"}, nil},
		"too late says nothing":      {due("redetermination.file_by", "us.partd.appeal", civil.Day(2026, 11, 24)), facts, []string{"redetermination"}, []string{"It is in time", "November 24"}},
		"the clock of another step":  {due("ire_reconsideration.file_by", "us.partd.ire", spring), facts, []string{"Appeal of a step therapy denial"}, []string{"It is in time"}},
		"nothing follows":            {check.Answer{}, facts, []string{"Appeal of a step therapy denial", "Your notice states the rule so"}, []string{"I do not find", "meets"}},
		"what the notice lacks":      {check.Answer{Lacking: []check.Lack{{Element: "specific_reason", Rule: "42 CFR 423.568(g)", On: ref.Facts("gone")}}}, facts, []string{"1. The reason, in words that I can answer (42 CFR 423.568(g))."}, nil},
		"a lack that no book has":    {check.Answer{Lacking: []check.Lack{{Element: "specific_reason", Rule: "1 CFR 1"}}}, facts, nil, []string{"I do not find", "1 CFR"}},
		"urgent, by the prescriber":  {check.Answer{}, append(slices.Clone(facts), fact("u", record.ByPrescriber, "", record.Attested{What: record.AttestUrgent, Is: true})), []string{"expedited track", "Urgent request"}, nil},
		"urgent, by the member":      {check.Answer{}, append(slices.Clone(facts), fact("u", record.ByPatient, "", record.Attested{What: record.AttestUrgent, Is: true})), nil, []string{"expedited", "Urgent"}},
		"the rule is met":            {check.Answer{}, all(facts, []record.Fact{fact("m", record.ByPrescriber, "clinic note", record.Took{Drug: "metoprolol", In: civil.Range{First: civil.Day(2025, 6, 1), Last: civil.Day(2025, 8, 1)}}), fact("me", record.ByPrescriber, "clinic note", record.Outcome{Drug: "metoprolol", Effect: record.Ineffective})}), []string{"The record meets the rule for Qulipta"}, nil},
		"met from memory is not met": {check.Answer{}, all(facts, []record.Fact{fact("m", record.ByPatient, "", record.Took{Drug: "metoprolol", In: civil.Range{First: civil.Day(2025, 6, 1), Last: civil.Day(2025, 8, 1)}}), fact("me", record.ByPatient, "", record.Outcome{Drug: "metoprolol", Effect: record.Ineffective})}), nil, []string{"meets"}},
	} {
		got := text(t, follow(t, "appeal", c.a, c.facts...))
		for _, s := range c.says {
			if !strings.Contains(got, s) {
				t.Errorf("%s: %q is not in\n%s", name, s, got)
			}
		}
		for _, s := range c.not {
			if strings.Contains(got, s) {
				t.Errorf("%s: %q is in\n%s", name, s, got)
			}
		}
	}
	if lacking.RuleOf("x") != "notice:x" {
		t.Error("the name of a paragraph has changed: papers that were made point at the old one")
	}
}

// The sheet for a call names a number only where a paper gives one, asks in a fixed order, and is the person's own.
func TestTheCallSheet(t *testing.T) {
	p := follow(t, "call_sheet", due("internal_appeal.file_by", check.LetterRule, civil.Day(2027, 4, 3)), all(who, failed, []record.Fact{phone, rule})...)
	got := text(t, p)
	for _, s := range []string{"Juniper Health Plan, 800-555-0100 (number from your papers)", "Topiramate, propranolol and metoprolol", "April 3, 2027. A call does not stop this day.", "I want to ask for a step therapy exception", "1. Your name, and a reference number", "1. Odalys Brandt took topiramate"} {
		if !strings.Contains(got, s) {
			t.Errorf("%q is not in\n%s", s, got)
		}
	}
	if !p.Mine {
		t.Error("the sheet goes to the plan")
	}
	bare := text(t, follow(t, "call_sheet", check.Answer{}, who...))
	if !strings.Contains(bare, "the number for members is on your card") || strings.ContainsAny(strings.ReplaceAll(bare, "October 5, 2026", ""), "0") || strings.Contains(bare, "Facts to read out") {
		t.Errorf("something is invented:\n%s", bare)
	}
	spoken := 0
	for _, par := range p.Paragraphs {
		if _, is := par.Spoken(); is {
			spoken++
		}
	}
	if spoken != 4 { // the opening, the questions, the answers to a no, one trial
		t.Errorf("%d paragraphs are said aloud", spoken)
	}
}

// What proves no ground stands under no number.
func TestWhatProvesNoGround(t *testing.T) {
	stopped := []record.Fact{fact("s", record.ByPrescriber, "clinic note", record.Took{Drug: "timolol"}), fact("se", record.ByPrescriber, "clinic note", record.Outcome{Drug: "timolol", Effect: record.StoppedOther})}
	p, _ := compose(t, "exception_request", all(who, failed, stopped)...)
	got := text(t, p)
	if !strings.Contains(got, "\nAlso taken\nOdalys Brandt took timolol") || strings.Contains(got, "2. Also") {
		t.Error(got)
	}
	p, _ = compose(t, "exception_request", all(who, failed)...)
	if strings.Contains(text(t, p), "Also taken") {
		t.Error("a heading over nothing")
	}
}
