package check

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/recourse-health/recourse/judge/move"
	"github.com/recourse-health/recourse/judge/rights"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/ref"
)

// letterDay is the last day to appeal as far as the letter states it: the day that it names, or its time counted from its own
// date. What it counts in business days, or without a date, is not counted here.
func letterDay(c *record.Case) move.Day {
	var first move.Day
	for _, o := range c.Details(record.AppealDeadline) {
		day, err := civil.Parse(o.V.Text)
		on := []ref.Ref{{Fact: o.Fact.ID}}
		if err != nil {
			from := datedOn(c)
			day = after(from.at.Day(nil), o.V.Text)
			on = append(on, ref.Facts(from.from...)...)
		}
		if !day.IsZero() && (first.Date.IsZero() || day.Before(first.Date)) {
			first = move.Day{Date: day, On: on}
		}
	}
	return first
}

// namedDay is the earliest day that the letter itself names as the last one.
func namedDay(c *record.Case) move.Day {
	var first move.Day
	for _, o := range c.Details(record.AppealDeadline) {
		if day, err := civil.Parse(o.V.Text); err == nil {
			first = earlier(first, move.Day{Date: day, On: []ref.Ref{{Fact: o.Fact.ID}}})
		}
	}
	return first
}

// after adds a time as letters write it ("180 days", "one hundred eighty (180) calendar days", "4 months", "65 días") to a day;
// zero if the words do not say a number of days or months.
func after(from civil.Date, text string) civil.Date {
	text = strings.ToLower(text)
	if from.IsZero() || strings.Contains(text, "business") || strings.Contains(text, "working") || strings.Contains(text, "hábil") {
		return civil.Date{}
	}
	number := 0
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return r != 'í' && (r < '0' || r > '9') && (r < 'a' || r > 'z') }) {
		if n, err := strconv.Atoi(w); err == nil && number == 0 {
			number = n
			continue
		}
		switch {
		case number > 0 && (w == "day" || w == "days" || w == "día" || w == "días" || w == "dias"):
			return from.AddDays(number)
		case number > 0 && (w == "month" || w == "months" || w == "mes" || w == "meses"):
			return from.AddMonths(number, civil.LastDay)
		}
	}
	return civil.Date{}
}

// replyDay is the day by which the plan wants papers, as told or read.
func replyDay(c *record.Case) move.Day {
	k := c.Text("reply_by")
	day, err := civil.Parse(k.Value)
	if !k.OK() || err != nil {
		return move.Day{}
	}
	return move.Day{Date: day, On: k.On()}
}

// LetterRule is the id that stands in place of a rule's where the letter itself gives the time.
const LetterRule = "letter"

// appeals is what the first appeal is called, by the kind of plan; elsewhere it is an internal appeal.
var appeals = map[record.PlanType]string{
	record.MedicarePartD: "redetermination.file_by", record.MedicareAdvantageB: "plan_reconsideration.file_by", record.MedicaidMCO: "plan_appeal.file_by",
	record.MedicaidFFS: "fair_hearing.file_by", record.FEHB: "carrier_reconsideration.file_by",
}

// letterClock is the time to appeal that the letter states. A day that it names is surer than one counted from its date.
func letterClock(c *record.Case, day move.Day, plan record.PlanType) rights.Clock {
	k := rights.Clock{Step: cmp.Or(appeals[plan], "internal_appeal.file_by"), Actor: "patient", Due: civil.OnDay(day.Date), Rule: "the letter", RuleID: LetterRule,
		Confidence: "medium", Checked: "no", On: day.On}
	for _, o := range c.Details(record.AppealDeadline) {
		if _, err := civil.Parse(o.V.Text); err == nil {
			k.Confidence = "high"
		}
		k.Because = append(k.Because, rights.Because{Fact: string(record.AppealDeadline), Value: o.V.Text})
	}
	if k.Confidence == "medium" {
		k.Because = append(k.Because, rights.Because{Fact: "notice_dated", Value: datedOn(c).at.String()})
	}
	return k
}
