package say

import (
	"fmt"
	"strconv"

	"github.com/recourse-health/recourse/value/civil"
)

var (
	months = map[string][]string{
		"en": {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
		"es": {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
	}
	weekdays = map[string][]string{
		"en": {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
		"es": {"domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"},
	}
)

// date writes a day in full; the form "weekday" puts the day of the week before it, "iso" writes 2026-01-31.
func (b *Book) date(d civil.Date, form string) string {
	switch {
	case form == "iso":
		return d.String()
	case form == "year":
		return strconv.Itoa(d.Year())
	case form == "month" && b.Lang == "es":
		return fmt.Sprintf("%s de %d", months[b.Lang][d.Month()-1], d.Year())
	case form == "month":
		return fmt.Sprintf("%s %d", months[b.Lang][d.Month()-1], d.Year())
	}
	y, m, day := d.Year(), months[b.Lang][d.Month()-1], d.MonthDay()
	week := weekdays[b.Lang][d.Weekday()]
	switch {
	case b.Lang == "es" && form == "weekday":
		return fmt.Sprintf("el %s %d de %s de %d", week, day, m, y)
	case b.Lang == "es" && form == "plain":
		return fmt.Sprintf("%d de %s de %d", day, m, y)
	case b.Lang == "es":
		return fmt.Sprintf("el %d de %s de %d", day, m, y)
	case form == "weekday":
		return fmt.Sprintf("%s, %s %d, %d", week, m, day, y)
	}
	return fmt.Sprintf("%s %d, %d", m, day, y)
}

// moment writes a day, or an instant with its hour and zone on its own wall clock.
func (b *Book) moment(m civil.Moment, form string) string {
	at, ok := m.Instant()
	if !ok {
		return b.date(m.Day(nil), form)
	}
	clock := at.Format("3:04 p.m. MST")
	if b.Lang == "es" {
		return b.date(m.Day(nil), form) + " a las " + at.Format("15:04 MST")
	}
	if at.Hour() < 12 {
		clock = at.Format("3:04 a.m. MST")
	}
	return b.date(m.Day(nil), form) + ", " + clock
}
