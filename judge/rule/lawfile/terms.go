package lawfile

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/recourse-health/recourse/judge/rule"
	"github.com/recourse-health/recourse/judge/rule/fact"
	"github.com/recourse-health/recourse/value/civil"
)

// Terms is what is defined once for all law files.
type Terms struct {
	Words        fact.Vocabulary
	Groups       map[string][]string // names for lists of plan types
	Calendars    map[string]*civil.Calendar
	Presumptions map[string]*rule.Presumption
	Safe         *civil.Calendar // whose last business day is the safe one
}

// Merge reads one more file of shared terms into t.
func (t *Terms) Merge(file, text string) error {
	if t.Groups == nil {
		t.Groups, t.Calendars, t.Presumptions = map[string][]string{}, map[string]*civil.Calendar{}, map[string]*rule.Presumption{}
	}
	for _, n := range tree(file, text) {
		if err := t.define(n); err != nil {
			return err
		}
	}
	return nil
}

func (t *Terms) define(n *node) error {
	switch n.key() {
	case "choice", "flag", "number", "event":
		return t.word(n)
	case "plans":
		return t.group(n)
	case "calendar":
		return t.calendar(n)
	case "presumption":
		return t.presumption(n)
	case "safe":
		t.Safe = t.Calendars[n.rest()]
		return check(t.Safe != nil, n, "no calendar is called %q", n.rest())
	default:
		return n.errorf("%q is not a definition; expected choice, flag, number, event, plans, calendar, presumption or safe", n.key())
	}
}

var kinds = map[string]fact.Kind{"choice": fact.Choice, "flag": fact.Flag, "number": fact.Number, "event": fact.Event}

var askable = map[fact.Who]bool{fact.Member: true, fact.Prescriber: true, fact.Pharmacy: true, fact.Plan: true}

func (t *Terms) word(n *node) error {
	w := &fact.Word{Name: n.rest(), Kind: kinds[n.key()]}
	for _, b := range n.body {
		switch b.key() {
		case "key":
			w.Key = b.rest()
		case "ask":
			w.Ask = b.all()
		case "values":
			w.Values = strings.Fields(b.all())
		case "follows":
			w.Follows = b.rest()
		case "who":
			w.Who = fact.Who(b.rest())
			if !askable[w.Who] {
				return b.errorf("who is member, prescriber, pharmacy or plan, not %q", b.rest())
			}
		case "plain":
			w.Plain = true
		case "scope":
			w.Scope, w.Plain = true, true
		default:
			return b.errorf("%q: expected key, ask, who, values, follows, plain or scope", b.key())
		}
	}
	if w.Kind == fact.Choice && len(w.Values) == 0 {
		return n.errorf("a choice needs a line of values")
	}
	return wrap(n, t.Words.Add(w))
}

func (t *Terms) group(n *node) error {
	var names []string
	for _, b := range n.body {
		more, err := t.plans(b, b.text)
		if err != nil {
			return err
		}
		names = append(names, more...)
	}
	t.Groups[n.rest()] = names
	return nil
}

// plans reads a list of plan types and of groups of them.
func (t *Terms) plans(n *node, list string) (out []string, err error) {
	for _, name := range commas(list) {
		group, ok := t.Groups[name]
		switch w := t.Words.Word("plan"); {
		case ok:
			out = append(out, group...)
		case w != nil && w.Allows(name):
			out = append(out, name)
		default:
			return nil, n.errorf("%q is neither a plan type nor a group of them; groups are %s", name, known(t.Groups))
		}
	}
	return out, nil
}

func (t *Terms) calendar(n *node) error {
	c := &civil.Calendar{Name: n.rest()}
	for _, b := range n.body {
		if err := t.calendarLine(c, b); err != nil {
			return err
		}
	}
	t.Calendars[c.Name] = c
	return nil
}

func (t *Terms) calendarLine(c *civil.Calendar, b *node) error {
	switch b.key() {
	case "like":
		like := t.Calendars[b.rest()]
		if like == nil {
			return b.errorf("no calendar is called %q", b.rest())
		}
		c.Weekend, c.Holidays, c.Observed = like.Weekend, slices.Clone(like.Holidays), like.Observed
	case "less":
		c.Holidays = slices.DeleteFunc(c.Holidays, func(h civil.Holiday) bool { return slices.Contains(commas(b.all()), h.Name) })
	case "weekend":
		return weekend(c, b)
	case "holiday":
		name, day, _ := strings.Cut(b.rest(), ":")
		h, err := civil.ParseHoliday(name, day)
		c.Holidays = append(c.Holidays, h)
		return wrap(b, err)
	case "observed":
		c.Observed = b.rest() == "yes"
	case "hours":
		return hours(c, b)
	case "cite", "note":
	default:
		return b.errorf("%q: expected like, less, weekend, holiday, observed, hours, cite or note", b.key())
	}
	return nil
}

// hours reads "hours 9 to 17".
func hours(c *civil.Calendar, b *node) (err error) {
	opens, closes, _ := strings.Cut(b.rest(), " to ")
	if c.Opens, err = strconv.Atoi(opens); err == nil {
		c.Closes, err = strconv.Atoi(closes)
	}
	return check(err == nil && 0 <= c.Opens && c.Opens < c.Closes && c.Closes <= 24, b, "business hours are like: hours 9 to 17")
}

func weekend(c *civil.Calendar, b *node) error {
	for _, name := range commas(b.rest()) {
		d, err := civil.ParseWeekday(name)
		if err != nil {
			return wrap(b, err)
		}
		c.Weekend = append(c.Weekend, d)
	}
	return nil
}

func (t *Terms) presumption(n *node) (err error) {
	p := &rule.Presumption{Name: n.rest()}
	r := reader{Terms: t}
	for _, b := range n.body {
		switch b.key() {
		case "cite":
			p.Cite = b.all()
		case "event":
			p.Event, err = r.word(b, b.rest(), fact.Event)
		case "is":
			p.Is, err = r.term(b, b.rest())
		case "unless":
			p.Unless, err = r.word(b, b.rest(), fact.Flag)
		case "note":
		default:
			err = b.errorf("%q: expected cite, event, is, unless or note", b.key())
		}
		if err != nil {
			return err
		}
	}
	t.Presumptions[p.Name] = p
	return check(p.Cite != "" && p.Event != nil && p.Is != nil && p.Unless != nil, n, "a presumption needs cite, event, is and unless")
}

func check(ok bool, n *node, format string, args ...any) error {
	if ok {
		return nil
	}
	return n.errorf(format, args...)
}

func wrap(n *node, err error) error {
	if err == nil {
		return nil
	}
	return n.errorf("%v", err)
}

// commas splits a list at its commas.
func commas(s string) (out []string) {
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

func known[V any](m map[string]V) string { return fmt.Sprint(slices.Sorted(maps.Keys(m))) }
