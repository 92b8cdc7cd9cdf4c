// Package remind tells people of what is due: as a calendar file.
//
// It promises that an event names the step and the law, and nothing of the person or the drug: calendars are shared.
package remind

import (
	"strings"
	"time"

	"github.com/recourse-health/recourse/format/ics"
	"github.com/recourse-health/recourse/judge/check"
	"github.com/recourse-health/recourse/judge/rights"
	"github.com/recourse-health/recourse/value/say"
)

// Calendar writes the clocks as a calendar file, stamped with the instant of its making.
func Calendar(clocks []rights.Clock, words *say.Book, stamp time.Time) []byte {
	var events []ics.Event
	for i, c := range clocks {
		step, rule := Step(c.Step, words), c.Rule
		if c.RuleID == check.LetterRule {
			step, rule = "step.letter.appeal", words.Must(say.L("clock.rule.letter"))
		}
		e := ics.Event{Due: c.Due, Title: words.Must(say.L(step)), Before: []int{0}, Ordinal: i}
		text := []string{words.Must(say.L("clock.how", say.A("rule", rule), say.A("confidence", say.L("confidence."+c.Confidence))))}
		if !c.SafeBy.IsZero() && c.SafeBy != c.Due.Day(nil) {
			text = append(text, words.Must(say.L("clock.safe_by", say.A("due", c.SafeBy))))
		}
		if c.Actor != "plan" {
			e.Before = []int{14, 7, 1}
		}
		text = append(text, words.Must(say.L("clock.promise")))
		e.Text = strings.Join(text, "\n")
		events = append(events, e)
	}
	return ics.Calendar(events, stamp, words.Lang)
}

// Step is the id of the sentence of a step; a step without one of its own has a general one.
func Step(step string, words *say.Book) string {
	if words.Has("step." + step) {
		return "step." + step
	}
	return "step.other"
}
