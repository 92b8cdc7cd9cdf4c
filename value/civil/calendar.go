package civil

import "time"

// A Calendar tells business days from others. Its holidays are data: see book/law/shared.terms.
type Calendar struct {
	Name     string
	Weekend  []time.Weekday
	Holidays []Holiday
	Observed bool // a holiday on Saturday is kept on Friday, one on Sunday on Monday

	// Opens and Closes are hours of the day, for business hours; both 0 if the law has none.
	Opens, Closes int
}

// Business reports whether d is a business day of c.
func (c *Calendar) Business(d Date) bool {
	for _, w := range c.Weekend {
		if d.Weekday() == w {
			return false
		}
	}
	return !c.Holiday(d)
}

// Holiday reports whether c keeps a holiday on d. A New Year's Day on a Saturday is kept
// in the year before, so the next year is asked too.
func (c *Calendar) Holiday(d Date) bool {
	for _, h := range c.Holidays {
		for year := d.Year(); year <= d.Year()+1; year++ {
			day := h.In(year)
			if day == d || c.Observed && observed(day) == d {
				return true
			}
		}
	}
	return false
}

func observed(d Date) Date {
	switch d.Weekday() {
	case time.Saturday:
		return d.AddDays(-1)
	case time.Sunday:
		return d.AddDays(1)
	default:
		return d
	}
}

// Add returns the n-th business day after d; d itself is not counted.
func (c *Calendar) Add(d Date, n int) Date { return c.step(d, n, 1) }

// Sub returns the n-th business day before d.
func (c *Calendar) Sub(d Date, n int) Date { return c.step(d, n, -1) }

func (c *Calendar) step(d Date, n, by int) Date {
	for n > 0 {
		d = d.AddDays(by)
		if c.Business(d) {
			n--
		}
	}
	return d
}

// OnOrAfter returns d, or the first business day after it.
func (c *Calendar) OnOrAfter(d Date) Date {
	for !c.Business(d) {
		d = d.AddDays(1)
	}
	return d
}

// OnOrBefore returns d, or the last business day before it.
func (c *Calendar) OnOrBefore(d Date) Date {
	for !c.Business(d) {
		d = d.AddDays(-1)
	}
	return d
}
