package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/judge/rule/fact"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/ref"
)

var day = civil.Day(2026, 11, 25)

func vocabulary(t *testing.T) *fact.Vocabulary {
	t.Helper()
	v := &fact.Vocabulary{}
	for _, w := range []*fact.Word{
		{Name: "plan", Key: "plan_type", Kind: fact.Choice, Values: []string{"erisa_self_funded", "erisa_fully_insured", "medicare_part_d", "medicaid_mco", "aca_individual_or_small_group"}},
		{Name: "state", Kind: fact.Choice, Values: []string{"OH", "TX"}},
		{Name: "notice", Key: "notice_type", Kind: fact.Choice, Values: []string{"initial_denial", "exception_denial", "coverage_determination_denial", "redetermination_denial", "final_internal_denial", "missing_information", "adverse_benefit_determination", "resolution_notice", "reduction_or_termination"}},
		{Name: "urgent", Kind: fact.Flag},
		{Name: "notice received proved", Key: "received_date_proved", Kind: fact.Flag},
		{Name: "appeal levels", Key: "plan_appeal_levels", Kind: fact.Number},
		{Name: "notice dated", Key: "denial_date", Kind: fact.Event},
		{Name: "notice received", Key: "received_date", Kind: fact.Event},
		{Name: "appeal received", Kind: fact.Event},
		{Name: "today", Kind: fact.Event},
	} {
		if err := v.Add(w); err != nil {
			t.Fatal(err)
		}
	}
	return v
}

func told(values ...record.Value) *record.Case {
	var facts []record.Fact
	for i, v := range values {
		facts = append(facts, record.Fact{ID: ref.Fact(fmt.Sprint("f", i)), By: record.ByPatient, Sure: true, Value: v, Source: record.Told{Who: "patient"}})
	}
	return record.New(facts...)
}

func detail(f record.Field, text string) record.Detail { return record.Detail{Field: f, Text: text} }

func happen(kind, at string, proved bool) record.Event {
	m, err := civil.ParseMoment(at, nil)
	if err != nil {
		panic(err)
	}
	return record.Event{Kind: kind, When: m, Proved: proved}
}

