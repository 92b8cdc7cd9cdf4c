package verify

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/recourse-health/recourse/value/civil"
)

// printed is a date as printed: a day, a month (exact false, day the first of it) or a year.
type printed struct {
	text  string
	day   civil.Date
	exact bool
	year  bool
}

var (
	monthNames = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
	month      = `(January|February|March|April|May|June|July|August|September|October|November|December)`
	meses      = []string{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"}
	mes        = `(enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)`
	forms      = []*regexp.Regexp{
		regexp.MustCompile(`(?i)\b(\d{1,2}) de ` + mes + ` de (\d{4})\b`),
		regexp.MustCompile(`(?i)\b` + mes + ` de (\d{4})\b`),
		regexp.MustCompile(`(?i)\b` + month + `\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b`),
		regexp.MustCompile(`\b(\d{4})-(\d{2})-(\d{2})\b`),
		regexp.MustCompile(`\b(\d{1,2})/(\d{1,2})/(\d{4})\b`),
		regexp.MustCompile(`(?i)\b` + month + `\s+(\d{4})\b`),
		regexp.MustCompile(`\b((?:19|20)\d{2})\b`),
	}
)

// The places of forms.
const (
	byDayEs = iota
	byMonthEs
	byDay
	byISO
	bySlash
	byMonth
)

// readDates finds the dates in a text and gives the text without them.
func readDates(s string) (out []printed, rest string) {
	for i, f := range forms {
		var kept strings.Builder
		at := 0
		for _, m := range f.FindAllStringSubmatchIndex(s, -1) {
			if inside(s, m[0], m[1]) {
				continue
			}
			text := s[m[0]:m[1]]
			out = append(out, read(i, text, f.FindStringSubmatch(text)))
			kept.WriteString(s[at:m[0]] + " ")
			at = m[1]
		}
		s = kept.String() + s[at:]
	}
	return out, s
}

// inside reports a place within a longer number, such as the year in A-2025-CT-40718: that is no date, and is held as a number.
func inside(s string, from, to int) bool {
	return from > 0 && joint(s[from-1]) || to+1 < len(s) && joint(s[to]) && wordy(s[to+1])
}

func joint(b byte) bool { return b == '-' || b == '/' }

func wordy(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z'
}

func read(form int, text string, m []string) printed {
	n := func(s string) int { v, _ := strconv.Atoi(s); return v }
	p := printed{text: text, exact: form != byMonthEs && form < byMonth}
	switch form {
	case byDayEs:
		p.day = day(n(m[3]), named(m[2]), n(m[1]))
	case byMonthEs:
		p.day = day(n(m[2]), named(m[1]), 1)
	case byDay:
		p.day = day(n(m[3]), named(m[1]), n(m[2]))
	case byISO:
		p.day = day(n(m[1]), n(m[2]), n(m[3]))
	case bySlash:
		p.day = day(n(m[3]), n(m[1]), n(m[2]))
	case byMonth:
		p.day = day(n(m[2]), named(m[1]), 1)
	default:
		p.day, p.year = day(n(m[1]), 1, 1), true
	}
	return p
}

func named(s string) int {
	s = strings.ToLower(s)
	return max(slices.Index(monthNames, s), slices.Index(meses, s)) + 1
}

// day refuses a day that the calendar lacks: it is then none, and in no footing.
func day(y, m, d int) civil.Date {
	c := civil.Day(y, time.Month(m), d)
	if int(c.Month()) != m || c.MonthDay() != d {
		return civil.Date{}
	}
	return c
}

func (p printed) in(g ground) bool {
	if p.day.IsZero() {
		return false
	}
	if slices.ContainsFunc(g.days, func(d civil.Date) bool {
		switch {
		case p.exact:
			return d == p.day
		case p.year:
			return d.Year() == p.day.Year()
		default:
			return d.Year() == p.day.Year() && d.Month() == p.day.Month()
		}
	}) {
		return true
	}
	return slices.ContainsFunc(g.texts, func(t string) bool { return strings.Contains(t, fold(p.text)) })
}
