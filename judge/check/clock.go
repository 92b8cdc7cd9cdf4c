package check

import (
	"slices"
	"strings"
	"time"

	"github.com/recourse-health/recourse/judge/ask"
	"github.com/recourse-health/recourse/judge/move"
	"github.com/recourse-health/recourse/judge/rights"
	"github.com/recourse-health/recourse/judge/rule/fact"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
)

// clocks holds the law against the case, and gives what the law still asks. Where no law gives the time to appeal, the time that
// the letter itself states stands in; where one does, an earlier day that the letter names is the safe one.
func (a *Answer) clocks(c *record.Case, n notice, today civil.Date, zone *time.Location, b Books) []ask.Wish {
	if b.Law == nil {
		return nil
	}
	view := fact.See(zone, see(c, rests(c, a.Plan), n, today, &b.Law.Terms.Words)...)
	r := rights.Say(b.Law, view, rights.Policy{})
	a.Clocks, a.Laws = r.Clocks, r.Laws
	if n.stage == noNotice || n.stage == wantsPaper {
		return a.lawful(r, n)
	}
	if l := letterDay(c); !l.Date.IsZero() && !slices.ContainsFunc(a.Clocks, files) {
		a.Clocks = append(a.Clocks, letterClock(c, l, a.Plan.Type))
	}
	safer(a.Clocks, namedDay(c))
	return a.lawful(r, n)
}

// safer lets an earlier day that the letter names be the safe one of the clocks of appeal.
func safer(clocks []rights.Clock, named move.Day) {
	for i, k := range clocks {
		if files(k) && !named.Date.IsZero() && named.Date.Before(k.Due.Day(nil)) && (k.SafeBy.IsZero() || named.Date.Before(k.SafeBy)) {
			clocks[i].SafeBy = named.Date
			clocks[i].On = append(slices.Clone(k.On), named.On...)
		}
	}
}

// files reports whether a clock is the time to take the next appeal.
func files(c rights.Clock) bool {
	step, ok := strings.CutSuffix(c.Step, ".file_by")
	return ok && c.Actor == "patient" && !slices.Contains([]string{"continuation_request", "claimant_information", "iro_information", "reinstatement_request"}, step)
}

// days are what the clocks mean for the first move.
func (a Answer) days(c *record.Case, n notice, today civil.Date) move.Days {
	d := move.Days{ReplyBy: replyDay(c)}
	var ends []move.Day
	for _, k := range a.Clocks {
		switch {
		case files(k) && !appealed(c):
			ends = append(ends, safe(k, today))
		case k.Step == "claimant_information.file_by" && k.Actor == "patient":
			d.ReplyBy = earlier(d.ReplyBy, safe(k, today))
		case k.Actor == "plan" && strings.Contains(k.Step, "deci") && waiting(c) && k.Due.Day(nil).Before(today):
			d.PlanDue = move.Day{Date: k.Due.Day(nil), On: k.On}
		}
	}
	if l := letterDay(c); n.stage != noNotice && n.stage != wantsPaper && !l.Date.IsZero() && !appealed(c) {
		ends = append(ends, l)
	}
	d.AppealBy = next(ends, today)
	return d
}

// earlier is the one that comes first; a day that is not known comes last.
func earlier(a, b move.Day) move.Day {
	if a.Date.IsZero() || !b.Date.IsZero() && b.Date.Before(a.Date) {
		return b
	}
	return a
}

// safe is the day to go by: the safe one, or the last one where the safe one has passed.
func safe(k rights.Clock, today civil.Date) move.Day {
	day := k.Due.Day(nil)
	if !k.SafeBy.IsZero() && !k.SafeBy.Before(today) {
		day = k.SafeBy
	}
	return move.Day{Date: day, On: k.On}
}

// next is the earliest day that has not passed; if all have, the last of them.
func next(days []move.Day, today civil.Date) move.Day {
	slices.SortFunc(days, func(a, b move.Day) int { return a.Date.Compare(b.Date) })
	for _, d := range days {
		if !d.Date.Before(today) {
			return d
		}
	}
	if len(days) == 0 {
		return move.Day{}
	}
	return days[len(days)-1]
}

// appealed reports whether an appeal went in after the notice.
func appealed(c *record.Case) bool {
	return sentAfter(c, []string{"appeal_received", "appeal_1_received", "appeal_2_received", "redetermination_received", "reconsideration_received", "reconsideration_requested", "external_request_filed", "external_request_received"})
}

// waiting reports whether the plan has been asked something after its last notice.
func waiting(c *record.Case) bool {
	return appealed(c) || sentAfter(c, []string{"request_received", "documented_request_received", "exception_request_received", "pa_request_received", "claim_received", "supporting_statement_received", "exception_appeal_submitted"})
}

func sentAfter(c *record.Case, kinds []string) bool {
	notice := datedOn(c)
	for _, o := range record.Each[record.Event](c) {
		if slices.Contains(kinds, o.V.Kind) && (notice.at.IsZero() || notice.at.Before(o.V.When, nil)) {
			return true
		}
	}
	return false
}
