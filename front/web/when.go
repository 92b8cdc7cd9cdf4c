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
	isoLike  = regexp.MustCompile(`^\d{4}(-\d{1,2}(-\d{1,2})?)?$`)
	slashed  = regexp.MustCompile(`^(\d{1,2})/(?:(\d{1,2})/)?(\d{4})$`)
	monthed  = regexp.MustCompile(`^(\p{L}{3,10})\.?\s+(?:de(?:l)?\s+)?(?:(\d{1,2}),?\s+(?:de(?:l)?\s+)?)?(\d{4})$`)
	spoken   = regexp.MustCompile(`^(\d{1,2})\s+(?:de\s+)?(\p{L}{3,10})\.?\s+(?:de(?:l)?\s+)?(\d{4})$`)
	monthsOf = []string{"jan ene", "feb", "mar", "apr abr", "may", "jun", "jul", "aug ago", "sep", "oct", "nov", "dec dic"}
)

// when reads a day, a month or a year as a person remembers it, in English or Spanish: "March 2023", "3/2023", "2023",
// "5 de marzo de 2023". It gives 2023-03-05, 2023-03 or 2023; false: it cannot be told.
func when(s string) (string, bool) {
	s = strings.ToLower(strings.Join(strings.Fields(s), " "))
	switch {
	case isoLike.MatchString(s):
		p := strings.Split(s, "-")
		return compose(p[0], at(p, 1), at(p, 2))
	case slashed.MatchString(s):
		m := slashed.FindStringSubmatch(s)
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

func at(p []string, i int) string {
	if i < len(p) {
		return p[i]
	}
	return ""
}

func monthOf(name string) string {
	for i, m := range monthsOf {
		for _, short := range strings.Fields(m) {
			if strings.HasPrefix(name, short) {
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
