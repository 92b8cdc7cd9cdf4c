package remind_test

import (
	"strings"
	"testing"
	"time"

	saybook "github.com/recourse-health/recourse/book/say"
	"github.com/recourse-health/recourse/judge/check"
	"github.com/recourse-health/recourse/judge/rights"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/remind"
)

func words(t *testing.T, lang string) *say.Book {
	t.Helper()
	b, err := saybook.Files.ReadFile(lang + "/web.say")
	if err != nil {
		t.Fatal(err)
	}
	book, err := say.Parse(lang, string(b))
	if err != nil {
		t.Fatal(err)
	}
	return book
}

func day(s string) civil.Date {
	d, err := civil.Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// Each clock is an event of its own; one's own clock is told well before, the plan's on its day.
func TestCalendar(t *testing.T) {
	clocks := []rights.Clock{
		{Step: "internal_appeal.file_by", Actor: "patient", Due: civil.OnDay(day("2027-04-03")), SafeBy: day("2027-04-02"), Rule: "29 CFR 2560.503-1(h)", Confidence: "high"},
		{Step: "internal_appeal.decide_by", Actor: "plan", Due: civil.OnDay(day("2027-05-03")), Rule: "29 CFR 2560.503-1(i)", Confidence: "high"},
		{Step: "appeal", RuleID: check.LetterRule, Actor: "patient", Due: civil.OnDay(day("2027-04-03")), Rule: "letter", Confidence: "medium"},
		{Step: "no_such_step", Actor: "prescriber", Due: civil.OnDay(day("2027-04-04")), Rule: "x", Confidence: "low"},
	}
	for _, lang := range []string{"en", "es"} {
		got := strings.ReplaceAll(string(remind.Calendar(clocks, words(t, lang), time.Unix(0, 0))), "\r\n ", "")
		for want, n := range map[string]int{"BEGIN:VEVENT": 4, "TRIGGER:PT9H": 1, "TRIGGER:-PT327H": 3, "TRIGGER:-PT15H": 3, "DTSTART;VALUE=DATE:20270403": 2, "29 CFR 2560.503-1(h)": 1} {
			if strings.Count(got, want) != n {
				t.Errorf("%s: %d of %q in\n%s", lang, strings.Count(got, want), want, got)
			}
		}
	}
}

// A step that has no words of its own is told in general ones, never by its id.
func TestStep(t *testing.T) {
	w := words(t, "es")
	for step, want := range map[string]string{"internal_appeal.file_by": "step.internal_appeal.file_by", "no_such_step": "step.other"} {
		if got := remind.Step(step, w); got != want {
			t.Errorf("%s: %s", step, got)
		}
	}
}
