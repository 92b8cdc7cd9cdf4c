// Package date reads dates and lengths of time as US letters write them, in English and in Spanish.
//
// It promises to read a date or nothing: a day that the calendar lacks, or a letter where a digit belongs, is no date.
package date

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/recourse-health/recourse/value/civil"
)

// A Found is a date in a text, from byte From to To.
type Found struct {
	Day      civil.Date
	From, To int
}

const (
	english = `jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?`
	spanish = `enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre`
)

// form is one way of writing a date: which group holds year, month and day.
type form struct {
	re      *regexp.Regexp
	y, m, d int
}

var forms = []form{
	{regexp.MustCompile(`(?i)\b(` + english + `)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b`), 3, 1, 2},
	{regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(` + english + `)\.?,?[\s-]+(\d{4})\b`), 3, 2, 1},
	{regexp.MustCompile(`(?i)\b(\d{1,2})(?:\.?º|ro)?\s+de\s+(` + spanish + `)\s+(?:de|del)\s+(\d{4})\b`), 3, 2, 1},
	{regexp.MustCompile(`(?i)\b(` + spanish + `)\s+(\d{1,2}),?\s+(?:de\s+)?(\d{4})\b`), 3, 1, 2},
	{regexp.MustCompile(`\b(\d{4})-(\d{2})-(\d{2})\b`), 1, 2, 3},
	{regexp.MustCompile(`\b(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})\b`), 3, 1, 2},
	{regexp.MustCompile(`\b(\d{1,2})-(\d{1,2})-(\d{4})\b`), 3, 1, 2},
	{regexp.MustCompile(`\b(\d{2})\.(\d{2})\.(\d{4})\b`), 3, 1, 2},
}

// Find gives the dates of a text in the order in which they stand. A numeric date has the month first, as in the US; where
// that cannot be and the day first can, the day is first.
func Find(text string) []Found {
	var out []Found
	for _, f := range forms {
		for _, m := range f.re.FindAllStringSubmatchIndex(text, -1) {
			g := func(i int) string { return text[m[2*i]:m[2*i+1]] }
			if touched(text, m[0], m[1]) || overlaps(out, m[0], m[1]) {
				continue
			}
			day, ok := compose(g(f.y), g(f.m), g(f.d))
			if !ok {
				day, ok = compose(g(f.y), g(f.d), g(f.m))
			}
			if ok {
				out = append(out, Found{day, m[0], m[1]})
			}
		}
	}
	sortByPlace(out)
	return out
}

// touched reports a number that goes on before or after: a phone, an id, a longer code.
func touched(text string, from, to int) bool {
	joins := func(b byte) bool { return b == '-' || b == '/' || b >= '0' && b <= '9' }
	return from > 0 && joins(text[from-1]) || to < len(text) && joins(text[to]) && !(text[to] == '-' && to+1 < len(text) && text[to+1] == ' ')
}

func overlaps(fs []Found, from, to int) bool {
	for _, f := range fs {
		if from < f.To && f.From < to {
			return true
		}
	}
	return false
}

func sortByPlace(fs []Found) {
	for i := 1; i < len(fs); i++ {
		for j := i; j > 0 && fs[j].From < fs[j-1].From; j-- {
			fs[j], fs[j-1] = fs[j-1], fs[j]
		}
	}
}

func compose(year, month, day string) (civil.Date, bool) {
	y, err1 := strconv.Atoi(year)
	d, err2 := strconv.Atoi(day)
	m, ok := monthOf(month)
	if len(year) == 2 {
		y += 2000
	}
	if err1 != nil || err2 != nil || !ok || y < 1900 || y > 2100 || d < 1 {
		return civil.Date{}, false
	}
	c := civil.Day(y, time.Month(m), d)
	return c, int(c.Month()) == m && c.MonthDay() == d
}

var months = []string{"jan ene", "feb", "mar", "apr abr", "may", "jun", "jul", "aug ago", "sep set", "oct", "nov", "dec dic"}

func monthOf(s string) (int, bool) {
	if n, err := strconv.Atoi(s); err == nil {
		return n, n >= 1 && n <= 12
	}
	s = strings.ToLower(s)
	for i, m := range months {
		for _, short := range strings.Fields(m) {
			if strings.HasPrefix(s, short) {
				return i + 1, true
			}
		}
	}
	return 0, false
}
