package ics_test

import (
	"strings"
	"testing"
	"time"

	"github.com/recourse-health/recourse/format/ics"
	"github.com/recourse-health/recourse/value/civil"
)

var stamp = time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)

func made(events ...ics.Event) string { return string(ics.Calendar(events, stamp, "en")) }

func day(s string) civil.Moment {
	d, err := civil.Parse(s)
	if err != nil {
		panic(err)
	}
	return civil.OnDay(d)
}

// A day stays a day in every zone; an hour is an instant.
func TestDue(t *testing.T) {
	hour := civil.AtInstant(time.Date(2027, 1, 2, 15, 0, 0, 0, time.FixedZone("", -5*3600)))
	for _, c := range []struct {
		due  civil.Moment
		want []string
	}{
		{day("2027-04-03"), []string{"DTSTART;VALUE=DATE:20270403\r\n", "DTEND;VALUE=DATE:20270404\r\n", "TRIGGER:-PT159H\r\n", "TRIGGER:PT9H\r\n"}},
		{day("2026-12-31"), []string{"DTEND;VALUE=DATE:20270101\r\n"}},
		{hour, []string{"DTSTART:20270102T200000Z\r\n", "DTEND:20270102T200000Z\r\n", "TRIGGER:-PT168H\r\n"}},
	} {
		got := made(ics.Event{Due: c.due, Title: "Appeal", Before: []int{7, 0}})
		for _, w := range c.want {
			if !strings.Contains(got, w) {
				t.Errorf("%s: no %q in\n%s", c.due, w, got)
			}
		}
	}
}

// What RFC 5545 asks of every file: CRLF, lines of 75 octets at most, escaped text, a stamp and a name for each event.
func TestForm(t *testing.T) {
	e := ics.Event{Due: day("2027-04-03"), Title: "Su plazo: pedir una reconsideración; apelación, y más", Text: strings.Repeat("Según la regla, mañana. ", 12) + "\nFin"}
	got := made(e, ics.Event{Due: e.Due, Title: e.Title, Ordinal: 1})
	for line := range strings.SplitSeq(strings.TrimSuffix(got, "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
			t.Errorf("%d octets: %q", len(line), line)
		}
	}
	names := map[string]bool{}
	for line := range strings.SplitSeq(strings.ReplaceAll(got, "\r\n ", ""), "\r\n") {
		if strings.HasPrefix(line, "UID:") {
			names[line] = true
		}
		if strings.HasPrefix(line, "SUMMARY:") && line != `SUMMARY:Su plazo: pedir una reconsideración\; apelación\, y más` {
			t.Error(line)
		}
	}
	if len(names) != 2 || strings.Count(got, "DTSTAMP:20261125T090000Z") != 2 || strings.Contains(got, "METHOD") || got != made(e, ics.Event{Due: e.Due, Title: e.Title, Ordinal: 1}) {
		t.Errorf("%d names in\n%s", len(names), got)
	}
}

// Nothing due is a calendar without events.
func TestNothing(t *testing.T) {
	if got := made(); !strings.HasPrefix(got, "BEGIN:VCALENDAR\r\n") || !strings.HasSuffix(got, "END:VCALENDAR\r\n") || strings.Contains(got, "VEVENT") {
		t.Error(got)
	}
}
