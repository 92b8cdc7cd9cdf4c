package rule

import (
	"time"

	"github.com/recourse-health/recourse/judge/rule/fact"
	"github.com/recourse-health/recourse/value/civil"
)

// Shift is so much time after, or before, a moment.
type Shift struct {
	N        int
	Unit     civil.Unit
	Overflow civil.Overflow  // of Months
	Calendar *civil.Calendar // of BusinessDays and BusinessHours
	Before   bool
	Longer   *fact.Word // a number that counts instead where it is greater: the plan's own term
	From     Term
}

func (t Shift) find(s *search) Found {
	f := t.From.find(s)
	if !f.known() {
		return f
	}
	if t.hourly() && !f.hasHour() {
		f.Missing = append(f.Missing, "hour of "+f.trigger())
		return f
	}
	n := t.N
	if own, ok := t.longer(s); ok {
		n = own.Number
		f.Because = append(f.Because, own)
	}
	return f.each(func(m civil.Moment) civil.Moment { return t.move(m, n, s) })
}

func (t Shift) longer(s *search) (fact.Fact, bool) {
	if t.Longer == nil {
		return fact.Fact{}, false
	}
	own, ok := s.Get(t.Longer.Name)
	return own, ok && own.Number > t.N
}

func (t Shift) move(m civil.Moment, n int, s *search) civil.Moment {
	at, _ := m.Instant()
	switch t.Unit {
	case civil.Hours:
		return civil.AtInstant(at.Add(time.Duration(t.sign(n)) * time.Hour)).In(s.Zone)
	case civil.BusinessHours:
		return t.openHours(at, n, s)
	default:
		return civil.OnDay(t.day(m.Day(s.Zone), n))
	}
}

// hourly reports whether the amount is counted from an instant and not from a day.
func (t Shift) hourly() bool { return t.Unit == civil.Hours || t.Unit == civil.BusinessHours }

// openHours counts on the clocks of the zone, else on the clock that the trigger shows.
func (t Shift) openHours(at time.Time, n int, s *search) civil.Moment {
	zone := s.Zone
	if zone == nil {
		zone = at.Location()
	}
	due, _ := t.Calendar.AddHours(at, n, zone)
	return civil.AtInstant(due)
}

func (t Shift) day(d civil.Date, n int) civil.Date {
	switch {
	case t.Unit == civil.Months:
		return d.AddMonths(t.sign(n), t.Overflow)
	case t.Unit == civil.BusinessDays && t.Before:
		return t.Calendar.Sub(d, n)
	case t.Unit == civil.BusinessDays:
		return t.Calendar.Add(d, n)
	default:
		return d.AddDays(t.sign(n))
	}
}

func (t Shift) sign(n int) int {
	if t.Before {
		return -n
	}
	return n
}

// hasHour reports whether every reading is an instant.
func (f Found) hasHour() bool {
	for _, p := range f.Points {
		if _, ok := p.At.Instant(); !ok {
			return false
		}
	}
	return true
}

// trigger names the event that f counts from.
func (f Found) trigger() string {
	for i := len(f.Because) - 1; i >= 0; i-- {
		if f.Because[i].Word.Kind == fact.Event {
			return f.Because[i].Word.Name
		}
	}
	return "the start"
}

// Business is a term moved, where it is not a business day, to the next or the last one.
type Business struct {
	Of       Term
	Calendar *civil.Calendar
	Back     bool
}

func (b Business) find(s *search) Found {
	return b.Of.find(s).each(func(m civil.Moment) civil.Moment {
		d := m.Day(s.Zone)
		if b.Back {
			return civil.OnDay(b.Calendar.OnOrBefore(d))
		}
		return civil.OnDay(b.Calendar.OnOrAfter(d))
	})
}
