package criteria

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/recourse-health/recourse/value/policy"
)

// times are how a rule names one: "12 weeks", "three consecutive months", "180 días".
var times = regexp.MustCompile(`(?i)\b(\d+|[a-z]+)(?:\s*\(\d+\))?[\s-]+(?:consecutive |calendar |continuous |full )?(day|week|month|year|día|semana|mes|año)`)

var words = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "thirty": 30, "sixty": 60, "ninety": 90,
	"un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "doce": 12, "treinta": 30, "sesenta": 60, "noventa": 90}

// units are the fewest and the most days of each.
var units = map[string][2]int{"day": {1, 1}, "día": {1, 1}, "week": {7, 7}, "semana": {7, 7}, "month": {28, 31}, "mes": {28, 31}, "year": {360, 366}, "año": {360, 366}}

// unread reports words that name a time which no leaf of the rule has.
func unread(rule policy.Node, text string) bool {
	for _, m := range times.FindAllStringSubmatch(text, -1) {
		n, err := strconv.Atoi(m[1])
		if err != nil {
			n = words[strings.ToLower(m[1])]
		}
		u := units[strings.ToLower(m[2])]
		if n > 0 && !holds(rule, n*u[0], n*u[1]) {
			return true
		}
	}
	return false
}

// holds reports whether a leaf names a time of that many days.
func holds(rule policy.Node, least, most int) bool {
	for _, l := range rule.Leaves() {
		for _, days := range []int{l.Days, l.LookbackDays} {
			if days >= least && days <= most {
				return true
			}
		}
	}
	return false
}
