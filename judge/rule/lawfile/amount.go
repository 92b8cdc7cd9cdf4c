package lawfile

import (
	"strconv"
	"strings"

	"github.com/recourse-health/recourse/value/civil"
)

// An amount is "180 days (or plan appeal days if more) after X", in pieces.
type amount struct {
	n      int
	unit   civil.Unit
	how    string // what stands in brackets
	before bool
	from   string
}

// Longer names stand before those that they end with.
var unitNames = []struct {
	name string
	unit civil.Unit
}{
	{"business day", civil.BusinessDays}, {"business hour", civil.BusinessHours},
	{"hour", civil.Hours}, {"day", civil.CalendarDays}, {"month", civil.Months},
}

// amountOf cuts an amount into its pieces; false if s is none.
func amountOf(s string) (a amount, ok bool) {
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if digits == 0 || digits > 6 {
		return a, false
	}
	a.n, _ = strconv.Atoi(s[:digits])
	if s, ok = strings.CutPrefix(s[digits:], " "); !ok {
		return a, false
	}
	if a.unit, s, ok = unitOf(s); !ok {
		return a, false
	}
	if how, rest, has := strings.Cut(s, ") "); has && strings.HasPrefix(how, " (") {
		a.how, s = how[2:], " "+rest
	}
	if a.from, ok = strings.CutPrefix(s, " after "); ok {
		return a, true
	}
	a.from, a.before = strings.CutPrefix(s, " before ")
	return a, a.before
}

func unitOf(s string) (unit civil.Unit, rest string, ok bool) {
	for _, u := range unitNames {
		if rest, ok := strings.CutPrefix(s, u.name); ok {
			return u.unit, strings.TrimPrefix(rest, "s"), true
		}
	}
	return 0, s, false
}

// A roll is "first business day (C) on or after X", in pieces.
type roll struct {
	last         bool
	calendar, of string
}

func rollOf(s string) (m roll, ok bool) {
	rest, ok := strings.CutPrefix(s, "first business day (")
	if !ok {
		rest, m.last = strings.CutPrefix(s, "last business day (")
	}
	if !ok && !m.last {
		return m, false
	}
	m.calendar, rest, _ = strings.Cut(rest, ") on or ")
	word := "after "
	if m.last {
		word = "before "
	}
	m.of, ok = strings.CutPrefix(rest, word)
	return m, ok
}
