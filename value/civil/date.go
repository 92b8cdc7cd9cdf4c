// Package civil holds time as law and letters use it: days without clocks, months that may
// lack a day, business days of a named calendar, and instants where the law counts hours.
//
// It promises that nothing here looks at the clock of the machine, and that a local time
// which never was, or was twice, is refused rather than guessed.
package civil

import (
	"fmt"
	"time"
)

// A Date is one day of the calendar. The zero Date means "not known".
type Date struct{ t time.Time }

// Day returns the date of the given year, month and day; days past the month's end run on.
func Day(year int, month time.Month, day int) Date {
	return Date{time.Date(year, month, day, 0, 0, 0, 0, time.UTC)}
}

// Parse reads a date of the form 2006-01-02.
func Parse(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("%q is not a date like 2026-01-31", s)
	}
	return Date{t}, nil
}

// DayOf returns the day that t shows on its own wall clock.
func DayOf(t time.Time) Date { return Day(t.Date()) }

// IsZero reports whether d is not known.
func (d Date) IsZero() bool { return d.t.IsZero() }

// Before reports whether d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.t.Before(e.t) }

// After reports whether d is a later day than e.
func (d Date) After(e Date) bool { return d.t.After(e.t) }

// Compare is negative if d comes first, positive if e does: for slices.SortFunc.
func (d Date) Compare(e Date) int { return d.t.Compare(e.t) }

// Year, Month, MonthDay and Weekday are those of the calendar.
func (d Date) Year() int             { return d.t.Year() }
func (d Date) Month() time.Month     { return d.t.Month() }
func (d Date) MonthDay() int         { return d.t.Day() }
func (d Date) Weekday() time.Weekday { return d.t.Weekday() }

// AddDays returns the day n days later; earlier if n is negative.
func (d Date) AddDays(n int) Date { return Date{d.t.AddDate(0, 0, n)} }

// DaysUntil counts the days from d to e; it is negative if e comes first.
func (d Date) DaysUntil(e Date) int { return int(e.t.Sub(d.t) / (24 * time.Hour)) }

// End is the instant at which d is over in zone: the first of the next day.
func (d Date) End(zone *time.Location) time.Time {
	y, m, day := d.t.Date()
	return time.Date(y, m, day+1, 0, 0, 0, 0, zone)
}

// String is d as 2006-01-02, or "unknown".
func (d Date) String() string {
	if d.IsZero() {
		return "unknown"
	}
	return d.t.Format(time.DateOnly)
}
