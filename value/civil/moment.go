package civil

import (
	"fmt"
	"strings"
	"time"
)

// A Moment is when something happened or falls due: a whole day, or an instant on some
// wall clock. Which of the two it is matters: 72 hours cannot be counted from a day.
type Moment struct {
	day Date
	at  time.Time
}

// OnDay makes the moment that is the whole of d.
func OnDay(d Date) Moment { return Moment{day: d} }

// AtInstant makes the moment that is an instant on the wall clock of t.
func AtInstant(t time.Time) Moment { return Moment{at: t} }

// IsZero reports whether m is not known.
func (m Moment) IsZero() bool { return m.day.IsZero() && m.at.IsZero() }

// Instant returns the instant of m, and false if only its day is known.
func (m Moment) Instant() (time.Time, bool) { return m.at, !m.at.IsZero() }

// Day returns the day of m in zone; with a nil zone, the day on its own wall clock.
func (m Moment) Day(zone *time.Location) Date {
	switch {
	case m.at.IsZero():
		return m.day
	case zone == nil:
		return DayOf(m.at)
	default:
		return DayOf(m.at.In(zone))
	}
}

// End returns the last instant of m: itself, or the end of its day.
func (m Moment) End(zone *time.Location) time.Time {
	if !m.at.IsZero() {
		return m.at
	}
	if zone == nil {
		zone = time.UTC
	}
	return m.day.End(zone)
}

// Before reports whether m is over before n is. Two days are compared as days.
func (m Moment) Before(n Moment, zone *time.Location) bool {
	if m.at.IsZero() && n.at.IsZero() {
		return m.day.Before(n.day)
	}
	return m.End(zone).Before(n.End(zone))
}

// Equal reports whether m and n are the same day, or the same instant on whatever clock.
func (m Moment) Equal(n Moment) bool { return m.day == n.day && m.at.Equal(n.at) }

// In shows an instant on the wall clock of zone; a day, or a nil zone, changes nothing.
func (m Moment) In(zone *time.Location) Moment {
	if zone == nil || m.at.IsZero() {
		return m
	}
	return Moment{at: m.at.In(zone)}
}

// String is m as a date or as RFC 3339, or "unknown".
func (m Moment) String() string {
	if m.at.IsZero() {
		return m.day.String()
	}
	return m.at.Format(time.RFC3339)
}

// A LocalError is a local time that cannot be used as it stands; Ask is what to ask.
type LocalError struct{ Text, Ask string }

func (e *LocalError) Error() string { return fmt.Sprintf("%q: %s", e.Text, e.Ask) }

// ParseMoment reads a day, an instant with an offset, or a local time in zone.
func ParseMoment(s string, zone *time.Location) (Moment, error) {
	if !strings.Contains(s, "T") {
		d, err := Parse(s)
		return OnDay(d), err
	}
	// In UTC, lest an offset that is also the machine's take on the machine's zone.
	if t, err := time.ParseInLocation(time.RFC3339, s, time.UTC); err == nil {
		return AtInstant(t).In(zone), nil
	}
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04"} {
		if wall, err := time.Parse(layout, s); err == nil {
			return local(s, wall, zone)
		}
	}
	return Moment{}, fmt.Errorf("%q is neither a date nor a time like 2026-01-31T09:30:00-05:00", s)
}

// local finds the one instant at which the clocks of zone show wall.
func local(s string, wall time.Time, zone *time.Location) (Moment, error) {
	if zone == nil {
		return Moment{}, &LocalError{s, "in which time zone was that?"}
	}
	switch at := instants(wall, zone); len(at) {
	case 0:
		return Moment{}, &LocalError{s, "the clocks were put forward and never showed that time; what did they show?"}
	case 1:
		return AtInstant(at[0]), nil
	default:
		return Moment{}, &LocalError{s, "the clocks were put back and showed that time twice; was it the first or the second time?"}
	}
}

// instants tries the offsets in use a day before and a day after.
func instants(wall time.Time, zone *time.Location) (at []time.Time) {
	for _, near := range []time.Duration{-24 * time.Hour, 24 * time.Hour} {
		_, offset := wall.Add(near).In(zone).Zone()
		t := wall.Add(-time.Duration(offset) * time.Second).In(zone)
		if t.Format(time.DateTime) == wall.Format(time.DateTime) && (len(at) == 0 || !at[0].Equal(t)) {
			at = append(at, t)
		}
	}
	return at
}
