package civil

import "fmt"

// A Range is the days from First to Last, both counted. An end that is zero is not known:
// it is not "for ever".
type Range struct {
	First Date `json:"first,omitzero"`
	Last  Date `json:"last,omitzero"`
}

// IsZero reports whether neither end is known.
func (r Range) IsZero() bool { return r.First.IsZero() && r.Last.IsZero() }

// Known reports whether both ends are known.
func (r Range) Known() bool { return !r.First.IsZero() && !r.Last.IsZero() }

// Check refuses a range that ends before it begins.
func (r Range) Check() error {
	if r.Known() && r.Last.Before(r.First) {
		return fmt.Errorf("%s ends before it begins", r)
	}
	return nil
}

// Holds reports whether d lies in r for certain; with an unknown end it may lie there and
// this is still false.
func (r Range) Holds(d Date) bool {
	return r.Known() && !d.IsZero() && !d.Before(r.First) && !d.After(r.Last)
}

// Excludes reports whether d lies outside r for certain.
func (r Range) Excludes(d Date) bool {
	return !d.IsZero() && (!r.First.IsZero() && d.Before(r.First) || !r.Last.IsZero() && d.After(r.Last))
}

// Days counts the days of r, and is false unless both ends are known.
func (r Range) Days() (int, bool) {
	if !r.Known() {
		return 0, false
	}
	return r.First.DaysUntil(r.Last) + 1, true
}

// String is r as people write it: "2026-01-01 to 2026-03-31", with "unknown" for an end.
func (r Range) String() string { return r.First.String() + " to " + r.Last.String() }
