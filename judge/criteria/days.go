package criteria

import (
	"time"

	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
)

// long says whether a trial lasted as long as asked. Days that are rough count at their least for a yes and at their most for a no.
func long(t record.Took, days int) record.Tri {
	least, most := bounds(t)
	n, known := least.Days()
	m, bounded := most.Days()
	switch {
	case days == 0 || t.DaysSupply >= days || known && n >= days:
		return record.Yes
	case bounded && m < days:
		return record.No
	}
	return record.Unknown
}

// late says whether a trial reaches into the time before the request that the rule looks back on. Only the day of a request, claim or
// service makes it a no: the notice came later than the request, so the time before it may reach further back than it seems.
func (h hearing) late(t record.Took, days int) record.Tri {
	if days == 0 {
		return record.Yes
	}
	least, most := bounds(t)
	day, sharp := h.asked()
	from := day.AddDays(-days)
	switch {
	case day.IsZero():
		return record.Unknown
	case !least.Last.IsZero() && !least.Last.Before(from):
		return record.Yes
	case sharp && !most.Last.IsZero() && most.Last.Before(from):
		return record.No
	}
	return record.Unknown
}

// requests are the events that the look-back counts from.
var requests = map[string]bool{"request_received": true, "claim_received": true, "pa_request_received": true, "exception_request_received": true, "documented_request_received": true}

// asked is the day of the request, and whether it is known as such; else the day of the notice stands in, of several the earliest.
func (h hearing) asked() (day civil.Date, sharp bool) {
	earlier := func(d civil.Date) {
		if day.IsZero() || !d.IsZero() && d.Before(day) {
			day = d
		}
	}
	for _, o := range record.Each[record.Event](h.Case) {
		if requests[o.V.Kind] {
			sharp = true
			earlier(o.V.When.Day(nil))
		}
		if o.V.Kind == "notice_dated" {
			earlier(o.V.When.Day(nil))
		}
	}
	for _, o := range h.Details(record.ServiceDate) {
		if d, ok := o.V.Day(); ok {
			sharp = true
			earlier(d)
		}
	}
	return day, sharp
}

// bounds are the fewest and the most days that a trial may have had. A month or a year that was told alone may mean any day of it.
func bounds(t record.Took) (least, most civil.Range) {
	if !t.Estimated {
		return t.In, t.In
	}
	most = t.In
	if first, ok := endOf(t.In.First); ok {
		least.First = first
	}
	if last, ok := startOf(t.In.Last); ok {
		least.Last = last
	}
	if least.Known() && least.Last.Before(least.First) {
		least = civil.Range{Last: least.Last} // within one month: it may have been a day
	}
	if least == (civil.Range{}) {
		most = civil.Range{} // "about" a day says nothing for certain
	}
	return least, most
}

// endOf is the last day of the month that begins on d; false if d begins none.
func endOf(d civil.Date) (civil.Date, bool) {
	if d.IsZero() || d.MonthDay() != 1 {
		return civil.Date{}, false
	}
	return d.AddMonths(1, civil.LastDay).AddDays(-1), true
}

// startOf is the first day of the month that ends on d; of a year's end that of the year, since the year may be all that was told.
func startOf(d civil.Date) (civil.Date, bool) {
	if d.IsZero() || d.AddDays(1).MonthDay() != 1 {
		return civil.Date{}, false
	}
	if d.Month() == time.December {
		return civil.Day(d.Year(), time.January, 1), true
	}
	return civil.Day(d.Year(), d.Month(), 1), true
}
