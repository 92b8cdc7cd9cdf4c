package civil

import (
	"errors"
	"testing"
	"time"
	_ "time/tzdata"
)

func date(t *testing.T, s string) Date {
	t.Helper()
	d, err := Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestMonths(t *testing.T) {
	for _, c := range []struct {
		from      string
		n         int
		last, nxt string
	}{
		{"2025-10-30", 4, "2026-02-28", "2026-03-01"},
		{"2027-10-30", 4, "2028-02-29", "2028-03-01"},
		{"2026-08-31", 6, "2027-02-28", "2027-03-01"},
		{"2026-03-15", 6, "2026-09-15", "2026-09-15"},
		{"2026-03-31", -1, "2026-02-28", "2026-03-01"},
	} {
		d := date(t, c.from)
		if got := d.AddMonths(c.n, LastDay).String(); got != c.last {
			t.Errorf("%s + %d, last day: %s, want %s", c.from, c.n, got, c.last)
		}
		if got := d.AddMonths(c.n, FirstOfNext).String(); got != c.nxt {
			t.Errorf("%s + %d, first of next: %s, want %s", c.from, c.n, got, c.nxt)
		}
	}
}

func TestHolidays(t *testing.T) {
	for _, c := range []struct{ rule, want string }{
		{"july 4", "2026-07-04"},
		{"third monday of january", "2026-01-19"},
		{"last monday of may", "2026-05-25"},
		{"fourth thursday of november", "2026-11-26"},
		{"last friday of october", "2026-10-30"},
		{"first monday of september", "2026-09-07"},
	} {
		h, err := ParseHoliday("", c.rule)
		if got := h.In(2026).String(); err != nil || got != c.want {
			t.Errorf("%s: %s, %v, want %s", c.rule, got, err, c.want)
		}
	}
	if _, err := ParseHoliday("", "fifth monday of may"); err == nil {
		t.Error("a fifth Monday was taken")
	}
}

func TestObserved(t *testing.T) {
	newYear, _ := ParseHoliday("new year", "january 1")
	c := &Calendar{Weekend: []time.Weekday{time.Saturday, time.Sunday}, Holidays: []Holiday{newYear}, Observed: true}
	if c.Business(date(t, "2027-12-31")) { // 1 January 2028 is a Saturday
		t.Error("the Friday before a Saturday New Year is a business day")
	}
	c.Observed = false
	if !c.Business(date(t, "2027-12-31")) {
		t.Error("without observed days that Friday is none")
	}
}

func TestBusinessDays(t *testing.T) {
	c := &Calendar{Weekend: []time.Weekday{time.Saturday, time.Sunday}}
	friday := date(t, "2026-03-06")
	if got := c.Add(friday, 3).String(); got != "2026-03-11" {
		t.Error(got)
	}
	for n := range 40 {
		d := friday.AddDays(n)
		if c.OnOrAfter(d).Before(d) || c.OnOrBefore(d).After(d) || !c.Business(c.OnOrAfter(d)) {
			t.Error(d)
		}
		if c.Business(d) && c.Sub(c.Add(d, n), n) != d {
			t.Error("there and back again", d, n)
		}
	}
}

func TestLocalTimes(t *testing.T) {
	ny, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"2026-06-01T10:00:00", "2026-06-01T10:00:00-04:00"},
		{"2026-06-01T10:00:00-07:00", "2026-06-01T13:00:00-04:00"},
		{"2026-11-01T01:30:00-05:00", "2026-11-01T01:30:00-05:00"},
		{"2026-06-01T10:00", "2026-06-01T10:00:00-04:00"},
		{"2026-06-01", "2026-06-01"},
	} {
		if m, err := ParseMoment(c.text, ny); err != nil || m.String() != c.want {
			t.Errorf("%s: %s, %v", c.text, m, err)
		}
	}
	var local *LocalError
	for _, text := range []string{"2026-11-01T01:30:00", "2026-03-08T02:30:00"} {
		if _, err := ParseMoment(text, ny); !errors.As(err, &local) {
			t.Errorf("%s: %v", text, err)
		}
	}
	if _, err := ParseMoment("2026-06-01T10:00:00", nil); !errors.As(err, &local) {
		t.Error("a local time without a zone was taken:", err)
	}
}
