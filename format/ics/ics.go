// Package ics makes a calendar file of due days (RFC 5545).
//
// It promises the same bytes for the same events and stamp, and that each event holds only what it was given: a calendar is often shared.
package ics

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	ical "github.com/arran4/golang-ical"

	"github.com/recourse-health/recourse/value/civil"
)

// An Event is something that is due.
type Event struct {
	Due     civil.Moment
	Title   string
	Text    string
	Before  []int // on how many days before a reminder comes, at nine in the morning where only the day is known
	Ordinal int   // tells events of one title and day apart
}

// Calendar makes the file. stamp is when it was made; lang is the language of the events.
func Calendar(events []Event, stamp time.Time, lang string) []byte {
	c := ical.NewCalendarFor("Recourse")
	c.SetProductId("-//Recourse//Clocks//" + lang)
	c.SetCalscale("GREGORIAN") // without METHOD: with it, RFC 5546 asks for an organizer
	for _, e := range events {
		v := c.AddEvent(name(e))
		v.SetDtStampTime(stamp)
		due(v, e.Due)
		v.SetSummary(e.Title)
		v.SetDescription(e.Text)
		v.SetTimeTransparency(ical.TransparencyTransparent) // a due day keeps nobody busy
		for _, days := range e.Before {
			remind(v, e, days)
		}
	}
	return []byte(c.Serialize(ical.WithNewLineWindows))
}

// name is the same for the same thing due, so that a second download changes the event and adds none.
func name(e Event) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%s\n%d", e.Title, e.Due, e.Ordinal))
	return hex.EncodeToString(sum[:12]) + "@recourse"
}

// due sets an hour as an instant, and a day as a day: DTEND of a day is the day after (RFC 5545 §3.6.1).
func due(v *ical.VEvent, m civil.Moment) {
	if at, ok := m.Instant(); ok {
		v.SetStartAt(at)
		v.SetEndAt(at)
		return
	}
	day := m.Day(nil)
	start := time.Date(day.Year(), day.Month(), day.MonthDay(), 0, 0, 0, 0, time.UTC)
	v.SetAllDayStartAt(start)
	v.SetAllDayEndAt(start.AddDate(0, 0, 1))
}

func remind(v *ical.VEvent, e Event, days int) {
	a := v.AddAlarm()
	a.SetAction(ical.ActionDisplay)
	a.SetDescription(e.Title)
	hours := 24 * days
	if _, hour := e.Due.Instant(); !hour {
		hours -= 9
	}
	sign := "-"
	if hours < 0 {
		sign, hours = "", -hours
	}
	a.SetTrigger(fmt.Sprintf("%sPT%dH", sign, hours))
}
