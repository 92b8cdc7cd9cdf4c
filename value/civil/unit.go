package civil

import (
	"fmt"
	"slices"
)

// Unit is how an amount of time is counted. No unit is ever turned into another: 72 hours
// are not three days, and a month is no number of days.
type Unit uint8

const (
	Hours         Unit = iota // elapsed, whatever the clocks do
	CalendarDays              // the day of the trigger is not counted
	BusinessDays              // of a named calendar
	BusinessHours             // of a named calendar with opening hours
	Months                    // with what to do when the month has no such day
)

var units = []string{"hours", "days", "business days", "business hours", "months"}

// String is the unit as law files and letters write it.
func (u Unit) String() string {
	if int(u) >= len(units) {
		return fmt.Sprintf("unit %d", uint8(u))
	}
	return units[u]
}

// ParseUnit reads "hours", "days", "calendar days", "business days", "business hours" or "months".
func ParseUnit(s string) (Unit, error) {
	if s == "calendar days" {
		return CalendarDays, nil
	}
	if i := slices.Index(units, s); i >= 0 {
		return Unit(i), nil
	}
	return 0, fmt.Errorf("%q is no unit of time; there are hours, days, business days, business hours and months", s)
}

// MarshalText writes the unit as String does.
func (u Unit) MarshalText() ([]byte, error) { return []byte(u.String()), nil }

// UnmarshalText reads the unit as ParseUnit does.
func (u *Unit) UnmarshalText(text []byte) (err error) {
	*u, err = ParseUnit(string(text))
	return err
}

// An Amount is a number of one unit, as a letter states it: "72 hours".
type Amount struct {
	N    int  `json:"n"`
	Unit Unit `json:"unit"`
}

// String is the amount as it is written: "1 month", "72 hours".
func (a Amount) String() string {
	unit := a.Unit.String()
	if a.N == 1 {
		unit = unit[:len(unit)-1]
	}
	return fmt.Sprintf("%d %s", a.N, unit)
}
