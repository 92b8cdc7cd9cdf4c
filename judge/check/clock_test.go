package check_test

import (
	"slices"
	"testing"

	lawbook "github.com/recourse-health/recourse/book/law"
	"github.com/recourse-health/recourse/judge/check"
	"github.com/recourse-health/recourse/judge/rights"
	"github.com/recourse-health/recourse/judge/rule/book"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
)

// withLaw is the books with the law in them.
func withLaw(t *testing.T) check.Books {
	t.Helper()
	law, err := book.Load(lawbook.Files)
	if err != nil {
		t.Fatal(err)
	}
	b := books
	b.Law = law
	return b
}

func clock(a check.Answer, step string) rights.Clock {
	i := slices.IndexFunc(a.Clocks, func(k rights.Clock) bool { return k.Step == step })
	if i < 0 {
		return rights.Clock{}
	}
	return a.Clocks[i]
}

func TestClocksOfALetter(t *testing.T) {
	b := withLaw(t)
	insured := field(record.FieldPlanType, string(record.ErisaFullyInsured))
	dated := field(record.NoticeDate, "2026-11-02")
	for _, c := range []struct {
		title           string
		c               *record.Case
		step, due, safe string
		rule            string // how the citation begins; empty: no such clock
	}{
		{"from the date of the letter", letter(denial, step, self, dated), "internal_appeal.file_by", "2027-05-01", "2027-04-30", "29 CFR 2560.503-1(h)(3)(i)"},
		{"from the day it came", answer(t, letter(denial, step, self, dated), "events.notice_received", "2026-11-09"), "internal_appeal.file_by", "2027-05-08", "2027-05-07", "29 CFR"},
		{"the letter names an earlier day", letter(denial, step, self, dated, field(record.AppealDeadline, "2027-01-04")), "internal_appeal.file_by", "2027-05-01", "2027-01-04", "29 CFR"},
		{"a later one makes nothing safe", letter(denial, step, self, dated, field(record.AppealDeadline, "2027-08-04")), "internal_appeal.file_by", "2027-05-01", "2027-04-30", "29 CFR"},
		{"Part D", letter(denial, step, partD, dated), "redetermination.file_by", "2027-01-06", "2027-01-06", "42 CFR 423.582(b)"},
		{"plan not known: what the letter says", letter(denial, step, dated, field(record.AppealDeadline, "60 days")), "internal_appeal.file_by", "2027-01-01", "", "the letter"},
		{"plan not known, and no word", letter(denial, step, dated), "internal_appeal.file_by", "", "", ""},
		{"at the counter", letter(record.Block{Situation: record.SitNotice, Denial: record.Yes}, step, self, dated), "internal_appeal.file_by", "", "", ""},
		{"an approval", letter(record.Block{Situation: record.SitApproval, Denial: record.No}, self, dated), "internal_appeal.file_by", "", "", ""},
		{"insured", letter(denial, step, insured, dated), "internal_appeal.file_by", "2027-05-01", "2027-04-30", "29 CFR"},
	} {
		t.Run(c.title, func(t *testing.T) {
			k := clock(check.Check(c.c, today, nil, b), c.step)
			if c.rule == "" {
				if !k.Due.IsZero() {
					t.Errorf("a clock: %+v", k)
				}
				return
			}
			safe := k.SafeBy.String()
			if k.SafeBy.IsZero() {
				safe = ""
			}
			if k.Due.String() != c.due || safe != c.safe || len(k.Rule) < len(c.rule) || k.Rule[:len(c.rule)] != c.rule || len(k.On) == 0 {
				t.Errorf("due %s safe %s rule %s on %v", k.Due, safe, k.Rule, k.On)
			}
		})
	}
}

func TestWhatTheLawAsks(t *testing.T) {
	b := withLaw(t)
	dated := field(record.NoticeDate, "2026-11-02")
	for _, c := range []struct {
		title, fact string
		c           *record.Case
		want        bool
	}{
		{"when it came", "events.notice_received", letter(denial, step, self, dated), true},
		{"told when it came", "events.notice_received", answer(t, letter(denial, step, self, dated), "events.notice_received", "2026-11-09"), false},
		{"it came before it was written", "events.notice_received", answer(t, letter(denial, step, self, dated), "events.notice_received", "2026-10-09"), true},
		{"no date on it", "events.notice_dated", letter(denial, step, partD), true},
		{"whose law", "plan.issued_state", letter(denial, step, field(record.FieldPlanType, string(record.ErisaFullyInsured)), dated), true},
		{"whose law, of a plan that no State reaches", "plan.issued_state", letter(denial, step, self, dated), false},
		{"whose law, before the plan is known", "plan.issued_state", letter(denial, step, dated), false},
		{"which plan, of an approval", "plan.type", letter(record.Block{Situation: record.SitApproval, Denial: record.No}), false},
		{"no notice, no date", "events.notice_dated", letter(record.Block{Situation: record.SitNotice, Denial: record.Yes}, step, partD), false},
	} {
		if got := asks(check.Check(c.c, today, nil, b), c.fact); got != c.want {
			t.Errorf("%s: %s asked %t", c.title, c.fact, got)
		}
	}
}

func TestThePlanIsLate(t *testing.T) {
	b := withLaw(t)
	c := letter(denial, step, partD, field(record.NoticeDate, "2026-11-02"))
	c = answer(t, answer(t, c, "events.redetermination_received", "2026-11-05"), "urgent.is", "no")
	if a := check.Check(c, civil.Day(2026, 11, 12), nil, b); a.Move.ID == "late.part_d" {
		t.Error("the plan has seven days, and they are not over")
	}
	if a := check.Check(c, civil.Day(2026, 11, 13), nil, b); a.Move.ID != "late.part_d" {
		t.Errorf("%s, %v", a.Move.ID, a.Clocks)
	}
}

func TestALaterNoticeNeverGivesAnEarlierDay(t *testing.T) {
	b := withLaw(t)
	for _, plan := range record.PlanTypes {
		var last civil.Date
		for day := range 40 {
			d := civil.Day(2026, 9, 1).AddDays(day)
			a := check.Check(letter(denial, step, field(record.FieldPlanType, string(plan)), field(record.NoticeDate, d.String())), d, nil, b)
			for _, k := range a.Clocks {
				if k.Actor == "patient" && !k.SafeBy.IsZero() && k.SafeBy.After(k.Due.Day(nil)) {
					t.Errorf("%s %s: safe %s after due %s", plan, k.Step, k.SafeBy, k.Due)
				}
			}
			if len(a.Clocks) == 0 {
				continue
			}
			if due := a.Clocks[0].Due.Day(nil); due.Before(last) {
				t.Errorf("%s %s: %s after %s", plan, a.Clocks[0].Step, due, last)
			} else {
				last = due
			}
		}
	}
}
