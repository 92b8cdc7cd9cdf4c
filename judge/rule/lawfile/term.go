package lawfile

import (
	"strings"

	"github.com/recourse-health/recourse/judge/rule"
	"github.com/recourse-health/recourse/judge/rule/fact"
	"github.com/recourse-health/recourse/value/civil"
)

// reader reads one law file with the shared terms at hand.
type reader struct {
	*Terms
	lets map[string]rule.Term
}

// term reads a way of naming a moment. The widest words bind last:
// tolled, then earlier and later of, then else.
func (r *reader) term(n *node, s string) (rule.Term, error) {
	if parts, ok := tolled(s); ok {
		return r.tolled(n, parts)
	}
	if later, list, ok := pick(s); ok {
		t, err := r.terms(n, commas(list))
		return rule.Pick{Later: later, Of: t}, err
	}
	if first, then, ok := strings.Cut(s, ", else "); ok {
		t, err := r.terms(n, []string{first, then})
		if err != nil {
			return nil, err
		}
		return rule.Else{First: t[0], Then: t[1]}, nil
	}
	return r.simple(n, s)
}

// tolled cuts "X, tolled from A to B"; the last "to" is the one that counts.
func tolled(s string) (parts []string, ok bool) {
	of, rest, ok := cutLast(s, ", tolled from ")
	if !ok {
		return nil, false
	}
	from, to, ok := cutLast(rest, " to ")
	return []string{of, from, to}, ok
}

func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i <= 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

func (r *reader) tolled(n *node, parts []string) (rule.Term, error) {
	t, err := r.terms(n, parts)
	if err != nil {
		return nil, err
	}
	return rule.Tolled{Of: t[0], From: t[1], To: t[2]}, nil
}

func pick(s string) (later bool, list string, ok bool) {
	if list, ok = strings.CutPrefix(s, "earlier of "); ok {
		return false, list, true
	}
	list, ok = strings.CutPrefix(s, "later of ")
	return true, list, ok
}

func (r *reader) terms(n *node, list []string) (out []rule.Term, err error) {
	for _, s := range list {
		t, err := r.term(n, s)
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}

// simple reads one amount, one movement, or one name.
func (r *reader) simple(n *node, s string) (rule.Term, error) {
	if a, ok := amountOf(s); ok {
		return r.shift(n, a)
	}
	if m, ok := rollOf(s); ok {
		return r.roll(n, m)
	}
	if of, ok := strings.CutPrefix(s, "end of day of "); ok {
		t, err := r.simple(n, of)
		return rule.EndOf{Of: t}, err
	}
	if id, ok := strings.CutPrefix(s, "due of "); ok {
		return rule.DueOf{ID: id}, nil
	}
	return r.named(n, s)
}

func (r *reader) shift(n *node, a amount) (rule.Term, error) {
	t := rule.Shift{N: a.n, Unit: a.unit, Before: a.before}
	if err := r.exact(n, &t, a.how); err != nil {
		return nil, err
	}
	from, err := r.simple(n, a.from)
	t.From = from
	return t, err
}

func (r *reader) roll(n *node, m roll) (rule.Term, error) {
	c, err := r.calendarNamed(n, m.calendar)
	if err != nil {
		return nil, err
	}
	of, err := r.simple(n, m.of)
	return rule.Business{Of: of, Calendar: c, Back: m.last}, err
}

// exact reads what stands in brackets after a unit and makes it exact.
func (r *reader) exact(n *node, t *rule.Shift, how string) (err error) {
	switch t.Unit {
	case civil.Hours:
		return check(how == "", n, "hours take nothing in brackets, got (%s)", how)
	case civil.Months:
		var ok bool
		t.Overflow, ok = overflows[how]
		return check(ok, n, "months need (else last day) or (else first of next): what if the month has no such day?")
	case civil.BusinessHours:
		return r.openHours(n, t, how)
	case civil.BusinessDays:
		t.Calendar, err = r.calendarNamed(n, how)
		return err
	default:
		return r.longer(n, t, how)
	}
}

// openHours reads the calendar of business hours, which must say when it opens and closes.
func (r *reader) openHours(n *node, t *rule.Shift, how string) (err error) {
	if t.Calendar, err = r.calendarNamed(n, how); err != nil {
		return err
	}
	return check(t.Calendar.Opens < t.Calendar.Closes && !t.Before, n,
		"business hours are counted forward, in a calendar that has a line like: hours 9 to 17")
}

var overflows = map[string]civil.Overflow{"else last day": civil.LastDay, "else first of next": civil.FirstOfNext}

// longer reads "(or FACT if more)".
func (r *reader) longer(n *node, t *rule.Shift, how string) (err error) {
	if how == "" {
		return nil
	}
	name, ok := strings.CutPrefix(how, "or ")
	name, more := strings.CutSuffix(name, " if more")
	if !ok || !more {
		return n.errorf("days take (or FACT if more), got (%s)", how)
	}
	t.Longer, err = r.word(n, name, fact.Number)
	return err
}

func (r *reader) calendarNamed(n *node, name string) (*civil.Calendar, error) {
	c := r.Calendars[name]
	return c, check(c != nil, n, "business days need their calendar in brackets; %q is none of %s", name, known(r.Calendars))
}

// named reads an event or a name given with let, perhaps presumed or assumed.
func (r *reader) named(n *node, s string) (rule.Term, error) {
	inner, closed := strings.CutSuffix(s, ")")
	if name, by, ok := strings.Cut(inner, " (presumed "); ok && closed {
		return r.presumed(n, name, by)
	}
	if name, what, ok := strings.Cut(inner, " (assuming "); ok && closed {
		t, err := r.name(n, name)
		return rule.Assuming{Of: t, What: what}, err
	}
	return r.name(n, s)
}

func (r *reader) presumed(n *node, event, by string) (rule.Term, error) {
	p := r.Presumptions[by]
	if p == nil {
		return nil, n.errorf("no presumption is called %q; there are %s", by, known(r.Presumptions))
	}
	return rule.Presumed{By: p}, check(p.Event.Name == event, n, "%s presumes %s, not %s", by, p.Event.Name, event)
}

func (r *reader) name(n *node, s string) (rule.Term, error) {
	if _, ok := r.lets[s]; ok {
		return rule.Named{Name: s}, nil
	}
	w := r.Words.Word(s)
	return rule.Named{Name: s}, check(w != nil && w.Kind == fact.Event, n,
		"%q is no moment; expected an event, a name from a let line, or an amount like %q", s, "72 hours after claim received")
}

func (r *reader) word(n *node, name string, kind fact.Kind) (*fact.Word, error) {
	w := r.Words.Word(name)
	return w, check(w != nil && w.Kind == kind, n, "%q is not in the vocabulary as what is wanted here", name)
}
