package lawfile

import (
	"strings"

	"github.com/recourse-health/recourse/judge/rule"
	"github.com/recourse-health/recourse/judge/rule/fact"
)

// conds reads conditions joined by "and".
func (r *reader) conds(n *node, s string) (out []rule.Cond, err error) {
	for part := range strings.SplitSeq(s, " and ") {
		c, err := r.cond(n, strings.TrimSpace(part))
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

func (r *reader) cond(n *node, s string) (rule.Cond, error) {
	if name, limit, ok := strings.Cut(s, " happened by "); ok {
		return r.happenedBy(n, name, limit)
	}
	if what, limit, ok := strings.Cut(s, " by "); ok {
		return r.by(n, what, limit)
	}
	if name, ok := strings.CutSuffix(s, " happened"); ok {
		name, not := strings.CutSuffix(name, " not")
		w, err := r.word(n, name, fact.Event)
		return rule.Happened{Event: w, Not: not}, err
	}
	if name, values, ok := strings.Cut(s, " told as "); ok {
		c, err := r.is(n, name, values)
		c.Told = true
		return c, err
	}
	if name, values, ok := strings.Cut(s, " is "); ok {
		return r.is(n, name, values)
	}
	name, not := strings.CutPrefix(s, "not ")
	w, err := r.word(n, name, fact.Flag)
	if err != nil {
		return nil, n.errorf("%q is no condition; expected like: urgent · not urgent · notice is a or b · claim received happened · x by 24 hours before y", s)
	}
	return flag(w, !not), nil
}

func flag(w *fact.Word, is bool) rule.Cond {
	if is {
		return rule.Is{Word: w, Values: []string{"yes"}}
	}
	return rule.Is{Word: w, Values: []string{"no"}}
}

// by reads "x by y": whether it holds is not known until both are.
func (r *reader) by(n *node, what, limit string) (rule.Cond, error) {
	t, err := r.terms(n, []string{what, limit})
	if err != nil {
		return nil, err
	}
	return rule.By{What: t[0], Limit: t[1]}, nil
}

// happenedBy reads "x happened by y": what was not told did not happen.
func (r *reader) happenedBy(n *node, name, limit string) (rule.Cond, error) {
	w, err := r.word(n, name, fact.Event)
	if err != nil {
		return nil, err
	}
	by, err := r.by(n, name, limit)
	return rule.All{rule.Happened{Event: w}, by}, err
}

func (r *reader) is(n *node, name, values string) (c rule.Is, err error) {
	c.Word = r.Words.Word(name)
	if c.Word == nil || c.Word.Kind != fact.Choice && c.Word.Kind != fact.Number {
		return c, n.errorf("%q is neither a choice nor a number of the vocabulary", name)
	}
	values, c.Not = strings.CutPrefix(values, "not ")
	c.Values = strings.Split(values, " or ")
	for _, v := range c.Values {
		if c.Word.Kind == fact.Choice && !c.Word.Allows(v) {
			return c, n.errorf("%s is never %q; it is one of %s", name, v, strings.Join(c.Word.Values, " "))
		}
	}
	return c, nil
}
