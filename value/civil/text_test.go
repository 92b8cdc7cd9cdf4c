package civil

import (
	"encoding/json"
	"testing"
	"time"
)

func TestText(t *testing.T) {
	type all struct {
		Day, None Date
		At, On    Moment
		In        Range
		Open      Range `json:",omitzero"`
		For       Amount
	}
	noon := AtInstant(time.Date(2026, 3, 2, 12, 0, 0, 0, time.FixedZone("", -5*3600)))
	in := all{
		Day: Day(2026, 1, 31), At: noon, On: OnDay(Day(2026, 2, 1)),
		In: Range{First: Day(2026, 1, 1)}, For: Amount{72, Hours},
	}
	out, err := json.Marshal(in)
	want := `{"Day":"2026-01-31","None":"","At":"2026-03-02T12:00:00-05:00","On":"2026-02-01",` +
		`"In":{"first":"2026-01-01"},"For":{"n":72,"unit":"hours"}}`
	if err != nil || string(out) != want {
		t.Fatalf("%s, %v\nwant %s", out, err, want)
	}
	var back all
	if err := json.Unmarshal(out, &back); err != nil {
		t.Fatal(err)
	}
	if back.Day != in.Day || !back.None.IsZero() || !back.At.Equal(in.At) || back.On != in.On || back.In != in.In || back.For != in.For {
		t.Errorf("%+v", back)
	}
	for _, bad := range []string{`"2026-02-30"`, `"1/2/2026"`, `20260131`} {
		if err := json.Unmarshal([]byte(bad), &back.Day); err == nil {
			t.Error("taken:", bad)
		}
	}
	if err := json.Unmarshal([]byte(`"weeks"`), &back.For.Unit); err == nil {
		t.Error("weeks were taken for a unit")
	}
}

func TestRange(t *testing.T) {
	both, open := Range{Day(2026, 1, 1), Day(2026, 3, 31)}, Range{First: Day(2026, 1, 1)}
	for _, c := range []struct {
		r              Range
		d              Date
		holds, exclude bool
	}{
		{both, Day(2026, 1, 1), true, false},
		{both, Day(2026, 3, 31), true, false},
		{both, Day(2026, 4, 1), false, true},
		{open, Day(2026, 4, 1), false, false},
		{open, Day(2025, 12, 31), false, true},
		{Range{}, Day(2026, 1, 1), false, false},
	} {
		if c.r.Holds(c.d) != c.holds || c.r.Excludes(c.d) != c.exclude {
			t.Errorf("%s and %s: holds %t, excludes %t", c.r, c.d, c.r.Holds(c.d), c.r.Excludes(c.d))
		}
	}
	if n, ok := both.Days(); n != 90 || !ok {
		t.Error(n, ok)
	}
	if _, ok := open.Days(); ok {
		t.Error("a range without an end has days")
	}
	if (Range{both.Last, both.First}).Check() == nil || both.Check() != nil || open.Check() != nil {
		t.Error("check")
	}
}

// Nine to five: hours that run in no night and over no weekend, and are no share of a day.
func TestBusinessHours(t *testing.T) {
	ny, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	c := &Calendar{Weekend: []time.Weekday{time.Saturday, time.Sunday}, Opens: 9, Closes: 17}
	for _, k := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-03-05T15:00:00", 4, "2026-03-06T11:00:00-05:00"},
		{"2026-03-06T15:00:00", 4, "2026-03-09T11:00:00-04:00"}, // over a weekend and the clock change
		{"2026-03-06T09:00:00", 8, "2026-03-06T17:00:00-05:00"},
		{"2026-03-06T18:00:00", 1, "2026-03-09T10:00:00-04:00"},
		{"2026-03-07T12:00:00", 24, "2026-03-11T17:00:00-04:00"},
		{"2026-03-06T07:00:00", 1, "2026-03-06T10:00:00-05:00"},
	} {
		m, err := ParseMoment(k.from, ny)
		at, _ := m.Instant()
		got, ok := c.AddHours(at, k.n, ny)
		if err != nil || !ok || AtInstant(got).String() != k.want {
			t.Errorf("%s + %d: %v, %v, want %s", k.from, k.n, got, err, k.want)
		}
	}
	if _, ok := (&Calendar{}).AddHours(time.Time{}, 1, ny); ok {
		t.Error("a calendar without hours counted some")
	}
}

func TestUnits(t *testing.T) {
	for _, u := range []Unit{Hours, CalendarDays, BusinessDays, BusinessHours, Months} {
		if got, err := ParseUnit(u.String()); err != nil || got != u {
			t.Error(u, got, err)
		}
	}
	if got := (Amount{1, Months}).String(); got != "1 month" {
		t.Error(got)
	}
}
