package rule

import (
	"cmp"
	"slices"
	"strings"

	"github.com/recourse-health/recourse/judge/rule/fact"
)

// Decide holds r against c. Ruling answers for the other rules that r speaks of.
func (r *Rule) Decide(c fact.View, ruling func(id string) Answer) Answer {
	s := &search{View: c, lets: r.Lets, cautious: r.Who == Patient, ruling: ruling}
	scope := r.scope(s)
	if scope.truth == no {
		return none(r, "the rule is not for this plan or state", scope.because)
	}
	where := r.conditions(s)
	because := append(scope.because, where.because...)
	switch {
	case where.truth == no:
		return none(r, where.against, where.because)
	case scope.truth == maybe || where.truth == maybe:
		return unknown(r, append(scope.missing, where.missing...), because)
	}
	a := r.answer(s, because)
	a.Assumes = append(where.assumes, a.Assumes...)
	a.Sharper = unique(append(where.sharper, a.Sharper...))
	return a
}

// scope asks for plan type and state.
func (r *Rule) scope(s *search) finding {
	var all All
	if len(r.Plans) > 0 {
		all = append(all, Is{Word: plan, Values: r.Plans})
	}
	if len(r.States) > 0 {
		all = append(all, Is{Word: state, Values: r.States})
	}
	return all.holds(s)
}

// The two words that every head knows.
var plan, state = &fact.Word{Name: "plan"}, &fact.Word{Name: "state"}

// conditions is what the clauses of the whole rule come to.
type conditions struct {
	finding
	against string
	assumes []string
	sharper []string
}

// conditions asks all clauses: one that stands against the rule settles it.
func (r *Rule) conditions(s *search) conditions {
	sum := conditions{finding: finding{truth: yes}}
	for _, c := range r.When {
		f := c.Cond.holds(s)
		switch {
		case !s.speaksOf(c.For):
			continue
		case f.truth == no && c.How != Unless, f.truth == yes && c.How == Unless:
			return conditions{finding: finding{truth: no, because: f.because}, against: string(c.How) + " " + c.Text}
		case f.truth == maybe && c.How == Assume:
			sum.assumes = append(sum.assumes, c.Text)
			sum.sharper = append(sum.sharper, f.missing...)
			continue
		case f.truth == maybe:
			sum.truth = maybe
		}
		sum.because = append(sum.because, f.because...)
		sum.missing = append(sum.missing, f.missing...)
	}
	return sum
}

// answer is what a rule whose conditions hold gives.
func (r *Rule) answer(s *search, because []fact.Fact) Answer {
	if len(r.Branches) == 0 {
		return r.inForce(s, Answer{Rule: r, State: Given, Cite: r.Cite, Because: because, Unsafe: r.Unsafe})
	}
	for _, b := range r.Branches {
		f := All(b.If).holds(s)
		because := append(slices.Clip(because), f.because...)
		switch f.truth {
		case yes:
			return r.clock(s, b, because)
		case maybe:
			return unknown(r, f.missing, because)
		}
	}
	return none(r, "no branch of the rule is for this case", because)
}

// clock is what the branch taken gives.
func (r *Rule) clock(s *search, b Branch, because []fact.Fact) Answer {
	f := b.Due.find(s)
	because = append(slices.Clip(because), f.Because...)
	switch {
	case f.None != "":
		return none(r, f.None, because)
	case !f.known():
		return unknown(r, f.Missing, because)
	}
	for _, o := range b.Others {
		if g := o.Due.find(s); g.known() {
			f = f.or(g.Points[0].At, o.If)
		}
	}
	return r.inForce(s, Answer{
		Rule: r, State: Given, Because: because, Points: f.Points, Assumes: f.Assumes, Sharper: f.Sharper,
		Cite: paragraph(r.Cite, b.Cite), Late: s.late(b.Late), Unsafe: cmp.Or(b.Unsafe, r.Unsafe),
	})
}

// speaksOf reports whether a line said "for" some plan types is said of this case.
func (s *search) speaksOf(plans []string) bool {
	f, _ := s.Get(plan.Name)
	return len(plans) == 0 || slices.Contains(plans, f.Choice)
}

func (s *search) late(all []Consequence) (ours []Consequence) {
	for _, c := range all {
		if s.speaksOf(c.For) {
			ours = append(ours, c)
		}
	}
	return ours
}

// paragraph adds "(f)(2)" to the rule's citation; any other text is a citation of its own.
func paragraph(cite, para string) string {
	if para == "" || strings.HasPrefix(para, "(") {
		return cite + para
	}
	return para
}
