package lawfile

import (
	"strings"

	"github.com/recourse-health/recourse/judge/rule"
	"github.com/recourse-health/recourse/value/civil"
)

// body reads the lines under "rule". Names given with let come first, so that they may
// stand in any order.
func (f *ruleFile) body(lines []*node) error {
	for _, n := range lines {
		if name, ok := letName(n); ok {
			f.lets[name] = nil
		}
	}
	for _, n := range lines {
		if err := f.line(n); err != nil {
			return err
		}
	}
	f.rule.Lets = f.lets
	return nil
}

// letName is the name that a line defines: "let NAME be …", or "start …".
func letName(n *node) (string, bool) {
	if n.key() == "start" {
		return "start", true
	}
	name, _, ok := strings.Cut(n.rest(), " be ")
	return name, ok && n.key() == "let"
}

func (f *ruleFile) line(n *node) (err error) {
	r, v := f.rule, n.all()
	switch n.key() {
	case "kind":
		r.Kind = rule.Kind(v)
		err = check(kindNames[r.Kind], n, "kind is clock, right, ban or duty, not %q", v)
	case "step":
		r.Step = v
	case "who":
		r.Who = v
	case "filed":
		r.Filed = v
	case "says":
		r.Says = v
	case "unsafe":
		r.Unsafe = v
	case "as":
		r.AsOf, err = f.term(n, strings.TrimPrefix(v, "of "))
	case "let", "start":
		err = f.let(n)
	case "when", "unless", "assume":
		err = f.clause(n)
	case "if", "otherwise":
		err = f.branch(n)
	case "late":
		err = f.consequence(&f.late, n)
	default:
		err = f.only(n)
	}
	return err
}

var kindNames = map[rule.Kind]bool{rule.Clock: true, rule.Right: true, rule.Ban: true, rule.Duty: true}

func (f *ruleFile) let(n *node) (err error) {
	name, _ := letName(n)
	_, text, ok := strings.Cut(n.rest(), " be ")
	switch {
	case name == "start":
		text = n.rest()
	case !ok || f.reader.Words.Word(name) != nil:
		return n.errorf("expected let NAME be MOMENT, with a name that is no word of the vocabulary")
	}
	f.lets[name], err = f.term(n, text)
	return err
}

func (f *ruleFile) clause(n *node) error {
	text, plans, err := f.speaksOf(n, n.all())
	if err != nil {
		return err
	}
	conds, err := f.conds(n, text)
	for _, c := range conds {
		f.rule.When = append(f.rule.When, rule.Clause{How: rule.How(n.key()), Cond: c, For: plans, Text: text})
	}
	return err
}

// speaksOf takes "for PLANS" from the end of a text.
func (f *ruleFile) speaksOf(n *node, s string) (text string, plans []string, err error) {
	i := strings.LastIndex(s, " for ")
	if i < 0 {
		return s, nil, nil
	}
	plans, err = f.plans(n, s[i+len(" for "):])
	return s[:i], plans, err
}

// branch reads "if CONDITIONS" or "otherwise", with the lines under it.
func (f *ruleFile) branch(n *node) (err error) {
	var b rule.Branch
	if n.key() == "if" {
		if b.If, err = f.conds(n, n.rest()); err != nil {
			return err
		}
	}
	for _, line := range n.body {
		if err := f.branchLine(&b, line); err != nil {
			return err
		}
	}
	f.rule.Branches = append(f.rule.Branches, b)
	return check(b.Due != nil && !f.single, n, "a branch needs a due of its own, and there is none beside the branches")
}

// only reads a line of the one branch of a rule that has no if.
func (f *ruleFile) only(n *node) error {
	r := f.rule
	if len(r.Branches) == 0 {
		r.Branches, f.single = []rule.Branch{{}}, true
	}
	if !f.single {
		return n.errorf("with if and otherwise, this line belongs under one of them")
	}
	return f.branchLine(&r.Branches[0], n)
}

func (f *ruleFile) branchLine(b *rule.Branch, n *node) (err error) {
	switch n.key() {
	case "due":
		due, para, _ := strings.Cut(n.all(), "§")
		b.Cite = strings.TrimSpace(para)
		b.Due, err = f.term(n, strings.TrimSpace(due))
	case "or":
		err = f.reading(b, n)
	case "late":
		err = f.consequence(&b.Late, n)
	case "unsafe":
		b.Unsafe = n.all()
	default:
		err = n.errorf("%q is no word of a rule; expected kind step who filed says unsafe as let start when unless assume if otherwise due or late", n.key())
	}
	return err
}

func (f *ruleFile) reading(b *rule.Branch, n *node) error {
	due, why, ok := strings.Cut(n.all(), ", if ")
	if !ok {
		return n.errorf("another reading says when it holds: or MOMENT, if …")
	}
	t, err := f.term(n, due)
	b.Others = append(b.Others, rule.Reading{Due: t, If: "if " + why})
	return err
}

// consequence reads "late [unsafe] WHAT [for PLANS]: how it is said".
func (f *ruleFile) consequence(to *[]rule.Consequence, n *node) (err error) {
	var c rule.Consequence
	text, says, _ := strings.Cut(n.all(), ":")
	c.Says = strings.TrimSpace(says)
	text, c.Unsafe = strings.CutPrefix(text, "unsafe ")
	c.Is, c.For, err = f.speaksOf(n, strings.TrimSpace(text))
	*to = append(*to, c)
	return err
}

func day(n *node, s string) (civil.Date, error) {
	d, err := civil.Parse(s)
	return d, wrap(n, err)
}
