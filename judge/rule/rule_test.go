package rule

import (
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/recourse-health/recourse/judge/rule/fact"
	"github.com/recourse-health/recourse/value/civil"
)

var (
	asked  = &fact.Word{Name: "asked", Kind: fact.Event}
	sent   = &fact.Word{Name: "sent", Kind: fact.Event}
	came   = &fact.Word{Name: "came", Kind: fact.Event}
	proved = &fact.Word{Name: "proved", Kind: fact.Flag}
	own    = &fact.Word{Name: "own", Kind: fact.Number}
)

func told(t *testing.T, facts ...any) (c fact.View) {
	t.Helper()
	for i := 0; i < len(facts); i += 2 {
		f := fact.Fact{Word: facts[i].(*fact.Word)}
		switch v := facts[i+1].(type) {
		case bool:
			f.Yes = v
		case int:
			f.Number = v
		case string:
			var err error
			if f.At, err = civil.ParseMoment(v, nil); err != nil {
				t.Fatal(err)
			}
		}
		c = c.With(f)
	}
	return c
}

// look finds a term and writes what was found: the moments, or what is missing.
func look(term Term, c fact.View, cautious bool) string {
	f := term.find(&search{View: c, cautious: cautious})
	out := ""
	for _, p := range f.Points {
		out += p.At.String() + " "
	}
	if !f.known() {
		out = "missing "
		for _, m := range unique(f.Missing) {
			out += m + " "
		}
	}
	return out[:len(out)-1]
}

func days(n int, from Term) Shift  { return Shift{N: n, Unit: civil.CalendarDays, From: from} }
func hours(n int, from Term) Shift { return Shift{N: n, Unit: civil.Hours, From: from} }

func TestTerms(t *testing.T) {
	ask, snd := Named{"asked"}, Named{"sent"}
	for _, c := range []struct {
		name string
		term Term
		in   fact.View
		want string
	}{
		{"the day of the trigger is not counted", days(10, ask), told(t, asked, "2026-03-02"), "2026-03-12"},
		{"days of an instant end on its own calendar", days(1, ask), told(t, asked, "2026-03-02T23:59:00-05:00"), "2026-03-03"},
		{"hours are elapsed", hours(72, ask), told(t, asked, "2026-03-06T09:00:00-05:00"), "2026-03-09T09:00:00-05:00"},
		{"hours need an hour", hours(72, ask), told(t, asked, "2026-03-06"), "missing hour of asked"},
		{"before", Shift{N: 10, Unit: civil.CalendarDays, Before: true, From: ask}, told(t, asked, "2026-08-01"), "2026-07-22"},
		{"the plan gives more", Shift{N: 180, Longer: own, Unit: civil.CalendarDays, From: ask}, told(t, asked, "2026-01-15", own, 365), "2027-01-15"},
		{"the plan gives less", Shift{N: 180, Longer: own, Unit: civil.CalendarDays, From: ask}, told(t, asked, "2026-01-15", own, 60), "2026-07-14"},
		{"the first that is known", Else{ask, snd}, told(t, sent, "2026-03-02"), "2026-03-02"},
		{"neither is known", Else{ask, snd}, told(t), "missing asked sent"},
		{"the end of a day", EndOf{ask}, told(t, asked, "2026-03-02T09:00:00-05:00"), "2026-03-03T00:00:00-05:00"},
		{"the end of a day nobody knows where", EndOf{ask}, told(t, asked, "2026-03-02"), "missing hour of asked"},
		{"still for ten days", Tolled{days(30, ask), snd, Named{"came"}}, told(t, asked, "2026-03-02", sent, "2026-03-11", came, "2026-03-21"), "2026-04-11"},
		{"never still", Tolled{days(30, ask), snd, Named{"came"}}, told(t, asked, "2026-03-02"), "2026-04-01"},
	} {
		if got := look(c.term, c.in, false); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// What is lacking may only move the day to the side that hurts nobody.
func TestPick(t *testing.T) {
	earlier := Pick{Of: []Term{Named{"asked"}, Named{"sent"}}}
	later := Pick{Later: true, Of: earlier.Of}
	both, one := told(t, asked, "2026-03-02", sent, "2026-03-05"), told(t, asked, "2026-03-02")
	for _, c := range []struct {
		name     string
		term     Term
		in       fact.View
		cautious bool
		want     string
	}{
		{"earlier", earlier, both, true, "2026-03-02"},
		{"later", later, both, false, "2026-03-05"},
		{"a plan's duty: it could only be earlier", earlier, one, false, "2026-03-02"},
		{"a person's own time: it could be earlier", earlier, one, true, "missing sent"},
		{"a person's own time: it could only be later", later, one, true, "2026-03-02"},
		{"a plan's duty: it could be later", later, one, false, "missing sent"},
	} {
		if got := look(c.term, c.in, c.cautious); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestPresumption(t *testing.T) {
	mail := Presumed{&Presumption{Name: "mail", Cite: "x", Event: came, Is: days(5, Named{"sent"}), Unless: proved}}
	for _, c := range []struct {
		name string
		in   fact.View
		want string // the safe moment, then the arguable one
	}{
		{"presumed", told(t, sent, "2026-03-02"), "2026-03-07"},
		{"proved, earlier", told(t, sent, "2026-03-02", came, "2026-03-04", proved, true), "2026-03-04 2026-03-07"},
		{"proved, later", told(t, sent, "2026-03-02", came, "2026-03-20", proved, true), "2026-03-20 2026-03-07"},
		{"only told, earlier", told(t, sent, "2026-03-02", came, "2026-03-04"), "2026-03-04 2026-03-07"},
		{"only told, later", told(t, sent, "2026-03-02", came, "2026-03-20"), "2026-03-07 2026-03-20"},
		{"the date is not known", told(t, came, "2026-03-20"), "2026-03-20"},
		{"nothing is known", told(t), "missing came sent"},
	} {
		if got := look(mail, c.in, true); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// A condition that stands against a rule settles it, whatever else is not known.
func TestConditions(t *testing.T) {
	s := &search{View: told(t, proved, false, asked, "2026-03-02")}
	no1, maybe1 := Is{Word: proved, Values: []string{"yes"}}, Is{Word: own, Values: []string{"2"}}
	for name, c := range map[string]struct {
		cond Cond
		want truth
	}{
		"no and maybe":        {All{no1, maybe1}, no},
		"maybe and no":        {All{maybe1, no1}, no},
		"maybe":               {All{maybe1}, maybe},
		"nothing":             {All{}, yes},
		"not told":            {Happened{Event: sent}, no},
		"not told, asked not": {Happened{Event: sent, Not: true}, yes},
		"on the last day":     {By{Named{"asked"}, days(0, Named{"asked"})}, yes},
		"a day late":          {By{days(1, Named{"asked"}), Named{"asked"}}, no},
		"limit not known":     {By{Named{"asked"}, Named{"sent"}}, maybe},
	} {
		if got := c.cond.holds(s).truth; got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// Hours run on while the clocks change, and are shown on the clocks of the zone.
func TestHoursOverTheClockChange(t *testing.T) {
	ny, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	c := told(t, asked, "2026-10-31T14:00:00-04:00")
	c.Zone = ny
	if got := look(hours(24, Named{"asked"}), c, false); got != "2026-11-01T13:00:00-05:00" {
		t.Error(got)
	}
}
