package lawfile

import (
	"regexp"
	"strconv"
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
	if m := tolled.FindStringSubmatch(s); m != nil {
		return r.tolled(n, m[1:])
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

var tolled = regexp.MustCompile(`^(.+), tolled from (.+) to (.+)$`)

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
	if m := amount.FindStringSubmatch(s); m != nil {
		return r.shift(n, m)
	}
	if m := business.FindStringSubmatch(s); m != nil {
		c, err := r.calendarNamed(n, m[2])
		if err != nil {
			return nil, err
		}
		of, err := r.simple(n, m[4])
		return rule.Business{Of: of, Calendar: c, Back: m[1] == "last"}, err
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

var (
	amount   = regexp.MustCompile(`^(\d+) (hours?|days?|months?|business days?)(?: \(([^)]*)\))? (after|before) (.+)$`)
	business = regexp.MustCompile(`^(first|last) business day \(([^)]*)\) on or (after|before) (.+)$`)
	marked   = regexp.MustCompile(`^(.+?) \((presumed|assuming) ([^)]*)\)$`)
)

func (r *reader) shift(n *node, m []string) (rule.Term, error) {
	count, _ := strconv.Atoi(m[1])
	t := rule.Shift{N: count, Before: m[4] == "before"}
	if err := r.unit(n, &t, strings.TrimSuffix(m[2], "s"), m[3]); err != nil {
		return nil, err
	}
	from, err := r.simple(n, m[5])
	t.From = from
	return t, err
}

// unit reads how an amount counts; what stands in brackets makes it exact.
func (r *reader) unit(n *node, t *rule.Shift, unit, how string) (err error) {
	switch unit {
	case "hour":
		t.Unit = rule.Hours
		return check(how == "", n, "hours take nothing in brackets, got (%s)", how)
	case "month":
		t.Unit = rule.Months
		var ok bool
		t.Overflow, ok = overflows[how]
		return check(ok, n, "months need (else last day) or (else first of next): what if the month has no such day?")
	case "business day":
		t.Unit = rule.BusinessDays
		t.Calendar, err = r.calendarNamed(n, how)
		return err
	default:
		t.Unit = rule.Days
		return r.longer(n, t, how)
	}
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
	m := marked.FindStringSubmatch(s)
	switch {
	case m == nil:
		return r.name(n, s)
	case m[2] == "presumed":
		return r.presumed(n, m[1], m[3])
	default:
		t, err := r.name(n, m[1])
		return rule.Assuming{Of: t, What: m[3]}, err
	}
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
