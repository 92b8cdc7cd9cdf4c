package web

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/recourse-health/recourse/value/civil"
)

var (
	isoLike = regexp.MustCompile(`^\d{4}(-\d{1,2}(-\d{1,2})?)?$`)
	// 3/5/2023 is March 5 in English; in Spanish it may be either, and is not taken.
	slashed  = regexp.MustCompile(`^(\d{1,2})/(?:(\d{1,2})/)?(\d{4})$`)
	monthed  = regexp.MustCompile(`^(\p{L}{3,10})\.?\s+(?:de(?:l)?\s+)?(?:(\d{1,2}),?\s+(?:de(?:l)?\s+)?)?(\d{4})$`)
	spoken   = regexp.MustCompile(`^(\d{1,2})\s+(?:de\s+)?(\p{L}{3,10})\.?\s+(?:de(?:l)?\s+)?(\d{4})$`)
	monthsOf = []string{"january enero", "february febrero", "march marzo", "april abril", "may mayo", "june junio", "july julio",
		"august agosto", "september sept setiembre septiembre", "october octubre", "november noviembre", "december diciembre"}
)

// when reads a day, a month or a year as a person remembers it, in English or Spanish: "March 2023", "3/2023", "2023",
// "5 de marzo de 2023". It gives 2023-03-05, 2023-03 or 2023; false: it cannot be told.
func when(s, lang string) (string, bool) {
	s = strings.ToLower(strings.Join(strings.Fields(s), " "))
	switch {
	case isoLike.MatchString(s):
		p := strings.Split(s, "-")
		return compose(p[0], at(p, 1), at(p, 2))
	case slashed.MatchString(s):
		m := slashed.FindStringSubmatch(s)
		if lang == "es" && m[2] != "" && m[1] != m[2] {
			return spanish(m[1], m[2], m[3])
		}
		return compose(m[3], m[1], m[2])
	case monthed.MatchString(s):
		m := monthed.FindStringSubmatch(s)
		return compose(m[3], monthOf(m[1]), m[2])
	case spoken.MatchString(s):
		m := spoken.FindStringSubmatch(s)
		return compose(m[3], monthOf(m[2]), m[1])
	}
	return "", false
}

// spanish takes a day and a month in the one order in which they can be one.
func spanish(a, b, year string) (string, bool) {
	first, _ := strconv.Atoi(a)
	second, _ := strconv.Atoi(b)
	switch {
	case first > 12:
		return compose(year, b, a)
	case second > 12:
		return compose(year, a, b)
	}
	return "", false
}

func at(p []string, i int) string {
	if i < len(p) {
		return p[i]
	}
	return ""
}

func monthOf(name string) string {
	for i, m := range monthsOf {
		for _, full := range strings.Fields(m) {
			if strings.HasPrefix(full, name) && len(name) >= 3 {
				return strconv.Itoa(i + 1)
			}
		}
	}
	return "0"
}

func compose(year, month, day string) (string, bool) {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	if y < 1900 || y > 2100 || month != "" && (m < 1 || m > 12) || day != "" && d < 1 {
		return "", false
	}
	switch {
	case month == "":
		return year, true
	case day == "":
		return fmt.Sprintf("%04d-%02d", y, m), true
	}
	c := civil.Day(y, time.Month(m), d)
	return c.String(), int(c.Month()) == m
}
