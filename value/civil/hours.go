package civil

import "time"

// AddHours returns the instant at which n business hours have run since t: hours between
// opening and closing on the business days of c, on the clocks of zone. They are no share
// of a day, so nothing here turns them into days. False if c has no business hours.
func (c *Calendar) AddHours(t time.Time, n int, zone *time.Location) (time.Time, bool) {
	if c.Opens >= c.Closes || n < 0 {
		return time.Time{}, false
	}
	left := time.Duration(n) * time.Hour
	for d := DayOf(t.In(zone)); ; d = d.AddDays(1) {
		opens, closes := d.at(c.Opens, zone), d.at(c.Closes, zone)
		if !c.Business(d) || !t.Before(closes) {
			continue
		}
		if t.Before(opens) {
			t = opens
		}
		if open := closes.Sub(t); left > open {
			left -= open
			continue
		}
		return t.Add(left), true
	}
}

// at is the instant at which the clocks of zone show a full hour of d.
func (d Date) at(hour int, zone *time.Location) time.Time {
	y, m, day := d.t.Date()
	return time.Date(y, m, day, hour, 0, 0, 0, zone)
}
