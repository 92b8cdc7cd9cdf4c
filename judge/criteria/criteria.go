// Package criteria holds a rule of a plan, as a tree, against the record: which criterion is met, which is not, and which is not
// known, on which facts, and what would settle it.
//
// It promises that nothing is met without a fact on which it rests, that the order of facts is of no account, and that a further
// fact takes nothing back that was met unless it contradicts.
package criteria

import (
	"slices"

	"github.com/recourse-health/recourse/judge/ground"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/policy"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// An Answer says how one criterion stands. Of a branch, Of are the answers of its children.
type Answer struct {
	Node     policy.Node
	Is       record.Tri // Yes met, No not met
	Reported bool       // met on a person's memory alone: no paper shows it yet
	On       []ref.Fact // what the record holds about it
	Short    []say.Line // why what the record holds falls short
	Lacks    []Lack     // what would settle it, where it is not known
	Of       []Answer
}

// A Lack is one thing that would settle a criterion: what is still to show, who can show it, and the word of the case file by which
// it is answered (empty: by a paper alone).
type Lack struct {
	Say      say.Line
	Who, Ask string
}

// Judge holds the rule that the notice states against the record. False: no rule was read.
func Judge(c *record.Case, drugs ground.Drugs) (Answer, bool) {
	rule, because := ground.Required(c)
	if rule.IsZero() {
		return Answer{}, false
	}
	return Of(rule, because, c, drugs), true
}

// Of holds any rule against the record; because are the facts that the rule itself stands on. Where their words name a time that the
// tree does not hold, no trial meets it: it may have been too short.
func Of(rule policy.Node, because []ref.Fact, c *record.Case, drugs ground.Drugs) Answer {
	h := hearing{Case: c, drugs: drugs, rule: ref.Facts(because...)}
	for _, id := range because {
		f, _ := c.Get(id)
		for _, s := range f.Spans() {
			h.unread = h.unread || unread(rule, s.Quote())
		}
	}
	return h.node(rule)
}

// hearing is one case before a rule.
type hearing struct {
	*record.Case
	drugs  ground.Drugs
	rule   []ref.Ref
	unread bool // the words of the rule name a time that its tree lacks
}

func (h hearing) node(n policy.Node) Answer {
	if n.IsLeaf() {
		a := h.leaf(n.Leaf)
		a.Node = n
		return a
	}
	a := Answer{Node: n}
	for _, c := range n.Of {
		k := h.node(c)
		a.Of = append(a.Of, k)
		a.rest(k.On...)
	}
	a.combine()
	return a
}

// combine counts: met where as many as wanted are, not met where as many can no longer be.
func (a *Answer) combine() {
	want := min(max(a.Node.AtLeast, 1), len(a.Of))
	met, shown, lost := 0, 0, 0
	for _, k := range a.Of {
		switch {
		case k.Is == record.No:
			lost++
		case k.Is == record.Yes && k.Reported:
			met++
		case k.Is == record.Yes:
			met++
			shown++
		default:
			a.Lacks = append(a.Lacks, k.Lacks...)
		}
	}
	switch {
	case met >= want:
		a.Is, a.Reported, a.Lacks = record.Yes, shown < want, nil
	case len(a.Of)-lost < want:
		a.Is, a.Lacks = record.No, nil
	}
}

func (h hearing) leaf(l policy.Leaf) Answer {
	switch l.Kind {
	case policy.Tried:
		return h.tried(l)
	case policy.Contraindicated:
		return h.unsafe(l)
	case policy.Stable:
		return h.stable(l)
	case policy.Diagnosis:
		return h.diagnosis(l)
	}
	a := Answer{}
	a.lack("prescriber", "", say.L("criteria.need.paper"))
	return a
}

func (a *Answer) rest(ids ...ref.Fact) {
	for _, id := range ids {
		if !slices.Contains(a.On, id) {
			a.On = append(a.On, id)
		}
	}
}

func (a *Answer) lack(who, ask string, need say.Line) {
	a.Lacks = append(a.Lacks, Lack{need, who, ask})
}

// memory reports a fact that rests on a person's memory alone.
func memory(f record.Fact) bool {
	t, told := f.Source.(record.Told)
	return told && t.Where == "" && f.By == record.ByPatient
}

// clinical reports the word of the prescriber or of the chart, and sure.
func clinical(f record.Fact) bool {
	return f.Sure && (f.By == record.ByPrescriber || f.By == record.ByRecord)
}

// number is an argument that stands on the rule.
func (h hearing) number(name string, n int) say.Arg { return say.A(name, n, h.rule...) }

// names is what a leaf speaks of, as an argument: its drugs, else its class.
func (h hearing) names(l policy.Leaf) say.Arg {
	if len(l.Drugs) == 0 {
		return say.A("drugs", l.Class, h.rule...)
	}
	var or say.Or
	for _, d := range l.Drugs {
		or = append(or, d)
	}
	return say.A("drugs", or, h.rule...)
}
