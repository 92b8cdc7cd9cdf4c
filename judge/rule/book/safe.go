package book

import (
	"github.com/recourse-health/recourse/judge/rule"
	"github.com/recourse-health/recourse/value/civil"
)

// SafeBy is the day by which a person should act, to be safe under every reading: the last
// business day on or before the earliest of them. For the duty of another it is the zero Date.
func (b *Book) SafeBy(a rule.Answer) civil.Date {
	if a.Rule.Who != rule.Patient || len(a.Points) == 0 {
		return civil.Date{}
	}
	first := a.Due()
	for _, p := range a.Points {
		if p.At.Before(first, nil) {
			first = p.At
		}
	}
	if _, hour := first.Instant(); hour || b.Terms.Safe == nil {
		return first.Day(nil)
	}
	return b.Terms.Safe.OnOrBefore(first.Day(nil))
}
