package ident

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/recourse-health/recourse/read/date"
)

var (
	birthCue = regexp.MustCompile(`(?i)\b(?:d\.?\s?o\.?\s?b\b\.?|date of birth|birth\s?date|birthday|born(?: on)?|fecha de nacimiento|naci[oó]|nacid[oa](?: el)?|cumplea[ñn]os|cumple)`)
	shortDay = regexp.MustCompile(`\b\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b|\b(?:0?[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:19|20)\d{2}\b`)
)

// births hides the day of birth: the known one in any form, and whatever day stands behind the words for it.
func (r *reader) births() {
	r.knownBirth()
	for _, m := range birthCue.FindAllStringIndex(r.text, -1) {
		if !slices.ContainsFunc(r.out, func(f Found) bool {
			return f.Kind == Birth && f.To <= m[0] && m[0]-f.To < 16 && !strings.ContainsAny(r.text[f.To:m[0]], ".?!")
		}) {
			r.birthAfter(m[1])
		}
	}
}

func (r *reader) knownBirth() {
	born := r.who.Born
	if born.IsZero() {
		return
	}
	for _, f := range date.Find(r.text) {
		if f.Day == born {
			r.add(Birth, f.From, f.To)
		}
	}
	y, m, d := born.Year(), int(born.Month()), born.MonthDay()
	for _, form := range []string{"%d%d%d", "%02d%02d%d", "%d%02d%d", "%02d%d%d"} {
		for _, year := range []string{fmt.Sprint(y), fmt.Sprintf("%02d", y%100)} {
			for _, order := range [][2]int{{m, d}, {d, m}} {
				head := strings.TrimSuffix(fmt.Sprintf(form, order[0], order[1], 0), "0")
				r.day(head + year)
			}
		}
	}
	r.day(fmt.Sprintf("%d%02d%02d", y, m, d))
}

// day hides a day that is said in two pieces or more: one number of the same digits is another number.
func (r *reader) day(want string) {
	for i := range r.units {
		end := r.spelled(i, want)
		if end-i >= 2 && !r.within(i, end) {
			r.add(Birth, r.units[i].from, r.units[end-1].to)
		}
	}
}

// reach is how far behind its words a value may stand, in bytes.
const reach = 60

func (r *reader) birthAfter(at int) {
	end := min(len(r.text), at+reach)
	if i := strings.IndexByte(r.text[at:end], ';'); i >= 0 {
		end = at + i
	}
	window := r.text[at:end]
	if m := shortDay.FindStringIndex(window); m != nil {
		r.add(Birth, at+m[0], at+m[1])
		return
	}
	for _, f := range date.Find(window) {
		r.add(Birth, at+f.From, at+f.To)
		return
	}
	for i := range r.units {
		if r.units[i].from < at || r.units[i].from >= end || !r.units[i].digits && r.units[i].month == 0 {
			continue
		}
		if to := r.run(i, func(u unit) bool { return u.digits || u.month > 0 || dayWord[r.tokens[u.at].low] }); r.dayLong(i, to) {
			r.add(Birth, r.units[i].from, r.units[to-1].to)
		}
		return
	}
}

var dayWord = map[string]bool{"the": true, "of": true, "and": true, "de": true, "del": true}

// dayLong reports units that can be a day with its year, or a month with its day.
func (r *reader) dayLong(i, to int) bool {
	digits, month := 0, false
	for _, u := range r.units[i:to] {
		if u.month > 0 {
			month = true
		} else if u.digits {
			digits += len(u.forms[0])
		}
	}
	return digits >= 4 || month && digits >= 1
}

// run is the end of the units from i on that fit, less soft and joining words at its end.
func (r *reader) run(i int, fits func(unit) bool) int {
	end := i
	for j := i; j < len(r.units); j++ {
		u := r.units[j]
		if j > i && strings.ContainsAny(r.text[r.units[j-1].to:u.from], "?!:;\n") || j > i && strings.Contains(r.text[r.units[j-1].to:u.from], ". ") {
			break
		}
		if !fits(u) && !u.soft {
			break
		}
		if u.digits || u.written || u.month > 0 || len(u.forms) > 0 && len(u.forms[0]) == 1 && u.end-u.at >= 1 && len(r.tokens[u.at].low) == 1 {
			end = j + 1
		}
	}
	return end
}
