package eval

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// loose are fields of which a leading part, or most of it, is a fair answer.
var loose = []string{"required_drugs", "drug", "service", "policy_name", "address", "carrier", "administrator", "plan_name", "prescriber", "diagnosis", "portal", "member_name"}

// fold makes values comparable: compatible forms, small letters, no quotes, no white space, no marks of the sentence.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), strings.ContainsRune(",.;:()'\"`’‘“”\u00ad", r):
			return -1
		case r >= '\u2010' && r <= '\u2015':
			return '-'
		}
		return unicode.ToLower(r)
	}, norm.NFKC.String(s))
}

var (
	noDigit = regexp.MustCompile(`\D`)
	titles  = regexp.MustCompile(`(?i)\b(?:dr|md|m\.d|do|np|pa-c|pa|rn|aprn|fnp|dnp|mr|mrs|ms)\b\.?`)
	day     = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)
)

func isDay(s string) bool { return day.MatchString(s) }

// same reports whether a value is the gold one, by the rules of corpus/README.md.
func same(field, got, want string) bool {
	g, w := fold(got), fold(want)
	switch {
	case g == "" || w == "":
		return false
	case g == w:
		return true
	case field == "phone" || field == "fax":
		a, b := noDigit.ReplaceAllString(got, ""), noDigit.ReplaceAllString(want, "")
		return len(a) >= 7 && len(b) >= 7 && tail10(a) == tail10(b)
	case strings.HasSuffix(field, "_number") || field == "member_id":
		return strings.ReplaceAll(g, "-", "") == strings.ReplaceAll(w, "-", "")
	case field == "appeal_deadline":
		a, b := lengthOf(got), lengthOf(want)
		return a != "" && a == b && len(g) <= len(w)+40
	case !slices.Contains(loose, field):
		return false
	case field == "prescriber" || field == "member_name":
		if g, w = fold(titles.ReplaceAllString(got, "")), fold(titles.ReplaceAllString(want, "")); g == w {
			return true
		}
	}
	return part(field, g, w)
}

var (
	numbered = regexp.MustCompile(`(\d+)\W*\s*(calendar|business|working)?\s*(day|d[ií]a|month|mes|year|a[nñ]o|week|hour)`)
	spelt    = regexp.MustCompile(`\b(one|two|three|four|five|six|seven|eight|nine|ten)\b\s*(calendar|business|working)?\s*(day|d[ií]a|month|mes|year|week|hour)`)
	units    = map[string]string{"dia": "day", "día": "day", "mes": "month", "año": "year", "ano": "year"}
)

// lengthOf is the first length of time in a text as number, unit and whether business days are meant: own code, so that
// a fault of the reader of dates cannot hide itself.
func lengthOf(s string) string {
	s = strings.ToLower(norm.NFKC.String(s))
	m := numbered.FindStringSubmatch(s)
	if m == nil {
		if m = spelt.FindStringSubmatch(s); m == nil {
			return ""
		}
		m[1] = strconv.Itoa(1 + slices.Index(strings.Fields("one two three four five six seven eight nine ten"), m[1]))
	}
	if u, ok := units[m[3]]; ok {
		m[3] = u
	}
	if m[2] == "working" {
		m[2] = "business"
	} else if m[2] == "calendar" {
		m[2] = ""
	}
	return strings.Join(m[1:], " ")
}

func tail10(s string) string { return s[max(0, len(s)-10):] }

// part reports a value that holds the gold one, or is its beginning or most of it; a whole paragraph is no value.
func part(field, g, w string) bool {
	if float64(len(g)) > 2.5*float64(len(w))+24 {
		return false
	}
	if strings.Contains(g, w) {
		return len(w) >= 4
	}
	if len(g) < 4 || !strings.Contains(w, g) {
		return false
	}
	share := map[string]float64{"address": 0.35, "portal": 0.5}
	least, ok := share[field]
	if !ok {
		least = 0.6
	}
	return strings.HasPrefix(w, g) || field == "policy_name" || float64(len(g)) >= least*float64(len(w))
}