func TestWhatTheLawSees(t *testing.T) {
	denial := record.Block{Situation: record.SitDenial, Denial: record.Yes}
	for _, c := range []struct {
		title, plan string
		facts       []record.Value
		want        string
	}{
		{"nothing", "unknown", nil, "today=2026-11-25"},
		{"a first denial", "erisa_self_funded", []record.Value{denial}, "notice_type=initial_denial plan_type=erisa_self_funded today=2026-11-25"},
		{"of Part D", "medicare_part_d", []record.Value{denial}, "notice_type=coverage_determination_denial plan_type=medicare_part_d today=2026-11-25"},
		{"of a Medicaid plan", "medicaid_mco", []record.Value{denial}, "notice_type=adverse_benefit_determination plan_type=medicaid_mco today=2026-11-25"},
		{"a counter rejection is no notice", "medicare_part_d", []record.Value{record.Block{Situation: record.SitNotice, Denial: record.Yes}}, "plan_type=medicare_part_d today=2026-11-25"},
		{"a denied exception, as read", "erisa_self_funded", []record.Value{denial, detail("notice_type", "exception_denial")}, "notice_type=exception_denial plan_type=erisa_self_funded today=2026-11-25"},
		{"the last word, by its common name", "medicare_part_d", []record.Value{denial, detail("notice_type", "final_internal_denial")}, "notice_type=redetermination_denial plan_type=medicare_part_d today=2026-11-25"},
		{"the last word, told", "medicaid_mco", []record.Value{denial, detail("final_internal_denial", "yes")}, "notice_type=resolution_notice plan_type=medicaid_mco today=2026-11-25"},
		{"papers are wanted", "erisa_self_funded", []record.Value{record.Block{Situation: record.SitInformation}}, "notice_type=missing_information plan_type=erisa_self_funded today=2026-11-25"},
		{"an approved drug is cut", "medicaid_mco", []record.Value{denial, detail("notice_type", "reduction_or_termination")}, "notice_type=reduction_or_termination plan_type=medicaid_mco today=2026-11-25"},
		{"dates", "unknown", []record.Value{happen("notice_dated", "2026-09-02", false), happen("notice_received", "2026-09-08", true)}, "denial_date=2026-09-02 received_date=2026-09-08 received_date_proved=yes today=2026-11-25"},
		{"received before it was written", "unknown", []record.Value{happen("notice_dated", "2026-09-02", false), happen("notice_received", "2026-08-08", false)}, "denial_date=2026-09-02 today=2026-11-25"},
		{"the date that was read", "unknown", []record.Value{detail(record.NoticeDate, "2026-09-02")}, "denial_date=2026-09-02 today=2026-11-25"},
		{"two dates were read", "unknown", []record.Value{detail(record.NoticeDate, "2026-09-02"), detail(record.NoticeDate, "2026-09-12")}, "today=2026-11-25"},
		{"an event", "unknown", []record.Value{happen("appeal_received", "2026-09-02T10:00:00-05:00", false)}, "appeal_received=2026-09-02T10:00:00-05:00 today=2026-11-25"},
		{"the later of two", "unknown", []record.Value{happen("appeal_received", "2026-09-12", false), happen("appeal_received", "2026-09-02", false)}, "appeal_received=2026-09-12 today=2026-11-25"},
		{"an event that no law knows", "unknown", []record.Value{happen("birthday", "2026-09-02", false)}, "today=2026-11-25"},
		{"urgent", "unknown", []record.Value{record.Attested{What: record.AttestUrgent, Is: true}}, "today=2026-11-25 urgent=yes"},
		{"urgent and not", "unknown", []record.Value{record.Attested{What: record.AttestUrgent, Is: true}, record.Attested{What: record.AttestUrgent}}, "today=2026-11-25"},
		{"the state of an employer's policy is not where the member lives", "erisa_fully_insured", []record.Value{detail(record.State, "OH")}, "plan_type=erisa_fully_insured today=2026-11-25"},
		{"but told it is", "erisa_fully_insured", []record.Value{detail(record.State, "OH"), detail(record.IssuedState, "TX")}, "plan_type=erisa_fully_insured state=TX today=2026-11-25"},
		{"of Medicaid it is", "medicaid_mco", []record.Value{detail(record.State, "OH")}, "plan_type=medicaid_mco state=OH today=2026-11-25"},
		{"what the booklet says", "unknown", []record.Value{detail("plan_appeal_levels", "2")}, "plan_appeal_levels=2 today=2026-11-25"},
	} {
		t.Run(c.title, func(t *testing.T) {
			k := told(c.facts...)
			var got []string
			for _, f := range see(k, record.PlanType(c.plan), noticeOf(k, block(k)), day, vocabulary(t)) {
				got = append(got, f.Word.Key+"="+f.Value())
			}
			slices.Sort(got)
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("sees %s\nwant %s", s, c.want)
			}
		})
	}
}

func TestTimeOfALetter(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"180 days", "2026-07-01"},
		{"within 60 calendar days", "2026-03-03"},
		{"one hundred eighty (180) days", "2026-07-01"},
		{"4 months", "2026-05-02"},
		{"6 months", "2026-07-02"},
		{"60 días", "2026-03-03"},
		{"60 días calendario", "2026-03-03"},
		{"10 business days", "unknown"},
		{"10 días hábiles", "unknown"},
		{"72 hours", "unknown"},
		{"soon", "unknown"},
		{"2026-03-15", "2026-03-15"},
	} {
		k := told(detail(record.AppealDeadline, c.text), detail(record.NoticeDate, "2026-01-02"))
		if got := letterDay(k).Date.String(); got != c.want {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
	}
	if d := letterDay(told(detail(record.AppealDeadline, "180 days"))); !d.Date.IsZero() {
		t.Error("a time without a day to count from")
	}
	two := told(detail(record.AppealDeadline, "2026-05-01"), detail(record.AppealDeadline, "2026-04-01"))
	if d := letterDay(two); d.Date != civil.Day(2026, 4, 1) {
		t.Error("the earlier of two is the safe one")
	}
}
