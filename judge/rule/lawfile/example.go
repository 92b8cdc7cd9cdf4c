package lawfile

import (
	"strconv"
	"strings"

	"github.com/recourse-health/recourse/judge/rule"
	"github.com/recourse-health/recourse/judge/rule/fact"
	"github.com/recourse-health/recourse/value/civil"
)

// example reads a worked case: what is given, and what then follows.
func (f *ruleFile) example(n *node) (err error) {
	e := rule.Example{Line: n.n, Title: n.rest()}
	for _, g := range f.given {
		if e.Case, err = f.facts(e.Case, g); err != nil {
			return err
		}
	}
	for _, b := range n.body {
		switch b.key() {
		case "given":
			e.Case, err = f.facts(e.Case, b)
		case "then":
			e.Want = b.all()
		case "or":
			e.Or = b.all()
		case "safe":
			e.Safe = b.all()
		default:
			err = b.errorf("%q: a case has given, then, or and safe", b.key())
		}
		if err != nil {
			return err
		}
	}
	f.rule.Cases = append(f.rule.Cases, e)
	return check(e.Want != "", n, "a case needs a line that begins with then")
}

func (r *reader) facts(c fact.View, n *node) (fact.View, error) {
	for _, s := range commas(n.all()) {
		f, err := r.fact(n, s)
		if err != nil {
			return c, err
		}
		c = c.With(f)
	}
	return c, nil
}

// fact reads one fact in the words of a condition: "plan is va", "not urgent",
// "appeal levels is 2", "claim received 2026-03-02".
func (r *reader) fact(n *node, s string) (f fact.Fact, err error) {
	if name, v, ok := strings.Cut(s, " is "); ok {
		return r.chosen(n, name, v)
	}
	name, not := strings.CutPrefix(s, "not ")
	if w := r.Words.Word(name); w != nil && w.Kind == fact.Flag {
		return fact.Fact{Word: w, Yes: !not}, nil
	}
	i := strings.LastIndex(s, " ")
	if i < 0 {
		return f, n.errorf("%q is no fact; expected like: plan is va · urgent · claim received 2026-03-02", s)
	}
	if f.Word, err = r.word(n, s[:i], fact.Event); err != nil {
		return f, err
	}
	f.At, err = civil.ParseMoment(s[i+1:], nil)
	return f, wrap(n, err)
}

func (r *reader) chosen(n *node, name, v string) (fact.Fact, error) {
	w := r.Words.Word(name)
	switch {
	case w != nil && w.Kind == fact.Number:
		k, err := strconv.Atoi(v)
		return fact.Fact{Word: w, Number: k}, wrap(n, err)
	case w != nil && w.Kind == fact.Choice && w.Allows(v):
		return fact.Fact{Word: w, Choice: v}, nil
	default:
		return fact.Fact{}, n.errorf("%q has no value %q in the vocabulary", name, v)
	}
}
