package rule

import (
	"github.com/recourse-health/recourse/judge/rule/fact"
	"github.com/recourse-health/recourse/value/civil"
)

// inForce lets an answer stand only if the rule was the law on the day that counts: the one
// that the rule names with "as of", or else the day of the first event the answer rests on.
func (r *Rule) inForce(s *search, a Answer) Answer {
	day, lacking := r.lawDay(s, a)
	switch {
	case len(lacking) > 0:
		return unknown(r, lacking, a.Because)
	case day.Before(r.Since):
		a := none(r, "not the law before "+r.Since.String(), a.Because)
		a.Begins = r.Since
		return a
	case !r.Until.IsZero() && day.After(r.Until):
		return none(r, "not the law after "+r.Until.String(), a.Because)
	}
	return a
}

func (r *Rule) lawDay(s *search, a Answer) (civil.Date, []string) {
	day := r.AsOf
	if first := firstDay(a.Because, s); day == nil && !first.IsZero() {
		return first, nil
	} else if day == nil {
		day = Named{"today"}
	}
	f := day.find(s)
	if !f.known() {
		return civil.Date{}, f.Missing
	}
	return f.Points[0].At.Day(s.Zone), nil
}

func firstDay(because []fact.Fact, s *search) (first civil.Date) {
	for _, f := range because {
		if f.Word.Kind != fact.Event {
			continue
		}
		if d := f.At.Day(s.Zone); first.IsZero() || d.Before(first) {
			first = d
		}
	}
	return first
}
